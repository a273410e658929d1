#include "ui/lab/LoadPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/LoadCard.h"
#include "ui/lab/RaceCard.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/WholeName.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString loadFailureText(const core::Error &error)
{
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "client"_L1)
        return LoadPane::tr("This client cannot do that: it needs the grant, and no key of its own.");
    if (error.kind == core::ErrorKind::Conflict)
        return LoadPane::tr("The server is stopped. Start it first.");
    return userText(error);
}

} // namespace

LoadPane::LoadPane(core::LoadLab &lab, std::function<Subject()> subject, QWidget *parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_subject(std::move(subject))
    , m_for(new QLabel)
    , m_failure(new MessageBar(Tone::Danger))
    , m_race(new RaceCard)
    , m_load(new LoadCard)
{
    setObjectName(u"loadPane"_s);
    m_for->setObjectName(u"loadFor"_s);
    m_for->setWordWrap(true);
    m_failure->setObjectName(u"loadFailure"_s);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_race, 3);
    line->addWidget(m_load, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_for);
    column->addWidget(m_failure);
    column->addLayout(line, 1);
    m_progress.setInterval(500);
    connect(&m_progress, &QTimer::timeout, this, [this] { m_load->showReport(m_lab.soFar(), false); });
    connect(m_race, &RaceCard::runRequested, this, &LoadPane::race);
    connect(m_race, &RaceCard::chainRequested, this,
            [this](const core::FamilyId &family) { emit openRequested(u"chains"_s, u"family:"_s + family.value); });
    connect(m_load, &LoadCard::runRequested, this, &LoadPane::load);
    connect(m_load, &LoadCard::cancelRequested, this, [this] { m_lab.cancel(); });
    read();
}

void LoadPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void LoadPane::read()
{
    const Subject subject = m_subject();
    const bool isChosen = !subject.request.user.isEmpty() && !subject.request.client.isEmpty();
    const QString why = isChosen ? QString() : tr("Choose a user and a client on the tab Tokens.");
    m_for->setText(isChosen ? tr("For %1 at %2, as chosen on the tab Tokens. Every request is real: it stands in the "
                                 "audit log and counts for the limits.")
                                  .arg(wholeName(subject.userName), wholeName(subject.request.client.value))
                            : why);
    m_race->setRunnable(isChosen, why);
    m_load->setRunnable(isChosen, why);
}

void LoadPane::setBusy(bool race, bool load)
{
    m_busy = race || load;
    m_race->setBusy(race);
    m_load->setBusy(load);
    if (load)
        m_progress.start();
    else
        m_progress.stop();
    if (m_busy)
        m_failure->hide();
}

void LoadPane::race()
{
    if (m_busy)
        return;
    setBusy(true, false);
    const Subject subject = m_subject();
    whenDone(m_lab.race(subject.request.user, subject.request.client, m_race->requests()), this,
             [this](const core::Result<core::RefreshRace> &race) {
                 setBusy(false, false);
                 if (!race)
                     return m_failure->showText(loadFailureText(race.error()), race.error().detail);
                 m_race->showRace(*race);
             });
}

void LoadPane::load()
{
    if (m_busy)
        return;
    setBusy(false, true);
    const Subject subject = m_subject();
    core::LoadPlan plan = m_load->plan();
    plan.user = subject.request.user;
    plan.client = subject.request.client;
    whenDone(m_lab.load(plan), this, [this](const core::Result<core::LoadReport> &report) {
        setBusy(false, false);
        if (!report)
            return m_failure->showText(loadFailureText(report.error()), report.error().detail);
        m_load->showReport(*report, true);
    });
}

} // namespace ui
