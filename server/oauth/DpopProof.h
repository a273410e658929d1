#pragma once

#include "core/base/Result.h"
#include "core/crypto/Jwt.h"
#include "server/http/HttpMessage.h"
#include "server/oauth/DpopNonces.h"
#include "server/oauth/EndpointUrls.h"
#include "server/oauth/OAuthError.h"
#include "server/oauth/SeenProofs.h"

#include <atomic>
#include <optional>

namespace server {

/// A proof that is good, though maybe not for the first time.
struct DpopProof
{
    QString key = {}; ///< its thumbprint; empty: the request has no DPoP header
    QByteArray id = {};
    std::optional<std::chrono::milliseconds> nonceEndsIn = {}; ///< none: it has no nonce
};

/// Proofs of possession, RFC 9449 §4.3. Any thread; waits for nothing.
/// A proof without nonce is remembered for kNonceAfterStart. When there is no room for that (one key's share, or all),
/// a nonce is asked for: then its short life is long enough, and those have room of their own.
class DpopProofs
{
public:
    /// How far `iat` may lie from our clock, either way.
    static constexpr std::chrono::seconds kWindow{300};
    /// What was used before a start is forgotten, and a proof is good from kWindow before its `iat` to kWindow after:
    /// for that long every proof needs a nonce, which no proof of before has.
    static constexpr std::chrono::seconds kNonceAfterStart{2 * kWindow};

    /// How many proofs are remembered at once; each some 100 bytes.
    struct Room
    {
        qsizetype all = 200'000; ///< with nonce as many again
        qsizetype ofOneKey = 2'000;
        qsizetype ofOneKeyWithNonce = 20'000; ///< in DpopNonces::kLifetime: over 300 a second
    };
    DpopProofs(EndpointUrls urls, const core::Clock &clock, core::Random &random)
        : DpopProofs(urls, clock, random, Room())
    {}
    DpopProofs(EndpointUrls urls, const core::Clock &clock, core::Random &random, const Room &room);
    void requireNonce(bool always) { m_always = always; }

    /// All but whether it was used before: invalid_dpop_proof, use_dpop_nonce (with a fresh one). `accessToken`: at a
    /// resource, which the proof must name by its hash (`ath`).
    core::Result<DpopProof, OAuthError> verify(const HttpRequest &request, const QByteArray &accessToken = {}) const;
    /// When all else is well, as this takes memory: invalid_dpop_proof when it was used before, use_dpop_nonce,
    /// rate_limit_exceeded for a key that is used too often.
    core::Result<void, OAuthError> spend(const DpopProof &proof);
    /// Both; the thumbprint of the key, empty when the request has no DPoP header.
    core::Result<QString, OAuthError> check(const HttpRequest &request, const QByteArray &accessToken = {});
    /// To be sent with an answer to a proof; empty while none is asked for.
    QByteArray freshNonce() const;

private:
    using Checked = core::Result<void, OAuthError>;
    bool needsNonce() const;
    Checked checkClaims(const QJsonObject &claims, const HttpRequest &request, const QByteArray &accessToken) const;
    core::Result<std::optional<std::chrono::milliseconds>, OAuthError> checkNonce(const QJsonObject &claims) const;
    std::unexpected<OAuthError> needsFreshNonce() const;

    EndpointUrls m_urls;
    const core::Clock &m_clock;
    const Room m_room;
    DpopNonces m_nonces;
    SeenProofs m_seen;          ///< without nonce
    SeenProofs m_seenWithNonce; ///< room of its own, and used ten times as fast
    const std::chrono::milliseconds m_startedAt;
    std::atomic<bool> m_always = false;
};

/// Are the two the same address, RFC 3986 §6.2.2 and §6.2.3, whatever query and fragment `htu` has?
bool matchesHtu(const QString &htu, const QString &url);

} // namespace server
