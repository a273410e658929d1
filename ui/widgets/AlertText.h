#pragma once

#include "core/admin/OverviewAdmin.h"

namespace ui {

/// The page and the subject that show what an alert is about; no page: nothing to show.
struct AlertLink
{
    QString page;
    QString subject;
};

AlertLink alertLink(const core::Alert &alert);
QString alertText(const core::Alert &alert); ///< one translated sentence

} // namespace ui
