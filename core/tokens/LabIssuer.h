#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/crypto/Jwt.h"
#include "core/crypto/Random.h"

#include <QJsonObject>

#include <memory>
#include <mutex>
#include <optional>

namespace core {

class TokenService;

/// An issuer for tests beside the real one: its own address, a key of its own that is made for the run and kept in
/// memory only, and a clock that can be moved. It may sign anything, as KeyRing knows nothing of its key: none of its
/// tokens opens anything at the real issuer. Off until switched on. Any thread.
class LabIssuer
{
public:
    struct Plan
    {
        bool isOn = false;
        bool isForOthers = false;       ///< its documents answer other computers too, not only this one
        std::chrono::seconds offset{0}; ///< of its clock against the real one
    };
    struct Key
    {
        QString id;
        PrivateKey key;
    };
    static constexpr std::chrono::hours kFarthestOffset{10 * 365 * 24};

    /// `production` names the issuer and the audience.
    LabIssuer(const TokenService &production, const Clock &clock, Random &random)
        : m_production(production), m_clock(clock), m_random(random)
    {}

    /// The first key is made here: up to 500 ms. InvalidInput ("offset"), Crypto.
    Result<void> adopt(const Plan &plan, SigningAlgorithm algorithm);
    Plan plan() const;
    std::optional<Key> key() const; ///< none while it is off
    QString issuer() const;         ///< of the real issuer, with "/lab" behind it
    const QString &audience() const;
    Instant now() const; ///< by its own clock

    QJsonObject discovery() const;
    QJsonObject jwks() const;
    /// As a correct API would judge an access token (RFC 9068 §4) that trusts this issuer alone, by its clock.
    Result<QJsonObject, JwtFault> judge(QByteArrayView token) const;

private:
    const TokenService &m_production;
    const Clock &m_clock;
    Random &m_random;
    mutable std::mutex m_mutex;
    Plan m_plan;
    std::shared_ptr<const Key> m_key;
};

} // namespace core
