#include "core/admin/database/RestoredDatabase.h"

#include "core/audit/AuditLog.h"
#include "core/crypto/Envelope.h"
#include "core/database/Database.h"
#include "core/secrets/KeyCheck.h"
#include "core/settings/SettingsRepository.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

const auto kKeptBackupKey = u"backup_key"_s;
const auto kKeptKeyCheck = u"kek_check"_s;

struct Resealing
{
    Transaction &transaction;
    const Envelope &before;
    const Envelope &after;
    Instant now;

    /// Of rows with id, context and sealed bytes.
    Result<void> rows(const QString &select, const QString &update) const
    {
        auto found = transaction.run(select);
        if (!found)
            return fail(found.error());
        std::vector<std::pair<QString, QByteArray>> changed;
        while (found->next()) {
            const auto plain = before.open(found->bytes(2), found->text(1));
            if (!plain)
                return fail(ErrorKind::Crypto, u"%1 does not open: %2"_s.arg(found->text(1), plain.error().detail));
            changed.emplace_back(found->text(0), after.seal(*plain, found->text(1)));
        }
        for (const auto &[id, sealed] : changed) {
            if (const auto written = transaction.run(update, {{"id"_L1, id}, {"sealed"_L1, sealed}}); !written)
                return fail(written.error());
        }
        return {};
    }

    Result<void> backupKey() const
    {
        const auto kept = SettingsRepository::value(transaction, kKeptBackupKey);
        if (!kept)
            return fail(kept.error());
        if (!*kept)
            return {};
        const auto plain = before.open(QByteArray::fromBase64((*kept)->toLatin1()), kKeptBackupKey);
        if (!plain)
            return fail(plain.error());
        return SettingsRepository::set(transaction, kKeptBackupKey,
                                       QString::fromLatin1(after.seal(*plain, kKeptBackupKey).toBase64()), now);
    }

    Result<void> keyCheck() const
    {
        return SettingsRepository::set(transaction, kKeptKeyCheck, QString::fromLatin1(makeKeyCheck(after).toBase64()),
                                       now);
    }

    /// What was not genuine stays as it is, and visible.
    Result<void> seals(const QString &table, const QString &more, AuditSeal::Kind kind) const
    {
        const AuditSeal old(before);
        const AuditSeal fresh(after);
        auto found = transaction.run(u"SELECT node_id, seq, hash, seal, %1 FROM %2"_s.arg(more, table));
        if (!found)
            return fail(found.error());
        std::vector<std::pair<ChainPoint, QByteArray>> changed;
        while (found->next()) {
            const ChainPoint point{found->text(0), found->integer(1), found->text(2)};
            const QByteArray said = found->text(4).toUtf8();
            if (old.isGenuine(kind, point, said, found->bytes(3)))
                changed.emplace_back(point, fresh.seal(kind, point, said));
        }
        for (const auto &[point, seal] : changed) {
            const auto written =
                transaction.run(u"UPDATE %1 SET seal = :seal WHERE node_id = :node AND seq = :seq"_s.arg(table),
                                {{"seal"_L1, seal}, {"node"_L1, point.nodeId}, {"seq"_L1, point.seq}});
            if (!written)
                return fail(written.error());
        }
        return {};
    }

    Result<void> all() const
    {
        if (const auto done = rows(u"SELECT kid, kid, sealed_key FROM signing_keys WHERE sealed_key IS NOT NULL"_s,
                                   u"UPDATE signing_keys SET sealed_key = :sealed WHERE kid = :id"_s);
            !done)
            return done;
        if (const auto done = rows(uR"(
                SELECT id, CASE role WHEN 'authority' THEN 'certificate authority ' ELSE 'server certificate ' END || id,
                       sealed_key
                  FROM certificates)"_s,
                                   u"UPDATE certificates SET sealed_key = :sealed WHERE id = :id"_s);
            !done)
            return done;
        if (const auto done = backupKey(); !done)
            return done;
        if (const auto done = seals(u"audit_heads"_s, u"jws"_s, AuditSeal::Kind::Head); !done)
            return done;
        if (const auto done = seals(u"audit_anchors"_s, u"CAST(purged_until AS TEXT)"_s, AuditSeal::Kind::Anchor);
            !done)
            return done;
        if (const auto done = seals(u"audit_ends"_s, u"''"_s, AuditSeal::Kind::End); !done)
            return done;
        return keyCheck();
    }
};

} // namespace

Result<void> RestoredDatabase::leaveBackupsToTheFirst()
{
    const auto opened = Database::open({.path = m_path, .mustExist = true, .readers = 1});
    if (!opened)
        return fail(opened.error());
    const Envelope envelope(m_kek.clone(), m_random);
    return (*opened)->writeNow([&](Transaction &transaction) -> Result<void> {
        const auto node = SettingsRepository::value(transaction, u"node_id"_s);
        if (!node)
            return fail(node.error());
        AuditLog audit(m_clock, m_random, node->value_or(QString()));
        audit.sealWith(std::make_shared<const AuditSeal>(envelope));
        for (const QString &name : {u"AUTH_SERVICE__BACKUP_SCHEDULE"_s, u"AUTH_SERVICE__BACKUP_FOLDER"_s}) {
            const auto before = SettingsRepository::value(transaction, name);
            if (!before)
                return fail(before.error());
            if (!*before)
                continue;
            if (const auto removed = SettingsRepository::remove(transaction, name); !removed)
                return removed;
            AuditEvent event;
            event.type = EventType::SettingsChanged;
            event.origin.actor = u"restore"_s;
            event.data = {{u"name"_s, name}, {u"before"_s, **before}, {u"after"_s, QJsonValue()}};
            if (const auto told = audit.append(transaction, event); !told)
                return told;
        }
        if (const auto removed = SettingsRepository::remove(transaction, u"backup_failed_since"_s); !removed)
            return removed;
        return SettingsRepository::remove(transaction, u"backup_expected_at"_s);
    });
}

Result<void> RestoredDatabase::sealUnder(const SecretBytes &kek)
{
    const auto opened = Database::open({.path = m_path, .mustExist = true, .readers = 1});
    if (!opened)
        return fail(opened.error());
    const Envelope before(m_kek.clone(), m_random);
    const Envelope after(kek.clone(), m_random);
    const auto sealed = (*opened)->writeNow([&](Transaction &transaction) {
        return Resealing{transaction, before, after, m_clock.now()}.all();
    });
    if (sealed)
        m_kek = kek.clone();
    return sealed;
}

} // namespace core
