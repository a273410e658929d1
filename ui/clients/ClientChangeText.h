#pragma once

#include "core/admin/ClientCareAdmin.h"

namespace ui {

QString clientMemberName(const QString &member); ///< "Redirect URIs"; an unknown member as it is
/// What running applications notice of the change; empty: nothing.
QString clientChangeEffect(const core::ClientChange &change);
/// A table of what was and what will be, with the effects below; HTML with everything escaped.
QString clientChangesHtml(const std::vector<core::ClientChange> &changes);

} // namespace ui
