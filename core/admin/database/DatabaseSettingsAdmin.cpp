#include "core/admin/database/DatabaseSettingsAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/settings/ListenerRules.h"
#include "core/settings/NearestName.h"
#include "core/settings/SettingTable.h"
#include "core/settings/SettingsRepository.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const SettingDefinition *definitionOf(const QString &name)
{
    const auto &table = settingTable();
    const auto found = std::ranges::find(table, name, &SettingDefinition::name);
    return found == table.end() ? nullptr : &*found;
}

Error unknownSetting(const QString &name)
{
    QStringList known;
    for (const SettingDefinition &definition : settingTable())
        known << definition.name;
    return {ErrorKind::InvalidInput,
            u"%1 is not a setting; the nearest known name is %2"_s.arg(name.left(100), nearestName(name, known)), name};
}

/// Secrets are not written in plain text, and what is needed to open the database cannot be kept in it.
Result<void> allowSaving(const QString &name)
{
    const SettingDefinition *definition = definitionOf(name);
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

const SettingEntry *entryOf(const Settings &settings, const QString &name)
{
    const auto found = std::ranges::find(settings.entries, name, &SettingEntry::name);
    return found == settings.entries.end() ? nullptr : &*found;
}

/// Environment and command line win, so a value saved beneath them would have no effect.
Result<void> allowOverriding(const Settings &settings, const QString &name)
{
    const SettingEntry *entry = entryOf(settings, name);
    if (!entry || entry->source == SettingSource::Default || entry->source == SettingSource::Saved)
        return {};
    const QString source =
        entry->source == SettingSource::CommandLine ? u"on the command line"_s : u"in the environment"_s;
    return fail(ErrorKind::Conflict,
                u"%1 is given %2, which wins over saved values; change it there"_s.arg(name, source), name);
}

/// An empty value counts as none: PRODUCT.md §4.
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

/// Those that change what is saved.
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

/// What could only fail at the next start is refused while somebody is there to hear it.
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

QString shownIn(const Settings &settings, const QString &name)
{
    const SettingEntry *entry = entryOf(settings, name);
    return entry ? entry->value : QString();
}

} // namespace

DatabaseSettingsAdmin::DatabaseSettingsAdmin(const AdminContext &context, Sources sources, Apply apply,
                                             std::function<bool()> hasCertificate)
    : m_context(context)
    , m_sources(std::move(sources))
    , m_apply(std::move(apply))
    , m_hasCertificate(std::move(hasCertificate))
{
    if (auto values = saved())
        m_obeyed = *std::move(values);
}

QFuture<Result<std::vector<SettingEntry>>> DatabaseSettingsAdmin::entries()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<std::vector<SettingEntry>> {
        const auto values = saved();
        if (!values)
            return fail(values.error());
        auto settings = load(*values);
        if (!settings)
            return fail(settings.error());
        return std::move(settings->entries);
    });
}

QFuture<Result<void>> DatabaseSettingsAdmin::save(Changes changes)
{
    return QtConcurrent::run(&m_context.pool,
                             [this, changes = withoutEmptyOnes(std::move(changes))] { return saveNow(changes); });
}

Result<void> DatabaseSettingsAdmin::saveNow(const Changes &wanted)
{
    const std::scoped_lock guard(m_mutex);
    const auto values = saved();
    if (!values)
        return fail(values.error());
    const Changes changes = effectiveOnes(wanted, *values);
    const auto before = load(*values);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (const auto allowed = allowSaving(it.key()); !allowed)
            return allowed;
        if (!it.value() || !before)
            continue;
        if (const auto wins = allowOverriding(*before, it.key()); !wins)
            return wins;
    }
    if (changes.isEmpty())
        return {};
    const SettingValues next = applied(changes, *values);
    const auto after = checked(next);
    if (!after)
        return fail(after.error());
    if (const auto allowed = allowValues(changes, *after); !allowed)
        return allowed;
    if (const auto inEffect = m_apply(*after); !inEffect)
        return inEffect;
    // A value that was saved by other means and does not load is repaired here: then there is nothing to go back to.
    if (const auto stored = persist(changes, before ? *before : Settings(), *after); !stored) {
        if (before)
            std::ignore = m_apply(*before);
        return stored;
    }
    m_obeyed = next;
    m_context.changed(SettingsArea | AuditArea);
    return {};
}

Result<void> DatabaseSettingsAdmin::obeySaved()
{
    const std::scoped_lock guard(m_mutex);
    const auto values = saved();
    if (!values)
        return fail(values.error());
    if (m_obeyed == *values)
        return {};
    m_obeyed = *values; // a configuration that fails is not tried again at every further change of the database
    const auto settings = checked(*values);
    if (!settings)
        return fail(settings.error());
    if (const auto inEffect = m_apply(*settings); !inEffect)
        return inEffect;
    m_context.changed(SettingsArea);
    return {};
}

/// The table also holds what the program itself remembers.
Result<SettingValues> DatabaseSettingsAdmin::saved()
{
    const auto all = m_context.database.readNow([](Snapshot &snapshot) { return SettingsRepository::all(snapshot); });
    if (!all)
        return fail(all.error());
    SettingValues values;
    for (const SettingDefinition &definition : settingTable()) {
        if (const auto found = all->constFind(definition.name); found != all->end())
            values.insert(definition.name, *found);
    }
    return values;
}

Result<Settings> DatabaseSettingsAdmin::load(const SettingValues &values) const
{
    return loadSettings(m_sources.commandLine, m_sources.environment, values, m_sources.dataDir);
}

Result<Settings> DatabaseSettingsAdmin::checked(const SettingValues &values) const
{
    auto settings = load(values);
    if (!settings)
        return settings;
    const bool hasCertificate = !settings->tlsCertificatePath.isEmpty() || (m_hasCertificate && m_hasCertificate());
    if (const auto usable = checkListeners(*settings, hasCertificate); !usable)
        return fail(usable.error());
    return settings;
}

Result<void> DatabaseSettingsAdmin::persist(const Changes &changes, const Settings &before, const Settings &after)
{
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            const auto stored = it.value() ? SettingsRepository::set(transaction, it.key(), **it, m_context.clock.now())
                                           : SettingsRepository::remove(transaction, it.key());
            if (!stored)
                return stored;
            AuditEvent event;
            event.type = EventType::SettingsChanged;
            event.origin = m_context.origin();
            event.data = {
                {u"name"_s, it.key()}, {u"from"_s, shownIn(before, it.key())}, {u"to"_s, shownIn(after, it.key())}};
            if (const auto audited = m_context.audit.append(transaction, event); !audited)
                return fail(audited.error());
        }
        return {};
    });
}

} // namespace core
