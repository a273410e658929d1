#include "server/oauth/ClientAuthentication.h"

#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

#include <QUtf8StringView>

using namespace Qt::StringLiterals;

namespace server {

namespace {

std::unexpected<OAuthError> authenticationFailed(bool usedHeader)
{
    auto error = oauthError(OAuthCode::InvalidClient, u"Client authentication failed."_s);
    error.challengeBasic = usedHeader;
    return core::fail(std::move(error));
}

std::optional<QByteArray> decodedCredential(QByteArrayView encoded)
{
    auto decoded = formDecoded(encoded);
    if (!decoded || decoded->contains('\0') || !QUtf8StringView(decoded->data(), decoded->size()).isValidUtf8())
        return std::nullopt;
    return decoded;
}

} // namespace

ClientAuthentication::Authenticated ClientAuthentication::authenticate(const HttpRequest &request,
                                                                       const FormBody &form) const
{
    const auto presented = credentials(request, form);
    noteCheck("client_id", "RFC 6749 §2.3.1", presented);
    if (!presented)
        return core::fail(presented.error());
    auto client = check(*presented, request);
    noteCheck("client", ruleOf(*presented), client);
    return client;
}

ClientAuthentication::Authenticated ClientAuthentication::authenticateConfidential(const HttpRequest &request,
                                                                                   const FormBody &form) const
{
    auto client = authenticate(request, form);
    if (client && !(*client)->isConfidential()) {
        noteFailed("client_kind", "RFC 7662 §2.1", u"only a confidential client may ask"_s);
        return authenticationFailed(!request.header("authorization").isEmpty());
    }
    return client;
}

ClientAuthentication::Presented ClientAuthentication::credentials(const HttpRequest &request, const FormBody &form)
{
    const QString formId = form.text("client_id");
    const auto header = request.header("authorization");
    const bool hasAssertion = form.has("client_assertion") || form.has("client_assertion_type");
    // RFC 6749 §2.3: one method a request.
    if (request.headerCount("authorization") > 1 ||
        int(!header.isEmpty()) + int(form.has("client_secret")) + int(hasAssertion) > 1)
        return core::fail(
            oauthError(OAuthCode::InvalidRequest,
                       u"Use one of the Authorization header, 'client_secret' and 'client_assertion', not several."_s));
    if (hasAssertion)
        return assertionCredentials(form);
    if (header.isEmpty()) {
        if (const auto present = form.require({"client_id"}); !present)
            return core::fail(present.error());
        auto secret = form.secret("client_secret");
        const auto method = secret.isEmpty() ? Method::None : Method::Post;
        return Credentials{{formId}, std::move(secret), method};
    }
    auto presented = headerCredentials(header);
    if (!presented)
        return core::fail(presented.error());
    if (!formId.isEmpty() && formId != presented->id.value)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"client_id"_s,
                                         u"Parameter 'client_id' differs from the Authorization header."_s));
    return presented;
}

/// RFC 7521 §4.2. `client_id` may be left out, and names the same client when it is not.
ClientAuthentication::Presented ClientAuthentication::assertionCredentials(const FormBody &form)
{
    if (const auto complete = form.require({"client_assertion", "client_assertion_type"}); !complete)
        return core::fail(complete.error());
    auto assertion = form.secret("client_assertion");
    const auto claimed = ClientAssertions::claimedClient(assertion.toByteArray());
    const QString formId = form.text("client_id");
    if (form.text("client_assertion_type") != QLatin1String(ClientAssertions::kType) ||
        (!formId.isEmpty() && formId != claimed.value))
        return authenticationFailed(false);
    return Credentials{claimed, std::move(assertion), Method::Assertion};
}

ClientAuthentication::Presented ClientAuthentication::headerCredentials(const QByteArray &header)
{
    // 1. RFC 7617 §2: the scheme, then base64 of user-id ":" password.
    const qsizetype space = header.indexOf(' ');
    if (space < 0 || header.left(space).toLower() != "basic")
        return authenticationFailed(true);
    auto decoded =
        QByteArray::fromBase64Encoding(header.mid(space + 1).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? decoded.decoded.indexOf(':') : -1;
    if (colon < 0)
        return authenticationFailed(true);
    // 2. RFC 6749 §2.3.1: each of the two is form-encoded.
    const auto id = decodedCredential(QByteArrayView(decoded.decoded).first(colon));
    auto secret = decodedCredential(QByteArrayView(decoded.decoded).sliced(colon + 1));
    if (!id || id->isEmpty() || !secret)
        return authenticationFailed(true);
    return Credentials{{formText(*id)}, core::SecretBytes::take(std::move(*secret)), Method::Basic};
}

bool ClientAuthentication::allows(const core::Client &client, const Credentials &credentials)
{
    if (!client.isConfidential() || credentials.proof.isEmpty())
        return !client.isConfidential() && credentials.proof.isEmpty();
    switch (credentials.method) {
    case Method::None:
        return false;
    case Method::Basic:
        return client.authMethod.isEmpty() || client.authMethod == "client_secret_basic"_L1;
    case Method::Post:
        return client.authMethod.isEmpty() || client.authMethod == "client_secret_post"_L1;
    case Method::Assertion:
        return client.usesKeys();
    }
    Q_UNREACHABLE();
}

ClientAuthentication::Proven ClientAuthentication::isProven(const Credentials &credentials, const core::Client *client,
                                                            const HttpRequest &request) const
{
    if (credentials.proof.isEmpty())
        return true;
    if (credentials.method != Method::Assertion)
        return isSecretRight(credentials, request);
    const auto proven =
        m_assertions->prove(credentials.proof.toByteArray(), client && client->usesKeys() ? client : nullptr,
                            m_urls.ofRequest(request.path));
    if (!proven)
        return core::fail(toOAuth(proven.error()));
    return *proven;
}

/// A right secret is not refused for the wrong ones of others at its address, when it takes no time to see.
ClientAuthentication::Proven ClientAuthentication::isSecretRight(const Credentials &credentials,
                                                                 const HttpRequest &request) const
{
    using enum core::ClientDirectory::Effort;
    const auto origin = originOf(request);
    const auto refusedFor = m_guesses.refusedFor(credentials.id, origin);
    const auto right = m_clients.secretMatches(credentials.id, credentials.proof, refusedFor ? Quick : Any);
    if (!right)
        return core::fail(toOAuth(right.error()));
    if (*right)
        return true;
    if (refusedFor)
        return core::fail(rateLimitExceeded(SecretGuesses::kMostWrong, *refusedFor));
    m_guesses.noteWrong(credentials.id, origin);
    return false;
}

const char *ClientAuthentication::ruleOf(const Credentials &credentials)
{
    switch (credentials.method) {
    case Method::None:
        return "RFC 6749 §3.2.1";
    case Method::Basic:
    case Method::Post:
        return "RFC 6749 §2.3.1";
    case Method::Assertion:
        return "RFC 7523 §3";
    }
    return "";
}

ClientAuthentication::Authenticated ClientAuthentication::check(const Credentials &credentials,
                                                                const HttpRequest &request) const
{
    const auto found = m_clients.find(credentials.id);
    if (!found)
        return core::fail(toOAuth(found.error()));
    const auto &client = *found;
    const bool usable = client && client->isUsable();
    // Asked for unknown clients too: they must take as long as known ones.
    const auto proven = isProven(credentials, usable ? client.get() : nullptr, request);
    if (!proven)
        return core::fail(proven.error());
    if (!usable || !*proven || !allows(*client, credentials)) {
        const QString why = !usable   ? u"the client is unknown or disabled"_s
                            : *proven ? u"the client may not authenticate in this way"_s
                                      : u"the secret or the assertion is wrong"_s;
        noteFailed("client", ruleOf(credentials), why);
        auto refused = authenticationFailed(credentials.method == Method::Basic);
        // Named only when there is one of that name: nobody writes words of his own into the log.
        refused.error().auditNote = client ? why + u": "_s + client->id.value : why;
        return refused;
    }
    return client;
}

} // namespace server
