#include "ui/lab/TokenInspector.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/CheckText.h"
#include "ui/lab/ClaimsView.h"
#include "ui/lab/EmptyNote.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

TokenInspector::TokenInspector(core::LabAdmin &lab, QWidget *parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_token(new QPlainTextEdit)
    , m_found(new QComboBox)
    , m_again(new QPushButton(icon(u"refresh"), {}))
    , m_verdict(new StateLabel)
    , m_kind(new TonedLabel({}, Tone::Muted))
    , m_why(new QLabel)
    , m_failure(new MessageBar(Tone::Danger))
    , m_checks(new QTableWidget(0, 2))
    , m_claims(new ClaimsView(u"inspectedClaims"_s))
{
    m_found->setObjectName(u"inspectFound"_s);
    m_found->setAccessibleName(tr("Tokens in the text"));
    m_verdict->setObjectName(u"inspectVerdict"_s);
    m_kind->setObjectName(u"inspectKind"_s);
    m_why->setObjectName(u"inspectWhy"_s);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_again->setObjectName(u"inspectAgain"_s);
    m_again->setAccessibleName(tr("Inspect again"));
    m_again->setToolTip(tr("Inspect again"));
    m_failure->setObjectName(u"inspectFailure"_s);
    m_checks->setObjectName(u"tokenChecks"_s);
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->horizontalHeader()->hide();
    m_checks->horizontalHeader()->setStretchLastSection(true);
    m_checks->verticalHeader()->hide();
    m_checks->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_checks->setColumnWidth(0, 112);
    m_checks->setShowGrid(false);
    m_checks->setWordWrap(true);
    m_checks->setTextElideMode(Qt::ElideNone);
    m_checks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_checks->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_checks->setItemDelegateForColumn(0, new StateDelegate(m_checks));
    new EmptyNote(*m_checks, tr("Paste a token above: each check is listed here, with the reason when it fails."));
    new EmptyNote(*m_claims, tr("Paste a token above: what it says is listed here."));
    arrange();
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(m_token, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &TokenInspector::read);
    connect(m_found, &QComboBox::activated, this, &TokenInspector::ask);
    connect(m_again, &QPushButton::clicked, this, &TokenInspector::read);
    clear();
}

QWidget *TokenInspector::makeHead()
{
    auto *heading = new QLabel(tr("&Inspector"));
    heading->setFont(Theme::instance().heading());
    heading->setBuddy(m_token);
    m_token->setObjectName(u"inspectToken"_s);
    m_token->setAccessibleName(tr("Text with a token"));
    m_token->setPlaceholderText(
        tr("Paste anything: a token, a header, a curl command, a token answer, a whole request"));
    m_token->setFont(Theme::instance().monospace());
    m_token->setWordWrapMode(QTextOption::WrapAnywhere);
    m_token->setTabChangesFocus(true);
    m_token->setFixedHeight(92);
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_token);
    column->addWidget(m_found);
    return head;
}

void TokenInspector::arrange()
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"inspectTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(m_checks, tr("Checks"));
    tabs->addTab(m_claims, tr("Claims"));
    auto *verdict = new QHBoxLayout;
    verdict->addWidget(m_verdict);
    verdict->addWidget(m_kind);
    verdict->addStretch();
    verdict->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addLayout(verdict);
    column->addWidget(m_why);
    column->addWidget(m_failure);
    column->addWidget(tabs, 1);
}

void TokenInspector::inspect(const QString &text)
{
    m_token->setPlainText(text);
    m_pause.stop();
    read();
}

void TokenInspector::read()
{
    const QString text = m_token->toPlainText();
    ++m_question;
    clear();
    m_tokens = tokensIn(text);
    m_found->clear();
    for (const PastedToken &found : m_tokens)
        m_found->addItem(tr("%1: %2", "by what name a token stood in a text, its beginning")
                             .arg(found.name.isEmpty() ? tr("token") : found.name, found.token.left(16) + u"…"_s));
    m_found->setVisible(m_tokens.size() > 1);
    if (m_tokens.empty() && !text.trimmed().isEmpty())
        return showUnreadable(tr("no token found"), tr("There is no token in this text."));
    ask();
}

void TokenInspector::ask()
{
    const int row = m_found->currentIndex();
    if (row < 0 || size_t(row) >= m_tokens.size())
        return;
    const QString token = m_tokens[size_t(row)].token;
    const TokenShape shape = tokenShape(token);
    const int question = ++m_question;
    clear();
    m_again->setEnabled(true);
    if (shape == TokenShape::Encrypted)
        return showUnreadable(tr("encrypted"),
                              tr("Five parts: this is an encrypted token (JWE). Only who it was made for "
                                 "can read it; this server makes none."));
    if (shape == TokenShape::Opaque)
        return showUnreadable(tr("opaque"), tr("This is no JWT but an opaque token: it means something to its issuer "
                                               "only, which can be asked by introspection. This server makes none."));
    whenDone(m_lab.inspect(token), this,
             [this, question, token](const core::Result<core::TokenInspection> &inspection) {
                 if (question != m_question)
                     return;
                 clear();
                 m_again->setEnabled(true);
                 if (!inspection)
                     return m_failure->showText(userText(inspection.error()), inspection.error().detail);
                 show(token, *inspection);
             });
}

void TokenInspector::recheck()
{
    if (m_asked.isEmpty())
        return;
    const int question = ++m_question;
    whenDone(m_lab.inspect(m_asked), this,
             [this, question, token = m_asked](const core::Result<core::TokenInspection> &inspection) {
                 if (question != m_question || !inspection || inspection->active == m_wasActive)
                     return;
                 clear();
                 m_again->setEnabled(true);
                 show(token, *inspection);
             });
}

void TokenInspector::clear()
{
    m_asked.clear();
    m_failure->hide();
    m_again->setEnabled(false);
    m_checks->setRowCount(0);
    m_claims->setToken({}, {});
    m_kind->clear();
    m_why->clear();
    m_why->hide();
    m_found->setVisible(m_tokens.size() > 1);
    m_verdict->setState({Shape::Ring, Tone::Neutral}, tr("no token"));
}

void TokenInspector::showUnreadable(const QString &word, const QString &why)
{
    m_verdict->setState({Shape::Cross, Tone::Danger}, word);
    m_why->setText(why);
    m_why->show();
}

void TokenInspector::show(const QString &token, const core::TokenInspection &inspection)
{
    m_asked = token;
    m_wasActive = inspection.active;
    const Verdict verdict = verdictOn(inspection);
    m_verdict->setState(verdict.mark, verdict.word);
    m_kind->setText(tokenKindWord(inspection.kind));
    m_why->setText(verdict.why);
    m_why->setVisible(!verdict.why.isEmpty());
    for (const core::TokenCheck &check : inspection.checks)
        addCheck(check, inspection);
    m_claims->setToken(inspection.header, inspection.claims);
}

void TokenInspector::addCheck(const core::TokenCheck &check, const core::TokenInspection &inspection)
{
    const int row = m_checks->rowCount();
    m_checks->insertRow(row);
    auto *name = new QTableWidgetItem(checkWord(check.name));
    name->setData(MarkRole, QVariant::fromValue(checkMark(check.outcome)));
    auto *text = new QTableWidgetItem(checkReason(check, inspection));
    if (!check.expected.isEmpty() || !check.found.isEmpty())
        text->setToolTip(tr("expected: %1\nfound: %2", "values of a token").arg(check.expected, check.found));
    m_checks->setItem(row, 0, name);
    m_checks->setItem(row, 1, text);
}

} // namespace ui
