#include "app/KekKeeper.h"

#include "core/admin/database/AdminContext.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/TokenDigest.h"
#include "core/secrets/RecoveryCode.h"
#include "core/settings/SettingsRepository.h"

#include <QtConcurrent>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

struct Sealed
{
    QString name;
    QString context;
    QByteArray bytes;
};

Result<std::vector<Sealed>> allSealed(core::Snapshot &snapshot)
{
    auto rows = snapshot.run(uR"(
        SELECT kid, kid, sealed_key FROM signing_keys WHERE sealed_key IS NOT NULL
         UNION ALL
        SELECT id, CASE role WHEN 'authority' THEN 'certificate authority ' ELSE 'server certificate ' END || id,
               sealed_key
          FROM certificates)"_s);
    if (!rows)
        return core::fail(rows.error());
    std::vector<Sealed> all;
    while (rows->next())
        all.push_back({rows->text(0), rows->text(1), rows->bytes(2)});
    const auto backupKey = core::SettingsRepository::value(snapshot, u"backup_key"_s);
    if (!backupKey)
        return core::fail(backupKey.error());
    if (*backupKey)
        all.push_back({u"backup_key"_s, u"backup_key"_s, QByteArray::fromBase64((*backupKey)->toLatin1())});
    return all;
}

} // namespace

KekKeeper::KekKeeper(const Parts &parts, core::SecretBytes kek)
    : m_parts(parts)
    , m_kek(std::make_shared<const core::SecretBytes>(std::move(kek)))
    , m_provider(m_keychain, parts.context.random)
{}

QFuture<Result<core::KekState>> KekKeeper::state()
{
    return m_parts.context.database.read([this](core::Snapshot &snapshot) -> Result<core::KekState> {
        auto rows = snapshot.run(uR"(
            SELECT (SELECT COUNT(*) FROM signing_keys WHERE sealed_key IS NOT NULL), (SELECT COUNT(*) FROM certificates))"_s);
        if (!rows)
            return core::fail(rows.error());
        core::KekState state{.place = m_parts.place, .isFallback = m_parts.isFallback, .folder = m_parts.dataDir};
        if (rows->next()) {
            state.signingKeys = int(rows->integer(0));
            state.certificates = int(rows->integer(1));
        }
        return state;
    });
}

QFuture<Result<core::KekTest>> KekKeeper::opensEverything()
{
    return m_parts.context.database.read([this](core::Snapshot &snapshot) -> Result<core::KekTest> {
        const auto sealed = allSealed(snapshot);
        if (!sealed)
            return core::fail(sealed.error());
        core::KekTest test;
        for (const Sealed &one : *sealed) {
            if (m_parts.envelope.open(one.bytes, one.context))
                ++test.opened;
            else
                test.damaged.append(one.name);
        }
        return test;
    });
}

QFuture<Result<core::KekTest>> KekKeeper::test()
{
    core::KekSituation situation;
    situation.dataDir = m_parts.dataDir;
    situation.kekFile = m_parts.kekFile;
    situation.canAsk = true;
    situation.databaseHasKeyCheck = true; // so that nothing is ever made
    const bool fromOutside = m_parts.kind == core::KekPlace::Outside || m_parts.kind == core::KekPlace::Memory;
    if (fromOutside)
        return opensEverything();
    auto promise = std::make_shared<QPromise<Result<core::KekTest>>>();
    promise->start();
    m_provider.find(situation).then([this, promise](const Result<core::KekOutcome> &outcome) {
        using Place = core::KekTest::Place;
        auto place = Place::NotTried;
        if (!outcome)
            place = Place::Different;
        else if (const auto *found = std::get_if<core::KekFound>(&*outcome))
            place = core::constantTimeEquals(found->kek->toByteArray(), m_kek->toByteArray()) ? Place::Same
                                                                                              : Place::Different;
        opensEverything().then([promise, place](Result<core::KekTest> test) {
            if (test)
                test->place = place;
            promise->addResult(std::move(test));
            promise->finish();
        });
    });
    return promise->future();
}

QFuture<Result<QString>> KekKeeper::recoveryCode()
{
    return QtConcurrent::run(&m_parts.context.pool, [this]() -> Result<QString> {
        const core::AdminContext &context = m_parts.context;
        const auto recorded = context.database.writeNow([&](core::Transaction &transaction) {
            return context.audit.append(transaction, core::AuditEvent{.type = core::EventType::SecretViewed,
                                                                      .success = true,
                                                                      .user = {},
                                                                      .client = {},
                                                                      .data = {{u"secret"_s, u"key_encryption_key"_s},
                                                                               {u"purpose"_s, u"recovery_sheet"_s}},
                                                                      .errorMessage = {},
                                                                      .origin = context.origin()});
        });
        if (!recorded)
            return core::fail(recorded.error()); // nobody sees it without a trace
        return core::recoveryCode(*m_kek);
    });
}

} // namespace app
