#pragma once

#include "core/admin/ChainAdmin.h"

#include <QPointF>

#include <vector>

namespace ui {

/// One node of the family tree: a token, or a long run of tokens that tell nothing new.
struct ChainNode
{
    std::vector<int> tokens; ///< indexes into the chain's tokens, in order; one unless it is a run
    int parent = -1;         ///< index of a node before this one
    std::vector<int> children;
    int row = 0;
    QPointF place;           ///< centre
    bool belowReuse = false; ///< descends from a token that was used twice
    bool killed = false;     ///< ended because of that

    bool isRun() const { return tokens.size() > 1; }
};

/// Where the tokens of a chain stand: left to right in the order of rotation, a branch below what it left.
/// Children of a reused token start a row of their own. Never more than a few hundred nodes for a chain without
/// branches.
std::vector<ChainNode> layOutChain(const std::vector<core::ChainToken> &tokens);

} // namespace ui
