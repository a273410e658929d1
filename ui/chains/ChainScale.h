#pragma once

#include "ui/chains/ChainLayout.h"

namespace ui {

/// Time as places from left to right, at zoom 1. Compact: even refreshes stand apart so that they can be read, and
/// long idle times are cut. Linear: the same width for the same time everywhere. Values only; any thread.
class ChainScale
{
public:
    enum class Kind { Compact, Linear };
    /// A stretch that is drawn shorter than it lasted.
    struct Cut
    {
        double from = 0;
        double to = 0;
        core::Instant since;
        core::Instant until;
        bool isIdle = true; ///< nothing happened; else a run of tokens that is folded
    };
    struct Tick
    {
        core::Instant at;
        double x = 0;       ///< at zoom 1
        bool isDay = false; ///< another day than the tick before: the date belongs to it
    };

    ChainScale() = default;
    /// Places the nodes too.
    ChainScale(const std::vector<core::ChainToken> &tokens, std::vector<ChainNode> &nodes, Kind kind);

    double xOf(core::Instant at) const;
    core::Instant timeOf(double x) const;
    double width() const { return m_anchors.empty() ? 0 : m_anchors.back().x; }
    core::Instant start() const { return m_anchors.empty() ? core::Instant{} : m_anchors.front().at; }
    core::Instant end() const { return m_anchors.empty() ? core::Instant{} : m_anchors.back().at; }
    const std::vector<Cut> &cuts() const { return m_cuts; }
    /// Round local times, at least `apart` pixels between two of them at this zoom.
    std::vector<Tick> ticks(double zoom, double apart) const;

private:
    struct Anchor
    {
        core::Instant at;
        double x = 0;
        bool isCut = false; ///< between the anchor before and this one
    };
    void place(const std::vector<core::ChainToken> &tokens, std::vector<ChainNode> &nodes, Kind kind);
    void follow(core::Instant at, double leastX, double perMilli, Kind kind);
    double least() const;
    static void addTicks(std::vector<Tick> &ticks, const Anchor &from, const Anchor &to, std::chrono::milliseconds step,
                         double apart);

    std::vector<Anchor> m_anchors;
    std::vector<Cut> m_cuts;
};

/// Where a row of the tree lies.
double chainRowY(int row);

} // namespace ui
