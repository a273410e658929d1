#pragma once

#include "core/base/Clock.h"
#include "core/crypto/Random.h"

#include <QByteArray>

namespace server {

/// Nonces that DPoP proofs must carry, RFC 9449 §8: a time under HMAC-SHA-256 with a key of this process. Keeps
/// nothing. Any thread.
class DpopNonces
{
public:
    static constexpr std::chrono::seconds kLifetime{300};

    DpopNonces(const core::Clock &clock, core::Random &random);
    QByteArray make() const;
    bool isGood(const QByteArray &nonce) const;

private:
    QByteArray sealed(const QByteArray &stamp) const;

    const core::Clock &m_clock;
    core::SecretBytes m_key;
};

} // namespace server
