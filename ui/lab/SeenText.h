#pragma once

#include "core/base/SeenRequest.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString checkNote(const core::RequestCheck &check);  ///< of a failed one: why
QString checkTitle(const core::RequestCheck &check); ///< "Client authentication"; an unknown one as it is
QString seenPlaceWord(core::SeenParameter::Place place);
QString seenRule(const core::SeenParameter &parameter, const core::SeenRequest &seen); ///< empty: unknown
QString seenTime(core::Instant at);                                                    ///< local, to the millisecond
QString seenDuration(const core::SeenRequest &seen);
QString seenAnswer(const core::SeenRequest &seen); ///< "400 invalid_grant"
StateMark seenMark(const core::SeenRequest &seen);
bool isRefused(const core::SeenRequest &seen);
bool isRefusedPassword(const core::SeenRequest &seen); ///< of the token endpoint or of the sign-in page
/// What was tried, why the answer does not say more, and where an administrator reads the true reason.
QString refusedPasswordText();
QString seenClient(const core::SeenRequest &seen);     ///< "name (unproven)" of one that it only claims to be
QString seenClientHint(const core::SeenRequest &seen); ///< what that means

} // namespace ui
