#include "core/clients/ClientSecrets.h"
#include "server/oauth/ClientAuthentication.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/support/TestIssuer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using server::FormBody;
using server::HttpRequest;
using server::OAuthCode;
using tests::require;

namespace {

const QByteArray kSecret = "s3cr3t:with%20odd+characters"_ba;

/// One client of each kind: confidential, public, disabled.
struct House
{
    House()
    {
        guesses.setLimited(false);
        for (const auto &id : {u"confidential"_s, u"public-one"_s, u"disabled-one"_s})
            issuer.addClient(id);
        QByteArray secret = kSecret;
        issuer.execute(u"UPDATE oauth_clients SET is_confidential = 1, client_secret_hash = '%1' "
                       "WHERE client_id <> 'public-one'"_s.arg(
                           core::ClientSecrets::fastHash(core::SecretBytes::take(std::move(secret)))));
        issuer.execute(u"UPDATE oauth_clients SET is_active = 0 WHERE client_id = 'disabled-one'"_s);
    }
    tests::TestIssuer issuer;
    server::EndpointUrls urls{u"https://issuer.test"_s};
    server::SecretGuesses guesses{issuer.clock};
    server::ClientAuthentication authentication{
        issuer.clients, std::make_shared<server::ClientAssertions>(issuer.database.database(), issuer.clock, urls),
        guesses, urls};
};

House &house()
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    static House &house = *new House; // never taken down: its threads live as long as the program
    return house;
}

HttpRequest requestWith(const QByteArray &authorization, const QByteArray &body)
{
    HttpRequest request;
    request.headers = {{"content-type"_ba, "application/x-www-form-urlencoded"_ba}};
    if (!authorization.isEmpty())
        request.headers.append({"authorization"_ba, authorization});
    request.body = body;
    return request;
}

/// Does the secret stand in the header, decoded the plain way?
bool hasSecretInHeader(const QByteArray &authorization)
{
    const QByteArray pair = QByteArray::fromBase64(authorization.mid(authorization.indexOf(' ') + 1).trimmed());
    const QByteArray secret = pair.mid(pair.indexOf(':') + 1);
    return pair.startsWith("confidential:") &&
           QByteArray::fromPercentEncoding(QByteArray(secret).replace('+', ' ')) == kSecret;
}

void checkAccepted(const core::Client &client, const HttpRequest &request, const FormBody &form)
{
    const QByteArray header = request.header("authorization");
    require(client.isUsable(), "no disabled client comes in");
    require(form.text("client_id").isEmpty() || form.text("client_id") == client.id.value, "the client that it says");
    require(header.isEmpty() || !form.has("client_secret"), "RFC 6749 §2.3: one method at a time");
    if (client.isConfidential())
        require(form.secret("client_secret").toByteArray() == kSecret || hasSecretInHeader(header),
                "no confidential client without its secret");
}

void checkRefused(const server::OAuthError &error, bool usedHeader)
{
    require(error.code == OAuthCode::InvalidClient || error.code == OAuthCode::InvalidRequest,
            "a bad client is an invalid_client");
    require(error.code == OAuthCode::InvalidRequest || error.challengeBasic == usedHeader,
            "RFC 6749 §5.2: who used the header is challenged");
    require(!error.description.contains(u"s3cr3t"_s), "no secret is quoted");
}

/// A client that encodes as RFC 6749 §2.3.1 demands comes in.
void checkRightOne(const QByteArray &secret)
{
    const QByteArray pair = "confidential:" + secret.toPercentEncoding();
    const HttpRequest request = requestWith("Basic " + pair.toBase64(), "grant_type=x");
    const auto form = FormBody::parse(request);
    const auto client = house().authentication.authenticateConfidential(request, *form);
    require(client.has_value() == (secret == kSecret), "the secret and nothing else opens");
}

} // namespace

/// The Authorization field (after "pair " what is to be encoded in base64), then the body.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    QByteArray authorization = input.line();
    if (authorization.startsWith("pair "))
        authorization = "Basic " + authorization.mid(5).toBase64();
    const HttpRequest request = requestWith(authorization, input.rest());
    checkRightOne(authorization.left(40));
    checkRightOne(kSecret);
    const auto form = FormBody::parse(request);
    if (!form)
        return 0;
    const auto client = house().authentication.authenticate(request, *form);
    const auto confidential = house().authentication.authenticateConfidential(request, *form);
    require(client.has_value() || !confidential.has_value(), "who is let in as confidential is let in");
    if (!client) {
        checkRefused(client.error(), !authorization.isEmpty());
        return 0;
    }
    checkAccepted(**client, request, *form);
    require(confidential.has_value() == (*client)->isConfidential(), "a public client is never confidential");
    return 0;
}
