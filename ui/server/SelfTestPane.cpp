#include "ui/server/SelfTestPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/server/SelfTestWords.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

bool SelfTestModel::matches(const core::SelfTestCheck &row, const QString &text) const
{
    return selfTestFound(row).contains(text, Qt::CaseInsensitive);
}

QStringList SelfTestModel::headers() const
{
    return {tr("Step", "of the self-test"), tr("Result"), tr("Time", "that a step took"), tr("Found"),
            tr("What to do")};
}

QVariant SelfTestModel::cell(const core::SelfTestCheck &row, int column, int role) const
{
    if (role == MarkRole && column == Outcome)
        return QVariant::fromValue(selfTestMark(row.outcome));
    if (role == Qt::ToolTipRole)
        return column == ToDo ? selfTestAdvice(row) : column == Found ? selfTestFound(row) : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(column)) {
    case Step:
        return selfTestTitle(row.name);
    case Outcome:
        return selfTestOutcomeText(row.outcome);
    case Time:
        return tr("%1 ms", "a duration").arg(QLocale().toString(qint64(row.duration.count())));
    case Found:
        return selfTestFound(row);
    case ToDo:
        return selfTestAdvice(row);
    case ColumnCount:
        break;
    }
    return {};
}

SelfTestPane::SelfTestPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent)
    : QWidget(parent)
    , m_diagnostics(diagnostics)
    , m_model(new SelfTestModel(this))
    , m_table(new DataTable(u"selfTestSteps"_s))
    , m_failure(new MessageBar(Tone::Danger))
    , m_verdict(new StateLabel)
    , m_detail(new TonedLabel({}, Tone::Text))
    , m_run(new QPushButton(tr("Run self-test")))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    m_table->setModel(m_model);
    m_table->setStateColumn(SelfTestModel::Outcome);
    m_table->setDefaultWidths({190, 100, 70, 230, 200});
    m_table->setAccessibleName(tr("Steps of the self-test"));
    m_table->setEmptyState(
        tr("Walks through sign-in, refresh and a theft with a client and a user of its own, and looks "
           "at clock, keychain, disk, database and certificate."));
    m_failure->setObjectName(u"selfTestFailure"_s);
    m_failure->hide();
    m_verdict->setObjectName(u"selfTestVerdict"_s);
    m_run->setObjectName(u"runSelfTest"_s);
    setEmphasis(m_run, Emphasis::Primary);
    m_cancel->setObjectName(u"cancelSelfTest"_s);
    m_cancel->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_run);
    head->addWidget(m_cancel);
    head->addWidget(m_verdict);
    head->addStretch();
    head->addWidget(new CommandButton([] { return gatehousedLine(u"check --self-test"_s); }));
    auto *note =
        new TonedLabel(tr("The client and the user are removed again; the audit log keeps that they were there, "
                          "with the actor \"self-test\"."),
                       Tone::Muted);
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_failure);
    column->addWidget(m_table, 1);
    column->addWidget(m_detail);
    column->addWidget(note);
    m_detail->setObjectName(u"selfTestDetail"_s);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    connect(m_table, &DataTable::currentKeyChanged, this, &SelfTestPane::showDetail);
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, &SelfTestPane::showProgress);
    connect(m_run, &QPushButton::clicked, this, &SelfTestPane::run);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_work)
            m_work->isCancelled = true;
        m_cancel->setEnabled(false);
    });
}

SelfTestPane::~SelfTestPane()
{
    if (m_work)
        m_work->isCancelled = true;
}

void SelfTestPane::run()
{
    if (m_work)
        return;
    m_work = std::make_shared<Work>();
    m_failure->hide();
    m_model->setAll({});
    m_table->setEmptyState(tr("The self-test runs."));
    m_run->setEnabled(false);
    m_cancel->setEnabled(true);
    m_cancel->show();
    m_verdict->setState({Shape::Half, Tone::Waiting}, tr("Running"));
    m_watch.start();
    const auto progress = [work = m_work](const core::SelfTestCheck &check) {
        const std::scoped_lock lock(work->mutex);
        work->checks.push_back(check);
        return !work->isCancelled;
    };
    whenDone(m_diagnostics.selfTest(progress), this,
             [this](const core::Result<std::vector<core::SelfTestCheck>> &outcome) { finish(outcome); });
}

/// All of what the columns have no room for.
void SelfTestPane::showDetail()
{
    const auto check = std::ranges::find(m_checks, m_table->currentKey(), &core::SelfTestCheck::name);
    m_detail->setVisible(check != m_checks.end());
    if (check != m_checks.end())
        m_detail->setText(
            QStringList{selfTestTitle(check->name) + u": "_s + selfTestFound(*check), selfTestAdvice(*check)}
                .join(u'\n')
                .trimmed());
}

void SelfTestPane::showProgress()
{
    if (!m_work)
        return;
    const std::scoped_lock lock(m_work->mutex);
    if (qint64(m_work->checks.size()) != m_model->total())
        m_model->setAll(m_work->checks);
}

void SelfTestPane::finish(const core::Result<std::vector<core::SelfTestCheck>> &outcome)
{
    showProgress();
    m_work.reset();
    m_watch.stop();
    m_run->setEnabled(true);
    m_run->setText(tr("Run again", "the self-test"));
    m_cancel->hide();
    if (!outcome) {
        m_verdict->setState({Shape::Ring, Tone::Neutral}, tr("Not finished"));
        if (outcome.error().kind == core::ErrorKind::Conflict)
            return m_failure->showText(tr("Another self-test runs. Wait until it is done."), outcome.error().detail);
        if (outcome.error().kind != core::ErrorKind::Cancelled)
            m_failure->showText(userText(outcome.error()), outcome.error().detail);
        return;
    }
    m_checks = *outcome;
    m_model->setAll(m_checks);
    for (const auto wanted : {core::SelfTestCheck::Outcome::Failed, core::SelfTestCheck::Outcome::Doubtful}) {
        const auto worst = std::ranges::find(m_checks, wanted, &core::SelfTestCheck::outcome);
        if (worst != m_checks.end()) {
            m_table->selectKey(worst->name);
            break;
        }
    }
    showDetail();
    const auto count = [&](core::SelfTestCheck::Outcome one) {
        return int(std::ranges::count(*outcome, one, &core::SelfTestCheck::outcome));
    };
    const int failed = count(core::SelfTestCheck::Outcome::Failed);
    const int doubtful = count(core::SelfTestCheck::Outcome::Doubtful);
    if (failed > 0)
        m_verdict->setState({Shape::Triangle, Tone::Danger}, tr("%n steps failed", nullptr, failed));
    else if (doubtful > 0)
        m_verdict->setState({Shape::Half, Tone::Waiting}, tr("%n steps need a look", nullptr, doubtful));
    else
        m_verdict->setState({Shape::Dot, Tone::Good}, tr("Everything works"));
}

} // namespace ui
