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

bool FlowTicket::isSignedInSince(const Visit &visit) const
{
    return visit.found && sessionDigest(visit) != sessionThen;
}

FlowTickets::FlowTickets(const core::Clock &clock, core::Random &random) : m_clock(clock), m_key(random.secret(32)) {}

FlowTicket FlowTickets::begin(const Visit &visit) const
{
    return {m_clock.now(), sessionDigest(visit)};
}

QByteArray FlowTickets::write(const FlowTicket &ticket, const QByteArray &query, const QByteArray &browser) const
{
    QByteArray content(kTicketTimeBytes, '\0');
    qToBigEndian<qint64>(core::toMillis(ticket.begunAt), content.data());
    content += char(ticket.step);
    content += ticket.sessionThen;
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
    return FlowTicket{begunAt, content.last(kDigestBytes), FlowTicket::Step(content.at(kTicketTimeBytes))};
}

QByteArray FlowTickets::codeOf(const QByteArray &content, const QByteArray &query, const QByteArray &browser) const
{
    return core::hmacSha256(m_key, content + core::sha256(query) + browser);
}

} // namespace server
