#include "app/FolderMemory.h"

#include "core/settings/SettingsRepository.h"

namespace app {

using core::Result;
using core::SettingsRepository;

Result<QString> FolderMemory::valueOr(const QString &name, const QString &fallback)
{
    const auto present =
        m_database.readNow([&](core::Snapshot &snapshot) { return SettingsRepository::value(snapshot, name); });
    if (!present)
        return core::fail(present.error());
    if (*present || fallback.isEmpty())
        return present->value_or(QString());
    return m_database.writeNow([&](core::Transaction &transaction) -> Result<QString> {
        const auto meanwhile = SettingsRepository::value(transaction, name);
        if (!meanwhile)
            return core::fail(meanwhile.error());
        if (*meanwhile)
            return **meanwhile;
        if (const auto set = SettingsRepository::set(transaction, name, fallback, m_clock.now()); !set)
            return core::fail(set.error());
        return fallback;
    });
}

Result<QString> FolderMemory::put(const QString &name, const QString &value)
{
    const auto written = m_database.writeNow([&](core::Transaction &transaction) {
        return SettingsRepository::set(transaction, name, value, m_clock.now());
    });
    if (!written)
        return core::fail(written.error());
    return value;
}

} // namespace app
