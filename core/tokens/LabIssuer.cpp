#include "core/tokens/LabIssuer.h"

#include "core/tokens/TokenIssuer.h"
#include "core/tokens/TokenService.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

/// RFC 9068 §2.2, but for those that verifyJwt() asks for.
static constexpr std::array kDemandedClaims{"sub", "client_id", "iat", "jti"};

Result<void> LabIssuer::adopt(const Plan &plan, SigningAlgorithm algorithm)
{
    if (plan.offset > kFarthestOffset || plan.offset < -kFarthestOffset)
        return fail(ErrorKind::InvalidInput, u"the clock can be moved by ten years at most"_s, u"offset"_s);
    const auto hasKey = [this] {
        const std::scoped_lock lock(m_mutex);
        return m_key != nullptr;
    };
    std::shared_ptr<const Key> made;
    if (plan.isOn && !hasKey()) {
        auto key = PrivateKey::generate(algorithm);
        if (!key)
            return fail(key.error());
        made = std::make_shared<const Key>(Key{u"lab-"_s + m_random.urlSafeText(9), *std::move(key)});
    }
    const std::scoped_lock lock(m_mutex);
    if (made && !m_key)
        m_key = std::move(made);
    m_plan = plan;
    return {};
}

LabIssuer::Plan LabIssuer::plan() const
{
    const std::scoped_lock lock(m_mutex);
    return m_plan;
}

std::optional<LabIssuer::Key> LabIssuer::key() const
{
    const std::scoped_lock lock(m_mutex);
    return m_plan.isOn && m_key ? std::optional(*m_key) : std::nullopt;
}

QString LabIssuer::issuer() const
{
    QString base = m_production.issuer();
    while (base.endsWith(u'/'))
        base.chop(1);
    return base + u"/lab"_s;
}

const QString &LabIssuer::audience() const
{
    return m_production.audience();
}

Instant LabIssuer::now() const
{
    return m_clock.now() + plan().offset;
}

QJsonObject LabIssuer::discovery() const
{
    const auto signing = key();
    return {{u"issuer"_s, issuer()},
            {u"jwks_uri"_s, QString(issuer() + u"/.well-known/jwks.json"_s)},
            {u"userinfo_endpoint"_s, QString(issuer() + u"/userinfo"_s)},
            {u"response_types_supported"_s, QJsonArray()},
            {u"grant_types_supported"_s, QJsonArray()},
            {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
            {u"id_token_signing_alg_values_supported"_s,
             signing ? QJsonArray{algorithmName(signing->key.algorithm())} : QJsonArray()}};
}

QJsonObject LabIssuer::jwks() const
{
    QJsonArray keys;
    if (const auto signing = key()) {
        QJsonObject jwk = signing->key.publicKey().toJwk();
        jwk.insert(u"kid"_s, signing->id);
        keys.append(jwk);
    }
    return {{u"keys"_s, keys}};
}

Result<QJsonObject, JwtFault> LabIssuer::judge(QByteArrayView token) const
{
    const auto signing = key();
    const auto lookup = [&signing](const QString &kid) {
        return signing && signing->id == kid ? std::optional(signing->key.publicKey()) : std::nullopt;
    };
    const JwtExpectation expected{.issuer = issuer(),
                                  .audience = audience(),
                                  .types = {QString::fromLatin1(TokenIssuer::kAccessType)},
                                  .leeway = std::chrono::seconds(5)};
    auto claims = verifyJwt(token, lookup, expected, now());
    if (claims &&
        !std::ranges::all_of(kDemandedClaims, [&](const char *one) { return claims->contains(QLatin1String(one)); }))
        return fail(JwtFault::Malformed);
    return claims;
}

} // namespace core
