#include "ui/chains/ChainLayout.h"

#include <QHash>

#include <algorithm>

namespace ui {

namespace {

constexpr size_t kShortestRun = 6;
constexpr size_t kMostNodes = 300;  // more than this and changes of address and repeated uses are folded too
constexpr size_t kMostOpened = 150; // of one run at once
constexpr size_t kPartOfRun = 100;

QString nameOf(const core::ChainToken &first, int level)
{
    return QString::number(level) + u':' + first.jtiHash;
}

class ChainDraft
{
public:
    ChainDraft(const std::vector<core::ChainToken> &tokens, const OpenedRuns &opened, bool foldAll)
        : m_tokens(tokens), m_opened(opened), m_children(tokens.size()), m_seen(tokens.size()), m_foldAll(foldAll)
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
        const std::vector<int> run = runFrom(next.token, next.parent < 0);
        int parent = next.parent;
        bool newRow = next.newRow;
        for (ChainNode &node : partsOf(run)) {
            add(std::move(node), parent, newRow);
            parent = int(m_nodes.size()) - 1;
            newRow = false;
        }
        const int last = run.back();
        const std::vector<int> &children = m_children[size_t(last)];
        for (size_t i = children.size(); i-- > 0;)
            m_waiting.push_back({children[i], parent, i > 0 || isReused(last)});
    }
    /// The run itself, or what it opens into.
    std::vector<ChainNode> partsOf(const std::vector<int> &run) const
    {
        const bool isOpen = run.size() > 1 && m_opened.contains(nameOf(m_tokens[size_t(run.front())], 0));
        if (!isOpen)
            return {nodeOf(run, 0)};
        std::vector<ChainNode> parts;
        const size_t part = run.size() > kMostOpened ? std::max(kPartOfRun, run.size() / kMostOpened) : 1;
        for (size_t from = 0; from < run.size(); from += part) {
            const std::vector<int> tokens(run.begin() + qsizetype(from),
                                          run.begin() + qsizetype(std::min(run.size(), from + part)));
            const bool opensToo = tokens.size() > 1 && m_opened.contains(nameOf(m_tokens[size_t(tokens.front())], 1));
            if (!opensToo) {
                parts.push_back(nodeOf(tokens, 1));
                continue;
            }
            for (const int token : tokens)
                parts.push_back(nodeOf({token}, 0));
        }
        return parts;
    }
    static ChainNode nodeOf(std::vector<int> tokens, int level)
    {
        ChainNode node;
        node.level = tokens.size() > 1 ? level : 0;
        node.tokens = std::move(tokens);
        return node;
    }
    void add(ChainNode node, int parent, bool newRow)
    {
        for (const int token : node.tokens)
            m_seen[size_t(token)] = true;
        node.parent = parent;
        node.row = newRow ? m_rows++ : m_nodes[size_t(parent)].row;
        if (parent >= 0) {
            ChainNode &above = m_nodes[size_t(parent)];
            above.children.push_back(int(m_nodes.size()));
            node.belowReuse = above.belowReuse || isReused(above.tokens.back());
        }
        node.killed = m_anyReuse && stateOf(node.tokens.front()) == core::ChainState::Revoked;
        m_nodes.push_back(std::move(node));
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
        return quiet && (m_foldAll || (one.graceRetries == 0 && !changed)) && m_children[size_t(token)].size() == 1;
    }
    bool isReused(int token) const { return stateOf(token) == core::ChainState::Reused; }
    core::ChainState stateOf(int token) const { return m_tokens[size_t(token)].state; }

    const std::vector<core::ChainToken> &m_tokens;
    const OpenedRuns &m_opened;
    std::vector<std::vector<int>> m_children;
    std::vector<bool> m_seen;
    std::vector<int> m_roots;
    std::vector<Waiting> m_waiting;
    std::vector<ChainNode> m_nodes;
    int m_rows = 0;
    bool m_foldAll;
    bool m_anyReuse = false;
};

} // namespace

QString runName(const ChainNode &run, const std::vector<core::ChainToken> &tokens)
{
    return nameOf(tokens[size_t(run.tokens.front())], run.level);
}

std::vector<ChainNode> layOutChain(const std::vector<core::ChainToken> &tokens, const OpenedRuns &opened)
{
    static const OpenedRuns none;
    const size_t nodes = ChainDraft(tokens, none, false).draw().size();
    return ChainDraft(tokens, opened, nodes > kMostNodes).draw();
}

} // namespace ui
