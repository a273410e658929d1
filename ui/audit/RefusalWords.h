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

} // namespace ui
