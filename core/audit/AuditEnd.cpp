#include "core/audit/AuditEnd.h"

namespace core {

using namespace Qt::StringLiterals;

Result<std::optional<AuditEnd::Stored>> AuditEnd::find(SqlConnection &connection, const QString &nodeId)
{
    auto rows = connection.run(u"SELECT node_id, seq, hash, seal FROM audit_ends WHERE node_id = :node"_s,
                               {{"node"_L1, nodeId}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return Stored{{rows->text(0), rows->integer(1), rows->text(2)}, rows->bytes(3)};
}

Result<void> AuditEnd::begin(Transaction &transaction, const AuditSeal &seal, const ChainPoint &newest)
{
    auto rows = transaction.run(uR"(
        INSERT INTO audit_ends (node_id, seq, hash, seal)
        VALUES (:node, :seq, :hash, :seal)
            ON CONFLICT (node_id) DO NOTHING)"_s,
                                {{"node"_L1, newest.nodeId},
                                 {"seq"_L1, newest.seq},
                                 {"hash"_L1, newest.hash},
                                 {"seal"_L1, seal.seal(AuditSeal::Kind::End, newest)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<void> AuditEnd::advance(Transaction &transaction, const AuditSeal &seal, const ChainPoint &before,
                               const ChainPoint &newest)
{
    const auto replaced = replace(transaction, seal, before, newest); // nearly always
    if (!replaced)
        return fail(replaced.error());
    if (*replaced)
        return {};
    const auto stored = find(transaction, newest.nodeId);
    if (!stored)
        return fail(stored.error());
    if (!*stored || !seal.isGenuine(AuditSeal::Kind::End, (*stored)->point, {}, (*stored)->seal))
        return {};
    const auto inChain = isInChain(transaction, (*stored)->point, before);
    if (!inChain)
        return fail(inChain.error());
    if (!*inChain)
        return {};
    const auto caughtUp = replace(transaction, seal, (*stored)->point, newest);
    if (!caughtUp)
        return fail(caughtUp.error());
    return {};
}

/// Rows behind the end were written by a process that has not the KEK.
Result<bool> AuditEnd::isInChain(SqlConnection &connection, const ChainPoint &end, const ChainPoint &newest)
{
    if (end.seq == 0 || end.seq > newest.seq)
        return end.seq == 0;
    auto rows = connection.run(uR"(
        SELECT 1 FROM audit_logs WHERE node_id = :node AND seq = :seq AND hash = :hash
         UNION ALL
        SELECT 1 FROM audit_anchors WHERE node_id = :node AND seq = :seq AND hash = :hash)"_s,
                               {{"node"_L1, end.nodeId}, {"seq"_L1, end.seq}, {"hash"_L1, end.hash}});
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

/// The seal of what is replaced is computed, not read: an end that somebody else wrote is left as it is.
Result<bool> AuditEnd::replace(Transaction &transaction, const AuditSeal &seal, const ChainPoint &from,
                               const ChainPoint &to)
{
    auto rows = transaction.run(uR"(
        UPDATE audit_ends
           SET seq = :seq, hash = :hash, seal = :seal
         WHERE node_id = :node AND seq = :from_seq AND hash = :from_hash AND seal = :from_seal)"_s,
                                {{"node"_L1, to.nodeId},
                                 {"seq"_L1, to.seq},
                                 {"hash"_L1, to.hash},
                                 {"seal"_L1, seal.seal(AuditSeal::Kind::End, to)},
                                 {"from_seq"_L1, from.seq},
                                 {"from_hash"_L1, from.hash},
                                 {"from_seal"_L1, seal.seal(AuditSeal::Kind::End, from)}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() > 0;
}

} // namespace core
