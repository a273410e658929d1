#pragma once

#include "core/admin/ServerControl.h"
#include "ui/widgets/AlertText.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace ui {

/// The icon that stays while the window is closed: state, menu, and notices of what needs a look.
class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(core::ServerControl &server, QObject *parent = nullptr);
    ~Tray() override;

    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    static QString discoveryUrl(const core::ServerFigures &figures); ///< empty when nothing listens
    QMenu *menu() { return m_menu.get(); }
    void retranslate();
    void tellAlert(const core::Alert &alert);
    void calm(); ///< the incident was looked at

Q_SIGNALS:
    void openRequested();
    void quitRequested();
    void incidentOpened(const QString &familyId);
    void alertOpened(const QString &page, const QString &subject);
    void switchFailed(const core::Error &error);

private:
    void showState();
    void tellIncident(const QString &familyId);
    void switchServer();

    core::ServerControl &m_server;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_open;
    QAction *m_copy;
    QAction *m_switch;
    QAction *m_quit;
    QString m_incident;
    AlertLink m_alert; ///< what a click on the notice opens, unless an incident came later
};

} // namespace ui
