#include "ui/overview/OverviewPage.h"

#include "ui/async/WhenDone.h"
#include "ui/overview/AlertList.h"
#include "ui/overview/FigureCard.h"
#include "ui/overview/ServerCard.h"
#include "ui/overview/SignInsCard.h"
#include "ui/widgets/ScrollPane.h"

#include <QBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

OverviewPage::OverviewPage(core::OverviewAdmin &overview, core::AuditAdmin &audit, core::ServerControl &server,
                           QWidget *parent)
    : PageFrame(tr("Overview"), parent)
    , m_overview(overview)
    , m_server(server)
    , m_serverCard(new ServerCard)
    , m_signIns(new SignInsCard(audit))
    , m_alerts(new AlertList)
    , m_pause(this)
    , m_uptime(this)
{
    m_users = addFigure(tr("Users"), u"figureUsers"_s, u"users"_s, {});
    m_locked = addFigure(tr("Locked names"), u"figureLocked"_s, u"users"_s, u"state:locked"_s);
    m_clients = addFigure(tr("Clients"), u"figureClients"_s, u"clients"_s, {});
    m_families = addFigure(tr("Active chains"), u"figureFamilies"_s, u"chains"_s, {});
    m_auditRows = addFigure(tr("Audit rows"), u"figureAuditRows"_s, u"audit"_s, {});
    arrange();
    connectParts();
    // Changes come up to ten times a second; charts that move more than once a second are not read.
    m_pause.setObjectName(u"pause"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (isVisible())
            reload();
    });
    m_uptime.setInterval(1s);
    connect(&m_uptime, &QTimer::timeout, this, &OverviewPage::showServer);
    showServer();
}

FigureCard *OverviewPage::addFigure(const QString &caption, const QString &objectName, const QString &page,
                                    const QString &subject)
{
    auto *card = new FigureCard(caption, objectName);
    connect(card, &FigureCard::opened, this, [this, page, subject] { emit openRequested(page, subject); });
    return card;
}

void OverviewPage::arrange()
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(12);
    for (FigureCard *card : {m_users, m_locked, m_clients, m_families, m_auditRows})
        figures->addWidget(card, 1);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(12);
    upper->addWidget(m_serverCard, 2);
    upper->addWidget(m_alerts, 3);
    // A small window scrolls instead of squeezing.
    m_serverCard->setMinimumHeight(220);
    m_signIns->setMinimumHeight(220);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(figures);
    column->addLayout(upper, 2);
    column->addWidget(m_signIns, 3);
    auto *area = new ScrollPane(content);
    area->setObjectName(u"overviewArea"_s);
    body()->addWidget(area, 1);
}

void OverviewPage::connectParts()
{
    connect(m_serverCard, &ServerCard::startRequested, this, [this] { afterSwitch(m_server.startListening()); });
    connect(m_serverCard, &ServerCard::stopRequested, this, [this] { afterSwitch(m_server.stopListening()); });
    connect(m_alerts, &AlertList::openRequested, this, &PageFrame::openRequested);
    connect(m_signIns, &SignInsCard::failed, this, &PageFrame::showFailure);
    connect(m_signIns, &SignInsCard::rangeSelected, this, [this](core::Instant since, core::Instant until) {
        emit openRequested(u"audit"_s,
                           u"event=login_success,login_failed&since=%1&until=%2"_s.arg(core::toMillis(since))
                               .arg(core::toMillis(until)));
    });
    connect(&m_server, &core::ServerControl::figuresChanged, this, [this] {
        if (isVisible())
            showServer();
    });
}

void OverviewPage::showEvent(QShowEvent *event)
{
    PageFrame::showEvent(event);
    showServer();
    m_uptime.start();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    PageFrame::hideEvent(event);
    m_uptime.stop();
}

void OverviewPage::showServer()
{
    m_serverCard->showFigures(m_server.figures());
}

void OverviewPage::refresh(int areas)
{
    showServer();
    if (areas < 0)
        reload();
    else if (areas != 0 && isVisible() && !m_pause.isActive())
        m_pause.start();
}

void OverviewPage::reload()
{
    m_signIns->reload();
    whenDone(m_overview.figures(), this, [this](const core::Result<core::OverviewFigures> &figures) {
        if (!figures)
            return showFailure(figures.error());
        hideFailure();
        m_users->setFigure(figures->users);
        m_locked->setFigure(figures->lockedNames);
        m_clients->setFigure(figures->clients);
        m_families->setFigure(figures->activeFamilies);
        m_auditRows->setFigure(figures->auditRows);
        m_alerts->showAlerts(figures->alerts);
        emit badgeChanged(int(figures->alerts.size()));
    });
}

void OverviewPage::afterSwitch(QFuture<core::Result<void>> change)
{
    whenDone(change, this, [this](const core::Result<void> &changed) {
        if (!changed)
            showFailure(changed.error());
        else
            hideFailure();
        showServer();
    });
}

} // namespace ui
