#include "ui/chains/ChainScale.h"

#include "ui/widgets/TimeTicks.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double kStep = 76;         // room for "14:02" below a node
constexpr double kChangedStep = 152; // room for an address on the edge
constexpr double kRunWidth = 84;
constexpr double kLeastStep = 14; // between two rows
constexpr double kMostStep = 2.5 * kStep;
constexpr double kCutFrom = 4 * kStep; // what would be longer is cut
constexpr double kCutStep = 132;
constexpr double kRowHeight = 84;
constexpr double kLeastLinearWidth = 600;
constexpr qint64 kLeastCut = 10 * 60 * 1000;
constexpr int kMostTicks = 400;
constexpr double kMostMillis = 1e14; ///< some three thousand years

core::Instant startOf(const ChainNode &node, const std::vector<core::ChainToken> &tokens)
{
    return tokens[size_t(node.tokens.front())].createdAt;
}

core::Instant endOf(const ChainNode &node, const std::vector<core::ChainToken> &tokens)
{
    return tokens[size_t(node.tokens.back())].createdAt;
}

core::Instant lastEvent(const std::vector<core::ChainToken> &tokens)
{
    core::Instant last{};
    for (const core::ChainToken &token : tokens) {
        last = std::max({last, token.createdAt, token.usedAt.value_or(last), token.reusedAt.value_or(last),
                         token.revokedAt.value_or(last)});
    }
    return last;
}

double roomBefore(const ChainNode &node, const ChainNode *parent, const std::vector<core::ChainToken> &tokens)
{
    if (!parent)
        return 0;
    const core::ChainToken &first = tokens[size_t(node.tokens.front())];
    const bool changed = (first.addressChanged || first.agentChanged) && !node.isRun();
    const double wide = node.isRun() || parent->isRun() ? kStep / 2 : kStep;
    return changed ? std::max(kChangedStep, wide) : wide;
}

/// Milliseconds between two nodes that follow each other, as they mostly are.
qint64 usualGap(const std::vector<core::Instant> &times)
{
    std::vector<qint64> gaps;
    for (size_t i = 1; i < times.size(); ++i) {
        if (times[i] > times[i - 1])
            gaps.push_back((times[i] - times[i - 1]).count());
    }
    if (gaps.empty())
        return 60'000;
    const auto middle = gaps.begin() + qsizetype(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    return std::max<qint64>(1, *middle);
}

} // namespace

double chainRowY(int row)
{
    return row * kRowHeight;
}

ChainScale::ChainScale(const std::vector<core::ChainToken> &tokens, std::vector<ChainNode> &nodes, Kind kind)
{
    if (!nodes.empty())
        place(tokens, nodes, kind);
}

void ChainScale::place(const std::vector<core::ChainToken> &tokens, std::vector<ChainNode> &nodes, Kind kind)
{
    std::vector<size_t> order(nodes.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](size_t i) { return startOf(nodes[i], tokens); });
    std::vector<core::Instant> times;
    for (const size_t i : order)
        times.push_back(startOf(nodes[i], tokens));
    const core::Instant last = std::max(lastEvent(tokens), times.back());
    const double linearWidth = std::max(kLeastLinearWidth, kStep * double(nodes.size()));
    const double perMilli = kind == Kind::Linear
                                ? linearWidth / double(std::max<qint64>(1, (last - times.front()).count()))
                                : kStep / double(usualGap(times));
    m_anchors.push_back({times.front(), 0, false});
    for (const size_t i : order) {
        ChainNode &node = nodes[i];
        const ChainNode *parent = node.parent < 0 ? nullptr : &nodes[size_t(node.parent)];
        // A parent is older, so it has its place; a ring of parents in a broken database has none and does no harm.
        const double least = parent ? parent->to + roomBefore(node, parent, tokens) : 0;
        follow(startOf(node, tokens), least, perMilli, kind);
        node.from = kind == Kind::Linear ? xOf(startOf(node, tokens)) : std::max(xOf(startOf(node, tokens)), least);
        node.to = node.from;
        if (node.isRun() && kind == Kind::Compact) {
            node.to = node.from + kRunWidth;
            if (endOf(node, tokens) > m_anchors.back().at) {
                m_anchors.push_back({endOf(node, tokens), node.to, true});
                m_cuts.push_back({node.from, node.to, startOf(node, tokens), endOf(node, tokens), false});
            }
        } else if (node.isRun()) {
            follow(endOf(node, tokens), 0, perMilli, kind);
            node.to = std::max(xOf(endOf(node, tokens)), node.from);
        }
        node.place = QPointF((node.from + node.to) / 2, chainRowY(node.row));
    }
    follow(last, 0, perMilli, kind);
}

/// One more anchor, unless time stands still.
void ChainScale::follow(core::Instant at, double leastX, double perMilli, Kind kind)
{
    const Anchor before = m_anchors.back();
    if (at <= before.at)
        return;
    const double natural = double((at - before.at).count()) * perMilli;
    if (kind == Kind::Linear)
        return m_anchors.push_back({at, before.x + natural, false});
    const bool isCut = natural > kCutFrom && (at - before.at).count() >= kLeastCut;
    const double step = isCut ? kCutStep : std::clamp(natural, kLeastStep, kMostStep);
    const double x = std::max(before.x + step, leastX);
    m_anchors.push_back({at, x, isCut});
    if (isCut)
        m_cuts.push_back({before.x, x, before.at, at, true});
}

double ChainScale::xOf(core::Instant at) const
{
    if (m_anchors.size() < 2 || at <= m_anchors.front().at)
        return 0;
    if (at >= m_anchors.back().at)
        return m_anchors.back().x;
    const auto after = std::ranges::upper_bound(m_anchors, at, {}, &Anchor::at);
    const auto before = after - 1;
    const double part = double((at - before->at).count()) / double((after->at - before->at).count());
    return before->x + part * (after->x - before->x);
}

core::Instant ChainScale::timeOf(double x) const
{
    if (m_anchors.size() < 2 || x <= 0)
        return start();
    if (x >= m_anchors.back().x)
        return end();
    const auto after = std::ranges::upper_bound(m_anchors, x, {}, &Anchor::x);
    const auto before = after - 1;
    const double part = (x - before->x) / (after->x - before->x);
    return before->at + std::chrono::milliseconds(std::llround(part * double((after->at - before->at).count())));
}

std::vector<ChainScale::Tick> ChainScale::ticks(double zoom, double apart) const
{
    std::vector<Tick> ticks;
    const std::chrono::milliseconds step(std::llround(std::min(kMostMillis, apart / std::max(1e-12, least() * zoom))));
    for (size_t i = 1; i < m_anchors.size(); ++i) {
        const bool hasRoom = ticks.empty() || (m_anchors[i].x - ticks.back().x) * zoom >= apart;
        if (!m_anchors[i].isCut && hasRoom && int(ticks.size()) < kMostTicks)
            addTicks(ticks, m_anchors[i - 1], m_anchors[i], step, apart / zoom);
    }
    QDate day;
    for (Tick &tick : ticks) {
        const QDate here = core::toDateTime(tick.at).toLocalTime().date();
        tick.isDay = here != day;
        day = here;
    }
    return ticks;
}

/// Width of a millisecond where it is drawn narrowest, so that one step of time suits all of the axis.
double ChainScale::least() const
{
    double least = 1;
    for (size_t i = 1; i < m_anchors.size(); ++i) {
        const Anchor &from = m_anchors[i - 1];
        const Anchor &to = m_anchors[i];
        if (!to.isCut && to.at > from.at && to.x > from.x)
            least = std::min(least, (to.x - from.x) / double((to.at - from.at).count()));
    }
    return least;
}

void ChainScale::addTicks(std::vector<Tick> &ticks, const Anchor &from, const Anchor &to,
                          std::chrono::milliseconds step, double apart)
{
    const double span = double((to.at - from.at).count());
    for (const TimeTick &tick : timeTicks(from.at, to.at, step)) {
        const double x = from.x + double((tick.at - from.at).count()) / span * (to.x - from.x);
        if (ticks.empty() || x - ticks.back().x >= apart)
            ticks.push_back({tick.at, x, false});
    }
}

} // namespace ui
