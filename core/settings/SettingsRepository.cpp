#include "core/settings/SettingsRepository.h"

using namespace Qt::StringLiterals;

namespace core {

Result<std::optional<QString>> SettingsRepository::value(SqlConnection &connection, const QString &name)
{
    auto rows = connection.run(uR"(
        SELECT value
          FROM settings
         WHERE name = :name)"_s,
                               {{"name"_L1, name}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return rows->text(0);
}

Result<SettingValues> SettingsRepository::all(SqlConnection &connection)
{
    auto rows = connection.run(u"SELECT name, value FROM settings"_s);
    if (!rows)
        return fail(rows.error());
    SettingValues values;
    while (rows->next())
        values[rows->text(0)] = rows->text(1);
    return values;
}

Result<void> SettingsRepository::set(Transaction &transaction, const QString &name, const QString &value, Instant now)
{
    auto rows = transaction.run(uR"(
        INSERT INTO settings (name, value, updated_at)
        VALUES (:name, :value, :now)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at)"_s,
                                {{"name"_L1, name}, {"value"_L1, value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<void> SettingsRepository::remove(Transaction &transaction, const QString &name)
{
    auto rows = transaction.run(u"DELETE FROM settings WHERE name = :name"_s, {{"name"_L1, name}});
    if (!rows)
        return fail(rows.error());
    return {};
}

} // namespace core
