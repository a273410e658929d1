#include "ui/clients/DefaultLifetimes.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

DefaultLifetimes defaultLifetimesOf(const std::vector<core::SettingEntry> &settings)
{
    const auto inForce = [&](const QString &name) -> std::optional<std::chrono::seconds> {
        const auto entry = std::ranges::find(settings, name, &core::SettingEntry::name);
        if (entry == settings.end())
            return std::nullopt;
        return std::chrono::seconds(entry->running.value_or(entry->value).toLongLong());
    };
    return {inForce(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s), inForce(u"AUTH_SERVICE__REFRESH_TOKEN_LIFETIME"_s)};
}

} // namespace ui
