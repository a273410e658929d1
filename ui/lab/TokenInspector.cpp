#include "ui/lab/TokenInspector.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/ClaimsView.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateDelegate.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

StateMark outcomeMark(core::TokenCheck::Outcome outcome)
{
    switch (outcome) {
    case core::TokenCheck::Outcome::Passed:
        return {Shape::Dot, Tone::Good};
    case core::TokenCheck::Outcome::Failed:
        return {Shape::Cross, Tone::Danger};
    case core::TokenCheck::Outcome::Skipped:
        return {Shape::Ring, Tone::Neutral};
    }
    return {};
}

} // namespace

TokenInspector::TokenInspector(core::LabAdmin &lab, QWidget *parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_token(new QPlainTextEdit)
    , m_again(new QPushButton(tr("Inspect again")))
    , m_verdict(new StateLabel)
    , m_failure(new MessageBar(Tone::Danger))
    , m_checks(new QTableWidget(0, 2))
    , m_claims(new ClaimsView(u"inspectedClaims"_s))
{
    auto *heading = new QLabel(tr("&Inspector"));
    heading->setFont(Theme::instance().heading());
    heading->setBuddy(m_token);
    m_token->setObjectName(u"inspectToken"_s);
    m_token->setPlaceholderText(tr("Paste any token"));
    m_token->setFont(Theme::instance().monospace());
    m_token->setWordWrapMode(QTextOption::WrapAnywhere);
    m_token->setTabChangesFocus(true);
    m_token->setFixedHeight(92);
    m_verdict->setObjectName(u"inspectVerdict"_s);
    m_again->setObjectName(u"inspectAgain"_s);
    m_failure->setObjectName(u"inspectFailure"_s);
    m_checks->setObjectName(u"tokenChecks"_s);
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->horizontalHeader()->hide();
    m_checks->horizontalHeader()->setStretchLastSection(true);
    m_checks->verticalHeader()->hide();
    m_checks->setColumnWidth(0, 112);
    m_checks->setShowGrid(false);
    m_checks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_checks->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_checks->setItemDelegateForColumn(0, new StateDelegate(m_checks));
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(m_checks, tr("Checks"));
    tabs->addTab(m_claims, tr("Claims"));
    auto *verdict = new QHBoxLayout;
    verdict->addWidget(m_verdict);
    verdict->addStretch();
    verdict->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_token);
    column->addLayout(verdict);
    column->addWidget(m_failure);
    column->addWidget(tabs, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(m_token, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &TokenInspector::read);
    connect(m_again, &QPushButton::clicked, this, &TokenInspector::read);
    clear();
}

void TokenInspector::inspect(const QString &token)
{
    m_token->setPlainText(token);
    m_pause.stop();
    read();
}

void TokenInspector::read()
{
    const QString token = m_token->toPlainText().trimmed();
    const int question = ++m_question;
    if (token.isEmpty())
        return clear();
    whenDone(m_lab.inspect(token), this, [this, question](const core::Result<core::TokenInspection> &inspection) {
        if (question != m_question)
            return;
        clear();
        m_again->setEnabled(true);
        if (!inspection)
            return m_failure->showText(userText(inspection.error()), inspection.error().detail);
        show(*inspection);
    });
}

void TokenInspector::clear()
{
    m_failure->hide();
    m_again->setEnabled(false);
    m_checks->setRowCount(0);
    m_claims->setToken({}, {});
    m_verdict->setState({Shape::Ring, Tone::Neutral}, tr("no token"));
}

void TokenInspector::show(const core::TokenInspection &inspection)
{
    m_verdict->setState(
        outcomeMark(inspection.active ? core::TokenCheck::Outcome::Passed : core::TokenCheck::Outcome::Failed),
        inspection.active ? tr("accepted", "a token") : tr("refused", "a token"));
    for (const core::TokenCheck &check : inspection.checks)
        addCheck(check);
    m_checks->resizeRowsToContents();
    m_claims->setToken(inspection.header, inspection.claims);
}

void TokenInspector::addCheck(const core::TokenCheck &check)
{
    const int row = m_checks->rowCount();
    m_checks->insertRow(row);
    auto *name = new QTableWidgetItem(checkWord(check.name));
    name->setData(MarkRole, QVariant::fromValue(outcomeMark(check.outcome)));
    QString detail;
    switch (check.outcome) {
    case core::TokenCheck::Outcome::Passed:
        detail = check.found.isEmpty() ? tr("passed", "a check of a token") : check.found;
        break;
    case core::TokenCheck::Outcome::Failed:
        detail =
            tr("expected %1\nfound %2", "values of a token").arg(orNothing(check.expected), orNothing(check.found));
        break;
    case core::TokenCheck::Outcome::Skipped:
        detail = tr("not checked", "a check of a token");
        break;
    }
    auto *text = new QTableWidgetItem(detail);
    text->setToolTip(detail);
    m_checks->setItem(row, 0, name);
    m_checks->setItem(row, 1, text);
}

QString TokenInspector::orNothing(const QString &value)
{
    return value.isEmpty() ? tr("nothing", "a value that a token lacks") : value;
}

QString TokenInspector::checkWord(const QString &name)
{
    if (name == "form"_L1)
        return tr("Form", "check of a token");
    if (name == "algorithm"_L1)
        return tr("Algorithm", "check of a token");
    if (name == "key"_L1)
        return tr("Key", "check of a token");
    if (name == "signature"_L1)
        return tr("Signature", "check of a token");
    if (name == "issuer"_L1)
        return tr("Issuer", "check of a token");
    if (name == "audience"_L1)
        return tr("Audience", "check of a token");
    if (name == "lifetime"_L1)
        return tr("Lifetime", "check of a token");
    if (name == "type"_L1)
        return tr("Type", "check of a token");
    if (name == "state"_L1)
        return tr("State", "check of a token");
    return name;
}

} // namespace ui
