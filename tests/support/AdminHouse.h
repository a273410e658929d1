#pragma once

#include "core/admin/ServerControl.h"
#include "core/admin/database/AdminContext.h"
#include "tests/support/TestIssuer.h"

#include <QJsonDocument>

#include <mutex>

namespace tests {

/// What one row of the audit log tells.
struct AuditedChange
{
    QString event;
    QString user;
    QString client;
    QString actor;
    QString error;
    QJsonObject data;
    bool success = true;
};

/// Everything the administrators work on, real but for the clock; bcrypt at its least cost.
struct AdminHouse
{
    explicit AdminHouse(core::PasswordPolicy policy = core::PasswordPolicy::Classic)
        : context{issuer.database.database(),
                  issuer.audit,
                  issuer.clock,
                  issuer.random,
                  hashPool,
                  throttle,
                  issuer.clients,
                  pool,
                  policy,
                  4,
                  QStringLiteral("console"),
                  [this](int areas) {
                      const std::scoped_lock guard(m_toldLock);
                      m_told.append(areas);
                  }}
    {
        pool.setMaxThreadCount(2);
    }
    ~AdminHouse() { pool.waitForDone(); }

    /// What the administrator answered; never hangs on an answer that never comes.
    template <class T>
    static core::Result<T> await(QFuture<core::Result<T>> future)
    {
        future.waitForFinished();
        if (future.resultCount() == 0)
            qFatal("a future was finished without a result");
        return future.takeResult();
    }
    /// The areas told since the last call, in order.
    QList<int> told()
    {
        const std::scoped_lock guard(m_toldLock);
        return std::exchange(m_told, {});
    }
    /// Rows of the console's own doings, oldest first.
    std::vector<AuditedChange> audited()
    {
        std::vector<AuditedChange> all;
        const auto read = issuer.database.database().readNow([&](core::Snapshot &snapshot) -> core::Result<void> {
            auto rows = snapshot.run(QStringLiteral("SELECT event_type, user_id, client_id, actor, error_message, "
                                                    "event_data, success FROM audit_logs WHERE actor = 'console' "
                                                    "ORDER BY seq"));
            if (!rows)
                return core::fail(rows.error());
            while (rows->next())
                all.push_back({rows->text(0), rows->text(1), rows->text(2), rows->text(3), rows->text(4),
                               QJsonDocument::fromJson(rows->text(5).toUtf8()).object(), rows->flag(6)});
            return {};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return all;
    }
    void refuseAuditRows()
    {
        issuer.execute(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON audit_logs "
                                      "BEGIN SELECT RAISE(ABORT, 'no more rows'); END"));
    }

    TestIssuer issuer;
    core::HashPool hashPool{1, 4};
    core::LoginThrottle throttle{issuer.clock, {}};
    QThreadPool pool;
    core::AdminContext context;

private:
    std::mutex m_toldLock;
    QList<int> m_told;
};

} // namespace tests
