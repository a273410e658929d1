#include "server/oauth/ClientAuthentication.h"

#include "server/oauth/CoreErrors.h"

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
    if (!presented)
        return core::fail(presented.error());
    return check(*presented);
}

ClientAuthentication::Authenticated ClientAuthentication::authenticateConfidential(const HttpRequest &request,
                                                                                   const FormBody &form) const
{
    auto client = authenticate(request, form);
    if (client && !(*client)->isConfidential())
        return authenticationFailed(!request.header("authorization").isEmpty());
    return client;
}

core::Result<ClientAuthentication::Credentials, OAuthError>
ClientAuthentication::credentials(const HttpRequest &request, const FormBody &form)
{
    const QString formId = form.text("client_id");
    const auto header = request.header("authorization");
    if (header.isEmpty()) {
        if (const auto present = form.require({"client_id"}); !present)
            return core::fail(present.error());
        return Credentials{{formId}, form.secret("client_secret"), false};
    }
    auto presented = headerCredentials(header);
    if (!presented)
        return core::fail(presented.error());
    if (form.has("client_secret"))
        return core::fail(oauthError(OAuthCode::InvalidRequest,
                                     u"Use either the Authorization header or 'client_secret', not both."_s));
    if (!formId.isEmpty() && formId != presented->id.value)
        return core::fail(
            oauthError(OAuthCode::InvalidRequest, u"Parameter 'client_id' differs from the Authorization header."_s));
    return presented;
}

core::Result<ClientAuthentication::Credentials, OAuthError>
ClientAuthentication::headerCredentials(const QByteArray &header)
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
    return Credentials{{formText(*id)}, core::SecretBytes::take(std::move(*secret)), true};
}

ClientAuthentication::Authenticated ClientAuthentication::check(const Credentials &credentials) const
{
    const auto found = m_clients.find(credentials.id);
    if (!found)
        return core::fail(toOAuth(found.error()));
    // Asked for unknown clients too: they must take as long as known ones.
    bool proven = false;
    if (!credentials.secret.isEmpty()) {
        const auto matches = m_clients.secretMatches(credentials.id, credentials.secret);
        if (!matches)
            return core::fail(toOAuth(matches.error()));
        proven = *matches;
    }
    const auto &client = *found;
    if (!client || !client->isUsable())
        return authenticationFailed(credentials.usedHeader);
    const bool accepted = client->isConfidential() ? proven : credentials.secret.isEmpty();
    if (!accepted)
        return authenticationFailed(credentials.usedHeader);
    return client;
}

} // namespace server
