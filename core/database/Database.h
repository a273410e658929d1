#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <type_traits>

namespace core {

/// What the writer did in one group commit; for metrics.
struct BatchReport
{
    int tasks = 0;
    std::chrono::microseconds duration{0};
    bool committed = true;
};

struct DatabaseOptions
{
    QString path = {}; ///< file; created when missing unless mustExist
    bool mustExist = false;
    int readers = 2;
    std::chrono::milliseconds busyTimeout{2000}; ///< how long to wait for another program's lock
    size_t mostWaiting = 4096;                   ///< writes, and reads: what comes then gets Busy at once
    qint64 logLimit = 64 << 20; ///< bytes: a longer write-ahead log is emptied as soon as its readers let it
    std::function<void(const BatchReport &)> onBatch = {}; ///< called on the writer thread
    std::function<void()> onForeignChange = {}; ///< another process committed; noticed within 1 s; writer thread
};

/// Runs reads and writes on its own threads; knows no table. Group commit as ARCHITECTURE.md "Storage" tells:
/// the writer runs everything that waits, each task in its own SAVEPOINT, in one BEGIN IMMEDIATE … COMMIT
/// (WAL, synchronous=FULL), and completes the futures only after the commit. A task that fails rolls back alone.
/// When the commit itself fails every task of the batch gets Storage (or Busy). Any thread may call.
class Database
{
public:
    /// Opens, applies no migration. Storage with the reason in words (no permission, not a database, locked).
    static Result<std::unique_ptr<Database>> open(DatabaseOptions options);
    /// Finishes what waits, then joins its threads.
    ~Database();

    /// `task` is `Result<T>(Transaction &)`, run on the writer thread. Durable when the future is ready.
    template <class Task>
    auto write(Task task) -> QFuture<std::invoke_result_t<Task, Transaction &>>
    {
        using Outcome = std::invoke_result_t<Task, Transaction &>;
        auto job = std::make_shared<WriteJob<Outcome, Task>>(std::move(task));
        auto future = job->promise.future();
        job->promise.start();
        enqueueWrite(std::move(job));
        return future;
    }

    /// `task` is `Result<T>(Snapshot &)`, run on a reader thread.
    template <class Task>
    auto read(Task task) -> QFuture<std::invoke_result_t<Task, Snapshot &>>
    {
        using Outcome = std::invoke_result_t<Task, Snapshot &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        auto future = promise->future();
        promise->start();
        enqueueRead([promise, task = std::move(task)](Result<Snapshot *> snapshot) mutable {
            promise->addResult(snapshot ? withoutExceptions<Outcome>(task, **snapshot)
                                        : Outcome(fail(snapshot.error())));
            promise->finish();
        });
        return future;
    }

    /// Both wait for the answer: for the request pool and start-up, never for the GUI or an HTTP thread.
    template <class Task>
    auto writeNow(Task task)
    {
        return takeResult(write(std::move(task)));
    }
    template <class Task>
    auto readNow(Task task)
    {
        return takeResult(read(std::move(task)));
    }

    QString path() const;
    /// False after a commit or read failed until one succeeds again; for /health. Any thread.
    bool isHealthy() const;

private:
    friend class GroupCommitWriter;

    /// A task that throws must not end the thread, nor keep others of its batch from being committed.
    template <class Outcome, class Task, class Connection>
    static Outcome withoutExceptions(Task &task, Connection &connection)
    {
        try {
            return task(connection);
        } catch (...) {
            return fail(ErrorKind::Storage, QStringLiteral("a database task ended with an exception"));
        }
    }
    struct AnyWriteJob
    {
        virtual ~AnyWriteJob() = default;
        /// Runs inside the SAVEPOINT; true when its changes are to be kept.
        virtual bool run(Transaction &transaction) = 0;
        /// After COMMIT (no error) or after the whole batch was lost.
        virtual void complete(const std::optional<Error> &batchError) = 0;
    };
    template <class Outcome, class Task>
    struct WriteJob final : AnyWriteJob
    {
        explicit WriteJob(Task t) : task(std::move(t)) {}
        bool run(Transaction &transaction) override
        {
            outcome.emplace(withoutExceptions<Outcome>(task, transaction));
            return outcome->has_value();
        }
        void complete(const std::optional<Error> &batchError) override
        {
            promise.addResult(batchError ? Outcome(fail(*batchError)) : std::move(*outcome));
            promise.finish();
        }
        Task task;
        std::optional<Outcome> outcome;
        QPromise<Outcome> promise;
    };

    template <class Outcome>
    static Outcome takeResult(QFuture<Outcome> future)
    {
        future.waitForFinished();
        if (future.resultCount() == 0)
            return fail(ErrorKind::Cancelled, QStringLiteral("database is closing"));
        return future.takeResult();
    }

    struct Parts;
    explicit Database(std::unique_ptr<Parts> parts);
    void enqueueWrite(std::shared_ptr<AnyWriteJob> job);
    void enqueueRead(std::function<void(Result<Snapshot *>)> job);
    std::unique_ptr<Parts> m_parts;
};

} // namespace core
