#pragma once

#include "core/database/Database.h"

#include <QDeadlineTimer>

namespace core {

/// A connection that stops between two statements when nobody waits for the answer any more, or for too long.
class AuditQuestion final : public SqlConnection
{
public:
    static constexpr std::chrono::seconds kPatience{5};

    /// `task` is `Result<T>(SqlConnection &)`, run on a reader thread. Cancelling the future ends it before its next
    /// statement: what was asked in vain keeps no newer question waiting.
    template <class Task>
    static auto ask(Database &database, Task task) -> QFuture<std::invoke_result_t<Task, SqlConnection &>>
    {
        using Outcome = std::invoke_result_t<Task, SqlConnection &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        auto future = promise->future();
        promise->start();
        auto reading = database.read([promise, task = std::move(task)](Snapshot &snapshot) -> Result<void> {
            AuditQuestion question(snapshot, [&promise] { return promise->isCanceled(); });
            promise->addResult(task(question));
            return {};
        });
        reading.then(QtFuture::Launch::Sync, [promise](const Result<void> &read) {
            if (!read)
                promise->addResult(Outcome(fail(read.error())));
            promise->finish();
        });
        return future;
    }

    AuditQuestion(SqlConnection &connection, std::function<bool()> isCancelled,
                  QDeadlineTimer deadline = QDeadlineTimer(kPatience))
        : m_connection(connection), m_isCancelled(std::move(isCancelled)), m_deadline(deadline)
    {}

    Result<Rows> run(const QString &sql, const Bindings &bindings) override
    {
        if (m_isCancelled())
            return fail(ErrorKind::Cancelled, QStringLiteral("another question came"));
        if (m_deadline.hasExpired())
            return fail(ErrorKind::Busy, QStringLiteral("this takes too long: narrow the time"),
                        QStringLiteral("since"));
        return m_connection.run(sql, bindings);
    }

private:
    SqlConnection &m_connection;
    std::function<bool()> m_isCancelled;
    QDeadlineTimer m_deadline;
};

} // namespace core
