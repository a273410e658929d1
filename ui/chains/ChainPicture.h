#pragma once

#include "core/base/Result.h"
#include "ui/chains/ChainScale.h"

#include <QFuture>
#include <QHash>

#include <memory>

namespace ui {

using ChainTokens = std::shared_ptr<const std::vector<core::ChainToken>>;

/// All that a tree shows, computed once and never changed.
struct ChainPicture
{
    ChainTokens tokens = std::make_shared<const std::vector<core::ChainToken>>();
    std::vector<ChainNode> nodes;
    ChainScale scale;
    QHash<QString, int> nodeOf; ///< jtiHash → index into nodes
    int rows = 0;

    const core::ChainToken &token(int index) const { return (*tokens)[size_t(index)]; }
    const core::ChainToken &firstOf(int node) const { return token(nodes[size_t(node)].tokens.front()); }
    /// The token that came from this one; null when none did.
    const core::ChainToken *successorOf(int node) const;
};
using ChainPicturePtr = std::shared_ptr<const ChainPicture>;

ChainPicturePtr pictureOf(const ChainTokens &tokens, const OpenedRuns &opened, ChainScale::Kind kind);
/// The same on another thread: for chains of many tokens.
QFuture<core::Result<ChainPicturePtr>> pictureLater(const ChainTokens &tokens, const OpenedRuns &opened,
                                                    ChainScale::Kind kind);

} // namespace ui
