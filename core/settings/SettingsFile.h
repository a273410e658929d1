#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/settings/SettingEntry.h"
#include "core/settings/SettingsRemark.h"

#include <QMap>

#include <map>
#include <optional>
#include <vector>

namespace core {

/// What a file of settings holds, sorted by what can be done with it.
struct SettingsFile
{
    QMap<QString, std::optional<QString>> changes; ///< can be saved; none: the default
    std::vector<SettingsRemark> remarks;
    std::map<QString, SecretBytes> secrets; ///< never saved: MASTER_KEY, KEK, INTERNAL_API_KEY, METRICS_TOKEN …

    /// False when not even one line is a setting, known or not: then it is some other file.
    bool holdsAnything() const;
};

/// The `.env` of the seed service, or the `environment:` lines of a compose file. Never fails: what cannot be taken is
/// a remark. At most 1 MiB is read.
SettingsFile readEnvironmentFile(const QByteArray &text);

/// What settingsDocument() wrote. InvalidInput when it is something else, Conflict with field "version" when a later
/// version did.
Result<SettingsFile> readSettingsDocument(const QByteArray &json);
/// All that can be saved, with the effective values; secrets are only named.
QByteArray settingsDocument(const std::vector<SettingEntry> &entries);

} // namespace core
