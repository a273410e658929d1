#include "ui/lab/LoadCard.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString loadTimeText(std::chrono::microseconds duration)
{
    return LoadCard::tr("%1 ms").arg(QLocale().toString(double(duration.count()) / 1000, 'f', 1));
}

QString loadCountText(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

LoadCard::LoadCard(QWidget *parent)
    : Card(tr("Load on the token endpoint"), parent)
    , m_kind(new QComboBox)
    , m_rate(new QSpinBox)
    , m_lasts(new QSpinBox)
    , m_run(new QPushButton(icon(u"play", Tone::OnAccent), tr("Run load")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_verdict(new StateLabel)
    , m_times(new QLabel)
    , m_counts(new QLabel)
    , m_result(new QStackedWidget)
{
    m_kind->setObjectName(u"loadKind"_s);
    m_kind->addItem(tr("Refresh"), int(core::LoadPlan::Kind::Refresh));
    m_kind->addItem(tr("Client credentials"), int(core::LoadPlan::Kind::ClientCredentials));
    m_rate->setObjectName(u"loadRate"_s);
    m_rate->setRange(1, core::LoadPlan::kMostPerSecond);
    m_rate->setValue(100);
    m_lasts->setObjectName(u"loadLasts"_s);
    m_lasts->setRange(1, int(core::LoadPlan::kLongest.count()));
    m_lasts->setValue(10);
    m_lasts->setSuffix(tr(" s"));
    m_run->setObjectName(u"runLoad"_s);
    setEmphasis(m_run, Emphasis::Primary);
    m_cancel->setObjectName(u"cancelLoad"_s);
    m_cancel->hide();
    m_verdict->setObjectName(u"loadVerdict"_s);
    m_times->setObjectName(u"loadTimes"_s);
    m_times->setFont(Theme::instance().monospace());
    m_times->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_counts->setObjectName(u"loadCounts"_s);
    m_counts->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("Grant"), m_kind);
    form->addRow(tr("Requests a second"), m_rate);
    form->addRow(tr("For"), m_lasts);
    auto *line = new QHBoxLayout;
    line->addWidget(m_run);
    line->addWidget(m_cancel);
    line->addStretch();
    body()->addLayout(form);
    body()->addLayout(line);
    body()->addWidget(makeResult(), 1);
    connect(m_run, &QPushButton::clicked, this, &LoadCard::runRequested);
    connect(m_cancel, &QPushButton::clicked, this, &LoadCard::cancelRequested);
}

QWidget *LoadCard::makeResult()
{
    auto *nothing = new TonedLabel(tr("Times and answers appear here while it runs."), Tone::Muted);
    nothing->setObjectName(u"loadNothing"_s);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    auto *report = new QWidget;
    auto *lines = new QVBoxLayout(report);
    lines->setContentsMargins(12, 12, 12, 12);
    lines->setSpacing(8);
    lines->addWidget(m_verdict);
    lines->addWidget(m_times);
    lines->addWidget(m_counts);
    lines->addStretch();
    m_result->setObjectName(u"loadResult"_s);
    m_result->setFrameShape(QFrame::StyledPanel);
    m_result->addWidget(nothing);
    m_result->addWidget(report);
    return m_result;
}

core::LoadPlan LoadCard::plan() const
{
    core::LoadPlan plan;
    plan.kind = core::LoadPlan::Kind(m_kind->currentData().toInt());
    plan.perSecond = m_rate->value();
    plan.lasts = std::chrono::seconds(m_lasts->value());
    return plan;
}

void LoadCard::setRunnable(bool runnable, const QString &why)
{
    m_run->setEnabled(runnable);
    m_run->setToolTip(why);
}

void LoadCard::setBusy(bool busy)
{
    m_cancel->setVisible(busy);
    m_run->setText(busy ? tr("Running…") : tr("Run load"));
}

void LoadCard::showReport(const core::LoadReport &report, bool isFinal)
{
    const qint64 good = report.statuses.value(200);
    const bool isWithin = report.p95 <= core::LoadReport::kP95Limit && good == report.sent && report.missed == 0;
    const QString limit = loadCountText(core::LoadReport::kP95Limit.count());
    m_verdict->setVisible(isFinal && report.sent > 0);
    m_verdict->setState(isWithin ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Triangle, Tone::Danger},
                        isWithin                                   ? tr("within the limit: p95 ≤ %1 ms").arg(limit)
                        : report.p95 > core::LoadReport::kP95Limit ? tr("over the limit: p95 ≤ %1 ms").arg(limit)
                                                                   : tr("not every request succeeded"));
    m_result->setCurrentIndex(1);
    m_times->setText(u"p50 %1   p95 %2\np99 %3   max %4"_s.arg(loadTimeText(report.p50), loadTimeText(report.p95),
                                                               loadTimeText(report.p99), loadTimeText(report.slowest)));
    QStringList answers;
    for (auto status = report.statuses.cbegin(); status != report.statuses.cend(); ++status)
        answers.append(status.key() == 0 ? tr("no answer: %1").arg(loadCountText(status.value()))
                                         : u"%1: %2"_s.arg(status.key()).arg(loadCountText(status.value())));
    QString text = tr("Sent %1 in %2 s. Answers: %3.")
                       .arg(loadCountText(report.sent), QLocale().toString(double(report.took.count()) / 1000, 'f', 1),
                            answers.join(u", "_s));
    if (report.missed > 0)
        text += u' ' + tr("Not sent in time: %1.").arg(loadCountText(report.missed));
    if (report.isCancelled)
        text += u' ' + tr("Cancelled.");
    m_counts->setText(text);
}

} // namespace ui
