#include "core/audit/LastKnownName.h"

#include <QHash>

namespace core {

using namespace Qt::StringLiterals;

QString lastKnownName(const QString &user)
{
    // + : along the user's own rows, not along everybody's changes; the kind is read from their index alone.
    return uR"((SELECT COALESCE(json_extract(named.event_data, '$.after.username'),
                                json_extract(named.event_data, '$.before.username')) AS last_name
                  FROM audit_logs named
                 WHERE named.user_id = %1
                   AND +named.kind IN (SELECT id
                                         FROM audit_kinds
                                        WHERE event_type IN ('user_created', 'user_updated', 'user_deleted'))
                   AND json_valid(named.event_data) AND last_name IS NOT NULL
                 ORDER BY named.created_at DESC, named.seq DESC
                 LIMIT 1))"_s.arg(user);
}

/// Empty: the log does not say.
static Result<QString> lastKnownNameOf(SqlConnection &connection, const QString &user)
{
    auto rows =
        connection.run(u"SELECT COALESCE("_s + lastKnownName(u"given.id"_s) + u", '') FROM (SELECT :id AS id) given"_s,
                       {{"id"_L1, user}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

Result<void> addLastKnownNames(SqlConnection &connection, std::vector<AuditRecord> &records)
{
    QHash<QString, QString> known;
    for (AuditRecord &record : records) {
        if (record.user.isEmpty() || !record.username.isEmpty())
            continue;
        auto name = known.constFind(record.user.value);
        if (name == known.cend()) {
            const auto read = lastKnownNameOf(connection, record.user.value);
            if (!read)
                return fail(read.error());
            name = known.insert(record.user.value, *read);
        }
        record.username = *name;
    }
    return {};
}

} // namespace core
