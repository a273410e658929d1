#include "core/database/GroupCommitWriter.h"

#include "core/base/Log.h"
#include "core/database/SqliteConnection.h"

#include <QFileInfo>

#include <map>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr size_t kMostTasks = 256;
constexpr std::chrono::milliseconds kWatchInterval{500};
/// While nothing can be written every caller would wait in vain, one busyTimeout after the other.
constexpr std::chrono::milliseconds kImpatience{100};
/// Shorter times without trouble belong to the same trouble: one line in the log.
constexpr std::chrono::seconds kCalm{3};
/// Changes on this connection only when another one has committed; our readers never write.
const auto kDataVersion = u"PRAGMA data_version"_s;

class SqliteTransaction final : public Transaction
{
public:
    explicit SqliteTransaction(SqliteConnection &connection) : m_connection(connection) {}
    Result<Rows> run(const QString &sql, const Bindings &bindings) override { return m_connection.run(sql, bindings); }
    void beforeCommit(const void *owner, Closing closing) override
    {
        m_closings.try_emplace(owner, std::move(closing));
    }
    std::optional<Error> close()
    {
        for (const auto &[owner, closing] : m_closings)
            if (const auto closed = closing(*this); !closed)
                return closed.error();
        return {};
    }

private:
    SqliteConnection &m_connection;
    std::map<const void *, Closing> m_closings;
};

} // namespace

GroupCommitWriter::GroupCommitWriter(DatabaseOptions options) : m_options(std::move(options)) {}

GroupCommitWriter::~GroupCommitWriter()
{
    stop();
}

Result<void> GroupCommitWriter::start()
{
    std::promise<Result<void>> opened;
    auto outcome = opened.get_future();
    m_thread = std::thread([this, promise = std::move(opened)]() mutable { work(std::move(promise)); });
    return outcome.get();
}

void GroupCommitWriter::enqueue(std::shared_ptr<Database::AnyWriteJob> job)
{
    Error refusal{ErrorKind::Cancelled, u"the database is closing"_s};
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping && m_queue.size() < m_options.mostWaiting) {
            m_queue.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
        if (!m_stopping)
            refusal = {ErrorKind::Busy, u"too many writes wait for the database"_s};
    }
    job->complete(refusal);
}

void GroupCommitWriter::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void GroupCommitWriter::work(std::promise<Result<void>> opened)
{
    auto connection = SqliteConnection::open(m_options.path, SqliteConnection::Role::Writer, m_options.busyTimeout);
    if (!connection)
        return opened.set_value(fail(connection.error()));
    m_connection = std::move(*connection);
    if (const auto version = number(kDataVersion))
        m_dataVersion = *version;
    opened.set_value({});
    while (true) {
        const Batch batch = nextBatch();
        if (!batch.empty()) {
            commit(batch);
        } else {
            if (!m_healthy)
                note(tryToWrite()); // nobody may write again before it is seen that one can
            const std::scoped_lock lock(m_mutex);
            if (m_stopping && m_queue.empty())
                break;
        }
        tellOfRecovery();
        watchForeignChanges();
        boundLog();
    }
    m_connection.reset(); // on the thread that opened it
}

GroupCommitWriter::Batch GroupCommitWriter::nextBatch()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, kWatchInterval, [this] { return !m_queue.empty() || m_stopping; });
    const auto count = std::min(m_queue.size(), kMostTasks);
    const auto end = m_queue.begin() + qptrdiff(count);
    Batch batch(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    return batch;
}

void GroupCommitWriter::commit(const Batch &batch)
{
    const auto began = std::chrono::steady_clock::now();
    const auto lost = runAll(batch);
    note(lost);
    if (m_options.onBatch) {
        const auto duration = std::chrono::steady_clock::now() - began;
        m_options.onBatch({int(batch.size()), std::chrono::duration_cast<std::chrono::microseconds>(duration), !lost});
    }
    for (const auto &job : batch)
        job->complete(lost);
}

/// The error, if any, by which every task of the batch is lost.
std::optional<Error> GroupCommitWriter::runAll(const Batch &batch)
try {
    SqliteTransaction transaction(*m_connection);
    auto lost = m_connection->control(u"BEGIN IMMEDIATE"_s);
    for (auto job = batch.begin(); job != batch.end() && !lost; ++job)
        lost = runOne(**job, transaction);
    if (!lost)
        lost = transaction.close();
    if (!lost)
        lost = m_connection->control(u"COMMIT"_s);
    if (lost)
        m_connection->rollback();
    return lost;
} catch (const std::bad_alloc &) {
    logOutOfMemory();
    m_connection->rollback();
    return Error{ErrorKind::Storage, u"no memory is left"_s};
}

std::optional<Error> GroupCommitWriter::runOne(Database::AnyWriteJob &job, Transaction &transaction)
{
    if (auto error = m_connection->control(u"SAVEPOINT task"_s))
        return error;
    if (!job.run(transaction)) {
        if (auto error = m_connection->control(u"ROLLBACK TO task"_s))
            return error;
    }
    return m_connection->control(u"RELEASE task"_s);
}

/// Changes nothing and yet needs room in the log on the disk, which an empty transaction would not.
std::optional<Error> GroupCommitWriter::tryToWrite()
{
    const auto version = number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto lost = m_connection->control(u"PRAGMA user_version = %1"_s.arg(*version));
    if (lost)
        m_connection->rollback();
    return lost;
}

void GroupCommitWriter::note(const std::optional<Error> &lost)
{
    if (m_healthy == lost.has_value()) {
        m_healthy = !lost;
        m_connection->setBusyTimeout(lost ? std::min(kImpatience, m_options.busyTimeout) : m_options.busyTimeout);
    }
    if (!lost)
        return;
    m_failedAt = std::chrono::steady_clock::now();
    if (!std::exchange(m_isTroubleTold, true))
        logEvent(LogLevel::Error, u"nothing can be stored for now: %1"_s.arg(lost->detail),
                 {{u"event"_s, u"database_unavailable"_s}});
}

void GroupCommitWriter::tellOfRecovery()
{
    if (!m_isTroubleTold || !m_healthy || std::chrono::steady_clock::now() - m_failedAt < kCalm)
        return;
    m_isTroubleTold = false;
    logEvent(LogLevel::Warning, u"the database can be written again"_s, {{u"event"_s, u"database_available"_s}});
}

void GroupCommitWriter::watchForeignChanges()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_options.onForeignChange || now - m_watchedAt < kWatchInterval)
        return;
    m_watchedAt = now;
    const auto version = number(kDataVersion);
    const bool changed = version && m_dataVersion && *version != *m_dataVersion;
    if (version)
        m_dataVersion = *version;
    if (changed)
        m_options.onForeignChange();
}

/// Readers that always overlap would let the log grow for ever: SQLite begins it anew only when none of them needs it.
/// TRUNCATE waits a moment for those who are in it; while a long one stays there, it is tried again later.
void GroupCommitWriter::boundLog()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_healthy || now - m_logWatchedAt < kWatchInterval)
        return;
    m_logWatchedAt = now;
    if (QFileInfo(m_options.path + u"-wal"_s).size() <= m_options.logLimit)
        return;
    m_connection->setBusyTimeout(std::min(kImpatience, m_options.busyTimeout));
    if (m_connection->control(u"PRAGMA wal_checkpoint(TRUNCATE)"_s))
        m_connection->rollback();
    m_connection->setBusyTimeout(m_options.busyTimeout);
}

Result<qint64> GroupCommitWriter::number(const QString &sql)
{
    auto rows = m_connection->run(sql, {});
    if (rows && rows->next())
        return rows->integer(0);
    auto error = rows ? Error{ErrorKind::Storage, u"%1 gave nothing"_s.arg(sql)} : rows.error();
    m_connection->rollback();
    return fail(std::move(error));
}

} // namespace core
