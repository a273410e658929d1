#include "ui/overview/OverviewPage.h"

#include "core/admin/ClientCareAdmin.h"
#include "ui/async/WhenDone.h"
#include "ui/overview/ActivityCard.h"
#include "ui/overview/AlertList.h"
#include "ui/overview/FigureCard.h"
#include "ui/overview/ServerCard.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Changes come up to ten times a second; charts that move more than once a second are not read. A large log is not
// asked all the time: reading takes at most a twentieth of it.
constexpr std::chrono::milliseconds kLeastPause = 1s;
constexpr std::chrono::milliseconds kLongestPause = 30s;
constexpr int kPausesPerReading = 19;

constexpr int kWidePage = 980; // a window of 1,200 with its sidebar

constexpr qint64 kMostTokensCounted = 100'000; // core::OverviewFigures counts no further

} // namespace

OverviewPage::OverviewPage(const Admins &admins, QWidget *parent)
    : PageFrame(tr("Overview"), parent)
    , m_overview(admins.overview)
    , m_clientCare(admins.clientCare)
    , m_server(admins.server)
    , m_serverCard(new ServerCard)
    , m_activity(new ActivityCard(admins.audit))
    , m_alerts(new AlertList)
    , m_figures(new QGridLayout)
    , m_upper(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_pause(this)
    , m_uptime(this)
{
    m_users = addFigure(tr("Users"), u"figureUsers"_s, u"users"_s, {});
    m_locked = addFigure(tr("Locked names"), u"figureLocked"_s, u"users"_s, u"state:locked"_s);
    m_clients = addFigure(tr("Clients"), u"figureClients"_s, u"clients"_s, {});
    m_clients->setToolTip(tr("Used are those that got tokens."));
    m_migration = addFigure(tr("Clients using passwords"), u"figureMigration"_s, u"clients"_s, {});
    m_migration->setToolTip(tr("Clients that asked for tokens with users' passwords in the last 30 days, of all that "
                               "got tokens. Sign-in pages are the safer way."));
    m_families = addFigure(tr("Chains"), u"figureFamilies"_s, u"chains"_s, {});
    m_tokens = addFigure(tr("Access tokens"), u"figureTokens"_s, u"audit"_s, u"event=token_issued,token_refresh"_s);
    m_tokens->setToolTip(tr("An estimate: issued within their lifetime. Access tokens are not stored."));
    m_auditRows = addFigure(tr("Audit rows"), u"figureAuditRows"_s, u"audit"_s, {});
    m_locked->setNote(tr("after failures", "names are locked"));
    m_migration->setNote(tr("within 30 days"));
    m_families->setNote(tr("active", "token chains"));
    m_tokens->setNote(tr("live, estimated", "access tokens"));
    arrange();
    connectParts();
    m_pause.setObjectName(u"pause"_s);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kLeastPause);
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
    m_figures->setSpacing(12);
    m_upper->setSpacing(12);
    m_upper->addWidget(m_serverCard, 2);
    m_upper->addWidget(m_alerts, 3);
    arrangeFor(Width::Wide);
    // A small window scrolls instead of squeezing.
    m_serverCard->setMinimumHeight(244);
    m_activity->setMinimumHeight(236);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(m_figures);
    column->addLayout(m_upper);
    column->addWidget(m_activity, 1); // what is left over
    auto *area = new ScrollPane(content);
    area->setObjectName(u"overviewArea"_s);
    body()->addWidget(area, 1);
}

/// A row of seven cards, and two cards side by side, need a wide window.
void OverviewPage::arrangeFor(Width width)
{
    if (m_width == width)
        return;
    m_width = width;
    const bool isWide = width == Width::Wide;
    const int columns = isWide ? 7 : 4;
    int at = 0;
    for (FigureCard *card : {m_users, m_locked, m_clients, m_migration, m_families, m_tokens, m_auditRows}) {
        m_figures->removeWidget(card);
        m_figures->addWidget(card, at / columns, at % columns);
        ++at;
    }
    for (int column = 0; column < 7; ++column)
        m_figures->setColumnStretch(column, column < columns ? 1 : 0);
    // Beside the server it is as high as that, and scrolls.
    m_alerts->setSizePolicy(QSizePolicy::Preferred, isWide ? QSizePolicy::Ignored : QSizePolicy::Preferred);
    m_alerts->setMinimumHeight(isWide ? 0 : 200);
    m_upper->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    PageFrame::resizeEvent(event);
    arrangeFor(width() < kWidePage ? Width::Narrow : Width::Wide);
}

void OverviewPage::connectParts()
{
    connect(m_serverCard, &ServerCard::startRequested, this, [this] { afterSwitch(m_server.startListening()); });
    connect(m_serverCard, &ServerCard::stopRequested, this, [this] { afterSwitch(m_server.stopListening()); });
    connect(m_alerts, &AlertList::openRequested, this, &PageFrame::openRequested);
    connect(m_serverCard, &ServerCard::restartRequested, this, &OverviewPage::restart);
    connect(m_alerts, &AlertList::quietRequested, this,
            [this](const core::Alert &alert, std::optional<core::Instant> until) {
                afterQuiet(m_overview.quiet(alert, until));
            });
    connect(m_alerts, &AlertList::wakeRequested, this,
            [this](const core::Alert &alert) { afterQuiet(m_overview.wake(alert)); });
    connect(m_activity, &ActivityCard::answered, this, [this] { cameBack(Activity, m_reload); });
    connect(m_activity, &ActivityCard::failed, this, &PageFrame::showFailure);
    connect(m_activity, &ActivityCard::auditWanted, this,
            [this](const QString &subject) { emit openRequested(u"audit"_s, subject); });
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
    readSoon();
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
        return reload();
    m_isStale = m_isStale || areas != 0;
    readSoon();
}

/// What changed is not forgotten while the page is hidden or its answers are on their way.
void OverviewPage::readSoon()
{
    if (m_isStale && isVisible() && m_onTheirWay == 0 && !m_pause.isActive())
        m_pause.start();
}

void OverviewPage::reload()
{
    m_isStale = false;
    ++m_reload;
    m_onTheirWay = Figures | Grants | Activity;
    m_reading.start();
    m_activity->reload();
    reloadGrants();
    whenDone(m_overview.figures(), this, [this, reload = m_reload](const core::Result<core::OverviewFigures> &figures) {
        cameBack(Figures, reload);
        if (!figures)
            return showFailure(figures.error());
        hideFailure();
        showFigures(*figures);
    });
}

void OverviewPage::cameBack(int question, int reload)
{
    if (m_onTheirWay == 0 || reload != m_reload)
        return; // the chart was asked for another span, or all was asked again meanwhile
    m_onTheirWay &= ~question;
    if (m_onTheirWay != 0)
        return;
    const std::chrono::milliseconds took(m_reading.elapsed());
    m_pause.setInterval(std::clamp(took * kPausesPerReading, kLeastPause, kLongestPause));
    readSoon();
}

void OverviewPage::showFigures(const core::OverviewFigures &figures)
{
    m_users->setFigure(figures.users);
    m_users->setNote(tr("%1 signed in within 30 days", "users").arg(QLocale().toString(figures.activeUsers)));
    m_locked->setFigure(figures.lockedNames);
    m_clients->setFigure(figures.clients);
    m_families->setFigure(figures.activeFamilies);
    const QString tokens = QLocale().toString(figures.liveAccessTokens);
    m_tokens->setText(figures.liveAccessTokens >= kMostTokensCounted ? tokens + u'+' : u"≈ "_s + tokens);
    m_auditRows->setFigure(figures.auditRows);
    if (!figures.lastVerification)
        m_auditRows->setNote(tr("never verified"));
    else if (figures.lastVerification->intact)
        m_auditRows->setNote(
            tr("intact %1", "3 min ago").arg(relativeTime(figures.lastVerification->at, currentTime())));
    else
        m_auditRows->setNote(tr("chain broken"), Tone::Danger);
    m_alerts->showAlerts(figures.alerts);
    emit badgeChanged(int(std::ranges::count_if(figures.alerts, std::logical_not(), &core::Alert::isQuiet)));
}

void OverviewPage::reloadGrants()
{
    whenDone(m_clientCare.grantUse(), this, [this, reload = m_reload](const core::Result<core::GrantUse> &use) {
        cameBack(Grants, reload);
        if (!use)
            return showFailure(use.error());
        m_clients->setNote(tr("%1 used within 30 days", "clients").arg(QLocale().toString(use->clients.size())));
        m_migration->setText(
            tr("%1 of %2", "clients that use passwords, of all")
                .arg(QLocale().toString(use->clientsOnPassword), QLocale().toString(use->clients.size())));
    });
}

void OverviewPage::restart()
{
    whenDone(m_server.stopListening(), this, [this](const core::Result<void> &stopped) {
        if (!stopped)
            return showFailure(stopped.error());
        afterSwitch(m_server.startListening());
    });
}

void OverviewPage::afterQuiet(QFuture<core::Result<void>> change)
{
    whenDone(change, this, [this](const core::Result<void> &changed) {
        if (!changed)
            return showFailure(changed.error());
        reload();
    });
}

QVariantMap OverviewPage::state() const
{
    return m_activity->state();
}

void OverviewPage::restoreState(const QVariantMap &state)
{
    m_activity->restoreState(state);
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
