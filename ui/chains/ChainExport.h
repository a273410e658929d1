#pragma once

#include "ui/chains/ChainPicture.h"

namespace ui {

/// The whole tree as an SVG picture: always light, words as text, the same places as on the screen at zoom 1.
QByteArray chainSvg(const core::ChainSummary &summary, const ChainPicture &picture);
/// The chain with all its tokens as indented JSON; times as ISO 8601 in UTC, names as `gatehoused chain show` has them.
QByteArray chainJson(const core::ChainSummary &summary, const std::vector<core::ChainToken> &tokens);

} // namespace ui
