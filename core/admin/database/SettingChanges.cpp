#include "core/admin/database/SettingChanges.h"

#include "core/settings/ListenerRules.h"
#include "core/settings/SettingTable.h"

#include <QFileInfo>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

Error unknownSetting(const QString &name)
{
    return {ErrorKind::InvalidInput,
            u"%1 is not a setting; the nearest known name is %2"_s.arg(name.left(100), nearestSetting(name)), name};
}

} // namespace

Result<void> allowSaving(const QString &name)
{
    const SettingDefinition *definition = settingDefinition(name);
    if (!definition)
        return fail(unknownSetting(name));
    using Kind = SettingDefinition::Kind;
    if (definition->kind == Kind::Secret)
        return fail(ErrorKind::InvalidInput, u"%1 is a secret and is not saved; give it in the environment"_s.arg(name),
                    name);
    if (definition->kind == Kind::Url)
        return fail(ErrorKind::InvalidInput,
                    u"%1 is needed before saved values can be read; give it in the environment"_s.arg(name), name);
    if (definition->kind == Kind::Unused)
        return fail(ErrorKind::InvalidInput, u"%1 has no effect in this version"_s.arg(name), name);
    return {};
}

const SettingEntry *settingEntry(const Settings &settings, const QString &name)
{
    const auto found = std::ranges::find(settings.entries, name, &SettingEntry::name);
    return found == settings.entries.end() ? nullptr : &*found;
}

Result<void> allowOverriding(const Settings &settings, const QString &name)
{
    const SettingEntry *entry = settingEntry(settings, name);
    if (!entry || entry->source == SettingSource::Default || entry->source == SettingSource::Saved)
        return {};
    const QString source =
        entry->source == SettingSource::CommandLine ? u"on the command line"_s : u"in the environment"_s;
    return fail(ErrorKind::Conflict,
                u"%1 is given %2, which wins over saved values; change it there"_s.arg(name, source), name);
}

SettingsAdmin::Changes withoutEmptyOnes(SettingsAdmin::Changes changes)
{
    for (auto &value : changes) {
        if (value)
            *value = value->trimmed();
        if (value && value->isEmpty())
            value.reset();
    }
    return changes;
}

SettingsAdmin::Changes effectiveOnes(const SettingsAdmin::Changes &changes, const SettingValues &saved)
{
    SettingsAdmin::Changes effective;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto before = saved.constFind(it.key());
        const bool same = it.value() ? before != saved.end() && *before == **it : before == saved.end();
        if (!same)
            effective.insert(it.key(), it.value());
    }
    return effective;
}

SettingValues applied(const SettingsAdmin::Changes &changes, SettingValues values)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value())
            values.insert(it.key(), **it);
        else
            values.remove(it.key());
    }
    return values;
}

Result<void> allowValues(const SettingsAdmin::Changes &changes, const Settings &after)
{
    const auto isGiven = [&](const QString &name) { return changes.value(name).has_value(); };
    if (isGiven(u"AUTH_SERVICE__LISTEN"_s)) {
        if (const auto allowed = checkHosts(after.listeners); !allowed)
            return allowed;
    }
    const std::pair<QString, QString> files[] = {{u"AUTH_SERVICE__KEK_FILE"_s, after.kekFile},
                                                 {u"AUTH_SERVICE__PRIVATE_KEY_PATH"_s, after.privateKeyPath}};
    for (const auto &[name, path] : files) {
        const QFileInfo file(path);
        if (isGiven(name) && !(file.isFile() && file.isReadable()))
            return fail(ErrorKind::InvalidInput,
                        u"%1: %2 cannot be read; expected a file that is there"_s.arg(name, path), name);
    }
    return {};
}

Result<void> allowValue(const QString &name, const QString &value)
{
    const SettingDefinition *definition = settingDefinition(name);
    Settings scratch;
    if (definition && !definition->apply(scratch, value))
        return fail(ErrorKind::InvalidInput,
                    u"%1 is \"%2\"; expected %3"_s.arg(name, value.simplified().left(100), definition->expected), name);
    return {};
}

std::vector<SettingChange> settingChanges(const SettingsAdmin::Changes &changes, const Settings &before,
                                          const Settings &after)
{
    const auto weakBefore = weaknessesOf(before);
    const auto weakAfter = weaknessesOf(after);
    std::vector<SettingChange> all;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const SettingEntry *now = settingEntry(before, it.key());
        const SettingEntry *then = settingEntry(after, it.key());
        SettingChange change{
            it.key(), now ? now->value : QString(), then ? then->value : QString(), then && then->needsRestart, {}};
        if (change.before == change.after)
            continue;
        for (const SettingWeakness &weakness : weakAfter) {
            if (weakness.name == change.name &&
                std::ranges::find(weakBefore, weakness.rule, &SettingWeakness::rule) == weakBefore.end())
                change.weakness = weakness.rule;
        }
        all.push_back(change);
    }
    return all;
}

} // namespace core
