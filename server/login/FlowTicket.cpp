#include "server/login/FlowTicket.h"

#include "core/crypto/TokenDigest.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kTicketTimeBytes = 8;
constexpr qsizetype kDigestBytes = 32;
constexpr qsizetype kContentBytes = kTicketTimeBytes + 1 + kDigestBytes;

QByteArray sessionDigest(const Visit &visit)
{
    return core::sha256("session\n" + visit.sessionCookie);
}

} // namespace

void FlowTicket::markSignedIn(const Visit &visit)
{
    signedInAs = sessionDigest(visit);
}

bool FlowTicket::isSignedIn(const Visit &visit) const
{
    return visit.found && !signedInAs.isEmpty() && core::constantTimeEquals(signedInAs, sessionDigest(visit));
}

FlowTickets::FlowTickets(const core::Clock &clock, core::Random &random) : m_clock(clock), m_key(random.secret(32)) {}

FlowTicket FlowTickets::begin() const
{
    return {m_clock.now(), {}};
}

QByteArray FlowTickets::write(const FlowTicket &ticket, const QByteArray &query, const QByteArray &browser) const
{
    QByteArray content(kTicketTimeBytes, '\0');
    qToBigEndian<qint64>(core::toMillis(ticket.begunAt), content.data());
    content += char(ticket.step);
    content += ticket.signedInAs.isEmpty() ? QByteArray(kDigestBytes, '\0') : ticket.signedInAs;
    return core::base64Url(content + codeOf(content, query, browser));
}

std::optional<FlowTicket> FlowTickets::read(const QString &text, const QByteArray &query,
                                            const QByteArray &browser) const
{
    const auto bytes = core::fromBase64Url(text.toLatin1());
    if (!bytes || bytes->size() != kContentBytes + kDigestBytes)
        return std::nullopt;
    const QByteArray content = bytes->first(kContentBytes);
    if (!core::constantTimeEquals(codeOf(content, query, browser), bytes->sliced(kContentBytes)))
        return std::nullopt;
    const core::Instant begunAt = core::fromMillis(qFromBigEndian<qint64>(content.constData()));
    const auto age = m_clock.now() - begunAt;
    if (age < std::chrono::seconds(0) || age > kLifetime)
        return std::nullopt;
    QByteArray signedInAs = content.last(kDigestBytes);
    if (signedInAs == QByteArray(kDigestBytes, '\0'))
        signedInAs.clear();
    return FlowTicket{begunAt, signedInAs, FlowTicket::Step(content.at(kTicketTimeBytes))};
}

QByteArray FlowTickets::codeOf(const QByteArray &content, const QByteArray &query, const QByteArray &browser) const
{
    return core::hmacSha256(m_key, content + core::sha256(query) + browser);
}

} // namespace server
