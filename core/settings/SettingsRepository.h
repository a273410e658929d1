#pragma once

#include "core/database/SqlConnection.h"
#include "core/settings/Settings.h"

namespace core {

/// The `settings` table: values saved in the console by variable name, and what the program itself remembers
/// (`kek_check`, `issuer`, `node_id` …). Fails with Storage only.
class SettingsRepository
{
public:
    static Result<std::optional<QString>> value(SqlConnection &connection, const QString &name);
    static Result<SettingValues> all(SqlConnection &connection);
    static Result<void> set(Transaction &transaction, const QString &name, const QString &value, Instant now);
    static Result<void> remove(Transaction &transaction, const QString &name);
};

} // namespace core
