#include "core/upkeep/Alerts.h"

#include "core/audit/LastKnownName.h"
#include "core/clients/Client.h"
#include "core/upkeep/LastVerification.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;
using MaybeAlert = Result<std::optional<UpkeepAlert>>;

/// The self-test's own theft is none.
static MaybeAlert reuseAlert(Snapshot &snapshot, Instant now, const AlertLimits &limits)
{
    auto rows =
        snapshot.run(uR"(
        SELECT COUNT(*), MIN(created_at), MAX(created_at)
          FROM audit_logs
         WHERE event_type = 'security_incident' AND created_at > :since AND client_id IS NOT :own)"_s,
                     {{"since"_L1, bind(now - limits.reuseWindow)}, {"own"_L1, QLatin1String(kSelfTestClient)}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || rows->integer(0) == 0)
        return std::nullopt;
    UpkeepAlert alert{.kind = u"refresh_reuse"_s,
                      .severity = UpkeepAlert::Severity::Critical,
                      .since = rows->instant(1),
                      .count = int(rows->integer(0)),
                      .subject = {},
                      .latest = rows->instant(2)};
    auto newest =
        snapshot.run(uR"(
        SELECT COALESCE(json_extract(l.event_data, '$.family_id'), ''),
               COALESCE(u.username, )"_s +
                         lastKnownName(u"l.user_id"_s) + uR"(, ''), COALESCE(l.client_id, '')
          FROM audit_logs l
          LEFT JOIN users u ON u.id = l.user_id
         WHERE l.event_type = 'security_incident' AND l.created_at > :since AND l.client_id IS NOT :own
         ORDER BY l.created_at DESC
         LIMIT 1)"_s,
                     {{"since"_L1, bind(now - limits.reuseWindow)}, {"own"_L1, QLatin1String(kSelfTestClient)}});
    if (!newest)
        return fail(newest.error());
    if (newest->next()) {
        alert.subject = newest->text(0);
        alert.username = newest->text(1);
        alert.client = newest->text(2);
    }
    return alert;
}

static MaybeAlert failedLoginAlert(Snapshot &snapshot, Instant now, const AlertLimits &limits)
{
    auto rows = snapshot.run(uR"(
        SELECT COUNT(*), COALESCE(SUM(event_type = 'login_failed'), 0),
               MIN(CASE WHEN event_type = 'login_failed' THEN created_at END)
          FROM audit_logs
         WHERE event_type IN ('login_failed', 'login_success') AND created_at > :since)"_s,
                             {{"since"_L1, bind(now - limits.loginWindow)}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    const qint64 all = rows->integer(0);
    const qint64 failed = rows->integer(1);
    if (failed < limits.leastFailedLogins || failed * 100 < all * limits.failedLoginPercent)
        return std::nullopt;
    return UpkeepAlert{.kind = u"failed_logins"_s,
                       .severity = UpkeepAlert::Severity::Warning,
                       .since = rows->instant(2),
                       .count = int(failed),
                       .subject = {}};
}

/// What the last verification found: an altered log stays critical until another one finds it whole.
static MaybeAlert chainAlert(Snapshot &snapshot, Instant, const AlertLimits &)
{
    const auto last = lastVerification(snapshot);
    if (!last)
        return fail(last.error());
    if (!*last || (*last)->isIntact)
        return std::nullopt;
    return UpkeepAlert{.kind = u"chain_broken"_s,
                       .severity = UpkeepAlert::Severity::Critical,
                       .since = (*last)->at,
                       .count = 1,
                       .subject = QString::number((*last)->firstBadSeq)};
}

static MaybeAlert keyAlert(Snapshot &snapshot, Instant now, const AlertLimits &limits)
{
    auto rows = snapshot.run(u"SELECT kid, activated_at FROM signing_keys WHERE state = 'active'"_s);
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || rows->isNull(1) || limits.rotateEvery.count() == 0)
        return std::nullopt;
    // Where keys are rotated every week, nobody wants to be told all the time.
    const auto within = std::min(limits.keyDueWithin, limits.rotateEvery / 4);
    const Instant since = rows->instant(1) + limits.rotateEvery - within;
    if (since > now)
        return std::nullopt;
    return UpkeepAlert{.kind = u"key_due"_s,
                       .severity = UpkeepAlert::Severity::Notice,
                       .since = since,
                       .count = 1,
                       .subject = rows->text(0)};
}

/// Only with a schedule: it notes by when there has to be a further backup, and since when they fail.
static MaybeAlert backupAlert(Snapshot &snapshot, Instant now, const AlertLimits &limits)
{
    auto rows = snapshot.run(uR"(
        SELECT name, value
          FROM settings
         WHERE name IN ('backup_expected_at', 'backup_failed_since')
         ORDER BY name DESC)"_s); // what failed says more than what is late
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    const Instant expected = fromMillis(rows->text(1).toLongLong());
    if (rows->text(0) == "backup_failed_since"_L1)
        return UpkeepAlert{.kind = u"backup_failed"_s,
                           .severity = UpkeepAlert::Severity::Warning,
                           .since = expected,
                           .count = 1,
                           .subject = {}};
    if (expected + limits.backupLate > now)
        return std::nullopt;
    return UpkeepAlert{.kind = u"backup_due"_s,
                       .severity = UpkeepAlert::Severity::Warning,
                       .since = expected,
                       .count = 1,
                       .subject = {}};
}

std::optional<UpkeepAlert> certificateAlert(const std::optional<RunningCertificate> &running, Instant now,
                                            const AlertLimits &limits)
{
    if (!running || running->notAfter - limits.certificateWarning > now)
        return std::nullopt;
    const Instant critical = running->notAfter - limits.certificateCritical;
    const bool isCritical = critical <= now;
    return UpkeepAlert{.kind = u"certificate_due"_s,
                       .severity = isCritical ? UpkeepAlert::Severity::Critical : UpkeepAlert::Severity::Warning,
                       .since = isCritical ? critical : running->notAfter - limits.certificateWarning,
                       .count = 1,
                       .subject = running->subject};
}

Result<std::vector<UpkeepAlert>> currentAlerts(Snapshot &snapshot, Instant now, const AlertLimits &limits,
                                               const std::optional<RunningCertificate> &running)
{
    std::vector<UpkeepAlert> alerts;
    for (const auto look : {reuseAlert, failedLoginAlert, chainAlert, keyAlert, backupAlert}) {
        auto alert = look(snapshot, now, limits);
        if (!alert)
            return fail(alert.error());
        if (*alert)
            alerts.push_back(**std::move(alert));
    }
    if (auto alert = certificateAlert(running, now, limits))
        alerts.push_back(*std::move(alert));
    std::ranges::stable_sort(alerts, std::ranges::greater(), &UpkeepAlert::severity);
    return alerts;
}

} // namespace core
