#include "core/settings/BackupSettingRows.h"

#include <QDir>
#include <QMap>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool setSchedule(Settings &settings, const QString &value)
{
    static const QMap<QString, BackupSchedule> names{
        {u"off"_s, BackupSchedule::Off}, {u"daily"_s, BackupSchedule::Daily}, {u"weekly"_s, BackupSchedule::Weekly}};
    settings.backup.schedule = names.value(value, BackupSchedule::Off);
    return names.contains(value);
}

/// A relative one would move with the folder that the program was started in.
bool setFolder(Settings &settings, const QString &value)
{
    settings.backup.folder = value.trimmed();
    return settings.backup.folder.isEmpty() || QDir::isAbsolutePath(settings.backup.folder);
}

SettingDefinition backupRow(const QString &name, const QString &value, const QString &expected,
                            const std::function<bool(Settings &, const QString &)> &apply)
{
    SettingDefinition row{u"AUTH_SERVICE__BACKUP_"_s + name, value, expected, apply};
    row.needsRestart = false;
    return row;
}

SettingDefinition backupNumber(const QString &name, int BackupPlan::*member, int least, int most)
{
    auto row =
        backupRow(name, QString::number(BackupPlan().*member), u"a whole number from %1 to %2"_s.arg(least).arg(most),
                  [=](Settings &settings, const QString &text) {
                      bool isNumber = false;
                      const int given = text.trimmed().toInt(&isNumber);
                      settings.backup.*member = given;
                      return isNumber && given >= least && given <= most;
                  });
    row.least = least;
    row.most = most;
    return row;
}

} // namespace

std::vector<SettingDefinition> backupSettingRows()
{
    auto schedule = backupRow(u"SCHEDULE"_s, u"off"_s, u"off, daily or weekly"_s, setSchedule);
    schedule.choices = {u"off"_s, u"daily"_s, u"weekly"_s};
    return {
        schedule,
        backupNumber(u"HOUR"_s, &BackupPlan::hour, 0, 23),
        backupNumber(u"KEEP"_s, &BackupPlan::keep, 1, 1000),
        backupRow(u"FOLDER"_s, {}, u"the whole path of a folder"_s, setFolder),
    };
}

} // namespace core
