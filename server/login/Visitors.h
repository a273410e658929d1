#pragma once

#include "core/sessions/BrowserSessions.h"
#include "server/login/BrowserCookie.h"
#include "server/login/CsrfToken.h"
#include "server/oauth/FormBody.h"

namespace server {

/// The browser behind a request, and who is signed in there.
struct Visit
{
    QByteArray browser;       ///< value of the cookie that every browser gets with its first form
    bool isNew = false;       ///< it came without one
    QByteArray sessionCookie; ///< as sent, whether it is worth anything or not
    std::optional<core::BrowserSessions::Found> found;

    /// What forms are bound to: another one after each sign-in.
    QByteArray boundTo() const { return browser + '.' + sessionCookie; }
};

/// Knows browsers by two cookies: one that only ties forms to the browser that got them, and the session's. Any thread
/// that may wait for the database.
class Visitors
{
public:
    struct Context
    {
        core::BrowserSessions &sessions;
        const core::Clock &clock;
        core::Random &random;
    };
    enum class FormVerdict { Own, Stale, Foreign };

    explicit Visitors(Context context);

    core::Result<Visit> visit(const HttpRequest &request);
    /// The hidden field `csrf`. `form` names everything that must not be swapped.
    QByteArray formToken(const Visit &visit, const QByteArray &form) const;
    /// Was this form of ours sent by a page of ours in this browser? `issuer` tells our own origin.
    FormVerdict judge(const HttpRequest &request, const Visit &visit, const QString &token, const QByteArray &form,
                      const QString &issuer) const;
    /// Before an answer with a form is sent.
    void keepBrowser(HttpResponse &response, const HttpRequest &request, const Visit &visit) const;
    /// After a right password: a new session value, whatever the browser had before. The visit becomes the user's.
    core::Result<void> signIn(Visit &visit, const core::User &user, const core::Origin &origin);
    void keepSession(HttpResponse &response, const HttpRequest &request, const Visit &visit) const;
    void dropSession(HttpResponse &response, const HttpRequest &request) const;

private:
    Context m_context;
    BrowserCookie m_browserCookie;
    BrowserCookie m_sessionCookie;
    CsrfToken m_csrf;
};

/// `scheme://host[:port]` as browsers write an origin; empty for what has none.
QByteArray originOfUrl(const QString &url);
/// The query of a GET, decoded by the rules of a form.
core::Result<FormBody, OAuthError> parseQuery(const HttpRequest &request);

} // namespace server
