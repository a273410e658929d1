#pragma once

#include "server/login/PageDesk.h"
#include "server/login/SignInPage.h"

namespace server {

/// What somebody signs in for: it is known again when the form comes back, and cannot be swapped on the way.
struct SignInOccasion
{
    enum class Purpose { Authorize, Device, Account };
    Purpose purpose = Purpose::Account;
    QByteArray query;  ///< Authorize: AuthorizationRequest::query; Device: the user code
    QByteArray ticket; ///< Authorize
    std::shared_ptr<const core::Client> client = {};
    QStringList uiLocales = {};
    QList<QByteArray> formTargets = {};

    /// Of the form's fields alone; client and what follows are for the caller to find out.
    static std::optional<SignInOccasion> fromForm(const FormBody &form);
};

/// Asks for a password and checks it. One for all pages that need somebody to be signed in.
class SignInDesk
{
public:
    explicit SignInDesk(PageDesk &desk) : m_desk(desk) {}

    HttpResponse ask(const HttpRequest &request, const Visit &visit, const SignInOccasion &occasion,
                     const QString &username, std::optional<SignInFailure> failure = {}) const;
    HttpResponse offerAccount(const HttpRequest &request, const Visit &visit, const SignInOccasion &occasion) const;
    /// A form that leads to the same place without a password: to choose another account.
    PageForm form(const Visit &visit, const SignInOccasion &occasion) const;
    bool isOwnForm(const HttpRequest &request, const Visit &visit, const FormBody &form,
                   const SignInOccasion &occasion) const;
    /// The visit becomes the user's; its cookie is to be sent.
    core::Result<void, SignInFailure> check(const HttpRequest &request, const FormBody &form, Visit &visit,
                                            const SignInOccasion &occasion);

private:
    PageDesk &m_desk;
};

} // namespace server
