#include "server/login/PageDesk.h"

#include "server/http/SecurityHeaders.h"
#include "server/login/ErrorPage.h"
#include "server/oauth/TokenRequest.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

PageDesk::PageDesk(Context context)
    : m_context(std::move(context))
    , m_visitors({m_context.sessions, m_context.clock, m_context.random})
    , m_prefix(QUrl(m_context.tokens.issuer()).path(QUrl::FullyEncoded))
{
    while (m_prefix.endsWith(u'/'))
        m_prefix.chop(1);
}

QString PageDesk::address(const QString &path) const
{
    return m_prefix + path;
}

PageWords PageDesk::words(const HttpRequest &request, const QStringList &uiLocales)
{
    return PageWords::chosen(uiLocales, request.header("accept-language"));
}

HttpResponse PageDesk::show(const Page &page, const PageWords &words, const HttpRequest &request,
                            const Visit &visit) const
{
    auto response = m_context.frame.render(page, words);
    m_visitors.keepBrowser(response, request, visit);
    return response;
}

HttpResponse PageDesk::showError(const OAuthError &error, const HttpRequest &request, const QString &endpoint,
                                 const core::ClientId &client, const QString &restart)
{
    record(error, request, endpoint, client);
    const PageWords spoken = words(request);
    return m_context.frame.render(ErrorPage{error, request.id, restart}.page(spoken), spoken);
}

HttpResponse PageDesk::showStale(const HttpRequest &request, const QString &endpoint, const QString &restart,
                                 const core::ClientId &client)
{
    auto error = oauthError(OAuthCode::InvalidRequest, u"The form is no longer valid, or another site sent it."_s);
    error.parameter = u"csrf"_s;
    record(error, request, endpoint, client);
    const PageWords spoken = words(request);
    return m_context.frame.render(StaleFormPage{request.id, restart}.page(spoken), spoken);
}

void PageDesk::record(const OAuthError &error, const HttpRequest &request, const QString &endpoint,
                      const core::ClientId &client)
{
    m_context.refusals.write(error, endpoint, client, originOf(request));
}

HttpResponse PageDesk::seeOther(const QByteArray &location)
{
    auto response = HttpResponse::empty(303);
    response.with("Location"_ba, location);
    forbidStoring(response);
    return response;
}

QList<QByteArray> answerTargets(const QString &redirectUri)
{
    const QByteArray scheme = redirectUri.section(u':', 0, 0).toLower().toUtf8();
    if (scheme == "http")
        return {"http:"_ba, "https:"_ba};
    return {scheme + ':'};
}

} // namespace server
