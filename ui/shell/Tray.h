#pragma once

#include "core/admin/ServerControl.h"
#include "ui/widgets/AlertText.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace ui {

class CommandRegistry;

/// The icon that stays while the window is closed: state, menu, and notices of what needs a look.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(core::ServerControl &server, QObject *parent = nullptr);
    ~Tray() override;

    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    static QString discoveryUrl(const core::ServerFigures &figures); ///< empty when nothing listens
    /// Running, stopped and alarmed differ in shape, not in colour alone.
    static QIcon stateIcon(const core::ServerFigures &figures, bool isAlarmed);
    QMenu *menu() { return m_menu.get(); }
    /// Those of the pages that ask for a place in the tray; again after the pages were made anew.
    void setCommands(const CommandRegistry &registry);
    void setLockable(bool isLockable);
    /// While locked the menu has open and quit alone, and notices name nothing.
    void setLocked(bool isLocked);
    void retranslate();
    void tellAlert(const core::Alert &alert);
    /// What the last notice said, for a test: not every desktop lets others read its notices.
    QString lastNotice() const { return m_lastNotice; }
    void calm();        ///< somebody looks
    void clickNotice(); ///< as a click on it does

Q_SIGNALS:
    void openRequested();
    void quitRequested();
    void lockRequested();
    void linkOpened(const QString &page, const QString &subject);
    void switchFailed(const core::Error &error);

private:
    void showState();
    void switchServer();

    core::ServerControl &m_server;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_open;
    QAction *m_copy;
    QAction *m_switch;
    QAction *m_afterCommands;
    QAction *m_lock;
    QAction *m_quit;
    QList<QAction *> m_commands;
    AlertLink m_link; ///< what a click on the notice opens
    QString m_lastNotice;
    bool m_isAlarmed = false; ///< a notice was not looked at yet
    bool m_isLockable = false;
    bool m_isLocked = false;
};

} // namespace ui
