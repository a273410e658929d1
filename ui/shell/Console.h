#pragma once

#include "core/admin/ServerControl.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"

#include <QObject>

#include <functional>
#include <memory>

namespace core {
class OverviewAdmin;
}

namespace ui {

class AlertWatch;
class Tray;

/// Everything on the screen: theme, language, window and tray. Another language makes the window anew.
class Console : public QObject
{
    Q_OBJECT
public:
    using Fill = std::function<void(MainWindow &)>; ///< adds the pages

    /// Theme and language as they were chosen; before the first window or question.
    static void prepare(Language &language);
    /// `language` outlives the console.
    Console(core::ServerControl &server, Language &language, Fill fill, QObject *parent = nullptr);
    ~Console() override;

    void setKeychainPlace(const QString &place);
    /// New alerts are told in the tray from now on, if there is one. `overview` outlives the console.
    void watchAlerts(core::OverviewAdmin &overview);
    /// With a tray a start may stay hidden; without one the window is always shown.
    void start(bool hidden);
    void raise();
    MainWindow *window() { return m_window.get(); }

Q_SIGNALS:
    void quitRequested(); ///< the program decides how to stop

private:
    void makeWindow();
    void makeTray();
    void rebuild();

    core::ServerControl &m_server;
    Fill m_fill;
    Language &m_language;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<AlertWatch> m_alerts;
    std::unique_ptr<MainWindow> m_window;
    QString m_keychainPlace;
};

} // namespace ui
