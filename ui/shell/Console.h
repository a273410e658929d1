#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/ServerControl.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"

#include <QObject>

#include <functional>
#include <memory>

namespace core {
class ChainAdmin;
class OverviewAdmin;
} // namespace core

namespace ui {

class AlertWatch;
class ConsoleGuard;
class TheftWatch;
class Tray;

/// Everything on the screen: theme, language, window, tray and lock. In another language the window is filled anew.
class Console : public QObject
{
    Q_OBJECT
public:
    using Fill = std::function<void(MainWindow &)>; ///< adds the pages

    /// What the console is told of the program. The lock and the chains outlive the console.
    struct Options
    {
        core::ConsoleLock *lock = nullptr;
        core::ConsoleLockState lockState = {}; ///< as found before the first window
        QString wayOut = {};                   ///< the command that takes a forgotten passphrase away
        WindowParts parts = {};                ///< guard and languages are the console's own
        core::ChainAdmin *chains = nullptr;    ///< says whose token was stolen
    };

    /// Theme, text size and language as they were chosen; before the first window or question.
    static void prepare(Language &language);
    /// `language` outlives the console.
    Console(core::ServerControl &server, Language &language, Fill fill);
    Console(core::ServerControl &server, Language &language, Fill fill, Options options);
    ~Console() override;

    void setKeychainPlace(const QString &place);
    /// New alerts are told in the tray from now on, if there is one. `overview` outlives the console.
    void watchAlerts(core::OverviewAdmin &overview);
    /// With a tray a start may stay hidden; without one the window is always shown.
    void start(bool hidden);
    void raise();
    MainWindow *window() { return m_window.get(); }
    ConsoleGuard *guard() { return m_guard.get(); } ///< null without a lock

Q_SIGNALS:
    void quitRequested(); ///< the program decides how to stop

private:
    WindowParts parts() const;
    void makeWindow();
    void makeTray();
    void makeGuard();
    void watchThefts();
    void rebuild();
    void showLocked(bool isLocked);

    core::ServerControl &m_server;
    Fill m_fill;
    Language &m_language;
    Options m_options;
    std::unique_ptr<ConsoleGuard> m_guard;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<AlertWatch> m_alerts;
    std::unique_ptr<TheftWatch> m_thefts;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace ui
