#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QLatin1String>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QSqlQuery;

namespace core {

/// Values bound to the `:name` placeholders of a statement, without the colon.
using Bindings = std::vector<std::pair<QLatin1String, QVariant>>;

inline QVariant bind(Instant instant)
{
    return toMillis(instant);
}
inline QVariant bind(const std::optional<Instant> &instant)
{
    return instant ? QVariant(toMillis(*instant)) : QVariant(QMetaType::fromType<qint64>());
}
inline QVariant bindOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text);
}

/// The rows that a statement gave; stays on its thread and inside its task.
class Rows
{
public:
    explicit Rows(std::shared_ptr<QSqlQuery> query);
    bool next();
    int
    affected() const; ///< rows changed by UPDATE, INSERT or DELETE; -1 for a statement that gives rows (RETURNING too)
    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 integer(int column) const;
    bool flag(int column) const;
    bool isNull(int column) const;
    Instant instant(int column) const;
    std::optional<Instant> instantOrNull(int column) const;

private:
    std::shared_ptr<QSqlQuery> m_query;
    int m_affected;
};

/// One connection, on the thread of its task. Statements are prepared once and kept. All values are bound, never glued.
class SqlConnection
{
public:
    virtual ~SqlConnection() = default;
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    /// Storage on any failure (Busy when the database is locked by another program); the text never holds bound values.
    /// A null QString is bound as ''; for NULL use bindOrNull. Every placeholder needs its value.
    virtual Result<Rows> run(const QString &sql, const Bindings &bindings = {}) = 0;

protected:
    SqlConnection() = default;
};

/// A consistent view for reading.
class Snapshot : public SqlConnection
{};

/// Reads and writes that commit together or not at all. Only handed out by Database::write.
class Transaction : public SqlConnection
{
public:
    using Closing = std::function<Result<void>(Transaction &)>;
    /// `closing` runs once, after all tasks that commit together and before the commit, even when this task fails: for
    /// what is true of them all. `owner` asks once, later wishes of his do nothing. An error loses the whole commit.
    virtual void beforeCommit(const void *owner, Closing closing) = 0;
};

} // namespace core
