#include "core/database/SqlConnection.h"

#include <QSqlQuery>

namespace core {

Rows::Rows(std::shared_ptr<QSqlQuery> query)
    : m_query(std::move(query))
    , m_affected(m_query->numRowsAffected()) // at once: SQLite counts per connection, not per statement
{}

bool Rows::next()
{
    return m_query->next();
}

int Rows::affected() const
{
    return m_affected;
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Rows::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

bool Rows::flag(int column) const
{
    return integer(column) != 0;
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

Instant Rows::instant(int column) const
{
    return fromMillis(integer(column));
}

std::optional<Instant> Rows::instantOrNull(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return instant(column);
}

} // namespace core
