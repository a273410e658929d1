#include "server/oauth/DpopProof.h"

#include "core/crypto/TokenDigest.h"
#include "server/oauth/CoreErrors.h"

#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr qsizetype kLongestProofId = 256;

std::unexpected<OAuthError> badProof(const QString &why)
{
    return core::fail(parameterError(OAuthCode::InvalidDpopProof, u"DPoP"_s, u"The DPoP proof %1."_s.arg(why)));
}

/// RFC 9449 §4.2: the key is in the header, and nothing of its private part.
core::Result<core::PublicKey, OAuthError> keyOfProof(const core::UnverifiedJwt &proof)
{
    if (proof.header.value("typ"_L1) != "dpop+jwt"_L1)
        return badProof(u"has not the type 'dpop+jwt'"_s);
    const QJsonValue jwk = proof.header.value("jwk"_L1);
    if (!jwk.isObject())
        return badProof(u"has no 'jwk'"_s);
    const auto key = core::PublicKey::fromJwk(jwk.toObject());
    if (!key)
        return badProof(u"has a 'jwk' that is no public key of RS256, ES256 or EdDSA"_s);
    return *key;
}

QUrl comparable(const QString &text)
{
    QUrl url =
        QUrl(text, QUrl::StrictMode).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::NormalizePathSegments);
    const bool hasDefaultPort =
        (url.scheme() == "https"_L1 && url.port() == 443) || (url.scheme() == "http"_L1 && url.port() == 80);
    if (hasDefaultPort)
        url.setPort(-1);
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    return url;
}

} // namespace

bool matchesHtu(const QString &htu, const QString &url)
{
    const QUrl sent = comparable(htu);
    return sent.isValid() && !sent.host().isEmpty() && sent == comparable(url);
}

DpopProofs::DpopProofs(EndpointUrls urls, const core::Clock &clock, core::Random &random, const Room &room)
    : m_urls(std::move(urls))
    , m_clock(clock)
    , m_room(room)
    , m_nonces(clock, random)
    , m_seen(clock, room.all, room.ofOneKey)
    , m_seenWithNonce(clock, room.all, room.ofOneKeyWithNonce)
    , m_startedAt(clock.steady())
{}

bool DpopProofs::needsNonce() const
{
    return m_always || m_clock.steady() - m_startedAt < kNonceAfterStart;
}

QByteArray DpopProofs::freshNonce() const
{
    return needsNonce() ? m_nonces.make() : QByteArray();
}

core::Result<QString, OAuthError> DpopProofs::check(const HttpRequest &request, const QByteArray &accessToken)
{
    auto proof = verify(request, accessToken);
    if (!proof)
        return core::fail(proof.error());
    if (const auto spent = spend(*proof); !spent)
        return core::fail(spent.error());
    return std::move(proof->key);
}

core::Result<DpopProof, OAuthError> DpopProofs::verify(const HttpRequest &request, const QByteArray &accessToken) const
{
    // The steps of RFC 9449 §4.3.
    const int count = request.headerCount("dpop");
    if (count == 0)
        return DpopProof();
    if (count > 1)
        return badProof(u"must be exactly one"_s);
    const auto proof = core::parseJwt(request.header("dpop"));
    if (!proof)
        return badProof(u"is not a well-formed JWT"_s);
    const auto key = keyOfProof(*proof);
    if (!key)
        return core::fail(key.error());
    if (!core::verifySignature(*proof, *key))
        return badProof(u"is not signed by its 'jwk' with the algorithm of that key"_s);
    if (const auto claims = checkClaims(proof->claims, request, accessToken); !claims)
        return core::fail(claims.error());
    const auto nonceEndsIn = checkNonce(proof->claims);
    if (!nonceEndsIn)
        return core::fail(nonceEndsIn.error());
    return DpopProof{key->thumbprint(), proof->claims.value("jti"_L1).toString().toUtf8(), *nonceEndsIn};
}

core::Result<void, OAuthError> DpopProofs::spend(const DpopProof &proof)
{
    if (proof.key.isEmpty())
        return {};
    const bool hasNonce = proof.nonceEndsIn.has_value();
    SeenProofs &seen = hasNonce ? m_seenWithNonce : m_seen;
    const auto keptFor = proof.nonceEndsIn.value_or(kNonceAfterStart);
    switch (seen.note(proof.key.toLatin1(), proof.id, keptFor)) {
    case SeenProofs::Verdict::First:
        return {};
    case SeenProofs::Verdict::Again:
        return badProof(u"was used before ('jti')"_s);
    case SeenProofs::Verdict::ShareFull:
        if (hasNonce)
            return core::fail(rateLimitExceeded(int(m_room.ofOneKeyWithNonce), 10s));
        break;
    case SeenProofs::Verdict::Full:
        if (hasNonce)
            return core::fail(temporarilyUnavailable(10s));
        break;
    }
    return needsFreshNonce();
}

DpopProofs::Checked DpopProofs::checkClaims(const QJsonObject &claims, const HttpRequest &request,
                                            const QByteArray &accessToken) const
{
    const QString jti = claims.value("jti"_L1).toString();
    if (jti.isEmpty() || jti.size() > kLongestProofId)
        return badProof(u"needs a 'jti' of at most 256 characters"_s);
    if (claims.value("htm"_L1).toString() != QLatin1String(request.method))
        return badProof(u"is for another method ('htm')"_s);
    if (!matchesHtu(claims.value("htu"_L1).toString(), m_urls.ofRequest(request.path)))
        return badProof(u"is for another address ('htu')"_s);
    const QJsonValue iat = claims.value("iat"_L1);
    const double age = double(core::toMillis(m_clock.now())) / 1000 - iat.toDouble(-1e12);
    if (!iat.isDouble() || std::abs(age) > double(kWindow.count()))
        return badProof(u"was not made just now ('iat')"_s);
    if (!accessToken.isNull() &&
        claims.value("ath"_L1).toString() != QLatin1String(core::base64Url(core::sha256(accessToken))))
        return badProof(u"is for another access token ('ath')"_s);
    return {};
}

/// For how long its nonce is still good. One that has a nonce needs a good one even if none is asked for: it is
/// remembered no longer than that.
core::Result<std::optional<std::chrono::milliseconds>, OAuthError>
DpopProofs::checkNonce(const QJsonObject &claims) const
{
    const QJsonValue nonce = claims.value("nonce"_L1);
    if ((nonce.isUndefined() || nonce.isNull()) && !needsNonce())
        return std::nullopt;
    const auto endsIn = m_nonces.endsIn(nonce.toString().toLatin1());
    if (!endsIn)
        return needsFreshNonce();
    return endsIn;
}

std::unexpected<OAuthError> DpopProofs::needsFreshNonce() const
{
    auto error = parameterError(OAuthCode::UseDpopNonce, u"DPoP"_s, u"The DPoP proof needs the nonce of DPoP-Nonce."_s);
    error.dpopNonce = m_nonces.make();
    return core::fail(std::move(error));
}

} // namespace server
