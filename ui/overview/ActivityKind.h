#pragma once

#include "core/admin/AuditAdmin.h"

#include <QList>

namespace ui {

/// Something that the overview counts over time.
struct ActivityKind
{
    QString name;
    QStringList events;
    QString goodWord;
    QString badWord;
    QList<core::AuditField> shares; ///< by what its shares can be shown
};

QList<ActivityKind> activityKinds();       ///< in the order of the choice, in the language of now
QString shareName(core::AuditField field); ///< "By user"

} // namespace ui
