#include "ui/lab/FlowPane.h"

#include "ui/async/WhenDone.h"
#include "ui/lab/FlowForm.h"
#include "ui/lab/FlowText.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum StepColumn { StepName, Method, Address, Status, Time, StepColumnCount };

QString millisText(std::chrono::microseconds duration)
{
    return FlowPane::tr("%1 ms").arg(QLocale().toString(double(duration.count()) / 1000, 'f', 1));
}

QPlainTextEdit *makeText(const QString &objectName)
{
    auto *text = new QPlainTextEdit;
    text->setObjectName(objectName);
    text->setReadOnly(true);
    text->setFont(Theme::instance().monospace());
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    return text;
}

QWidget *titled(const QString &title, QPlainTextEdit *text, QWidget *control)
{
    auto *label = new QLabel(title);
    label->setFont(Theme::instance().heading());
    label->setBuddy(text);
    text->setAccessibleName(title);
    auto *line = new QHBoxLayout;
    line->addWidget(label, 1);
    line->addWidget(control);
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(text, 1);
    return panel;
}

} // namespace

FlowPane::FlowPane(core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent)
    , m_flows(flows)
    , m_form(new FlowForm(users, clients))
    , m_result(new QStackedWidget)
    , m_verdict(new StateLabel)
    , m_total(new TonedLabel({}, Tone::Muted))
    , m_steps(new QTableWidget(0, StepColumnCount))
    , m_request(makeText(u"flowRequest"_s))
    , m_answer(makeText(u"flowAnswer"_s))
{
    auto *nothing =
        new TonedLabel(flows ? tr("Choose a client and a flow, and run it: each request and answer appears here.")
                             : tr("A flow goes through the running server, and none runs here."),
                       Tone::Muted);
    nothing->setObjectName(u"flowNothing"_s);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    m_result->setObjectName(u"flowResult"_s);
    m_result->addWidget(nothing);
    m_result->addWidget(makeSteps());
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"flowSplitter"_s);
    splitter->addWidget(new ScrollPane(m_form));
    splitter->addWidget(m_result);
    splitter->setStretchFactor(1, 1);
    splitter->restore({250, 770});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    m_form->setRunnable(flows != nullptr);
    connect(m_form, &FlowForm::runRequested, this, &FlowPane::run);
    connect(m_steps, &QTableWidget::currentCellChanged, this, &FlowPane::showStep);
}

QWidget *FlowPane::makeSteps()
{
    m_verdict->setObjectName(u"flowVerdict"_s);
    m_steps->setObjectName(u"flowSteps"_s);
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setHorizontalHeaderLabels({tr("Step"), tr("Method"), tr("Address"), tr("Answer"), tr("Time")});
    m_steps->horizontalHeader()->setHighlightSections(false);
    m_steps->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const auto &[column, width] :
         {std::pair(StepName, 200), std::pair(Method, 70), std::pair(Status, 80), std::pair(Time, 80)})
        m_steps->setColumnWidth(column, width);
    m_steps->horizontalHeader()->setSectionResizeMode(Address, QHeaderView::Stretch);
    m_steps->verticalHeader()->hide();
    m_steps->setShowGrid(false);
    m_steps->setWordWrap(false);
    m_steps->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_steps->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setItemDelegateForColumn(StepName, new StateDelegate(m_steps));
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_verdict);
    head->addWidget(m_total);
    head->addStretch();
    head->addWidget(makeTokens());
    auto *split = new MemorySplitter(Qt::Vertical, u"flowStepSplitter"_s);
    split->addWidget(m_steps);
    split->addWidget(makeStep());
    split->setStretchFactor(1, 1);
    split->restore({240, 360});
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(8, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(split, 1);
    return pane;
}

QWidget *FlowPane::makeStep()
{
    const auto step = [this]() -> const core::FlowStep * {
        const int row = m_steps->currentRow();
        return row >= 0 && size_t(row) < m_run.steps.size() ? &m_run.steps[size_t(row)] : nullptr;
    };
    auto *curl = new CopyButton(
        tr("Copy as curl"), [step] { return step() ? flowCurl(*step()) : QString(); }, Copied::Secret);
    curl->setObjectName(u"copyCurl"_s);
    curl->setText(tr("Copy as curl"));
    curl->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *body = new CopyButton(
        tr("Copy the body"), [step] { return step() ? QString::fromUtf8(step()->responseBody) : QString(); },
        Copied::Secret);
    body->setObjectName(u"copyBody"_s);
    auto *split = new MemorySplitter(Qt::Horizontal, u"flowTextSplitter"_s);
    split->addWidget(titled(tr("Request"), m_request, curl));
    split->addWidget(titled(tr("Answer"), m_answer, body));
    split->restore({380, 380});
    return split;
}

QWidget *FlowPane::makeTokens()
{
    auto *panel = new QWidget;
    auto *line = new QHBoxLayout(panel);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    const auto add = [&](const QString &text, const QString &name, QString core::FlowRun::*token) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        button->setToolTip(tr("Show it in the inspector"));
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, token] { emit inspectRequested(m_run.*token); });
        return button;
    };
    m_access = add(tr("Access token"), u"inspectAccess"_s, &core::FlowRun::accessToken);
    m_refresh = add(tr("Refresh token"), u"inspectRefresh"_s, &core::FlowRun::refreshToken);
    m_id = add(tr("ID token"), u"inspectId"_s, &core::FlowRun::idToken);
    return panel;
}

void FlowPane::read()
{
    m_form->read();
}

void FlowPane::run()
{
    if (!m_flows)
        return;
    m_form->setBusy(true);
    whenDone(m_flows->run(m_form->plan()), this, [this](const core::Result<core::FlowRun> &run) {
        m_form->setBusy(false);
        if (!run)
            return m_form->showFailure(flowFailureText(run.error()), run.error().detail);
        m_run = *run;
        showRun();
    });
}

void FlowPane::showRun()
{
    m_result->setCurrentIndex(1);
    m_steps->setRowCount(0);
    std::chrono::microseconds total{0};
    int firstFault = -1;
    for (const core::FlowStep &step : m_run.steps) {
        if (!step.isExpected && firstFault < 0)
            firstFault = m_steps->rowCount();
        addStep(step);
        total += step.duration;
    }
    m_verdict->setState(m_run.succeeded ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger},
                        m_run.succeeded ? tr("succeeded", "a flow") : tr("ended early", "a flow"));
    m_total->setText(millisText(total));
    m_access->setEnabled(!m_run.accessToken.isEmpty());
    m_refresh->setEnabled(!m_run.refreshToken.isEmpty());
    m_id->setEnabled(!m_run.idToken.isEmpty());
    m_steps->setCurrentCell(firstFault >= 0 ? firstFault : m_steps->rowCount() - 1, StepName);
    showStep(m_steps->currentRow());
}

void FlowPane::addStep(const core::FlowStep &step)
{
    const int row = m_steps->rowCount();
    m_steps->insertRow(row);
    auto *name = new QTableWidgetItem(flowStepWord(step.title));
    name->setData(MarkRole, QVariant::fromValue(flowStepMark(step)));
    auto *address = new QTableWidgetItem(QUrl(step.url).path());
    address->setToolTip(step.url);
    m_steps->setItem(row, StepName, name);
    m_steps->setItem(row, Method, new QTableWidgetItem(QString::fromLatin1(step.method)));
    m_steps->setItem(row, Address, address);
    m_steps->setItem(row, Status,
                     new QTableWidgetItem(step.status > 0 ? QString::number(step.status) : tr("none", "an answer")));
    m_steps->setItem(row, Time, new QTableWidgetItem(millisText(step.duration)));
}

void FlowPane::showStep(int row)
{
    const bool exists = row >= 0 && size_t(row) < m_run.steps.size();
    m_request->setPlainText(exists ? flowRequestText(m_run.steps[size_t(row)]) : QString());
    m_answer->setPlainText(exists ? flowAnswerText(m_run.steps[size_t(row)]) : QString());
}

} // namespace ui
