#pragma once

#include "server/login/FlowTicket.h"
#include "server/login/SignInDesk.h"

namespace server {

/// What stands between an authorization request and its answer: sign-in, choice of account, consent. Keeps nothing
/// between pages: each step reads and checks the request again and then asks what is still missing.
class AuthorizationFlow
{
public:
    /// A request that is known to be good, as it stands now.
    struct Stage
    {
        AuthorizationRequest request;
        FlowTicket ticket;
        Visit visit;
    };

    AuthorizationFlow(PageDesk &desk, SignInDesk &signIn);

    /// A checked request, for the first time.
    Stage begin(AuthorizationRequest request, Visit visit) const;
    /// What a page or an address of ours carried. Nothing when the ticket is not one for it.
    std::optional<core::Result<Stage, AuthorizationRefusal>> resume(const QByteArray &query, const QString &ticket,
                                                                    Visit visit) const;
    /// The page that is needed now, or the answer to the client.
    HttpResponse next(const HttpRequest &http, const Stage &stage);
    /// The same after a form was taken: by a redirect, so that a reload sends nothing twice.
    HttpResponse goOn(const HttpRequest &http, const Stage &stage);
    /// The answer of the consent page, proven to be ours; what was not shown there is not allowed by it.
    HttpResponse decide(const HttpRequest &http, const Stage &stage, const FormBody &form);
    HttpResponse refuse(const HttpRequest &http, const AuthorizationRefusal &refusal);
    HttpResponse deny(const HttpRequest &http, const Stage &stage);

    SignInOccasion occasionOf(const Stage &stage) const;
    bool isOwnConsent(const HttpRequest &http, const FormBody &form, const Stage &stage) const;
    /// Where a request of which only the query is left begins again; empty when it is too long for an address
    /// or has what no address has: somebody else wrote it.
    QString restartAddress(const QByteArray &query) const;

private:
    enum class Need { Nothing, SignIn, AccountChoice, OtherUser };
    /// `isDeciding`: the consent page is answered, rather than asked for.
    core::Result<Need, OAuthError> needOf(const Stage &stage, bool isDeciding = false) const;
    bool needsPassword(const Stage &stage, bool isDeciding) const;
    core::Result<bool> needsConsent(const Stage &stage) const;
    HttpResponse askConsent(const HttpRequest &http, const Stage &stage) const;
    HttpResponse askSignIn(const HttpRequest &http, const Stage &stage) const;
    HttpResponse giveCode(const HttpRequest &http, const Stage &stage);
    HttpResponse refuse(const HttpRequest &http, const Stage &stage, OAuthError error);
    core::Result<void, OAuthError> spend(const QString &requestUri) const;

    PageDesk &m_desk;
    SignInDesk &m_signIn;
    FlowTickets m_tickets;
};

} // namespace server
