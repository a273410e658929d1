#include "server/login/CsrfToken.h"

#include "core/crypto/TokenDigest.h"

#include <QtEndian>

namespace server {

namespace {

constexpr qsizetype kTimeBytes = 8;
constexpr qsizetype kNonceBytes = 8; ///< no two forms carry the same text
constexpr qsizetype kStampBytes = kTimeBytes + kNonceBytes;
constexpr qsizetype kCodeBytes = 32;
constexpr qsizetype kTokenCharacters = (kStampBytes + kCodeBytes) * 4 / 3;

} // namespace

CsrfToken::CsrfToken(const core::Clock &clock, core::Random &random, std::chrono::milliseconds lifetime)
    : m_clock(clock), m_random(random), m_key(random.secret(32)), m_lifetime(lifetime)
{}

QByteArray CsrfToken::make(const QByteArray &session, const QByteArray &form) const
{
    QByteArray stamp(kStampBytes, '\0');
    qToBigEndian<qint64>(m_clock.steady().count(), stamp.data());
    m_random.fill({reinterpret_cast<unsigned char *>(stamp.data() + kTimeBytes), size_t(kNonceBytes)});
    return core::base64Url(stamp + codeOf(stamp, session, form));
}

CsrfToken::Verdict CsrfToken::check(const QByteArray &token, const QByteArray &session, const QByteArray &form) const
{
    if (session.isEmpty() || token.size() != kTokenCharacters)
        return Verdict::Forged;
    const auto bytes = core::fromBase64Url(token);
    if (!bytes)
        return Verdict::Forged;
    const QByteArray stamp = bytes->first(kStampBytes);
    if (!core::constantTimeEquals(codeOf(stamp, session, form), bytes->sliced(kStampBytes)))
        return Verdict::Forged;
    const std::chrono::milliseconds age =
        m_clock.steady() - std::chrono::milliseconds(qFromBigEndian<qint64>(stamp.constData()));
    return age <= m_lifetime ? Verdict::Good : Verdict::Expired;
}

QByteArray CsrfToken::codeOf(const QByteArray &stamp, const QByteArray &session, const QByteArray &form) const
{
    const auto field = [](const QByteArray &value) { return QByteArray::number(value.size()) + ':' + value + ','; };
    return core::hmacSha256(m_key, stamp + field(session) + field(form));
}

} // namespace server
