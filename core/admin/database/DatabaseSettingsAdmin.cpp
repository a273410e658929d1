#include "core/admin/database/DatabaseSettingsAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/SettingChanges.h"
#include "core/admin/database/SettingHistory.h"
#include "core/settings/ListenerRules.h"
#include "core/settings/SettingTable.h"
#include "core/settings/SettingsFile.h"
#include "core/settings/SettingsRepository.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

static constexpr qsizetype kMostImportBytes = 1 << 20;

static QString shownIn(const Settings &settings, const QString &name)
{
    const SettingEntry *entry = settingEntry(settings, name);
    return entry ? entry->value : QString();
}

/// `saved_before` is what putting it back saves; null: nothing was saved.
static QJsonObject auditedChange(const QString &name, const Settings &before, const Settings &after,
                                 const SettingValues &saved)
{
    const auto kept = saved.constFind(name);
    return {{u"name"_s, name},
            {u"before"_s, shownIn(before, name)},
            {u"after"_s, shownIn(after, name)},
            {u"saved_before"_s, kept == saved.end() ? QJsonValue(QJsonValue::Null) : QJsonValue(*kept)}};
}

DatabaseSettingsAdmin::DatabaseSettingsAdmin(const AdminContext &context, Sources sources, Apply apply,
                                             std::function<bool()> hasCertificate)
    : m_context(context)
    , m_sources(std::move(sources))
    , m_apply(std::move(apply))
    , m_hasCertificate(std::move(hasCertificate))
{
    if (auto values = saved()) {
        if (const auto settings = load(*values)) {
            for (const SettingEntry &entry : settings->entries)
                m_running.insert(entry.name, entry.value);
        }
        m_obeyed = *std::move(values);
    }
}

QFuture<Result<std::vector<SettingEntry>>> DatabaseSettingsAdmin::entries()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<std::vector<SettingEntry>> {
        // All of it: the issuer that the first start fixed is shown as what it is.
        const auto all =
            m_context.database.readNow([](Snapshot &snapshot) { return SettingsRepository::all(snapshot); });
        if (!all)
            return fail(all.error());
        auto settings = load(*all);
        if (!settings)
            return fail(settings.error());
        for (SettingEntry &entry : settings->entries) {
            const auto running = m_running.constFind(entry.name);
            if (!entry.needsRestart || running == m_running.constEnd())
                continue;
            const QString value = running->isEmpty() && entry.isKept ? entry.defaultValue : *running;
            if (value != entry.value)
                entry.running = value;
        }
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
    if (const auto stored = persist(changes, before ? *before : Settings(), *after, *values); !stored) {
        if (before)
            std::ignore = m_apply(*before);
        return stored;
    }
    m_obeyed = next;
    m_context.changed(SettingsArea | AuditArea);
    return {};
}

QFuture<Result<SettingsPreview>> DatabaseSettingsAdmin::preview(Changes changes)
{
    return QtConcurrent::run(&m_context.pool,
                             [this, changes = withoutEmptyOnes(std::move(changes))] { return previewNow(changes); });
}

Result<SettingsPreview> DatabaseSettingsAdmin::previewNow(const Changes &wanted)
{
    const auto values = saved();
    if (!values)
        return fail(values.error());
    const auto before = load(*values);
    SettingsPreview preview;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        auto allowed = allowSaving(it.key());
        if (allowed && it.value() && before)
            allowed = allowOverriding(*before, it.key());
        if (allowed && it.value())
            allowed = allowValue(it.key(), *it.value());
        if (!allowed)
            preview.refusals.push_back(allowed.error());
    }
    if (!preview.refusals.empty())
        return preview;
    const Changes changes = effectiveOnes(wanted, *values);
    const auto after = checked(applied(changes, *values));
    if (!after) {
        preview.refusals.push_back(after.error());
        return preview;
    }
    if (const auto allowed = allowValues(changes, *after); !allowed)
        preview.refusals.push_back(allowed.error());
    preview.changes = settingChanges(changes, before ? *before : Settings(), *after);
    return preview;
}

QFuture<Result<std::vector<SettingWeakness>>> DatabaseSettingsAdmin::weaknesses()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<std::vector<SettingWeakness>> {
        const auto values = saved();
        if (!values)
            return fail(values.error());
        const auto settings = load(*values);
        if (!settings)
            return fail(settings.error());
        return weaknessesOf(*settings);
    });
}

QFuture<Result<std::vector<SettingHistoryRow>>> DatabaseSettingsAdmin::history(QString name, int most)
{
    return m_context.database.read([name, most](Snapshot &snapshot) { return settingHistory(snapshot, name, most); });
}

QFuture<Result<SettingsAdmin::Changes>> DatabaseSettingsAdmin::asAt(Instant moment)
{
    return m_context.database.read([moment](Snapshot &snapshot) { return settingsAsAt(snapshot, moment); });
}

QFuture<Result<QByteArray>> DatabaseSettingsAdmin::exportAll()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<QByteArray> {
        const auto values = saved();
        if (!values)
            return fail(values.error());
        const auto settings = load(*values);
        if (!settings)
            return fail(settings.error());
        return settingsDocument(settings->entries);
    });
}

QFuture<Result<SettingsAdmin::Import>> DatabaseSettingsAdmin::readImport(QByteArray text)
{
    return QtConcurrent::run(&m_context.pool, [this, text = std::move(text)]() -> Result<Import> {
        const bool isDocument = text.trimmed().startsWith('{');
        auto file = isDocument ? readSettingsDocument(text) : Result<SettingsFile>(readEnvironmentFile(text));
        if (!file)
            return fail(file.error());
        if (text.size() > kMostImportBytes)
            return fail(ErrorKind::InvalidInput, u"the file is longer than 1 MiB"_s);
        if (!file->holdsAnything())
            return fail(ErrorKind::InvalidInput,
                        u"no line of the file is a setting (NAME=VALUE), and it is no export of settings"_s);
        if (const auto left = leaveOutOverridden(*file); !left)
            return fail(left.error());
        const auto preview = previewNow(withoutEmptyOnes(file->changes));
        if (!preview)
            return fail(preview.error());
        return Import{file->changes, file->remarks, *preview};
    });
}

/// One name that is fixed here must not keep all others from being imported.
Result<void> DatabaseSettingsAdmin::leaveOutOverridden(SettingsFile &file)
{
    const auto values = saved();
    if (!values)
        return fail(values.error());
    const auto settings = load(*values);
    if (!settings)
        return {}; // then an import may repair it
    for (const SettingEntry &entry : settings->entries) {
        const auto wanted = file.changes.constFind(entry.name);
        const bool wins = entry.source == SettingSource::Environment || entry.source == SettingSource::CommandLine;
        if (!wins || wanted == file.changes.constEnd())
            continue;
        if (wanted->value_or(entry.defaultValue) != entry.value)
            file.remarks.push_back({SettingsRemark::Kind::Overridden, entry.name, {}});
        file.changes.erase(wanted);
    }
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

Result<void> DatabaseSettingsAdmin::persist(const Changes &changes, const Settings &before, const Settings &after,
                                            const SettingValues &saved)
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
            event.data = auditedChange(it.key(), before, after, saved);
            if (const auto audited = m_context.audit.append(transaction, event); !audited)
                return fail(audited.error());
        }
        return {};
    });
}

} // namespace core
