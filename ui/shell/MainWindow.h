#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/ServerControl.h"
#include "ui/shell/LockCurtain.h"
#include "ui/shell/PaletteHistory.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/WindowParts.h"

#include <QMainWindow>

class QStackedWidget;

namespace ui {

class CommandRegistry;
class LockPage;
class PageFrame;
class WindowContent;

/// The one window. Knows pages by id, not by content; rereads a page only while it is visible.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Closing { Quits, MayKeepServing }; ///< without a tray there would be no way back

    MainWindow(core::ServerControl &server, Closing closing, WindowParts parts = {}, QWidget *parent = nullptr);

    /// Takes the page. `iconName` is one of resources/icons. The first page is shown first.
    void addPage(Group group, const QString &id, const QString &iconName, PageFrame *page);
    /// While the console is locked, only after it was unlocked.
    void openPage(const QString &id, const QString &subject = {});
    QString currentPage() const { return m_current; }
    PageFrame *page(const QString &id) const;
    CommandRegistry &registry() { return *m_registry; }
    /// How many things on a page need a look, told by somebody else than the page; 0 hides the badge.
    void setBadge(const QString &id, int count);
    void setKeychainPlace(const QString &place);
    /// Everything in the window anew, in the language of now; pages have to be added again.
    void rebuild(WindowParts parts);
    /// Page, filters, selections of the last time. After the pages were added, before the window is shown.
    void restoreSession();
    void rememberSession() const;
    void setLocked(bool isLocked);
    /// A badge, and on the page that is shown whose token it was, unless it shows that chain and tells it itself.
    void noteTheft(const core::Alert &theft);
    LockPage *lockPage() { return m_lockPage; } ///< null without a lock
    /// Asks first when a page has changes that are not saved, or a dialog is at work.
    void quit();

Q_SIGNALS:
    void quitRequested();
    void languageChosen(const QString &code); ///< empty: as the system

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Target
    {
        QString page;
        QString subject;
    };

    void build();
    bool endsWithTheWindow() const;
    void addCommands();
    void addLockCommands();
    void showServer();
    void showPage(const QString &id);
    void showTitle();
    void showLock();
    void noteChange(int areas);
    bool isSeen() const;
    void askHowToClose();
    QString unsavedPage() const;                           ///< id; empty: nothing would be lost
    void leaveDialogs(const std::function<void()> &leave); ///< asks first while one is at work
    void comeForward();
    void leaveUnsaved(const QString &verb, const std::function<void()> &leave);

    core::ServerControl &m_server;
    Closing m_closing;
    WindowParts m_parts;
    PaletteHistory m_history;
    LockCurtain m_curtain;
    CommandRegistry *m_registry = nullptr;
    QStackedWidget *m_outer = nullptr; ///< the content, or the lock page
    LockPage *m_lockPage = nullptr;
    WindowContent *m_content = nullptr;
    QMap<QString, int> m_pending; ///< core::Area flags that changed while a page was hidden
    QString m_current;
    Target m_afterUnlock;
    bool m_isLocked = false;
};

} // namespace ui
