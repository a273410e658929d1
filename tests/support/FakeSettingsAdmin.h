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
