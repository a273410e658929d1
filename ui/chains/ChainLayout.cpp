#include "ui/chains/ChainLayout.h"

#include <QHash>

#include <algorithm>

namespace ui {

namespace {

constexpr double kStep = 76;         // room for "14:02" below a node
constexpr double kChangedStep = 152; // room for an address on the edge
constexpr double kRunStep = 108;
constexpr double kRowHeight = 84;
constexpr size_t kShortestRun = 6;
constexpr size_t kMostNodes = 300; // more than this and changes of address are folded too

class ChainDraft
{
public:
    ChainDraft(const std::vector<core::ChainToken> &tokens, bool foldChanges)
        : m_tokens(tokens), m_children(tokens.size()), m_seen(tokens.size()), m_foldChanges(foldChanges)
    {
        QHash<QString, int> known;
        for (size_t i = 0; i < tokens.size(); ++i)
            known.insert(tokens[i].jtiHash, int(i));
        for (size_t i = 0; i < tokens.size(); ++i) {
            const int parent = known.value(tokens[i].parentJtiHash, -1);
            if (parent >= 0 && parent != int(i))
                m_children[size_t(parent)].push_back(int(i));
            else
                m_roots.push_back(int(i));
            m_anyReuse = m_anyReuse || tokens[i].state == core::ChainState::Reused;
        }
    }

    std::vector<ChainNode> draw()
    {
        for (auto root = m_roots.rbegin(); root != m_roots.rend(); ++root)
            m_waiting.push_back({*root, -1, true});
        follow();
        for (size_t i = 0; i < m_tokens.size(); ++i) { // tokens whose parents form a ring: shown, not lost
            if (!m_seen[i]) {
                m_waiting.push_back({int(i), -1, true});
                follow();
            }
        }
        return std::move(m_nodes);
    }

private:
    struct Waiting
    {
        int token;
        int parent;
        bool newRow;
    };

    void follow()
    {
        while (!m_waiting.empty()) {
            const Waiting next = m_waiting.back();
            m_waiting.pop_back();
            if (!m_seen[size_t(next.token)])
                place(next);
        }
    }
    void place(const Waiting &next)
    {
        ChainNode node;
        node.tokens = runFrom(next.token, next.parent < 0);
        for (const int token : node.tokens)
            m_seen[size_t(token)] = true;
        node.parent = next.parent;
        node.row = next.newRow ? m_rows++ : m_nodes[size_t(next.parent)].row;
        const core::ChainToken &first = m_tokens[size_t(node.tokens.front())];
        double x = 0;
        if (next.parent >= 0) {
            ChainNode &parent = m_nodes[size_t(next.parent)];
            parent.children.push_back(int(m_nodes.size()));
            const bool changed = first.addressChanged || first.agentChanged;
            const double wide = node.isRun() || parent.isRun() ? kRunStep : kStep;
            x = parent.place.x() + (changed ? std::max(kChangedStep, wide) : wide);
            node.belowReuse = parent.belowReuse || isReused(parent.tokens.back());
        }
        node.place = QPointF(x, node.row * kRowHeight);
        node.killed = m_anyReuse && first.state == core::ChainState::Revoked;
        const int last = node.tokens.back();
        const int here = int(m_nodes.size());
        m_nodes.push_back(std::move(node));
        const std::vector<int> &children = m_children[size_t(last)];
        for (size_t i = children.size(); i-- > 0;)
            m_waiting.push_back({children[i], here, i > 0 || isReused(last)});
    }
    std::vector<int> runFrom(int token, bool isRoot) const
    {
        std::vector<int> run{token};
        if (isRoot || !isPlain(token))
            return run;
        while (true) {
            const int child = m_children[size_t(run.back())].front();
            if (m_seen[size_t(child)] || child == token || !isPlain(child) || stateOf(child) != stateOf(token))
                break;
            run.push_back(child);
            if (run.size() > m_tokens.size())
                break;
        }
        if (run.size() < kShortestRun)
            run.resize(1);
        return run;
    }
    /// Has one child and tells nothing that the token before it did not.
    bool isPlain(int token) const
    {
        const core::ChainToken &one = m_tokens[size_t(token)];
        const bool quiet = one.state == core::ChainState::Used || one.state == core::ChainState::Revoked ||
                           one.state == core::ChainState::Expired;
        const bool changed = one.addressChanged || one.agentChanged;
        return quiet && (m_foldChanges || !changed) && m_children[size_t(token)].size() == 1;
    }
    bool isReused(int token) const { return stateOf(token) == core::ChainState::Reused; }
    core::ChainState stateOf(int token) const { return m_tokens[size_t(token)].state; }

    const std::vector<core::ChainToken> &m_tokens;
    std::vector<std::vector<int>> m_children;
    std::vector<bool> m_seen;
    std::vector<int> m_roots;
    std::vector<Waiting> m_waiting;
    std::vector<ChainNode> m_nodes;
    int m_rows = 0;
    bool m_foldChanges;
    bool m_anyReuse = false;
};

} // namespace

std::vector<ChainNode> layOutChain(const std::vector<core::ChainToken> &tokens)
{
    std::vector<ChainNode> nodes = ChainDraft(tokens, false).draw();
    return nodes.size() > kMostNodes ? ChainDraft(tokens, true).draw() : nodes;
}

} // namespace ui
