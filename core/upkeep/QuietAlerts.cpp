#include "core/upkeep/QuietAlerts.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours kForgottenAfter{90 * 24};

Bindings nameOf(const QuietAlerts::Entry &entry)
{
    return {{"kind"_L1, entry.kind}, {"subject"_L1, entry.subject}, {"severity"_L1, int(entry.severity)}};
}

} // namespace

bool QuietAlerts::Entry::quiets(const UpkeepAlert &alert, Instant now) const
{
    if (alert.kind != kind || alert.subject != subject || alert.severity != severity)
        return false;
    return until ? now < *until : alert.latest <= since;
}

Result<std::vector<QuietAlerts::Entry>> QuietAlerts::all(Snapshot &snapshot)
{
    auto rows = snapshot.run(u"SELECT kind, subject, severity, quiet_since, quiet_until FROM quiet_alerts"_s);
    if (!rows)
        return fail(rows.error());
    std::vector<Entry> entries;
    while (rows->next()) {
        entries.push_back({rows->text(0), rows->text(1), UpkeepAlert::Severity(rows->integer(2)), rows->instant(3),
                           rows->instantOrNull(4)});
    }
    return entries;
}

Result<void> QuietAlerts::set(Transaction &transaction, const Entry &entry)
{
    auto old = transaction.run(u"DELETE FROM quiet_alerts WHERE quiet_since < :before"_s,
                               {{"before"_L1, bind(entry.since - kForgottenAfter)}});
    if (!old)
        return fail(old.error());
    Bindings bindings = nameOf(entry);
    bindings.push_back({"since"_L1, bind(entry.since)});
    bindings.push_back({"until"_L1, bind(entry.until)});
    auto rows = transaction.run(uR"(
        INSERT INTO quiet_alerts (kind, subject, severity, quiet_since, quiet_until)
        VALUES (:kind, :subject, :severity, :since, :until)
            ON CONFLICT (kind, subject, severity)
            DO UPDATE SET quiet_since = excluded.quiet_since, quiet_until = excluded.quiet_until)"_s,
                                bindings);
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<void> QuietAlerts::remove(Transaction &transaction, const Entry &entry)
{
    auto rows = transaction.run(uR"(
        DELETE FROM quiet_alerts
         WHERE kind = :kind AND subject = :subject AND severity = :severity)"_s,
                                nameOf(entry));
    if (!rows)
        return fail(rows.error());
    return {};
}

} // namespace core
