#include "ui/lab/RequestAnswer.h"

#include "ui/lab/EmptyPanel.h"
#include "ui/lab/FlowSecrets.h"
#include "ui/lab/FlowText.h"
#include "ui/lab/SeenText.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QPlainTextEdit *makeMessage(const QString &objectName, const QString &name)
{
    auto *text = new QPlainTextEdit;
    text->setObjectName(objectName);
    text->setAccessibleName(name);
    text->setReadOnly(true);
    text->setFont(Theme::instance().monospace());
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    return text;
}

QString tookText(const core::FlowStep &step)
{
    return RequestAnswer::tr("%1 ms").arg(QLocale().toString(double(step.duration.count()) / 1000, 'f', 1));
}

QString statusText(const core::FlowStep &step)
{
    return step.status > 0 ? QString::number(step.status) : RequestAnswer::tr("no answer");
}

QString stepText(const core::FlowStep &step)
{
    return RequestAnswer::tr("%1: %2 %3, %4, %5", "a step, a method, a path, a status, a time")
        .arg(flowStepWord(step.title), QString::fromLatin1(step.method), QUrl(step.url).path(), statusText(step),
             tookText(step));
}

QString accessTokenIn(const core::FlowStep &step)
{
    return QJsonDocument::fromJson(step.responseBody).object().value("access_token"_L1).toString();
}

/// Only a refusal has rows of its own.
core::RequestId refusalIn(const core::FlowStep &step)
{
    const auto header = std::ranges::find_if(step.responseHeaders, [](const auto &one) {
        return one.first.compare("x-request-id", Qt::CaseInsensitive) == 0;
    });
    const bool isKnown = step.status >= 400 && header != step.responseHeaders.end();
    return isKnown ? core::RequestId{QString::fromLatin1(header->second)} : core::RequestId();
}

bool refusesPassword(const core::FlowStep &step)
{
    return QUrlQuery(QString::fromUtf8(step.requestBody)).queryItemValue(u"grant_type"_s) == "password"_L1 &&
           QJsonDocument::fromJson(step.responseBody).object().value("error"_L1) == "invalid_grant"_L1;
}

} // namespace

RequestAnswer::RequestAnswer(const QString &whyNothing, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_verdict(new StateLabel)
    , m_figures(new TonedLabel({}, Tone::Muted))
    , m_steps(new QListWidget)
    , m_inspect(new QPushButton(tr("Inspect the token")))
    , m_audit(new QPushButton(tr("Show its audit rows")))
    , m_password(new TonedLabel(refusedPasswordText(), Tone::Waiting))
    , m_withSecrets(new QCheckBox(tr("Show secrets")))
    , m_answer(makeMessage(u"requestAnswer"_s, tr("Answer")))
    , m_request(makeMessage(u"requestSent"_s, tr("As sent")))
{
    m_stack->setObjectName(u"requestResult"_s);
    auto *nothing = new QWidget;
    auto *room = new QVBoxLayout(nothing);
    room->setContentsMargins(8, 0, 0, 0);
    room->addWidget(new EmptyPanel(whyNothing, u"requestNothing"_s));
    m_stack->addWidget(nothing);
    auto *result = new QWidget;
    auto *lines = new QVBoxLayout(result);
    lines->setContentsMargins(8, 0, 0, 0);
    lines->setSpacing(4);
    lines->addWidget(makeHead());
    m_password->setObjectName(u"requestPassword"_s);
    m_password->setWordWrap(true);
    lines->addWidget(m_password);
    m_steps->setObjectName(u"requestSteps"_s);
    m_steps->setAccessibleName(tr("Steps"));
    lines->addWidget(m_steps);
    lines->addWidget(makeTexts(), 1);
    m_stack->addWidget(result);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_steps, &QListWidget::currentRowChanged, this, &RequestAnswer::showStep);
    connect(m_withSecrets, &QCheckBox::toggled, this, &RequestAnswer::showStep);
    connect(m_inspect, &QPushButton::clicked, this, [this] {
        if (currentStep())
            emit inspectRequested(accessTokenIn(*currentStep()));
    });
    connect(m_audit, &QPushButton::clicked, this, [this] {
        if (currentStep())
            emit auditRequested(refusalIn(*currentStep()));
    });
}

QWidget *RequestAnswer::makeHead()
{
    m_verdict->setObjectName(u"requestVerdict"_s);
    m_figures->setObjectName(u"requestFigures"_s);
    m_inspect->setObjectName(u"requestInspect"_s);
    m_inspect->setToolTip(tr("Show it in the inspector"));
    m_audit->setObjectName(u"requestAudit"_s);
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(m_verdict);
    line->addWidget(m_figures);
    line->addStretch();
    line->addWidget(m_inspect);
    line->addWidget(m_audit);
    return head;
}

QWidget *RequestAnswer::makeTexts()
{
    m_withSecrets->setObjectName(u"requestWithSecrets"_s);
    m_withSecrets->setToolTip(tr("Here, and in what is copied"));
    auto *curl = new CopyButton(
        tr("Copy as curl"), [this] { return currentStep() ? flowCurl(shownStep()) : QString(); }, Copied::Secret);
    curl->setObjectName(u"requestCurl"_s);
    curl->setText(tr("Copy as curl"));
    curl->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *body = new CopyButton(
        tr("Copy the body"), [this] { return QString::fromUtf8(shownStep().responseBody); }, Copied::Secret);
    body->setObjectName(u"requestCopyBody"_s);
    auto *views = new QTabWidget;
    views->setObjectName(u"requestViews"_s);
    views->setDocumentMode(true);
    views->addTab(m_answer, tr("Answer"));
    views->addTab(m_request, tr("As sent"));
    auto *texts = new QWidget;
    auto *column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->addWidget(m_withSecrets);
    line->addStretch();
    line->addWidget(curl);
    line->addWidget(body);
    column->addWidget(views, 1);
    column->addLayout(line);
    return texts;
}

void RequestAnswer::showRun(const core::FlowRun &run)
{
    m_run = run;
    m_stack->setCurrentIndex(1);
    m_steps->clear();
    for (const core::FlowStep &step : m_run.steps)
        m_steps->addItem(stepText(step));
    m_steps->setVisible(m_steps->count() > 1);
    m_steps->setFixedHeight(m_steps->sizeHintForRow(0) * m_steps->count() + 2 * m_steps->frameWidth() + 4);
    m_steps->setCurrentRow(m_steps->count() - 1);
    showStep();
}

void RequestAnswer::clear()
{
    m_run = {};
    m_steps->clear();
    m_answer->clear();
    m_request->clear();
    m_withSecrets->setChecked(false);
    m_stack->setCurrentIndex(0);
}

/// With the window, not with the tab: who opens it again may be somebody else.
void RequestAnswer::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!window()->isVisible())
        m_withSecrets->setChecked(false);
}

const core::FlowStep *RequestAnswer::currentStep() const
{
    const int row = m_steps->currentRow();
    return row >= 0 && size_t(row) < m_run.steps.size() ? &m_run.steps[size_t(row)] : nullptr;
}

core::FlowStep RequestAnswer::shownStep() const
{
    const core::FlowStep *step = currentStep();
    if (!step)
        return {};
    return m_withSecrets->isChecked() ? *step : maskedStep(*step);
}

void RequestAnswer::showStep()
{
    if (!currentStep())
        return;
    const core::FlowStep step = shownStep();
    m_answer->setPlainText(flowAnswerText(step));
    m_request->setPlainText(flowRequestText(step));
    showVerdict(*currentStep());
    m_inspect->setVisible(!accessTokenIn(*currentStep()).isEmpty());
    m_audit->setVisible(!refusalIn(*currentStep()).isEmpty());
    m_password->setVisible(refusesPassword(*currentStep()));
}

void RequestAnswer::showVerdict(const core::FlowStep &step)
{
    StateMark mark{Shape::Cross, Tone::Danger};
    if (step.status >= 200 && step.status < 300)
        mark = {Shape::Dot, Tone::Good};
    else if (step.status >= 300 && step.status < 400)
        mark = {Shape::Ring, Tone::Neutral};
    m_verdict->setState(mark, statusText(step));
    m_figures->setText(
        tr("%1, %2", "a time, a size").arg(tookText(step), QLocale().formattedDataSize(step.responseBody.size())));
}

} // namespace ui
