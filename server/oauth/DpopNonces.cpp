#include "server/oauth/DpopNonces.h"

#include "core/crypto/TokenDigest.h"

#include <QtEndian>

namespace server {

namespace {

constexpr qsizetype kStampBytes = 8;
constexpr qsizetype kSealBytes = 16;

} // namespace

DpopNonces::DpopNonces(const core::Clock &clock, core::Random &random) : m_clock(clock), m_key(random.secret(32)) {}

QByteArray DpopNonces::make() const
{
    QByteArray stamp(kStampBytes, Qt::Uninitialized);
    qToBigEndian<qint64>(m_clock.steady().count(), stamp.data());
    return core::base64Url(sealed(stamp));
}

std::optional<std::chrono::milliseconds> DpopNonces::endsIn(const QByteArray &nonce) const
{
    const auto bytes = core::fromBase64Url(nonce);
    if (!bytes || bytes->size() != kStampBytes + kSealBytes ||
        !core::constantTimeEquals(*bytes, sealed(bytes->left(kStampBytes))))
        return std::nullopt;
    const std::chrono::milliseconds made(qFromBigEndian<qint64>(bytes->constData()));
    const std::chrono::milliseconds left = made + kLifetime - m_clock.steady();
    if (left <= left.zero() || left > kLifetime)
        return std::nullopt;
    return left;
}

QByteArray DpopNonces::sealed(const QByteArray &stamp) const
{
    return stamp + core::hmacSha256(m_key, "DPoP nonce" + stamp).left(kSealBytes);
}

} // namespace server
