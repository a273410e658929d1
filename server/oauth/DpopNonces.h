#pragma once

#include "core/base/Clock.h"
#include "core/crypto/Random.h"

#include <QByteArray>

#include <optional>

namespace server {

/// Nonces that DPoP proofs must carry, RFC 9449 §8: a time under HMAC-SHA-256 with a key of this process. Keeps
/// nothing. Any thread.
class DpopNonces
{
public:
    /// Short: for as long every proof with one is remembered (see DpopProofs).
    static constexpr std::chrono::seconds kLifetime{60};

    DpopNonces(const core::Clock &clock, core::Random &random);
    QByteArray make() const;
    /// For how long it is good from now on, more than nothing; empty when it is not.
    std::optional<std::chrono::milliseconds> endsIn(const QByteArray &nonce) const;

private:
    QByteArray sealed(const QByteArray &stamp) const;

    const core::Clock &m_clock;
    core::SecretBytes m_key;
};

} // namespace server
