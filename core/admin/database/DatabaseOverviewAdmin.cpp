#include "core/admin/database/DatabaseOverviewAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/ChainQueries.h"
#include "core/audit/AuditRepository.h"
#include "core/clients/ClientRepository.h"
#include "core/upkeep/LastVerification.h"
#include "core/users/UserRepository.h"

#include <QtConcurrent>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostTokensCounted = 100'000;
constexpr std::chrono::hours kActiveWithin{30 * 24};

/// Both scales have the same three steps.
Alert::Severity severityOf(UpkeepAlert::Severity severity)
{
    return Alert::Severity(int(severity));
}

Alert alertOf(const UpkeepAlert &found)
{
    Alert alert;
    alert.kind = found.kind;
    alert.severity = severityOf(found.severity);
    alert.since = found.since;
    alert.count = found.count;
    alert.subject = found.subject;
    alert.latest = found.latest;
    alert.username = found.username;
    alert.client = found.client;
    return alert;
}

/// By the index of the kinds: an odd one succeeded. The self-test's tokens end with it.
Result<qint64> liveAccessTokens(Snapshot &snapshot, Instant since)
{
    auto rows = snapshot.run(
        uR"(
        SELECT COUNT(*)
          FROM (SELECT 1
                  FROM audit_kinds k
                  JOIN audit_logs l ON l.kind = k.id AND l.created_at > :since
                 WHERE k.event_type IN ('token_issued', 'token_refresh') AND k.id % 2 = 1 AND k.client_id <> :own
                 LIMIT :most))"_s,
        {{"since"_L1, bind(since)}, {"own"_L1, QLatin1String(kSelfTestClient)}, {"most"_L1, kMostTokensCounted}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

} // namespace

QFuture<Result<OverviewFigures>> DatabaseOverviewAdmin::figures()
{
    return m_context.database.read([this](Snapshot &snapshot) { return read(snapshot); });
}

Result<OverviewFigures> DatabaseOverviewAdmin::read(Snapshot &snapshot) const
{
    const Instant now = m_context.clock.now();
    const auto users = UserRepository::count(snapshot, {}, now);
    const auto activeUsers = UserRepository::countSignedIn(snapshot, now - kActiveWithin);
    const auto clients = ClientRepository::count(snapshot, {});
    const auto families = ChainQueries::countActive(snapshot, {}, now);
    const auto events = AuditRepository::total(snapshot);
    const auto tokens = liveAccessTokens(snapshot, now - m_accessTokenLifetime);
    const auto verified = lastVerification(snapshot);
    auto found = alerts(snapshot, now);
    if (!users || !clients)
        return fail(users ? clients.error() : users.error());
    if (!activeUsers)
        return fail(activeUsers.error());
    if (!families || !events)
        return fail(families ? events.error() : families.error());
    if (!tokens || !verified)
        return fail(tokens ? verified.error() : tokens.error());
    if (!found)
        return fail(found.error());
    OverviewFigures figures;
    figures.users = *users;
    figures.activeUsers = *activeUsers;
    figures.lockedNames = m_context.throttle.lockedNames();
    figures.clients = *clients;
    figures.activeFamilies = *families;
    figures.auditRows = *events;
    figures.alerts = *std::move(found);
    figures.liveAccessTokens = *tokens;
    if (*verified)
        figures.lastVerification = AuditVerdictSummary{(*verified)->at, (*verified)->isIntact, (*verified)->rows};
    return figures;
}

Result<std::vector<Alert>> DatabaseOverviewAdmin::alerts(Snapshot &snapshot, Instant now) const
{
    auto found = currentAlerts(snapshot, now, {.rotateEvery = m_rotateEvery.load()},
                               m_runningCertificate ? m_runningCertificate() : std::optional<RunningCertificate>());
    const auto quiet = QuietAlerts::all(snapshot);
    if (!found || !quiet)
        return fail(found ? quiet.error() : found.error());
    if (m_liveAlerts)
        std::ranges::move(m_liveAlerts(now), std::back_inserter(*found));
    if (m_kekFallbackSince) {
        found->push_back({.kind = u"kek_fallback"_s,
                          .severity = UpkeepAlert::Severity::Notice,
                          .since = *m_kekFallbackSince,
                          .count = 1,
                          .subject = {},
                          .latest = {}}); // as it was at the starts before
    }
    std::ranges::stable_sort(*found, std::ranges::greater(), &UpkeepAlert::severity);
    std::vector<Alert> alerts;
    for (const UpkeepAlert &one : *found) {
        Alert alert = alertOf(one);
        const auto entry = std::ranges::find_if(*quiet, [&](const auto &known) { return known.quiets(one, now); });
        alert.isQuiet = entry != quiet->end();
        if (alert.isQuiet)
            alert.quietUntil = entry->until;
        alerts.push_back(alert);
    }
    std::ranges::stable_partition(alerts, std::logical_not(), &Alert::isQuiet);
    return alerts;
}

QFuture<Result<void>> DatabaseOverviewAdmin::quiet(Alert alert, std::optional<Instant> until)
{
    return change(alert, until, until ? u"snoozed"_s : u"acknowledged"_s, &QuietAlerts::set);
}

QFuture<Result<void>> DatabaseOverviewAdmin::wake(Alert alert)
{
    return change(alert, {}, u"open"_s, &QuietAlerts::remove);
}

QFuture<Result<void>> DatabaseOverviewAdmin::change(const Alert &alert, std::optional<Instant> until,
                                                    const QString &word, Step step)
{
    const QuietAlerts::Entry entry{alert.kind, alert.subject, UpkeepAlert::Severity(int(alert.severity)),
                                   m_context.clock.now(), until};
    AuditEvent event;
    event.type = EventType::SettingsChanged;
    event.data = {{u"alert"_s, alert.kind}, {u"subject"_s, alert.subject}, {u"after"_s, word}};
    if (until)
        event.data.insert(u"until"_s, toMillis(*until));
    event.origin = m_context.origin();
    return QtConcurrent::run(&m_context.pool, [this, entry, event, step]() -> Result<void> {
        const auto done = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            if (const auto stepped = step(transaction, entry); !stepped)
                return stepped;
            if (const auto audited = m_context.audit.append(transaction, event); !audited)
                return fail(audited.error());
            return {};
        });
        if (done)
            m_context.changed(SettingsArea | AuditArea);
        return done;
    });
}

} // namespace core
