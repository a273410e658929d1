#include "server/login/Visitors.h"

#include "server/login/RequestSource.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kBrowserBytes = 16;

/// What the browser believes that it talks to: behind no proxy, or one that we are not told of, the issuer is another.
QByteArray addressedOrigin(const HttpRequest &request)
{
    const QString scheme = request.secure ? u"https://"_s : u"http://"_s;
    return request.headerCount("host") == 1 ? originOfUrl(scheme + QString::fromLatin1(request.header("host")))
                                            : QByteArray();
}

} // namespace

QByteArray originOfUrl(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString host = parsed.host(QUrl::FullyEncoded).toLower();
    if (!parsed.isValid() || host.isEmpty())
        return {};
    const QString scheme = parsed.scheme();
    QByteArray origin = scheme.toLatin1() + "://" + (host.contains(u':') ? u'[' + host + u']' : host).toLatin1();
    const int usual = scheme == "https"_L1 ? 443 : 80;
    if (parsed.port() >= 0 && parsed.port() != usual)
        origin += ':' + QByteArray::number(parsed.port());
    return origin;
}

core::Result<FormBody, OAuthError> parseQuery(const HttpRequest &request)
{
    HttpRequest form;
    form.headers = {{"content-type"_ba, "application/x-www-form-urlencoded"_ba}};
    form.body = request.query;
    form.mostParameters = request.mostParameters;
    return FormBody::parse(form);
}

Visitors::Visitors(Context context)
    : m_context(context)
    , m_browserCookie("gatehouse-browser"_ba)
    , m_sessionCookie("gatehouse-session"_ba)
    , m_csrf(context.clock, context.random)
{}

core::Result<Visit> Visitors::visit(const HttpRequest &request)
{
    Visit visit;
    visit.browser = m_browserCookie.read(request).value_or(QByteArray());
    if (visit.browser.isEmpty()) {
        visit.browser = m_context.random.urlSafeText(kBrowserBytes).toLatin1();
        visit.isNew = true;
    }
    visit.sessionCookie = m_sessionCookie.read(request).value_or(QByteArray());
    if (visit.sessionCookie.isEmpty())
        return visit;
    auto found = m_context.sessions.find(visit.sessionCookie);
    if (!found)
        return core::fail(found.error());
    visit.found = std::move(*found);
    return visit;
}

QByteArray Visitors::formToken(const Visit &visit, const QByteArray &form) const
{
    return m_csrf.make(visit.boundTo(), form);
}

Visitors::FormVerdict Visitors::judge(const HttpRequest &request, const Visit &visit, const QString &token,
                                      const QByteArray &form, const QString &issuer) const
{
    const bool isElsewhere = requestSource(request, originOfUrl(issuer)) == RequestSource::Elsewhere &&
                             requestSource(request, addressedOrigin(request)) == RequestSource::Elsewhere;
    if (isElsewhere || visit.isNew)
        return FormVerdict::Foreign;
    switch (m_csrf.check(token.toLatin1(), visit.boundTo(), form)) {
    case CsrfToken::Verdict::Good:
        return FormVerdict::Own;
    case CsrfToken::Verdict::Expired:
        return FormVerdict::Stale;
    case CsrfToken::Verdict::Forged:
        break;
    }
    return FormVerdict::Foreign;
}

void Visitors::keepBrowser(HttpResponse &response, const HttpRequest &request, const Visit &visit) const
{
    if (!visit.isNew)
        return;
    [[maybe_unused]] const auto set = m_browserCookie.set(response, request, visit.browser);
    Q_ASSERT(set);
}

core::Result<void> Visitors::signIn(Visit &visit, const core::User &user, const core::Origin &origin)
{
    auto begun = m_context.sessions.begin(user, visit.sessionCookie, origin);
    if (!begun)
        return core::fail(begun.error());
    visit.sessionCookie = begun->cookie;
    visit.found = core::BrowserSessions::Found{std::move(begun->session), user};
    return {};
}

void Visitors::keepSession(HttpResponse &response, const HttpRequest &request, const Visit &visit) const
{
    [[maybe_unused]] const auto set = m_sessionCookie.set(response, request, visit.sessionCookie);
    Q_ASSERT(set);
}

void Visitors::dropSession(HttpResponse &response, const HttpRequest &request) const
{
    [[maybe_unused]] const auto removed = m_sessionCookie.remove(response, request);
    Q_ASSERT(removed);
}

} // namespace server
