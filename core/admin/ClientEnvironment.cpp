#include "core/admin/ClientEnvironment.h"

namespace core {
using namespace Qt::StringLiterals;

/// In quotes when a shell or a reader of .env files would stumble.
static QString environmentValue(const QString &value)
{
    const bool isPlain = std::all_of(value.begin(), value.end(), [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || u"-_./:@,+"_s.contains(c);
    });
    QString quoted = value;
    return isPlain ? value : u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString clientEnvironment(const Client &client, const QString &base, const QString &issuer)
{
    QString text = u"# %1, for Gatehouse. Keep this file out of git.\n"_s.arg(client.id.value);
    const auto add = [&text](const char *name, const QString &value) {
        text += QLatin1String(name) + u'=' + environmentValue(value) + u'\n';
    };
    add("OAUTH_ISSUER", issuer);
    add("OAUTH_TOKEN_URL", base + u"/oauth/token"_s);
    if (client.allowsGrant(u"authorization_code"_s))
        add("OAUTH_AUTHORIZE_URL", base + u"/oauth/authorize"_s);
    add("OAUTH_JWKS_URL", base + u"/.well-known/jwks.json"_s);
    add("CLIENT_ID", client.id.value);
    if (client.usesSecret())
        add("CLIENT_SECRET", {});
    add("SCOPE", client.scopes.join(u' '));
    if (!client.redirectUris.isEmpty())
        add("REDIRECT_URI", client.redirectUris.first());
    text += u"\n# Names that the clients of the service before read.\n"_s;
    add("GATEWAY_AUTH_TYPE", u"jwt"_s);
    add("GATEWAY_JWT_AUTH_URL", base + u"/oauth/token"_s);
    add("GATEWAY_JWT_CLIENT_ID", client.id.value);
    add("GATEWAY_JWT_CLIENT_SECRET", {});
    if (client.allowsGrant(u"password"_s)) {
        add("GATEWAY_JWT_USERNAME", {});
        add("GATEWAY_JWT_PASSWORD", {});
    }
    add("GATEWAY_API_KEY", {});
    return text;
}

} // namespace core
