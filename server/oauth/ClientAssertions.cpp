#include "server/oauth/ClientAssertions.h"

#include "core/crypto/Jwt.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr qsizetype kLongestAssertionId = 256;
constexpr auto kSkew = 60s; ///< between the client's clock and ours

core::PublicKey keyOfNobody()
{
    const auto key = core::PrivateKey::generate(core::SigningAlgorithm::ES256);
    if (!key)
        qFatal("no key could be made: %s", qPrintable(key.error().detail));
    return key->publicKey();
}

/// The client's key with this `kid`; without one the only key of that algorithm.
std::optional<core::PublicKey> keyOfClient(const core::Client &client, const QString &kid, const QString &algorithm)
{
    std::optional<core::PublicKey> chosen;
    for (const QJsonValue &value : client.jwks.value("keys"_L1).toArray()) {
        const QJsonObject jwk = value.toObject();
        if (!kid.isEmpty() && jwk.value("kid"_L1).toString() != kid)
            continue;
        const auto key = core::PublicKey::fromJwk(jwk);
        if (!key || core::algorithmFromName(algorithm) != key->algorithm())
            continue;
        if (chosen)
            return std::nullopt;
        chosen = *key;
    }
    return chosen;
}

} // namespace

ClientAssertions::ClientAssertions(core::Database &database, const core::Clock &clock, EndpointUrls urls)
    : m_spent(database), m_clock(clock), m_urls(std::move(urls)), m_nobodysKey(keyOfNobody())
{}

core::ClientId ClientAssertions::claimedClient(const QByteArray &assertion)
{
    const auto jwt = core::parseJwt(assertion);
    return jwt ? core::ClientId{jwt->claims.value("sub"_L1).toString()} : core::ClientId();
}

bool ClientAssertions::hasOurAudience(const QJsonValue &audience, const QString &url) const
{
    // One audience only: an assertion that is good elsewhere too could be replayed from there.
    const QJsonValue only =
        audience.isArray() && audience.toArray().size() == 1 ? audience.toArray().first() : audience;
    const QString text = only.toString();
    return !text.isEmpty() && (text == m_urls.issuer() || text == m_urls.of("/oauth/token") || text == url);
}

core::Result<bool> ClientAssertions::prove(const QByteArray &assertion, const core::Client *client, const QString &url)
{
    const auto jwt = core::parseJwt(assertion);
    if (!jwt)
        return false;
    const auto key =
        client ? keyOfClient(*client, jwt->header.value("kid"_L1).toString(), jwt->header.value("alg"_L1).toString())
               : std::nullopt;
    core::JwtExpectation expected;
    expected.issuer = client ? client->id.value : QString();
    expected.types = {QString(), u"JWT"_s, u"client-authentication+jwt"_s};
    expected.leeway = kSkew;
    const auto now = m_clock.now();
    const auto lookup = [&](const QString &) { return std::optional(key.value_or(m_nobodysKey)); };
    const auto claims = core::verifyJwt(assertion, lookup, expected, now);
    if (!claims || !client || !key)
        return false;
    const auto expiry = core::Instant(std::chrono::milliseconds(qint64(claims->value("exp"_L1).toDouble() * 1000)));
    const QString jti = claims->value("jti"_L1).toString();
    const bool isGood = claims->value("sub"_L1).toString() == client->id.value &&
                        hasOurAudience(claims->value("aud"_L1), url) && expiry <= now + kLongestLife + kSkew &&
                        !jti.isEmpty() && jti.size() <= kLongestAssertionId;
    if (!isGood)
        return false;
    return m_spent.spend(client->id.value, jti, expiry);
}

} // namespace server
