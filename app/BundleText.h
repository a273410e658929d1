#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/admin/DiagnosticsAdmin.h"
#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"
#include "core/settings/SettingEntry.h"

#include <optional>

namespace app {

/// What stands in a bundle; each part when it could be had.
struct BundleContent
{
    core::Instant at;
    bool areNamesReplaced = true;
    std::vector<core::ComponentVersion> components;
    std::vector<core::SettingEntry> settings;
    std::optional<core::ServerFigures> server;
    std::optional<core::OverviewFigures> overview;
    std::optional<core::DatabaseFigures> database;
    std::vector<core::SelfTestCheck> health;
    std::optional<core::Instant> selfTestAt; ///< none: `health` holds what needs no walk through the server
    std::vector<core::LogLine> log;
};

/// The files, secrets left out; names still as they are.
std::vector<core::BundleFile> bundleFiles(const BundleContent &content);

} // namespace app
