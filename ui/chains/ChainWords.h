#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString chainStateWord(core::ChainState state);
QString tokenStateWord(core::ChainState state); ///< of one token: in many languages its gender is another
StateMark chainMark(core::ChainState state);
/// What a revocation ends: how many chains and tokens, of which clients and users. None: not counted yet.
QString revocationText(const std::optional<core::ChainPreview> &preview);

/// How many tokens, and when it expires, or when and why it ended.
QString chainSummaryText(const core::ChainSummary &chain);
/// What a chain was ended for; the word of the database when it is none of ours.
QString revokeReasonText(const QString &reason);

} // namespace ui
