#include "core/clients/DefaultClients.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

using std::chrono::seconds;

Client aDraft(const QString &id, const QString &name, const QString &grants, const QString &scopes)
{
    Client client;
    client.id = ClientId{id};
    client.name = name;
    client.grantTypes = grants.split(u' ');
    client.scopes = scopes.split(u' ');
    return client;
}

/// Any port: RFC 8252 §7.3.
const QString kLoopbackRedirect = u"http://127.0.0.1/callback"_s;

} // namespace

std::vector<ClientDraft> defaultClients()
{
    Client app = aDraft(u"codelab-flutter-app"_s, u"CodeLab Flutter app"_s,
                        u"password refresh_token authorization_code"_s, u"api:read api:write"_s);
    app.applicationType = u"native"_s;
    app.redirectUris = QStringList(kLoopbackRedirect);
    app.accessTokenLifetime = seconds(900);
    app.refreshTokenLifetime = seconds(2592000);

    Client internal = aDraft(u"codelab-internal"_s, u"CodeLab internal services"_s,
                             u"client_credentials password refresh_token"_s, u"api:admin api:read api:write"_s);
    internal.type = ClientType::Confidential;
    internal.accessTokenLifetime = seconds(3600);
    internal.refreshTokenLifetime = seconds(7776000);
    return {{app, {}}, {internal, {}}};
}

std::vector<ClientDraft> demoClients()
{
    const QString grants = u"password refresh_token"_s;
    const QString scopes = u"api:read api:write"_s;
    Client web = aDraft(u"demo-web-app"_s, u"Demo web application"_s, u"authorization_code refresh_token"_s,
                        u"openid profile email offline_access api:read api:write"_s);
    web.type = ClientType::Confidential;
    web.redirectUris = QStringList(kLoopbackRedirect);
    web.postLogoutRedirectUris = QStringList(u"http://127.0.0.1/signed-out"_s);
    web.requirePkce = true;
    return {{aDraft(u"codelab-python-client"_s, u"CodeLab Python client"_s, grants, scopes), {}},
            {aDraft(u"benchmark-client"_s, u"Benchmark client"_s, grants, scopes), {}},
            {aDraft(u"test-client"_s, u"Test client"_s, grants, scopes), {}},
            {web, u"demo-web-secret"_s}};
}

} // namespace core
