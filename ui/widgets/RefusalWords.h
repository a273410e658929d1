#pragma once

#include "core/admin/AuditAdmin.h"

#include <optional>

namespace ui {

/// A refusal in words, of one audit row.
struct Refusal
{
    QString asked;  ///< who asked what, where, how often
    QString failed; ///< which check or parameter failed, and what the client was told
    QString remedy; ///< what would be right; empty when nothing is known
};

/// None for a row that tells of no refusal.
std::optional<Refusal> refusalOf(const core::AuditRow &row);
/// The name that the tables know it by: an OAuth error, or why a sign-in or a refresh was refused.
QString refusalCode(const core::AuditRow &row);

/// The error of a row in words, as the explanation of a refusal has them. What has no words stands for itself.
QString errorText(const core::AuditRow &row);
QString errorBrief(const core::AuditRow &row); ///< its first clause, for a cell
/// The words, then the code that the log, filters and exports have.
QString errorTextAndCode(const core::AuditRow &row);

} // namespace ui
