#include "core/audit/AuditSums.h"

#include <QStringList>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString kSpan = u"node_id = :node AND seq > :from AND seq <= :to"_s;

Result<void> runAll(Transaction &transaction, const QStringList &statements, const Bindings &bindings)
{
    for (const QString &sql : statements) {
        if (auto done = transaction.run(sql, bindings); !done)
            return fail(done.error());
    }
    return {};
}

/// `sign` is empty or a minus.
Result<void> change(Transaction &transaction, const QString &sign, const Bindings &span)
{
    static const QString hours = uR"(
        INSERT INTO audit_hours (kind, hour, rows)
        SELECT %1, created_at / 3600000, %2count(*)
          FROM audit_logs
         WHERE %3
         GROUP BY 1, 2
            ON CONFLICT DO UPDATE SET rows = rows + excluded.rows)"_s;
    static const QString kinds = uR"(
        UPDATE audit_kinds
           SET rows = audit_kinds.rows + %1added.rows
          FROM (SELECT kind, count(*) AS rows FROM audit_logs WHERE %2 GROUP BY kind) added
         WHERE id = added.kind)"_s;
    static const QString values = uR"(
        INSERT INTO audit_values (field, value, rows)
        SELECT '%1', %2, %3count(*)
          FROM audit_logs
         WHERE %4 AND %2 <> ''
         GROUP BY %2 COLLATE NOCASE
            ON CONFLICT DO UPDATE SET rows = rows + excluded.rows)"_s;
    return runAll(transaction,
                  {hours.arg(u"kind"_s, sign, kSpan), hours.arg(u"success"_s, sign, kSpan), kinds.arg(sign, kSpan),
                   values.arg(u"address"_s, u"ip_address"_s, sign, kSpan),
                   values.arg(u"user"_s, u"user_id"_s, sign, kSpan),
                   values.arg(u"name"_s, u"typed_name"_s, sign, kSpan)},
                  span);
}

} // namespace

Result<void> AuditSums::catchUp(Transaction &transaction, const QString &nodeId)
{
    auto reach = transaction.run(uR"(
        SELECT COALESCE((SELECT seq FROM audit_counted WHERE node_id = :node), 0),
               COALESCE((SELECT max(seq) FROM audit_logs WHERE node_id = :node), 0))"_s,
                                 {{"node"_L1, nodeId}});
    if (!reach || !reach->next())
        return reach ? Result<void>() : fail(reach.error());
    const Bindings span{{"node"_L1, nodeId}, {"from"_L1, reach->integer(0)}, {"to"_L1, reach->integer(1)}};
    if (reach->integer(0) >= reach->integer(1))
        return {};
    if (auto added = change(transaction, {}, span); !added)
        return added;
    return runAll(transaction,
                  {u"INSERT INTO audit_counted VALUES (:node, :to) ON CONFLICT DO UPDATE SET seq = excluded.seq"_s},
                  {span.front(), span.back()});
}

Result<void> AuditSums::takeAway(Transaction &transaction, const QString &nodeId, qint64 seq)
{
    const Bindings span{{"node"_L1, nodeId}, {"from"_L1, 0}, {"to"_L1, seq}};
    if (auto taken = change(transaction, u"-"_s, span); !taken)
        return taken;
    static const QString hours = uR"(
        DELETE FROM audit_hours
         WHERE kind IN (SELECT kind FROM audit_logs WHERE %1 UNION SELECT success FROM audit_logs WHERE %1)
           AND hour <= (SELECT max(created_at) / 3600000 FROM audit_logs WHERE %1) AND rows <= 0)"_s;
    static const QString values = uR"(
        DELETE FROM audit_values
         WHERE field = '%1' AND value IN (SELECT %2 FROM audit_logs WHERE %3) AND rows <= 0)"_s;
    return runAll(transaction,
                  {hours.arg(kSpan), values.arg(u"address"_s, u"ip_address"_s, kSpan),
                   values.arg(u"user"_s, u"user_id"_s, kSpan), values.arg(u"name"_s, u"typed_name"_s, kSpan)},
                  span);
}

} // namespace core
