#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace ui {

/// One member that an admin change altered.
struct AuditChange
{
    enum class Kind { Added, Removed, Changed };
    QString member; ///< with the path to it: "redirect_uris[1]", "totp.digits"
    QString before;
    QString after;
    Kind kind = Kind::Changed;
};

/// From `before` and `after` of a row's data, member by member; empty when it has none. What looks like a secret is
/// only said to have changed.
std::vector<AuditChange> auditChanges(const QJsonObject &data);

/// The changes as a table: what was is struck through, what is stands beside it.
QString auditDiffHtml(const std::vector<AuditChange> &changes);

} // namespace ui
