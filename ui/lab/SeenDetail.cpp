#include "ui/lab/SeenDetail.h"

#include "ui/lab/EmptyPanel.h"
#include "ui/lab/LabTable.h"
#include "ui/lab/SeenText.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TonedLabel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum CheckColumn { CheckName, CheckRule, CheckWhy, CheckColumnCount };
enum SeenColumn { SeenPlace, SeenName, SeenValue, SeenRule, SeenColumnCount };

QTableWidgetItem *cell(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    return item;
}

} // namespace

SeenDetail::SeenDetail(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_title(new QLabel)
    , m_again(new QPushButton(tr("Send again")))
    , m_audit(new QPushButton(tr("Show its audit rows")))
    , m_checks(new LabTable(u"seenChecks"_s, tr("Checks"), {tr("Check"), tr("Written in"), tr("Why it failed")}))
    , m_parameters(new LabTable(u"seenParameters"_s, tr("Parameters"),
                                {tr("Where"), tr("Parameter"), tr("Value"), tr("Written in")}))
    , m_password(new TonedLabel(refusedPasswordText(), Tone::Waiting))
    , m_noChecks(new TonedLabel(tr("Nothing is checked for an answer like this."), Tone::Muted))
{
    auto *nothing = new QWidget;
    auto *room = new QVBoxLayout(nothing);
    room->setContentsMargins(0, 4, 0, 0);
    room->addWidget(new EmptyPanel(tr("Select a request to see what was checked and what it said."), u"seenNothing"_s));
    m_stack->addWidget(nothing);
    auto *detail = new QWidget;
    auto *lines = new QVBoxLayout(detail);
    lines->setContentsMargins(0, 8, 0, 0);
    lines->setSpacing(8);
    lines->addWidget(makeHead());
    m_password->setObjectName(u"seenPassword"_s);
    m_password->setWordWrap(true);
    lines->addWidget(m_password);
    lines->addWidget(makeTables(), 1);
    m_stack->addWidget(detail);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_seen)
            emit sendAgainRequested(*m_seen);
    });
    connect(m_audit, &QPushButton::clicked, this, [this] {
        if (m_seen)
            emit auditRequested(m_seen->id);
    });
}

QWidget *SeenDetail::makeHead()
{
    m_title->setObjectName(u"seenTitle"_s);
    m_title->setFont(Theme::instance().heading());
    m_title->setTextFormat(Qt::PlainText);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_again->setObjectName(u"seenAgain"_s);
    m_again->setToolTip(tr("Puts it into the request console; nothing is sent yet"));
    m_audit->setObjectName(u"seenAudit"_s);
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_title, 1);
    line->addWidget(m_audit);
    line->addWidget(m_again);
    return head;
}

QWidget *SeenDetail::makeTables()
{
    m_checks->setItemDelegateForColumn(CheckName, new StateDelegate(m_checks));
    m_checks->setColumnWidth(CheckName, 184);
    m_checks->setColumnWidth(CheckRule, 116);
    m_checks->horizontalHeader()->setStretchLastSection(true);
    m_checks->setWordWrap(true);
    m_checks->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_parameters->setColumnWidth(SeenPlace, 88);
    m_parameters->setColumnWidth(SeenName, 150);
    m_parameters->setColumnWidth(SeenRule, 140);
    m_parameters->horizontalHeader()->setSectionResizeMode(SeenValue, QHeaderView::Stretch);
    m_noChecks->setObjectName(u"seenNoChecks"_s);
    m_noChecks->setAlignment(Qt::AlignCenter);
    m_noChecks->setWordWrap(true);
    auto *checks = new QWidget;
    auto *column = new QVBoxLayout(checks);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_checks, 1);
    column->addWidget(m_noChecks, 1);
    auto *split = new MemorySplitter(Qt::Horizontal, u"seenTables"_s);
    split->addWidget(checks);
    split->addWidget(m_parameters);
    split->restore({470, 570});
    return split;
}

void SeenDetail::show(const core::SeenRequest &seen)
{
    m_seen = seen;
    m_title->setText(tr("%1 %2, answered %3 in %4", "a method, a path, an answer, a time")
                         .arg(QString::fromLatin1(seen.method), QString::fromLatin1(seen.path), seenAnswer(seen),
                              seenDuration(seen)));
    m_password->setVisible(isRefusedPassword(seen));
    showChecks();
    showParameters();
    m_stack->setCurrentIndex(1);
}

void SeenDetail::clear()
{
    m_seen.reset();
    m_stack->setCurrentIndex(0);
}

void SeenDetail::showChecks()
{
    m_checks->setRowCount(0);
    for (const core::RequestCheck &check : m_seen->checks) {
        const int row = m_checks->rowCount();
        m_checks->insertRow(row);
        auto *name = cell(checkTitle(check));
        name->setData(MarkRole, QVariant::fromValue(check.passed ? StateMark{Shape::Dot, Tone::Good}
                                                                 : StateMark{Shape::Cross, Tone::Danger}));
        name->setData(Qt::AccessibleTextRole,
                      tr("%1: %2", "a check, how it came out")
                          .arg(checkTitle(check), check.passed ? tr("passed", "a check") : tr("failed", "a check")));
        m_checks->setItem(row, CheckName, name);
        m_checks->setItem(row, CheckRule, cell(check.rule));
        m_checks->setItem(row, CheckWhy, cell(checkNote(check)));
    }
    m_checks->setVisible(!m_seen->checks.empty());
    m_noChecks->setVisible(m_seen->checks.empty());
}

void SeenDetail::showParameters()
{
    m_parameters->setRowCount(0);
    for (const core::SeenParameter &parameter : m_seen->parameters) {
        const int row = m_parameters->rowCount();
        m_parameters->insertRow(row);
        m_parameters->setItem(row, SeenPlace, cell(seenPlaceWord(parameter.place)));
        auto *name = cell(parameter.name);
        name->setFont(Theme::instance().monospace());
        auto *value = cell(parameter.value);
        value->setFont(Theme::instance().monospace());
        m_parameters->setItem(row, SeenName, name);
        m_parameters->setItem(row, SeenValue, value);
        m_parameters->setItem(row, SeenRule, cell(seenRule(parameter, *m_seen)));
    }
}

} // namespace ui
