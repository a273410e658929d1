#pragma once

#include "core/base/Clock.h"
#include "core/crypto/KeyPair.h"
#include "core/crypto/Random.h"

namespace app {

/// Proofs of one fresh key, RFC 9449 §4, as a client makes them.
class FlowProofs
{
public:
    FlowProofs(core::PrivateKey key, const core::Clock &clock, core::Random &random);

    /// `url` is what the server calls itself. With an access token the proof is for a resource.
    core::Result<QByteArray> proof(const QByteArray &method, const QString &url, const QByteArray &accessToken = {});
    void setNonce(const QByteArray &nonce) { m_nonce = nonce; }
    QString thumbprint() const { return m_key.publicKey().thumbprint(); }

private:
    core::PrivateKey m_key;
    const core::Clock &m_clock;
    core::Random &m_random;
    QByteArray m_nonce;
};

} // namespace app
