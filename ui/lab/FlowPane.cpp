#include "ui/lab/FlowPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/EmptyNote.h"
#include "ui/lab/EmptyPanel.h"
#include "ui/lab/FlowExport.h"
#include "ui/lab/FlowForm.h"
#include "ui/lab/FlowParameters.h"
#include "ui/lab/FlowSecrets.h"
#include "ui/lab/FlowText.h"
#include "ui/lab/LabTable.h"
#include "ui/lab/SaveText.h"
#include "ui/lab/StepTimeDelegate.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QUrl>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidestFlowForm = 420;
enum StepColumn { StepName, Method, Address, Status, Time, StepColumnCount };
enum ParameterColumn { ParameterPlace, ParameterName, ParameterValue, ParameterRule, ParameterColumnCount };

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
    control->setFixedHeight(28); // beside each other the texts begin on one line
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
    , m_steps(new LabTable(u"flowSteps"_s, tr("Steps"),
                           {tr("Step"), tr("Method"), tr("Address"), tr("Answer"), tr("Time")}))
    , m_parameters(new LabTable(u"flowParameters"_s, tr("Parameters"),
                                {tr("Where"), tr("Parameter"), tr("Value"), tr("Written in")}))
    , m_withSecrets(new QCheckBox(tr("With secrets")))
    , m_notice(new MessageBar(Tone::Accent))
    , m_request(makeText(u"flowRequest"_s))
    , m_answer(makeText(u"flowAnswer"_s))
{
    auto *nothing = new QWidget;
    auto *room = new QVBoxLayout(nothing);
    room->setContentsMargins(8, 12, 0, 0);
    room->addWidget(
        new EmptyPanel(flows ? tr("Choose a client and a flow, and run it: each request and answer appears here.")
                             : tr("A flow goes through the running server, and none runs here."),
                       u"flowNothing"_s));
    m_result->setObjectName(u"flowResult"_s);
    m_result->addWidget(nothing);
    m_result->addWidget(makeSteps());
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"flowSplitter"_s);
    auto *form = new ScrollPane(m_form);
    form->setMaximumWidth(kWidestFlowForm);
    splitter->addWidget(form);
    splitter->addWidget(m_result);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->restore({250, 770});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    m_form->setRunnable(flows != nullptr);
    connect(m_form, &FlowForm::runRequested, this, &FlowPane::run);
    connect(m_form, &FlowForm::giveUpRequested, this, [this] {
        if (m_flows)
            m_flows->giveUp();
    });
    connect(m_steps, &QTableWidget::currentCellChanged, this, &FlowPane::showStep);
}

QWidget *FlowPane::makeSteps()
{
    m_verdict->setObjectName(u"flowVerdict"_s);
    for (const auto &[column, width] :
         {std::pair(StepName, 180), std::pair(Method, 64), std::pair(Status, 70), std::pair(Time, 190)})
        m_steps->setColumnWidth(column, width);
    m_steps->horizontalHeader()->setSectionResizeMode(Address, QHeaderView::Stretch);
    m_steps->setItemDelegateForColumn(StepName, new StateDelegate(m_steps));
    m_steps->setItemDelegateForColumn(Time, new StepTimeDelegate(m_steps));
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_verdict);
    head->addWidget(m_total);
    head->addStretch();
    head->addWidget(makeTokens());
    m_notice->setObjectName(u"flowNotice"_s);
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
    column->addWidget(m_notice);
    column->addWidget(split, 1);
    return pane;
}

QWidget *FlowPane::makeStep()
{
    auto *views = new QTabWidget;
    views->setObjectName(u"flowViews"_s);
    views->setDocumentMode(true);
    views->addTab(makeMessages(), tr("Messages"));
    views->addTab(makeParameters(), tr("Parameters"));
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(views, 1);
    column->addWidget(makeExports());
    return step;
}

QWidget *FlowPane::makeMessages()
{
    auto *curl = new CopyButton(
        tr("Copy as curl"),
        [this] {
            const core::FlowStep *step = currentStep();
            return step ? flowCurl(m_withSecrets->isChecked() ? *step : maskedStep(*step)) : QString();
        },
        Copied::Secret);
    curl->setObjectName(u"copyCurl"_s);
    curl->setText(tr("Copy as curl"));
    curl->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *body = new CopyButton(
        tr("Copy the body"),
        [this] { return currentStep() ? QString::fromUtf8(currentStep()->responseBody) : QString(); }, Copied::Secret);
    body->setObjectName(u"copyBody"_s);
    auto *split = new MemorySplitter(Qt::Horizontal, u"flowTextSplitter"_s);
    split->addWidget(titled(tr("Request"), m_request, curl));
    split->addWidget(titled(tr("Answer"), m_answer, body));
    split->restore({380, 380});
    return split;
}

QWidget *FlowPane::makeParameters()
{
    m_parameters->setColumnWidth(ParameterPlace, 80);
    m_parameters->setColumnWidth(ParameterName, 170);
    m_parameters->setColumnWidth(ParameterRule, 210);
    m_parameters->horizontalHeader()->setSectionResizeMode(ParameterValue, QHeaderView::Stretch);
    m_parameters->setSelectionMode(QAbstractItemView::ExtendedSelection);
    new EmptyNote(*m_parameters, tr("This step has no parameters."));
    return m_parameters;
}

QWidget *FlowPane::makeExports()
{
    m_withSecrets->setObjectName(u"flowWithSecrets"_s);
    m_withSecrets->setToolTip(tr("What is copied and saved holds tokens, codes and secrets too"));
    auto *button = new QPushButton(icon(u"download"), tr("Save the run…"));
    button->setObjectName(u"saveFlow"_s);
    auto *menu = new QMenu(button);
    connect(menu->addAction(u"Markdown…"_s), &QAction::triggered, this, [this] { save(int(FlowFormat::Markdown)); });
    connect(menu->addAction(tr("HAR, for a browser's network panel…")), &QAction::triggered, this,
            [this] { save(int(FlowFormat::Har)); });
    connect(menu->addAction(tr("Copy as Markdown")), &QAction::triggered, this,
            [this] { copySecret(flowAs(FlowFormat::Markdown, shared(), m_finishedAt)); });
    button->setMenu(menu);
    auto *panel = new QWidget;
    auto *line = new QHBoxLayout(panel);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch();
    line->addWidget(m_withSecrets);
    line->addWidget(button);
    return panel;
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
    whenDone(m_flows->run(m_form->plan()), this,
             [this, forgotten = m_forgotten](const core::Result<core::FlowRun> &run) {
                 m_form->setBusy(false);
                 if (forgotten != m_forgotten)
                     return;
                 if (!run)
                     return m_form->showFailure(flowFailureText(run.error()), run.error().detail);
                 m_run = *run;
                 m_finishedAt = currentTime();
                 showRun();
             });
}

void FlowPane::forget()
{
    ++m_forgotten;
    m_run = {};
    showRun();
    m_result->setCurrentIndex(0);
}

void FlowPane::runAgain()
{
    m_form->run();
}

void FlowPane::showRun()
{
    m_result->setCurrentIndex(1);
    m_steps->setRowCount(0);
    for (const core::FlowStep &step : m_run.steps)
        addStep(step);
    std::chrono::microseconds total{0};
    for (const core::FlowStep &step : m_run.steps)
        total += step.duration;
    const double whole = qMax(1.0, double(total.count()));
    std::chrono::microseconds began{0};
    for (int row = 0; row < m_steps->rowCount(); ++row) {
        const auto took = m_run.steps[size_t(row)].duration;
        m_steps->item(row, Time)->setData(StepTimeDelegate::BeganRole, double(began.count()) / whole);
        m_steps->item(row, Time)->setData(StepTimeDelegate::ShareRole, double(took.count()) / whole);
        began += took;
    }
    m_verdict->setState(m_run.succeeded ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger},
                        m_run.succeeded ? tr("succeeded", "a flow") : tr("ended early", "a flow"));
    m_total->setText(tr("%n step(s), %1", nullptr, int(m_run.steps.size())).arg(millisText(total)));
    m_access->setEnabled(!m_run.accessToken.isEmpty());
    m_refresh->setEnabled(!m_run.refreshToken.isEmpty());
    m_id->setEnabled(!m_run.idToken.isEmpty());
    const int shown = flowStepToShow(m_run);
    m_steps->setCurrentCell(shown, StepName);
    showStep(shown);
}

void FlowPane::addStep(const core::FlowStep &step)
{
    const int row = m_steps->rowCount();
    m_steps->insertRow(row);
    auto *name = new QTableWidgetItem(flowStepWord(step.title));
    name->setData(MarkRole, QVariant::fromValue(flowStepMark(step)));
    auto *address = new QTableWidgetItem(QUrl(step.url).path());
    address->setToolTip(step.url);
    address->setFont(Theme::instance().monospace());
    m_steps->setItem(row, StepName, name);
    m_steps->setItem(row, Method, new QTableWidgetItem(QString::fromLatin1(step.method)));
    m_steps->setItem(row, Address, address);
    m_steps->setItem(row, Status,
                     new QTableWidgetItem(step.status > 0 ? QString::number(step.status) : tr("none", "an answer")));
    m_steps->setItem(row, Time, new QTableWidgetItem(millisText(step.duration)));
}

const core::FlowStep *FlowPane::currentStep() const
{
    const int row = m_steps->currentRow();
    return row >= 0 && size_t(row) < m_run.steps.size() ? &m_run.steps[size_t(row)] : nullptr;
}

void FlowPane::showStep(int row)
{
    const bool exists = row >= 0 && size_t(row) < m_run.steps.size();
    const core::FlowStep step = exists ? m_run.steps[size_t(row)] : core::FlowStep();
    m_request->setPlainText(exists ? flowRequestText(step) : QString());
    m_answer->setPlainText(exists ? flowAnswerText(step) : QString());
    showParameters(step);
}

void FlowPane::showParameters(const core::FlowStep &step)
{
    m_parameters->setRowCount(0);
    for (const FlowParameter &parameter : parametersOf(step)) {
        const int row = m_parameters->rowCount();
        m_parameters->insertRow(row);
        m_parameters->setItem(row, ParameterPlace, new QTableWidgetItem(placeWord(parameter.place)));
        auto *name = new QTableWidgetItem(parameter.name);
        name->setFont(Theme::instance().monospace());
        auto *value = new QTableWidgetItem(parameter.value);
        value->setFont(Theme::instance().monospace());
        value->setToolTip(parameter.value);
        m_parameters->setItem(row, ParameterName, name);
        m_parameters->setItem(row, ParameterValue, value);
        m_parameters->setItem(row, ParameterRule, new QTableWidgetItem(parameter.rule));
    }
}

core::FlowRun FlowPane::shared() const
{
    core::FlowRun run = m_run;
    if (!m_withSecrets->isChecked())
        std::ranges::transform(run.steps, run.steps.begin(), maskedStep);
    return run;
}

void FlowPane::save(int format)
{
    const auto chosen = FlowFormat(format);
    askAndSave(this, tr("Save the run"), flowFileName(chosen), flowAs(chosen, shared(), m_finishedAt).toUtf8(),
               [this](const core::Result<QString> &path) {
                   m_notice->showText(path ? tr("Saved to %1.").arg(*path) : userText(path.error()),
                                      path ? QString() : path.error().detail);
               });
}

} // namespace ui
