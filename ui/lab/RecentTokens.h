#pragma once

#include "core/admin/LabAdmin.h"

#include <vector>

namespace ui {

struct RecentToken
{
    core::LabToken token;
    core::LabRequest request;
    QString userName;
    bool isRevoked = false;
};

/// What was issued in this run, newest first; in memory only. It outlives the page: another language makes the window
/// anew.
using RecentTokens = std::vector<RecentToken>;

} // namespace ui
