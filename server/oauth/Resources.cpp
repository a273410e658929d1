#include "server/oauth/Resources.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

bool isResource(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && !url.isRelative() && !text.contains(u'#');
}

} // namespace

core::Result<QStringList, OAuthError> grantedResources(const QStringList &asked, const core::Client &client,
                                                       const QString &audience)
{
    return grantedResources(asked, client.resources + QStringList{audience});
}

core::Result<QStringList, OAuthError> grantedResources(const QStringList &asked, const QStringList &allowed)
{
    QStringList granted;
    for (const QString &resource : asked) {
        if (!isResource(resource))
            return core::fail(parameterError(OAuthCode::InvalidTarget, u"resource"_s,
                                             u"Parameter 'resource' must be an absolute URI without fragment."_s));
        if (!allowed.contains(resource))
            return core::fail(parameterError(OAuthCode::InvalidTarget, u"resource"_s,
                                             u"The client may not use one of these resources."_s));
        if (!granted.contains(resource))
            granted += resource;
    }
    return granted;
}

core::Result<QStringList, OAuthError> narrowedResources(const QStringList &asked, const QStringList &granted,
                                                        const QString &audience)
{
    for (const QString &resource : asked) {
        if (!granted.contains(resource) && !(granted.isEmpty() && resource == audience))
            return core::fail(parameterError(OAuthCode::InvalidTarget, u"resource"_s,
                                             u"Parameter 'resource' exceeds what was granted."_s));
    }
    return asked.isEmpty() ? granted : asked;
}

} // namespace server
