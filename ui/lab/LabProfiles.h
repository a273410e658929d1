#pragma once

#include "core/admin/LabAdmin.h"

#include <QList>

namespace ui {

/// What a test token is issued for, under a name. Holds no secret.
struct LabProfile
{
    QString name;
    core::LabRequest request;
    QString userName;
};

/// The profiles that are kept on this computer, and what was issued last.
class LabProfiles
{
public:
    static QList<LabProfile> all();             ///< by name
    static void put(const LabProfile &profile); ///< instead of the one of this name
    static void remove(const QString &name);

    static std::optional<LabProfile> last(); ///< what was issued last, in this run or before
    static void setLast(const LabProfile &profile);
};

} // namespace ui
