#include "ui/lab/LabProfiles.h"

#include <QSettings>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kProfiles = u"lab/profiles"_s;
const auto kLast = u"lab/last"_s;
constexpr int kMostProfiles = 100;

void write(QSettings &settings, const LabProfile &profile)
{
    settings.setValue(u"name"_s, profile.name);
    settings.setValue(u"user"_s, profile.request.user.value);
    settings.setValue(u"userName"_s, profile.userName);
    settings.setValue(u"client"_s, profile.request.client.value);
    settings.setValue(u"scopes"_s, profile.request.scopes);
    settings.setValue(u"lifetime"_s, qint64(profile.request.lifetime.value_or(std::chrono::seconds(0)).count()));
}

LabProfile read(const QSettings &settings)
{
    LabProfile profile;
    profile.name = settings.value(u"name"_s).toString();
    profile.userName = settings.value(u"userName"_s).toString();
    profile.request.user = core::UserId{settings.value(u"user"_s).toString()};
    profile.request.client = core::ClientId{settings.value(u"client"_s).toString()};
    profile.request.scopes = settings.value(u"scopes"_s).toStringList();
    if (const qint64 seconds = settings.value(u"lifetime"_s).toLongLong(); seconds > 0)
        profile.request.lifetime = std::chrono::seconds(seconds);
    return profile;
}

void writeAll(const QList<LabProfile> &profiles)
{
    QSettings settings;
    settings.remove(kProfiles);
    settings.beginWriteArray(kProfiles, int(profiles.size()));
    for (int i = 0; i < profiles.size(); ++i) {
        settings.setArrayIndex(i);
        write(settings, profiles.at(i));
    }
    settings.endArray();
}

} // namespace

QList<LabProfile> LabProfiles::all()
{
    QSettings settings;
    QList<LabProfile> profiles;
    const int count = qMin(settings.beginReadArray(kProfiles), kMostProfiles);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        profiles.append(read(settings));
    }
    settings.endArray();
    std::ranges::sort(profiles,
                      [](const LabProfile &a, const LabProfile &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return profiles;
}

void LabProfiles::put(const LabProfile &profile)
{
    QList<LabProfile> profiles = all();
    profiles.removeIf([&](const LabProfile &one) { return one.name == profile.name; });
    profiles.append(profile);
    writeAll(profiles);
}

void LabProfiles::remove(const QString &name)
{
    QList<LabProfile> profiles = all();
    profiles.removeIf([&](const LabProfile &one) { return one.name == name; });
    writeAll(profiles);
}

std::optional<LabProfile> LabProfiles::last()
{
    QSettings settings;
    settings.beginGroup(kLast);
    LabProfile profile = read(settings);
    if (profile.request.user.isEmpty() || profile.request.client.isEmpty())
        return std::nullopt;
    return profile;
}

void LabProfiles::setLast(const LabProfile &profile)
{
    QSettings settings;
    settings.beginGroup(kLast);
    write(settings, profile);
}

} // namespace ui
