#include "ui/lab/RaceCard.h"

#include "ui/lab/EmptyNote.h"
#include "ui/lab/FlowText.h"
#include "ui/lab/LabTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using RaceOutcome = core::RaceAnswer::Outcome;

namespace {

enum AnswerColumn { Came, What, Code, Successor, Took, AnswerColumnCount };

QString tookText(std::chrono::microseconds duration)
{
    return RaceCard::tr("%1 ms").arg(QLocale().toString(double(duration.count()) / 1000, 'f', 1));
}

QString outcomeWord(RaceOutcome outcome)
{
    switch (outcome) {
    case RaceOutcome::Won:
        return RaceCard::tr("won");
    case RaceOutcome::Grace:
        return RaceCard::tr("grace answer");
    case RaceOutcome::Refused:
        return RaceCard::tr("refused");
    case RaceOutcome::NoAnswer:
        return RaceCard::tr("no answer");
    }
    return {};
}

StateMark outcomeMark(RaceOutcome outcome)
{
    switch (outcome) {
    case RaceOutcome::Won:
        return {Shape::Dot, Tone::Good};
    case RaceOutcome::Grace:
        return {Shape::Half, Tone::Waiting};
    case RaceOutcome::Refused:
        return {Shape::Triangle, Tone::Danger};
    case RaceOutcome::NoAnswer:
        return {Shape::Ring, Tone::Neutral};
    }
    return {};
}

} // namespace

RaceCard::RaceCard(QWidget *parent)
    : Card(tr("One refresh token, many requests"), parent)
    , m_requests(new QSpinBox)
    , m_run(new QPushButton(icon(u"play", Tone::OnAccent), tr("Refresh in parallel")))
    , m_verdict(new QLabel)
    , m_answers(new LabTable(u"raceAnswers"_s, tr("Answers"),
                             {tr("#"), tr("Outcome"), tr("Answer"), tr("Successor"), tr("Time")}))
    , m_chain(new QPushButton(icon(u"chains"), tr("Show the chain")))
{
    m_requests->setObjectName(u"raceRequests"_s);
    m_requests->setAccessibleName(tr("Requests"));
    m_requests->setRange(2, core::RefreshRace::kMost);
    m_requests->setValue(10);
    m_requests->setMinimumWidth(72);
    m_run->setObjectName(u"runRace"_s);
    setEmphasis(m_run, Emphasis::Primary);
    m_verdict->setObjectName(u"raceVerdict"_s);
    m_verdict->setWordWrap(true);
    m_answers->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const auto &[column, width] :
         {std::pair(Came, 36), std::pair(What, 150), std::pair(Successor, 100), std::pair(Took, 90)})
        m_answers->setColumnWidth(column, width);
    m_answers->horizontalHeader()->setSectionResizeMode(Code, QHeaderView::Stretch);
    for (const int column : {Came, Took})
        m_answers->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_answers->setItemDelegateForColumn(What, new StateDelegate(m_answers));
    new EmptyNote(*m_answers, tr("One refresh token is sent many times at once. Only one request may win; each answer "
                                 "is listed here."));
    m_chain->setObjectName(u"raceChain"_s);
    m_chain->setEnabled(false);
    auto *line = new QHBoxLayout;
    line->addWidget(m_requests);
    line->addWidget(m_run);
    line->addStretch();
    line->addWidget(m_chain);
    body()->addLayout(line);
    body()->addWidget(m_verdict);
    m_verdict->hide();
    body()->addWidget(m_answers, 1);
    connect(m_run, &QPushButton::clicked, this, &RaceCard::runRequested);
    connect(m_chain, &QPushButton::clicked, this, [this] { emit chainRequested(m_family); });
}

int RaceCard::requests() const
{
    return m_requests->value();
}

void RaceCard::setRunnable(bool runnable, const QString &why)
{
    m_run->setEnabled(runnable);
    m_run->setToolTip(why);
}

void RaceCard::setBusy(bool busy)
{
    m_run->setText(busy ? tr("Running…") : tr("Refresh in parallel"));
}

QString RaceCard::verdict(const core::RefreshRace &race)
{
    const auto count = [&](RaceOutcome outcome) {
        return int(std::ranges::count(race.answers, outcome, &core::RaceAnswer::outcome));
    };
    if (race.successors > 1)
        return tr("%1 different successors were given for one token. That must not be: report it.")
            .arg(race.successors);
    if (count(RaceOutcome::Won) + count(RaceOutcome::Grace) == 0)
        return tr("No request got a token.");
    if (count(RaceOutcome::Refused) == 0 && count(RaceOutcome::NoAnswer) == 0)
        return tr("All got the same successor: within the grace time of %1 a lost answer can be asked for again.")
            .arg(spanText(race.grace));
    if (race.grace.count() == 0 && !race.isChainAlive)
        return tr("One won; the others used a spent token. This client has no grace time, so that counts as theft "
                  "and the chain is ended.");
    if (!race.isChainAlive)
        return tr("A spent token was used again after its grace time, so the chain is ended.");
    return tr("Those that were answered got the same successor; the others were stopped before, see their answers.");
}

void RaceCard::showRace(const core::RefreshRace &race)
{
    m_family = race.family;
    m_chain->setEnabled(!race.family.isEmpty());
    m_verdict->setText(verdict(race));
    m_verdict->show();
    m_answers->setRowCount(int(race.answers.size()));
    for (int row = 0; row < int(race.answers.size()); ++row)
        addAnswer(row, race.answers[size_t(row)]);
}

void RaceCard::addAnswer(int row, const core::RaceAnswer &answer)
{
    auto *outcome = new QTableWidgetItem(outcomeWord(answer.outcome));
    outcome->setData(MarkRole, QVariant::fromValue(outcomeMark(answer.outcome)));
    const auto setNumber = [&](int column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_answers->setItem(row, column, item);
    };
    setNumber(Came, QString::number(row + 1));
    m_answers->setItem(row, What, outcome);
    m_answers->setItem(row, Code,
                       new QTableWidgetItem(answer.status == 0 ? answer.error
                                            : answer.error.isEmpty()
                                                ? QString::number(answer.status)
                                                : u"%1 %2"_s.arg(answer.status).arg(answer.error)));
    m_answers->setItem(row, Successor,
                       new QTableWidgetItem(answer.successor == 0 ? QString() : tr("no. %1").arg(answer.successor)));
    setNumber(Took, tookText(answer.duration));
}

} // namespace ui
