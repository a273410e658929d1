#pragma once

#include "core/admin/ChainAdmin.h"

#include <QPointF>
#include <QSet>

#include <vector>

namespace ui {

/// One node of the family tree: a token, or a run of tokens that tell nothing new.
struct ChainNode
{
    std::vector<int> tokens; ///< indexes into the chain's tokens, in order; one unless it is a run
    int parent = -1;         ///< index of a node before this one
    std::vector<int> children;
    int row = 0;
    double from = 0; ///< at zoom 1; a run reaches from its first token to its last
    double to = 0;
    QPointF place;           ///< centre, at zoom 1
    bool belowReuse = false; ///< descends from a token that was used twice
    bool killed = false;     ///< ended because of that
    int level = 0;           ///< of a run: 1 when it is a part of one that was opened

    bool isRun() const { return tokens.size() > 1; }
};

/// Runs that were opened, by runName(). A long one opens into shorter runs, so that a picture never grows without end.
using OpenedRuns = QSet<QString>;
QString runName(const ChainNode &run, const std::vector<core::ChainToken> &tokens);

/// Which nodes there are and in which row; without places. A branch lies below what it left, and the children of a
/// reused token have a row of their own. Any thread.
std::vector<ChainNode> layOutChain(const std::vector<core::ChainToken> &tokens, const OpenedRuns &opened = {});

} // namespace ui
