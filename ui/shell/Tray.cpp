#include "ui/shell/Tray.h"

#include "ui/async/WhenDone.h"
#include "ui/shell/CommandRegistry.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ServerState.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Running, stopped and alarmed differ in shape too: a full sign, a struck one, and one with a dot at its corner.
QPixmap trayPixmap(int side, const core::ServerFigures &figures, bool isAlarmed)
{
    using State = core::ServerFigures::State;
    const bool runs = figures.state == State::Running || figures.state == State::Starting;
    const bool alarms = isAlarmed || figures.state == State::Failed;
    QPixmap drawn = icon(u"gatehouse", alarms ? Tone::Danger : runs ? Tone::Accent : Tone::Neutral).pixmap(side, side);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    if (alarms) {
        painter.setPen(QPen(Qt::white, side / 16.0));
        painter.setBrush(Theme::instance().color(Tone::Danger));
        painter.drawEllipse(QRectF(side * 0.56, side * 0.02, side * 0.4, side * 0.4));
    } else if (!runs) {
        painter.setPen(QPen(Theme::instance().color(Tone::Neutral), side / 10.0, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(side * 0.12, side * 0.88), QPointF(side * 0.88, side * 0.12));
    }
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
    , m_afterCommands(m_menu->addSeparator())
    , m_lock(m_menu->addAction(QString(), this, &Tray::lockRequested))
    , m_quit(m_menu->addAction(QString(), this, &Tray::quitRequested))
{
    m_open->setObjectName(u"trayOpen"_s);
    m_copy->setObjectName(u"trayCopy"_s);
    m_switch->setObjectName(u"traySwitch"_s);
    m_lock->setObjectName(u"trayLock"_s);
    m_quit->setObjectName(u"trayQuit"_s);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(discoveryUrl(m_server.figures())); });
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit openRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::clickNotice);
    connect(&server, &core::ServerControl::figuresChanged, this, &Tray::showState);
    m_icon.setContextMenu(m_menu.get());
    retranslate();
    m_icon.show();
}

Tray::~Tray() = default;

/// Ready pixmaps: a tray outside of our process cannot draw our SVG.
QIcon Tray::stateIcon(const core::ServerFigures &figures, bool isAlarmed)
{
    QIcon drawn;
    for (const int side : {16, 22, 24, 32, 44, 48, 64})
        drawn.addPixmap(trayPixmap(side, figures, isAlarmed));
    return drawn;
}

QString Tray::discoveryUrl(const core::ServerFigures &figures)
{
    return figures.urls.isEmpty() ? QString() : figures.urls.first() + u"/.well-known/openid-configuration"_s;
}

void Tray::setCommands(const CommandRegistry &registry)
{
    qDeleteAll(std::exchange(m_commands, {}));
    for (const auto &page : registry.pages()) {
        for (const PageCommand &command : page.frame->commands()) {
            if (command.place != CommandPlace::WindowAndTray)
                continue;
            auto *action = new QAction(command.text, m_menu.get());
            connect(action, &QAction::triggered, page.frame, [command] {
                if (!command.isPossible || command.isPossible())
                    command.run();
            });
            connect(m_menu.get(), &QMenu::aboutToShow, action,
                    [action, command] { action->setEnabled(!command.isPossible || command.isPossible()); });
            m_menu->insertAction(m_afterCommands, action);
            m_commands.append(action);
        }
    }
    showState();
}

void Tray::setLockable(bool isLockable)
{
    m_isLockable = isLockable;
    showState();
}

void Tray::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    showState();
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Gatehouse"));
    m_copy->setText(tr("Copy discovery URL"));
    m_lock->setText(tr("Lock the console"));
    m_quit->setText(tr("Quit"));
    showState();
}

void Tray::showState()
{
    const core::ServerFigures figures = m_server.figures();
    const bool runs = isRunning(figures);
    m_switch->setText(runs ? tr("Stop server") : tr("Start server"));
    m_copy->setEnabled(!figures.urls.isEmpty());
    m_copy->setVisible(!m_isLocked);
    m_switch->setVisible(!m_isLocked);
    m_quit->setVisible(!m_isLocked); // it would stop the server
    m_lock->setVisible(m_isLockable && !m_isLocked);
    for (QAction *command : std::as_const(m_commands))
        command->setVisible(!m_isLocked);
    m_icon.setIcon(stateIcon(figures, m_isAlarmed));
    const QString state = tr("Gatehouse: %1", "state of the server").arg(serverStateWord(figures.state));
    m_icon.setToolTip(m_isAlarmed ? state + u'\n' + tr("Something needs a look") : state);
}

void Tray::tellAlert(const core::Alert &alert)
{
    const bool isCritical = alert.severity == core::Alert::Severity::Critical;
    m_link = alertLink(alert);
    m_isAlarmed = true;
    m_lastNotice = m_isLocked ? tr("Unlock the console to see it.") : alertText(alert);
    m_icon.showMessage(tr("Gatehouse needs a look"), m_lastNotice,
                       isCritical ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning);
    showState();
}

void Tray::calm()
{
    m_isAlarmed = false;
    showState();
}

void Tray::clickNotice()
{
    calm();
    if (m_link.page.isEmpty())
        emit openRequested();
    else
        emit linkOpened(m_link.page, m_link.subject);
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
