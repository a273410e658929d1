#pragma once

#include "core/admin/SettingsAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

inline core::SettingEntry aSetting(const QString &name, const QString &value, const QString &expected = {})
{
    core::SettingEntry entry;
    entry.name = name;
    entry.value = value;
    entry.defaultValue = value;
    entry.expected = expected.isEmpty() ? QStringLiteral("text") : expected;
    return entry;
}

/// Settings in memory; what is saved becomes effective.
class FakeSettingsAdmin : public core::SettingsAdmin, public FakeAnswers
{
public:
    std::vector<core::SettingEntry> given;
    std::vector<Changes> saved; ///< every call, refused ones too

    QFuture<core::Result<std::vector<core::SettingEntry>>> entries() override
    {
        return answer(core::Result<std::vector<core::SettingEntry>>(given));
    }
    QFuture<core::Result<void>> save(Changes changes) override
    {
        saved.push_back(changes);
        if (!failNext) {
            for (auto change = changes.cbegin(); change != changes.cend(); ++change)
                apply(change.key(), change.value());
        }
        return answer(core::Result<void>());
    }
    std::vector<core::Error> refusals; ///< of every preview
    std::vector<core::SettingWeakness> weak;
    std::vector<core::SettingHistoryRow> past;
    Changes then; ///< what asAt() answers
    Import import;
    QByteArray document = "{}";
    QByteArray imported; ///< the text that was given last

    QFuture<core::Result<core::SettingsPreview>> preview(Changes changes) override
    {
        core::SettingsPreview preview;
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            const core::SettingEntry &now = entry(change.key());
            const QString after = change.value().value_or(now.defaultValue);
            if (after != now.value)
                preview.changes.push_back({now.name, now.value, after, now.needsRestart, {}});
        }
        preview.refusals = refusals;
        return answer(core::Result<core::SettingsPreview>(preview));
    }
    QFuture<core::Result<std::vector<core::SettingWeakness>>> weaknesses() override
    {
        return answer(core::Result<std::vector<core::SettingWeakness>>(weak));
    }
    QFuture<core::Result<std::vector<core::SettingHistoryRow>>> history(QString name, int) override
    {
        std::vector<core::SettingHistoryRow> rows;
        std::ranges::copy_if(past, std::back_inserter(rows),
                             [&](const core::SettingHistoryRow &row) { return name.isEmpty() || row.name == name; });
        return answer(core::Result<std::vector<core::SettingHistoryRow>>(rows));
    }
    QFuture<core::Result<Changes>> asAt(core::Instant) override { return answer(core::Result<Changes>(then)); }
    QFuture<core::Result<QByteArray>> exportAll() override { return answer(core::Result<QByteArray>(document)); }
    QFuture<core::Result<Import>> readImport(QByteArray text) override
    {
        imported = text;
        return answer(core::Result<Import>(import));
    }
    core::SettingEntry &entry(const QString &name)
    {
        return *std::ranges::find(given, name, &core::SettingEntry::name);
    }

private:
    void apply(const QString &name, const std::optional<QString> &value)
    {
        core::SettingEntry &changed = entry(name);
        changed.source = value ? core::SettingSource::Saved : core::SettingSource::Default;
        changed.value = value.value_or(changed.defaultValue);
    }
};

} // namespace tests
