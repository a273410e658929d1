#include "core/admin/database/DatabaseOverviewAdmin.h"

#include "core/admin/database/ChainQueries.h"
#include "core/audit/AuditRepository.h"
#include "core/clients/ClientRepository.h"
#include "core/upkeep/Alerts.h"
#include "core/users/UserRepository.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

Alert alertOf(const UpkeepAlert &found)
{
    Alert alert;
    alert.kind = found.kind;
    switch (found.severity) {
    case UpkeepAlert::Severity::Notice:
        alert.severity = Alert::Severity::Notice;
        break;
    case UpkeepAlert::Severity::Warning:
        alert.severity = Alert::Severity::Warning;
        break;
    case UpkeepAlert::Severity::Critical:
        alert.severity = Alert::Severity::Critical;
        break;
    }
    alert.since = found.since;
    alert.count = found.count;
    alert.subject = found.subject;
    return alert;
}

} // namespace

QFuture<Result<OverviewFigures>> DatabaseOverviewAdmin::figures()
{
    return m_context.database.read([this](Snapshot &snapshot) -> Result<OverviewFigures> {
        const Instant now = m_context.clock.now();
        const auto users = UserRepository::count(snapshot, {}, now);
        const auto clients = ClientRepository::count(snapshot, {});
        const auto families = ChainQueries::countActive(snapshot, {}, now);
        const auto events = AuditRepository::total(snapshot);
        const auto alerts = currentAlerts(
            snapshot, now, {}, m_runningCertificate ? m_runningCertificate() : std::optional<RunningCertificate>());
        if (!users || !clients)
            return fail(users ? clients.error() : users.error());
        if (!families)
            return fail(families.error());
        if (!events || !alerts)
            return fail(events ? alerts.error() : events.error());
        OverviewFigures figures{*users, m_context.throttle.lockedNames(), *clients, *families, *events, {}};
        for (const UpkeepAlert &found : *alerts)
            figures.alerts.push_back(alertOf(found));
        if (m_kekFallback)
            figures.alerts.push_back({u"kek_fallback"_s, Alert::Severity::Notice, now, 1, {}});
        return figures;
    });
}

} // namespace core
