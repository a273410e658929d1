#include "core/authorization/PushedRequests.h"
#include "core/clients/RedirectUris.h"
#include "server/oauth/AuthorizationParameters.h"
#include "server/oauth/AuthorizationRequest.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/support/TestIssuer.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::StringLiterals;
using server::AuthorizationParameters;
using server::AuthorizationRequests;
using server::OAuthCode;
using tests::require;

namespace {

constexpr int kMostParameters = 100;
const QByteArray kProven = "client_id=public-app&response_type=code&redirect_uri=http://127.0.0.1:7/callback"
                           "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&"_ba;

/// A public client, a confidential one and one that must push its requests.
struct House
{
    House()
    {
        for (const auto &id : {u"public-app"_s, u"web-client"_s, u"pushing-client"_s})
            issuer.addClient(id);
        issuer.execute(uR"(UPDATE oauth_clients SET allowed_grant_types = '["authorization_code"]',
                                  redirect_uris = '["http://127.0.0.1/callback"]')"_s);
        issuer.execute(uR"(UPDATE oauth_clients SET is_confidential = 1,
                                  redirect_uris = '["http://127.0.0.1/callback", "https://client.example.com/cb?tenant=1"]'
                            WHERE client_id = 'web-client')"_s);
        issuer.execute(uR"(UPDATE oauth_clients SET metadata = '{"require_pushed_authorization_requests": true}'
                            WHERE client_id = 'pushing-client')"_s);
    }
    tests::TestIssuer issuer;
    core::PushedRequests pushed{issuer.database.database(), issuer.clock, issuer.random};
    AuthorizationRequests requests{issuer.clients, pushed, u"codelab-api"_s};
};

House &house()
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    static House &house = *new House; // never taken down: its threads live as long as the program
    return house;
}

/// The parameters alone, whoever the client is.
void checkParameters(const QByteArray &query)
{
    const auto sent = AuthorizationParameters::parse(query, kMostParameters);
    if (!sent) {
        require(sent.error().code == OAuthCode::InvalidRequest, "what cannot be read is an invalid_request");
        return;
    }
    const auto known = sent->known();
    const QByteArray again = server::formEncoded(known);
    const auto read = AuthorizationParameters::parse(again, kMostParameters);
    require(read && read->known() == known, "written and read again they are the same");
    require(server::formEncoded(read->known()) == again, "and the same bytes");
    if (sent->check())
        require(read->state() == sent->state(), "the state is kept byte for byte");
}

void checkGood(const server::AuthorizationRequest &request)
{
    const core::Client &client = *request.client;
    require(client.isUsable() && core::matchRedirectUri(client.redirectUris, request.redirectUri).matches,
            "only to a registered redirect URI");
    require(!client.needsPkce() || request.codeChallenge.size() == 43, "no public client without a challenge");
    require(!client.requirePushedRequests || !request.requestUri.isEmpty(), "who must push has pushed");
    const QSet<QString> theirs(client.scopes.begin(), client.scopes.end());
    for (const QString &scope : request.scopes)
        require(theirs.contains(scope) ||
                    QStringList({u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}).contains(scope),
                "no scope beyond the client's");
    const auto again = house().requests.readAgain(request.query);
    require(again && again->query == request.query, "what the pages carry leads to the same request");
    require(again->redirectUri == request.redirectUri && again->state == request.state &&
                again->scopes == request.scopes && again->codeChallenge == request.codeChallenge,
            "in all that counts");
}

void checkRefusal(const server::AuthorizationRefusal &refusal)
{
    for (const QChar c : refusal.error.description)
        require(c >= u' ' && c <= u'~' && c != u'"' && c != u'\\', "RFC 6749 §4.1.2.1: printable ASCII");
    if (refusal.redirectUri.isEmpty())
        return;
    require(refusal.client != nullptr, "nobody is sent anywhere for an unknown client");
    require(core::matchRedirectUri(refusal.client->redirectUris, refusal.redirectUri).matches,
            "nor to what is not registered");
    const QByteArray location =
        server::answerLocation(refusal.redirectUri, refusal.state, u"https://issuer.test"_s, {{"error", "x"}});
    require(location.startsWith(refusal.redirectUri.toUtf8()), "the answer goes where it was proven to go");
    for (const char c : location)
        require(c > ' ' && c < '\x7f', "and writes no header of its own");
}

void checkRequest(const QByteArray &query)
{
    server::HttpRequest request;
    request.method = "GET";
    request.path = "/oauth/authorize";
    request.query = query;
    request.mostParameters = kMostParameters;
    const auto read = house().requests.read(request);
    if (read)
        checkGood(*read);
    else
        checkRefusal(read.error());
}

} // namespace

/// The query of an authorization request: as it is, and behind one that is good until there.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray query = tests::FuzzInput(data, size).rest();
    checkParameters(query);
    checkRequest(query);
    checkRequest(kProven + query);
    return 0;
}
