#include "app/Composition.h"
#include "core/keys/SigningKey.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

Result<QString> firstText(core::Snapshot &snapshot, const QString &sql)
{
    auto rows = snapshot.run(sql);
    if (!rows)
        return core::fail(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

HealthCheck databaseCheck(core::Database &database)
{
    const auto answer =
        database.readNow([](core::Snapshot &snapshot) { return firstText(snapshot, u"PRAGMA integrity_check"_s); });
    return {u"database"_s, answer && *answer == "ok"_L1, answer ? *answer : answer.error().detail};
}

HealthCheck referencesCheck(core::Database &database)
{
    const auto answer =
        database.readNow([](core::Snapshot &snapshot) { return firstText(snapshot, u"PRAGMA foreign_key_check"_s); });
    const bool passed = answer && answer->isEmpty();
    return {u"references"_s, passed,
            !answer  ? answer.error().detail
            : passed ? u"ok"_s
                     : u"rows of %1 point nowhere"_s.arg(*answer)};
}

HealthCheck auditCheck(Composition &core)
{
    const auto verdict =
        core.database().readNow([&](core::Snapshot &snapshot) { return core.audit().verify(snapshot); });
    if (!verdict)
        return {u"audit chain"_s, false, verdict.error().detail};
    return {u"audit chain"_s, verdict->intact,
            verdict->intact ? u"%1 rows, seals %2"_s.arg(QString::number(verdict->rows),
                                                         verdict->sealsChecked ? u"checked"_s : u"unchecked"_s)
                            : u"row %1: %2"_s.arg(QString::number(verdict->firstBadSeq), verdict->reason)};
}

HealthCheck keyCheck(core::Database &database)
{
    const auto active = database.readNow([](core::Snapshot &snapshot) {
        return firstText(snapshot, u"SELECT kid FROM signing_keys WHERE state = 'active'"_s);
    });
    const bool passed = active && !active->isEmpty();
    return {u"signing key"_s, passed,
            !active  ? active.error().detail
            : passed ? *active
                     : u"none is active; the first start makes one"_s};
}

HealthCheck settingsCheck(const core::Settings &settings)
{
    return {u"settings"_s, true, settings.warnings.isEmpty() ? u"ok"_s : settings.warnings.join(u"; "_s)};
}

} // namespace

QList<HealthCheck> Composition::checkHealth()
{
    return {databaseCheck(database()), referencesCheck(database()), auditCheck(*this), keyCheck(database()),
            settingsCheck(settings())};
}

} // namespace app
