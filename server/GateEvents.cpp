#include "server/GateEvents.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

QString kindName(GateRefusal::Kind kind)
{
    switch (kind) {
    case GateRefusal::Kind::Request:
        return u"request_refused"_s;
    case GateRefusal::Kind::Connection:
        return u"connection_refused"_s;
    case GateRefusal::Kind::Displaced:
        return u"connection_displaced"_s;
    case GateRefusal::Kind::Handshake:
        return u"tls_handshake_failed"_s;
    }
    return {};
}

void log(const GateRefusal &refusal)
{
    QJsonObject members{{u"event"_s, kindName(refusal.kind)},
                        {u"reason"_s, QString::fromLatin1(refusal.reason.left(200))},
                        {u"address"_s, refusal.peer.toString()}};
    if (refusal.status != 0)
        members.insert(u"status"_s, refusal.status);
    if (!refusal.id.value.isEmpty())
        members.insert(u"request_id"_s, refusal.id.value);
    core::logEvent(core::LogLevel::Info, u"stopped at the gate"_s, members);
}

} // namespace

void GateEvents::note(const GateRefusal &refusal)
{
    switch (refusal.kind) {
    case GateRefusal::Kind::Request:
        m_metrics.recordRefusedRequest(refusal.status);
        break;
    case GateRefusal::Kind::Connection:
        m_metrics.recordRefusedConnection();
        break;
    case GateRefusal::Kind::Displaced:
        m_metrics.recordDisplacedConnection();
        break;
    case GateRefusal::Kind::Handshake:
        m_metrics.recordFailedHandshake();
        break;
    }
    if (mayLog())
        log(refusal);
}

bool GateEvents::mayLog()
{
    flush();
    const std::scoped_lock lock(m_mutex);
    if (m_lines < kLinesPerSecond) {
        ++m_lines;
        return true;
    }
    ++m_suppressed;
    return false;
}

void GateEvents::flush()
{
    const auto second = std::chrono::floor<std::chrono::seconds>(m_clock.steady());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_second == second)
            return;
        m_second = second;
        m_lines = 0;
    }
    tellSuppressed();
}

void GateEvents::tellSuppressed()
{
    qint64 suppressed = 0;
    {
        const std::scoped_lock lock(m_mutex);
        suppressed = std::exchange(m_suppressed, 0);
    }
    if (suppressed > 0)
        core::logEvent(core::LogLevel::Warning, u"more was stopped at the gate than is logged"_s,
                       {{u"event"_s, u"refusals_suppressed"_s}, {u"count"_s, suppressed}});
}

} // namespace server
