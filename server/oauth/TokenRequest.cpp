#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

#include <QAbstractSocket>

#include <algorithm>

namespace server {

core::Origin originOf(const HttpRequest &request)
{
    QString network;
    bool isIpv4 = false;
    request.client.toIPv4Address(&isIpv4);
    if (!isIpv4 && request.client.protocol() == QAbstractSocket::IPv6Protocol) {
        Q_IPV6ADDR bytes = request.client.toIPv6Address();
        std::fill(bytes.c + 8, bytes.c + 16, quint8(0));
        network = QHostAddress(bytes).toString() + u"/64"_s;
    }
    return {request.client.toString(), request.userAgent(), request.id, u"http"_s, network};
}

core::Result<TokenRequest, OAuthError> parseTokenRequest(const HttpRequest &request)
{
    auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const QString grantType = form->text("grant_type");
    return TokenRequest{grantType, std::move(*form), originOf(request)};
}

} // namespace server
