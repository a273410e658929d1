#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "core/authorization/Consents.h"
#include "core/authorization/DeviceCodes.h"
#include "core/authorization/PasswordChange.h"
#include "core/authorization/PushedRequests.h"
#include "core/clients/ClientDirectory.h"
#include "core/tokens/TokenService.h"
#include "core/users/PasswordSignIn.h"
#include "server/login/PageFrame.h"
#include "server/login/Visitors.h"
#include "server/oauth/AuthorizationRequest.h"
#include "server/oauth/RefusalRecord.h"

namespace server {

/// What every endpoint with pages works with, and how it answers: in the visitor's language, with the request id, and
/// with a record of every refusal. Request pool only.
class PageDesk
{
public:
    struct Context
    {
        core::ClientDirectory &clients;
        core::PasswordSignIn &signIn;
        core::BrowserSessions &sessions;
        core::Consents &consents;
        core::AuthorizationCodes &codes;
        core::PushedRequests &pushedRequests;
        core::DeviceCodes &deviceCodes;
        core::TokenService &tokens;
        const core::Clock &clock;
        core::Random &random;
        const AuthorizationRequests &requests;
        RefusalRecord &refusals;
        PageFrame &frame;
        const ScopeCatalog &scopes;
        std::function<void()> changed;                            ///< somebody signed in, allowed or ended something
        std::function<void(const core::SignInRefusal &)> refused; ///< for metrics
        core::PasswordChange *passwords = nullptr;                ///< none: it is not offered
    };

    explicit PageDesk(Context context);

    const Context &parts() const { return m_context; }
    Visitors &visitors() { return m_visitors; }
    const QString &issuer() const { return m_context.tokens.issuer(); }
    /// One of our own addresses as a browser needs it: behind the issuer's path.
    QString address(const QString &path) const;

    static PageWords words(const HttpRequest &request, const QStringList &uiLocales = {});
    HttpResponse show(const Page &page, const PageWords &words, const HttpRequest &request, const Visit &visit) const;
    /// Recorded; `endpoint` as in the route list. `restart`: where the way to it can be begun again.
    HttpResponse showError(const OAuthError &error, const HttpRequest &request, const QString &endpoint,
                           const core::ClientId &client = {}, const QString &restart = {});
    HttpResponse showStale(const HttpRequest &request, const QString &endpoint, const QString &restart,
                           const core::ClientId &client = {});
    void record(const OAuthError &error, const HttpRequest &request, const QString &endpoint,
                const core::ClientId &client);
    /// 303: what follows a form is always a GET (RFC 9700 §4.12).
    static HttpResponse seeOther(const QByteArray &location);

private:
    Context m_context;
    Visitors m_visitors;
    QString m_prefix;
};

/// Scheme sources for PagePolicy: where the answer for this redirect URI may lead the browser. Chromium applies
/// form-action to every redirect that follows a form, so the client's own next hop must be allowed as well.
QList<QByteArray> answerTargets(const QString &redirectUri);

} // namespace server
