#include "ui/chains/ChainPane.h"

#include "ui/chains/ChainTokenModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton *zoomButton(const QString &sign, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(objectName);
    button->setMinimumSize(28, 28);
    return button;
}

} // namespace

ChainPane::ChainPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_family(new ShortId)
    , m_summary(new QLabel)
    , m_state(new StateLabel)
    , m_tree(new ChainTree)
    , m_tabs(new QTabWidget)
    , m_tokens(new ChainTokenModel(this))
    , m_table(new DataTable(u"chainTokens"_s))
{
    auto *nothing = new TonedLabel(tr("Select a chain to see its family tree."), Tone::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    m_tree->setObjectName(u"chainTree"_s);
    m_tabs->setObjectName(u"chainTabs"_s);
    m_tabs->setDocumentMode(true);
    m_table->setModel(m_tokens);
    m_table->setStateColumn(ChainTokenModel::State);
    m_table->setDefaultWidths({48, 100, 140, 140, 120, 180, 130, 130});
    m_tabs->addTab(makeTreeTab(), tr("Tree"));
    m_tabs->addTab(m_table, tr("Table"));
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"chainSplitter"_s);
    splitter->addWidget(m_tabs);
    splitter->addWidget(makeTokenFacts());
    splitter->setStretchFactor(0, 1);
    splitter->restore({700, 280});
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
    connect(m_tree, &ChainTree::currentTokenChanged, this, [this](const QString &token) {
        showToken(token);
        m_table->selectKey(token);
    });
    connect(m_table, &DataTable::currentKeyChanged, m_tree, &ChainTree::selectToken);
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
    m_family->setObjectName(u"chainId"_s);
    auto *audit = new QPushButton(icon(u"audit"), tr("Show audit rows"));
    audit->setObjectName(u"chainAudit"_s);
    connect(audit, &QPushButton::clicked, this, &ChainPane::auditRequested);
    row->addWidget(caption);
    row->addWidget(m_family);
    row->addWidget(m_state);
    row->addWidget(m_summary, 1);
    row->addWidget(audit);
    return head;
}

QWidget *ChainPane::makeTreeTab()
{
    auto *tab = new QWidget;
    auto *row = new QHBoxLayout(tab);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *larger = zoomButton(u"+"_s, tr("Zoom in"), u"zoomIn"_s);
    auto *smaller = zoomButton(u"−"_s, tr("Zoom out"), u"zoomOut"_s);
    auto *fit = zoomButton(u"⤢"_s, tr("Fit the tree"), u"zoomFit"_s);
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(4, 4, 4, 4);
    buttons->setSpacing(4);
    for (QToolButton *button : {larger, smaller, fit})
        buttons->addWidget(button);
    buttons->addStretch();
    row->addWidget(m_tree, 1);
    row->addLayout(buttons);
    connect(larger, &QToolButton::clicked, m_tree, [this] { m_tree->zoomBy(1.25); });
    connect(smaller, &QToolButton::clicked, m_tree, [this] { m_tree->zoomBy(0.8); });
    connect(fit, &QToolButton::clicked, m_tree, &ChainTree::fit);
    return tab;
}

QWidget *ChainPane::makeTokenFacts()
{
    auto *facts = new FactList;
    facts->setContentsMargins(16, 8, 8, 8);
    m_token = new ShortId;
    m_token->setObjectName(u"tokenId"_s);
    m_tokenState = new StateLabel;
    facts->addWidget(tr("Token"), m_token);
    facts->addWidget(tr("State"), m_tokenState);
    m_issued = facts->addText(tr("Issued"), u"tokenIssued"_s);
    m_used = facts->addText(tr("Used"), u"tokenUsed"_s);
    m_ended = facts->addText(tr("Ended"), u"tokenEnded"_s);
    m_expires = facts->addText(tr("Expires"), u"tokenExpires"_s);
    m_address = facts->addText(tr("Address", "network address"), u"tokenAddress"_s);
    m_agent = facts->addText(tr("Agent"), u"tokenAgent"_s);
    m_key = facts->addText(tr("Key", "signing key"), u"tokenKey"_s);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(facts);
    scroll->setMinimumWidth(220);
    return scroll;
}

void ChainPane::setChain(const core::ChainDetail &chain)
{
    const core::ChainSummary &summary = chain.summary;
    m_family->setId(summary.id.value);
    m_state->setState(chainMark(summary.state), chainStateWord(summary.state));
    m_summary->setText(tr("%1 at %2 · %n token(s) · expires %3", "a user at a client", summary.depth)
                           .arg(summary.username, summary.client.value, shortLocalTime(summary.expiresAt)));
    m_summary->setToolTip(summary.scope);
    m_stack->setCurrentIndex(1);
    if (isShown(chain))
        return; // read again while somebody looks at it: the picture stays where it was scrolled to
    m_tokens->setTokens(chain.tokens);
    m_tree->setTokens(chain.tokens);
}

bool ChainPane::isShown(const core::ChainDetail &chain) const
{
    return std::ranges::equal(
        chain.tokens, m_tokens->tokens(), [](const core::ChainToken &one, const core::ChainToken &other) {
            return one.jtiHash == other.jtiHash && one.state == other.state && one.usedAt == other.usedAt &&
                   one.reusedAt == other.reusedAt && one.revokedAt == other.revokedAt;
        });
}

void ChainPane::clear()
{
    m_tree->setTokens({});
    m_tokens->setTokens({});
    m_stack->setCurrentIndex(0);
}

void ChainPane::showToken(const QString &jtiHash)
{
    const core::ChainToken *token = m_tokens->tokenOf(jtiHash);
    if (!token)
        return;
    m_token->setId(token->jtiHash);
    m_tokenState->setState(chainMark(token->state), chainStateWord(token->state));
    m_issued->setText(shortLocalTime(token->createdAt));
    m_used->setText(token->reusedAt ? tr("%1, and again %2", "two times at which a token was used")
                                          .arg(shortLocalTime(token->usedAt), shortLocalTime(token->reusedAt))
                                    : shortLocalTime(token->usedAt));
    m_ended->setText(token->revokedAt ? tr("revoked %1").arg(shortLocalTime(token->revokedAt)) : tr("not revoked"));
    m_expires->setText(shortLocalTime(token->expiresAt));
    m_address->setText(token->addressChanged ? tr("%1 (changed)").arg(token->address) : token->address);
    m_agent->setText(token->agentChanged ? tr("%1 (changed)").arg(token->userAgent) : token->userAgent);
    m_key->setText(token->key.value);
}

} // namespace ui
