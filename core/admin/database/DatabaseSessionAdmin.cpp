#include "core/admin/database/DatabaseSessionAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/SessionQueries.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

static constexpr int kChangedSessions = UsersArea | ChainsArea | AuditArea;

QFuture<Result<std::vector<SessionSummary>>> DatabaseSessionAdmin::sessions(std::optional<UserId> user)
{
    const SessionBounds bounds(m_context.clock.now(), m_parts.sessions.limits());
    return m_context.database.read(
        [user, bounds](Snapshot &snapshot) { return SessionQueries::sessions(snapshot, user, bounds); });
}

QFuture<Result<void>> DatabaseSessionAdmin::change(const QString &missing, std::function<Result<bool>()> change)
{
    return QtConcurrent::run(&m_context.pool, [this, missing, change = std::move(change)]() -> Result<void> {
        const auto changed = change();
        if (!changed)
            return fail(changed.error());
        if (!*changed)
            return fail(ErrorKind::NotFound, missing);
        m_context.changed(kChangedSessions);
        return {};
    });
}

QFuture<Result<void>> DatabaseSessionAdmin::endSession(SessionId id)
{
    return change(u"there is no such session any more"_s,
                  [this, id] { return m_parts.sessions.end(id, u"admin"_s, m_context.origin()); });
}

QFuture<Result<int>> DatabaseSessionAdmin::endSessionsOf(UserId user)
{
    return QtConcurrent::run(&m_context.pool, [this, user] {
        const auto ended = m_parts.sessions.endOf(user, {}, u"admin"_s, m_context.origin());
        if (ended && *ended > 0)
            m_context.changed(kChangedSessions);
        return ended;
    });
}

QFuture<Result<std::vector<ConsentSummary>>> DatabaseSessionAdmin::consents(std::optional<UserId> user,
                                                                            std::optional<ClientId> client)
{
    return m_context.database.read([user, client, now = m_context.clock.now()](Snapshot &snapshot) {
        return SessionQueries::consents(snapshot, user, client, now);
    });
}

QFuture<Result<void>> DatabaseSessionAdmin::revokeConsent(UserId user, ClientId client)
{
    return change(u"there is no such consent any more"_s,
                  [this, user, client] { return m_parts.consents.revoke(user, client, m_context.origin()); });
}

QFuture<Result<std::vector<PendingDevice>>> DatabaseSessionAdmin::pendingDevices()
{
    return m_context.database.read(
        [now = m_context.clock.now()](Snapshot &snapshot) { return SessionQueries::pendingDevices(snapshot, now); });
}

QFuture<Result<void>> DatabaseSessionAdmin::denyDevice(QString id)
{
    return change(u"this device does not wait any more"_s,
                  [this, id] { return m_parts.devices.deny(id, {}, m_context.origin()); });
}

} // namespace core
