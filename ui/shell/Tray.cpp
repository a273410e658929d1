#include "ui/shell/Tray.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ServerState.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Ready pixmaps: a tray outside of our process cannot draw our SVG.
QIcon trayIcon(Tone tone)
{
    QIcon drawn;
    for (const int side : {16, 22, 24, 32, 44, 48, 64})
        drawn.addPixmap(icon(u"gatehouse", tone).pixmap(side, side));
    return drawn;
}

bool isRunning(const core::ServerFigures &figures)
{
    return figures.state == core::ServerFigures::State::Running ||
           figures.state == core::ServerFigures::State::Starting;
}

} // namespace

Tray::Tray(core::ServerControl &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_menu(std::make_unique<QMenu>())
    , m_open(m_menu->addAction(QString(), this, &Tray::openRequested))
    , m_copy(m_menu->addAction(QString()))
    , m_switch(m_menu->addAction(QString(), this, &Tray::switchServer))
{
    m_menu->addSeparator();
    m_quit = m_menu->addAction(QString(), this, &Tray::quitRequested);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(discoveryUrl(m_server.figures())); });
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit openRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] {
        if (!m_alert.page.isEmpty())
            emit alertOpened(m_alert.page, m_alert.subject);
        else if (!m_incident.isEmpty())
            emit incidentOpened(m_incident);
    });
    connect(&server, &core::ServerControl::figuresChanged, this, &Tray::showState);
    connect(&server, &core::ServerControl::securityIncident, this, &Tray::tellIncident);
    m_icon.setContextMenu(m_menu.get());
    retranslate();
    m_icon.show();
}

Tray::~Tray() = default;

QString Tray::discoveryUrl(const core::ServerFigures &figures)
{
    return figures.urls.isEmpty() ? QString() : figures.urls.first() + u"/.well-known/openid-configuration"_s;
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Gatehouse"));
    m_copy->setText(tr("Copy discovery URL"));
    m_quit->setText(tr("Quit"));
    showState();
}

void Tray::showState()
{
    const core::ServerFigures figures = m_server.figures();
    const bool runs = isRunning(figures);
    m_switch->setText(runs ? tr("Stop server") : tr("Start server"));
    m_copy->setEnabled(!figures.urls.isEmpty());
    const bool alarmed = !m_incident.isEmpty() || figures.state == core::ServerFigures::State::Failed;
    m_icon.setIcon(trayIcon(alarmed ? Tone::Danger : runs ? Tone::Accent : Tone::Neutral));
    m_icon.setToolTip(tr("Gatehouse: %1", "state of the server").arg(serverStateWord(figures.state)));
}

void Tray::tellIncident(const QString &familyId)
{
    m_incident = familyId;
    m_alert = {};
    showState();
    m_icon.showMessage(tr("Refresh token used twice"), tr("Its chain was revoked. Click to see it."),
                       QSystemTrayIcon::Critical);
}

void Tray::tellAlert(const core::Alert &alert)
{
    m_alert = alertLink(alert);
    const bool critical = alert.severity == core::Alert::Severity::Critical;
    m_icon.showMessage(tr("Gatehouse needs a look"), alertText(alert),
                       critical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
}

void Tray::calm()
{
    m_incident.clear();
    showState();
}

void Tray::switchServer()
{
    const auto change = isRunning(m_server.figures()) ? m_server.stopListening() : m_server.startListening();
    whenDone(change, this, [this](const core::Result<void> &changed) {
        if (!changed)
            emit switchFailed(changed.error());
    });
}

} // namespace ui
