#include "core/upkeep/BackupSchedule.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

bool countsAsBackup(Instant createdAt, Instant now)
{
    static constexpr qint64 kYear2000 = 946684800000;
    return toMillis(createdAt) >= kYear2000 && createdAt <= now + std::chrono::hours(24);
}

std::optional<Instant> nextBackup(const BackupPlan &plan, const std::optional<Instant> &last, Instant now)
{
    if (plan.schedule == BackupSchedule::Off)
        return std::nullopt;
    if (!last || !countsAsBackup(*last, now))
        return now;
    const QDateTime before = QDateTime::fromMSecsSinceEpoch(toMillis(*last)); // local
    const int days = plan.schedule == BackupSchedule::Weekly ? 7 : 1;
    // One that was made by hand at noon counts for its day: the next one comes in the night after it.
    QDateTime next(before.date(), QTime(plan.hour, 0));
    while (next <= before || before.daysTo(next) < days)
        next = QDateTime(next.date().addDays(1), QTime(plan.hour, 0));
    return fromMillis(next.toMSecsSinceEpoch());
}

QString backupFileName(Instant now, bool scheduled)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(toMillis(now), Qt::UTC);
    return u"gatehouse-%1%2.ghbackup"_s.arg(moment.toString(u"yyyyMMdd-HHmmss"_s), scheduled ? u"-auto"_s : QString());
}

static QRegularExpressionMatch backupName(const QString &name)
{
    static const QRegularExpression form(u"^gatehouse-[0-9]{8}-[0-9]{6}(-auto)?\\.ghbackup\\z"_s);
    return form.match(name);
}

bool isBackupFileName(const QString &name)
{
    return backupName(name).hasMatch();
}

bool isScheduledBackup(const QString &name)
{
    return !backupName(name).captured(1).isEmpty();
}

} // namespace core
