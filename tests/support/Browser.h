#pragma once

#include "tests/support/CodeFlow.h"

#include <QMap>
#include <QRegularExpression>
#include <QUrlQuery>

namespace tests {

/// A form of a page as a browser sees it.
struct BrowserForm
{
    QByteArray action;
    FormFields hidden;

    FormFields with(const FormFields &typed) const { return hidden + typed; }
    /// The same form after somebody meddled with one field.
    BrowserForm swapped(const QByteArray &name, const QByteArray &value) const
    {
        BrowserForm other = *this;
        for (auto &[field, content] : other.hidden) {
            if (field == name)
                content = value;
        }
        return other;
    }
    QByteArray value(const QByteArray &name) const
    {
        for (const auto &[field, content] : hidden) {
            if (field == name)
                return content;
        }
        return {};
    }
};

/// Keeps cookies, reads forms, and follows nothing by itself: tests look at every step.
class Browser
{
public:
    explicit Browser(const ServerFixture &server) : m_server(server) {}

    HttpAnswer get(const QByteArray &path, const HeaderList &headers = {})
    {
        return kept(m_server.http().get(path, headers + cookieHeader()));
    }
    HttpAnswer post(const QByteArray &path, const FormFields &fields, const HeaderList &headers = {})
    {
        return kept(m_server.http().postForm(path, fields, headers + cookieHeader()));
    }
    HttpAnswer send(const BrowserForm &form, const FormFields &typed, const HeaderList &headers = {})
    {
        return post(form.action, form.with(typed), headers);
    }
    /// Redirects to our own addresses, up to the first page or the client.
    HttpAnswer follow(HttpAnswer answer)
    {
        for (int hops = 0; hops < 5 && answer.status == 303 && answer.header("location").startsWith('/'); ++hops)
            answer = get(answer.header("location"));
        return answer;
    }
    /// From a page with the sign-in form to what comes after it.
    HttpAnswer signIn(const HttpAnswer &page, const QByteArray &user = "alice",
                      const QByteArray &password = ServerFixture::kPassword)
    {
        return follow(send(form(page), {{"username", user}, {"password", password}}));
    }

    /// The form number `index` of a page; an empty one when there is none.
    static BrowserForm form(const HttpAnswer &page, int index = 0)
    {
        static const QRegularExpression forms(
            QStringLiteral("<form method=\"(?:post|get)\" action=\"([^\"]*)\">(.*?)</form>"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression fields(
            QStringLiteral("<input type=\"hidden\" name=\"([^\"]*)\"[^>]*? value=\"([^\"]*)\">"));
        auto found = forms.globalMatch(QString::fromUtf8(page.body));
        while (index-- > 0 && found.hasNext())
            found.next();
        if (!found.hasNext())
            return {};
        const auto match = found.next();
        BrowserForm form{plain(match.captured(1)), {}};
        auto hidden = fields.globalMatch(match.captured(2));
        while (hidden.hasNext()) {
            const auto field = hidden.next();
            form.hidden.emplace_back(plain(field.captured(1)), plain(field.captured(2)));
        }
        return form;
    }
    /// The form that holds `mark`.
    static BrowserForm formWith(const HttpAnswer &page, const QByteArray &mark)
    {
        const int before = int(page.body.left(page.body.indexOf(mark)).count("<form ")) - 1;
        return page.body.contains(mark) ? form(page, before) : BrowserForm();
    }
    static QByteArray heading(const HttpAnswer &page)
    {
        static const QRegularExpression heading(QStringLiteral("<h1>(.*?)</h1>"));
        return heading.match(QString::fromUtf8(page.body)).captured(1).toUtf8();
    }
    /// A parameter of the address that the client gets.
    static QString answered(const HttpAnswer &answer, const char *name)
    {
        return QUrlQuery(QUrl(QString::fromUtf8(answer.header("location"))))
            .queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
    static bool isAtClient(const HttpAnswer &answer)
    {
        return answer.status == 303 && answer.header("location").startsWith(CodeFlow::kRedirect);
    }
    /// An address of the authorization endpoint; what is changed to null is left out.
    static QByteArray authorize(const QMap<QByteArray, QByteArray> &changes = {})
    {
        QMap<QByteArray, QByteArray> all{{"client_id", "code-client"},
                                         {"response_type", "code"},
                                         {"redirect_uri", CodeFlow::kRedirect},
                                         {"scope", "openid profile api:read"},
                                         {"state", "st-1"},
                                         {"nonce", "n-1"},
                                         {"code_challenge", CodeFlow::challenge().toLatin1()},
                                         {"code_challenge_method", "S256"}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            all.insert(change.key(), change.value());
        QByteArray path = "/oauth/authorize";
        for (auto one = all.begin(); one != all.end(); ++one) {
            if (!one.value().isNull())
                path += (path.contains('?') ? "&" : "?") + one.key() + '=' + one.value().toPercentEncoding();
        }
        return path;
    }

    QMap<QByteArray, QByteArray> cookies;

private:
    HeaderList cookieHeader() const
    {
        QByteArray all;
        for (auto one = cookies.begin(); one != cookies.end(); ++one)
            all += (all.isEmpty() ? "" : "; ") + one.key() + '=' + one.value();
        return all.isEmpty() ? HeaderList() : HeaderList{{"Cookie", all}};
    }
    HttpAnswer kept(const HttpAnswer &answer)
    {
        for (const auto &[name, value] : answer.headers) {
            if (name != "set-cookie")
                continue;
            const QByteArray pair = value.split(';').constFirst();
            const qsizetype equals = pair.indexOf('=');
            if (value.contains("Max-Age=0"))
                cookies.remove(pair.first(equals));
            else
                cookies.insert(pair.first(equals), pair.sliced(equals + 1));
        }
        return answer;
    }
    static QByteArray plain(QString text)
    {
        return text.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
            .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
            .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
            .replace(QStringLiteral("&#39;"), QStringLiteral("'"))
            .replace(QStringLiteral("&amp;"), QStringLiteral("&"))
            .toUtf8();
    }

    const ServerFixture &m_server;
};

/// A browser in which alice is signed in and has allowed `code-client`.
inline Browser allowedBrowser(const ServerFixture &server)
{
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize()));
    browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}});
    return browser;
}

} // namespace tests
