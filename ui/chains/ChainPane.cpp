#include "ui/chains/ChainPane.h"

#include "ui/chains/ChainAuditList.h"
#include "ui/chains/ChainMinimap.h"
#include "ui/chains/ChainTokenModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/chains/ReplayBar.h"
#include "ui/chains/TokenFacts.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton *toolButton(QStringView picture, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setIcon(icon(picture));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(objectName);
    button->setFixedSize(28, 28);
    return button;
}

QPushButton *linkButton(QStringView iconName, const QString &tip, const QString &objectName)
{
    auto *button = new QPushButton;
    button->setIcon(icon(iconName));
    button->setFlat(true);
    button->setToolTip(tip);
    button->setObjectName(objectName);
    return button;
}

} // namespace

ChainPane::ChainPane(core::AuditAdmin *audit, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_family(new ShortId)
    , m_summary(new QLabel)
    , m_user(linkButton(u"users", tr("Open this user"), u"chainUser"_s))
    , m_client(linkButton(u"clients", tr("Open this client"), u"chainClient"_s))
    , m_state(new StateLabel)
    , m_tree(new ChainTree)
    , m_minimap(new ChainMinimap(*m_tree))
    , m_replay(new ReplayBar(*m_tree))
    , m_tabs(new QTabWidget)
    , m_side(new QTabWidget)
    , m_tokens(new ChainTokenModel(this))
    , m_table(new DataTable(u"chainTokens"_s))
    , m_facts(new TokenFacts)
{
    auto *nothing = new TonedLabel(tr("Select a chain to see its family tree."), Tone::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    m_tree->setObjectName(u"chainTree"_s);
    m_tabs->setObjectName(u"chainTabs"_s);
    m_tabs->setDocumentMode(true);
    m_table->setAccessibleName(tr("Tokens of the chain"));
    m_table->setModel(m_tokens);
    m_table->setStateColumn(ChainTokenModel::State);
    m_table->setDefaultWidths({48, 90, 108, 108, 108, 180, 110, 110});
    m_table->setYielding({ChainTokenModel::Agent}, {ChainTokenModel::Parent});
    m_tabs->addTab(makeTreeTab(), tr("Tree"));
    m_tabs->addTab(m_table, tr("Table"));
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"chainSplitter"_s);
    splitter->addWidget(m_tabs);
    splitter->addWidget(makeSide(audit));
    splitter->setStretchFactor(0, 1);
    splitter->restore({620, 410});
    auto *chain = new QWidget;
    auto *column = new QVBoxLayout(chain);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(splitter, 1);
    m_stack->addWidget(nothing);
    m_stack->addWidget(chain);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connectParts();
}

void ChainPane::connectParts()
{
    connect(m_tree, &ChainTree::currentTokenChanged, this, [this](const QString &token) {
        const int here = m_tree->currentNode();
        if (here >= 0 && m_tree->picture().nodeOf.value(m_table->currentKey(), -1) == here)
            return; // the row of one token of a folded run was chosen
        showToken(token);
        m_table->selectKey(token);
    });
    connect(m_tree, &ChainTree::detailsRequested, this, [this] { m_side->setCurrentIndex(0); });
    connect(m_table, &DataTable::currentKeyChanged, this, [this](const QString &token) {
        m_tree->selectToken(token);
        showToken(token); // a row of a folded run has no node of its own
    });
    connect(m_table, &DataTable::rowActivated, this, [this] { m_side->setCurrentIndex(0); });
    connect(m_user, &QPushButton::clicked, this, &ChainPane::userRequested);
    connect(m_client, &QPushButton::clicked, this, &ChainPane::clientRequested);
}

QWidget *ChainPane::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *caption = new QLabel(tr("Chain", "heading before a chain's id"));
    caption->setFont(Theme::instance().heading());
    m_summary->setObjectName(u"chainSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setMinimumHeight(2 * m_summary->fontMetrics().lineSpacing()); // no chain makes the rest jump
    m_family->setObjectName(u"chainId"_s);
    auto *audit = new QPushButton(icon(u"audit"), tr("Show in audit log"));
    audit->setObjectName(u"chainAudit"_s);
    connect(audit, &QPushButton::clicked, this, &ChainPane::auditRequested);
    row->addWidget(caption);
    row->addWidget(m_family);
    row->addWidget(m_state);
    row->addWidget(m_user);
    row->addWidget(m_client);
    row->addWidget(m_summary, 1);
    row->addWidget(audit);
    return head;
}

QWidget *ChainPane::makeTreeTab()
{
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_tree, 1);
    row->addWidget(makeTools());
    m_replay->hide();
    column->addLayout(row, 1);
    column->addWidget(m_minimap);
    column->addWidget(m_replay);
    return tab;
}

QWidget *ChainPane::makeTools()
{
    auto *larger = toolButton(u"plus", tr("Zoom in (Ctrl++)"), u"zoomIn"_s);
    auto *smaller = toolButton(u"minus", tr("Zoom out (Ctrl+−)"), u"zoomOut"_s);
    auto *fit = toolButton(u"fit", tr("Fit the tree (Ctrl+0)"), u"zoomFit"_s);
    auto *fold = toolButton(u"fold", tr("Fold the refreshes again (Backspace)"), u"foldRuns"_s);
    m_linear = toolButton(u"spread", tr("True to time: idle times are not shortened"), u"linearTime"_s);
    m_linear->setCheckable(true);
    m_replayButton = toolButton(u"play", tr("Replay the life of this chain (Ctrl+Shift+P)"), u"replayToggle"_s);
    m_replayButton->setCheckable(true);
    auto *tools = new QWidget;
    auto *column = new QVBoxLayout(tools);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    for (QToolButton *button : {larger, smaller, fit, m_linear, fold, m_replayButton})
        column->addWidget(button);
    column->addStretch();
    connect(larger, &QToolButton::clicked, m_tree, [this] { m_tree->zoomBy(1.25); });
    connect(smaller, &QToolButton::clicked, m_tree, [this] { m_tree->zoomBy(0.8); });
    connect(fit, &QToolButton::clicked, m_tree, &ChainTree::fit);
    connect(fold, &QToolButton::clicked, m_tree, &ChainTree::foldRuns);
    connect(m_tree, &ChainTree::pictureChanged, fold, [this, fold] { fold->setEnabled(m_tree->hasOpenRuns()); });
    connect(m_linear, &QToolButton::toggled, m_tree,
            [this](bool on) { m_tree->setScaleKind(on ? ChainScale::Kind::Linear : ChainScale::Kind::Compact); });
    connect(m_replayButton, &QToolButton::toggled, m_replay,
            [this](bool on) { on ? m_replay->start() : m_replay->stop(); });
    return tools;
}

QWidget *ChainPane::makeSide(core::AuditAdmin *audit)
{
    m_side->setObjectName(u"chainSide"_s);
    m_side->setDocumentMode(true);
    m_side->setMinimumWidth(240);
    m_side->addTab(m_facts, tr("Token"));
    if (audit) {
        m_audit = new ChainAuditList(*audit);
        m_side->addTab(m_audit, tr("Audit rows"));
        connect(m_audit, &ChainAuditList::momentChosen, this, &ChainPane::selectMoment);
        connect(m_audit, &ChainAuditList::rowRequested, this, &ChainPane::auditRowRequested);
    }
    return m_side;
}

void ChainPane::setChain(const core::ChainDetail &chain)
{
    const core::ChainSummary &summary = chain.summary;
    const bool isOther = summary.id != m_chain.summary.id;
    m_family->setId(summary.id.value);
    m_state->setState(chainMark(summary.state), chainStateWord(summary.state));
    m_user->setText(summary.username.isEmpty() ? shortId(summary.user.value) : summary.username);
    m_client->setText(summary.client.value);
    m_summary->setText(chainSummaryText(summary));
    m_summary->setToolTip(summary.scope);
    m_stack->setCurrentIndex(1);
    if (m_audit)
        m_audit->setFamily(summary.id);
    if (isOther && summary.state == core::ChainState::Reused)
        showAuditRows();
    const bool isSame = isShown(chain);
    const QStringList changed = isOther ? QStringList() : changedTokens(chain);
    m_chain = chain;
    if (isSame)
        return; // read again while somebody looks at it: the picture stays where it was scrolled to
    if (isOther)
        m_replayButton->setChecked(false);
    m_tokens->setTokens(chain.tokens);
    m_replay->setChain(chain.tokens, chain.grace);
    m_tree->setTokens(chain.tokens, chain.grace);
    m_tree->flash(changed);
    showToken(m_shownToken); // the same token is no news to the tree and the table, though it may have ended meanwhile
}

/// Tokens that were used twice or ended since the chain was read before.
QStringList ChainPane::changedTokens(const core::ChainDetail &chain) const
{
    QStringList changed;
    for (const core::ChainToken &token : chain.tokens) {
        const core::ChainToken *before = m_tokens->tokenOf(token.jtiHash);
        const bool isBad = token.state == core::ChainState::Reused || token.state == core::ChainState::Revoked;
        if (before && before->state != token.state && isBad)
            changed.append(token.jtiHash);
    }
    return changed;
}

bool ChainPane::isShown(const core::ChainDetail &chain) const
{
    return std::ranges::equal(chain.tokens, m_tokens->tokens(),
                              [](const core::ChainToken &one, const core::ChainToken &other) {
                                  return one.jtiHash == other.jtiHash && one.state == other.state &&
                                         one.usedAt == other.usedAt && one.reusedAt == other.reusedAt &&
                                         one.revokedAt == other.revokedAt && one.graceRetries == other.graceRetries;
                              });
}

void ChainPane::clear()
{
    m_chain = {};
    m_replayButton->setChecked(false);
    m_tree->setTokens({});
    m_tokens->setTokens({});
    m_stack->setCurrentIndex(0);
}

void ChainPane::showAuditRows()
{
    if (m_audit)
        m_side->setCurrentWidget(m_audit);
}

void ChainPane::toggleReplay()
{
    m_tabs->setCurrentIndex(0);
    m_replayButton->toggle();
}

void ChainPane::showToken(const QString &jtiHash)
{
    const core::ChainToken *token = m_tokens->tokenOf(jtiHash);
    if (!token)
        return;
    m_shownToken = jtiHash;
    m_facts->setToken(*token, m_tokens->tokenOf(token->parentJtiHash));
}

/// An audit row names a moment: the token to which something happened then.
void ChainPane::selectMoment(core::Instant at)
{
    const core::ChainToken *nearest = nullptr;
    std::chrono::milliseconds best = std::chrono::hours(24 * 365);
    for (const core::ChainToken &token : m_tokens->tokens()) {
        for (const std::optional<core::Instant> &moment :
             {token.reusedAt, std::optional(token.createdAt), token.usedAt}) {
            if (moment && std::chrono::abs(*moment - at) < best) {
                best = std::chrono::abs(*moment - at);
                nearest = &token;
            }
        }
    }
    if (nearest)
        m_tree->selectToken(nearest->jtiHash);
}

QVariantMap ChainPane::state() const
{
    return {
        {u"tab"_s, m_tabs->currentIndex()}, {u"side"_s, m_side->currentIndex()}, {u"linear"_s, m_linear->isChecked()}};
}

void ChainPane::restoreState(const QVariantMap &state)
{
    m_tabs->setCurrentIndex(state.value(u"tab"_s).toInt());
    m_side->setCurrentIndex(state.value(u"side"_s).toInt());
    m_linear->setChecked(state.value(u"linear"_s).toBool());
}

} // namespace ui
