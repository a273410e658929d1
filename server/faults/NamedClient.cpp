#include "server/faults/NamedClient.h"

#include "server/oauth/FormBody.h"

#include <QJsonDocument>

namespace server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostTokenBytes = 16 * 1024;

QJsonObject claimsOf(const QByteArray &token)
{
    if (token.size() > kMostTokenBytes || token.count('.') != 2)
        return {};
    const auto payload = QByteArray::fromBase64Encoding(token.split('.').at(1), QByteArray::Base64UrlEncoding);
    return payload ? QJsonDocument::fromJson(payload.decoded).object() : QJsonObject();
}

/// RFC 6749 §2.3.1: the name is form-encoded inside.
QString basicName(const QByteArray &credentials)
{
    const QByteArray pair = QByteArray::fromBase64(credentials);
    const auto name = formDecoded(pair.left(pair.indexOf(':')));
    return name ? QString::fromUtf8(*name) : QString();
}

} // namespace

QString namedClient(const HttpRequest &request)
{
    const QByteArray authorization = request.header("authorization");
    const QByteArray scheme = authorization.left(authorization.indexOf(' ')).toLower();
    const QByteArray value = authorization.mid(scheme.size()).trimmed();
    if (scheme == "basic")
        return basicName(value);
    if (scheme == "bearer" || scheme == "dpop")
        return claimsOf(value).value("client_id"_L1).toString();
    if (!isFormType(request.header("content-type")))
        return {};
    const auto form = FormBody::parse(request);
    if (!form)
        return {};
    const QString client = form->text("client_id");
    if (!client.isEmpty())
        return client;
    return claimsOf(form->text("client_assertion").toLatin1()).value("sub"_L1).toString();
}

} // namespace server
