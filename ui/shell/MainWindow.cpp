#include "ui/shell/MainWindow.h"

#include "ui/shell/AboutDialog.h"
#include "ui/shell/BannerStack.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/shell/LockPage.h"
#include "ui/shell/OpenDialogs.h"
#include "ui/shell/ProgramMenu.h"
#include "ui/shell/ShortcutSheet.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/WindowContent.h"
#include "ui/shell/WindowSession.h"
#include "ui/widgets/AlertText.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/PageFrame.h"

#include <QApplication>
#include <QCloseEvent>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(core::ServerControl &server, Closing closing, WindowParts parts, QWidget *parent)
    : QMainWindow(parent), m_server(server), m_closing(closing), m_parts(std::move(parts))
{
    setObjectName(u"mainWindow"_s);
    const QSize most = screen()->availableSize() - QSize(0, 40); // the frame needs room too
    setMinimumSize(960, qMin(600, most.height()));               // a screen of 1920×1080 at 200 % has less
    resize(QSize(1280, 800).boundedTo(most));
    build();
    connect(&server, &core::ServerControl::figuresChanged, this, &MainWindow::showServer);
    connect(&server, &core::ServerControl::dataChanged, this, &MainWindow::noteChange);
    restoreGeometry(QSettings().value(u"window/geometry"_s).toByteArray());
}

void MainWindow::build()
{
    delete takeCentralWidget(); // knows the registry
    delete m_registry;
    m_registry = new CommandRegistry(this);
    m_pending.clear();
    m_current.clear();
    m_content = new WindowContent(*m_registry, m_history, m_parts);
    connect(m_content, &WindowContent::openRequested, this, &MainWindow::openPage);
    m_outer = new QStackedWidget;
    m_outer->addWidget(m_content);
    m_lockPage = m_parts.guard ? new LockPage(m_parts.guard->wayOut()) : nullptr;
    if (m_lockPage) {
        m_outer->addWidget(m_lockPage);
        if (m_closing == Closing::Quits)
            m_lockPage->tellThatClosingStops();
        connect(m_lockPage, &LockPage::passphraseEntered, m_parts.guard, &ConsoleGuard::unlock);
        connect(m_parts.guard, &ConsoleGuard::unlockRefused, m_lockPage, &LockPage::refuse);
        connect(m_parts.guard, &ConsoleGuard::unlockFailed, m_lockPage, &LockPage::showFailure);
    }
    setCentralWidget(m_outer);
    addCommands();
    auto *menu = new ProgramMenu(m_content->top()->menu(), *m_registry, m_parts.guard,
                                 {m_closing == Closing::MayKeepServing, m_parts.languages, m_parts.language});
    connect(menu, &ProgramMenu::languageChosen, this, [this](const QString &code) {
        leaveUnsaved(tr("Discard and change"), [this, code] { emit languageChosen(code); }); // the pages are made anew
    });
    showServer();
    showLock();
}

void MainWindow::addCommands()
{
    m_registry->add({u"search"_s, tr("Search, or type a command"), {QKeySequence(u"Ctrl+K"_s)}, [this] {
                         m_content->openPalette();
                     }});
    m_registry->add({u"refresh"_s, tr("Read this page again"), {QKeySequence(u"F5"_s)}, [this] {
                         if (PageFrame *shown = page(m_current))
                             shown->refresh(-1);
                     }});
    m_registry->add({u"nextPane"_s, tr("To the next part of the window"), {QKeySequence(u"F6"_s)}, [this] {
                         m_content->stepPane(page(m_current), 1);
                     }});
    m_registry->add({u"previousPane"_s, tr("To the part before"), {QKeySequence(u"Shift+F6"_s)}, [this] {
                         m_content->stepPane(page(m_current), -1);
                     }});
    m_registry->add({u"themeLight"_s, tr("Light theme"), {}, [] { ProgramMenu::chooseTheme(Mode::Light); }});
    m_registry->add({u"themeDark"_s, tr("Dark theme"), {}, [] { ProgramMenu::chooseTheme(Mode::Dark); }});
    m_registry->add({u"themeSystem"_s, tr("Theme of the system"), {}, [] { ProgramMenu::chooseTheme(Mode::System); }});
    m_registry->add({u"settings"_s, tr("Settings"), {QKeySequence(u"Ctrl+,"_s)}, [this] { openPage(u"server"_s); }});
    if (m_parts.guard)
        addLockCommands();
    m_registry->add(
        {u"shortcuts"_s, tr("Keyboard shortcuts"), {QKeySequence(u"Ctrl+/"_s), QKeySequence(u"F1"_s)}, [this] {
             (new ShortcutSheet(*m_registry, this))->open();
         }});
    m_registry->add(
        {u"about"_s, tr("About Gatehouse"), {}, [this] { (new AboutDialog(m_parts.versions, this))->open(); }});
    m_registry->add({u"quit"_s, tr("Quit"), {QKeySequence(u"Ctrl+Q"_s)}, [this] { quit(); }});
}

void MainWindow::addLockCommands()
{
    m_registry->add(
        {u"lock"_s, tr("Lock the console"), {QKeySequence(u"Ctrl+L"_s)}, [this] { m_parts.guard->lockNow(this); }});
    m_registry->add(
        {u"lockPassphrase"_s, tr("Passphrase of the lock…"), {}, [this] { m_parts.guard->changePassphrase(this); }});
}

void MainWindow::rebuild(WindowParts parts)
{
    const WindowSession session = WindowSession::of(*m_registry);
    session.save();
    m_parts = std::move(parts);
    build();
}

void MainWindow::restoreSession()
{
    const WindowSession session = WindowSession::load();
    session.giveTo(*m_registry);
    openPage(session.page);
}

void MainWindow::rememberSession() const
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
    WindowSession::of(*m_registry).save();
}

void MainWindow::addPage(Group group, const QString &id, const QString &iconName, PageFrame *page)
{
    page->setObjectName(u"page_"_s + id);
    m_registry->addPage({id, iconName, page});
    m_pending.insert(id, -1);
    m_content->sidebar()->addItem(group, id, iconName, page->title());
    m_content->pages()->addWidget(page);
    connect(page, &PageFrame::openRequested, this, &MainWindow::openPage);
    connect(page, &PageFrame::badgeChanged, m_content,
            [this, id](int count) { m_content->sidebar()->setBadge(id, count); });
    connect(page, &PageFrame::unsavedChangesChanged, m_content,
            [this, id](bool isUnsaved) { m_content->sidebar()->setUnsaved(id, isUnsaved); });
    connect(page, &PageFrame::bannerChanged, m_content, [this, id](const QString &text, const QString &button) {
        m_content->banners()->setBanner(id, text, button);
    });
    const auto number = m_registry->pages().size();
    if (number <= 9)
        m_registry->add(
            {kOpensPage + id, page->title(), {QKeySequence(u"Ctrl+%1"_s.arg(number))}, [this, id] { openPage(id); }});
    if (number == 1)
        openPage(id);
}

PageFrame *MainWindow::page(const QString &id) const
{
    const auto *found = m_registry->page(id);
    return found ? found->frame : nullptr;
}

void MainWindow::openPage(const QString &id, const QString &subject)
{
    if (!page(id))
        return;
    if (m_isLocked) {
        m_afterUnlock = {id, subject};
        return;
    }
    showPage(id);
    if (!subject.isEmpty())
        page(id)->open(subject);
}

void MainWindow::showPage(const QString &id)
{
    PageFrame *shown = page(id);
    if (m_current != id) {
        m_current = id;
        m_content->pages()->setCurrentWidget(shown);
        m_content->sidebar()->setCurrent(id);
        m_registry->showPage(id);
        if (id == "chains"_L1)
            m_content->sidebar()->setBadge(id, 0);
        showTitle();
    }
    if (isSeen()) {
        if (const int areas = std::exchange(m_pending[id], 0))
            shown->refresh(areas);
    }
}

void MainWindow::showTitle()
{
    const PageFrame *shown = page(m_current);
    QString title = m_isLocked ? tr("Gatehouse – locked")
                    : shown    ? tr("%1 – Gatehouse", "title of a page").arg(shown->title())
                               : u"Gatehouse"_s;
    if (!m_parts.profile.isEmpty())
        title += u" [%1]"_s.arg(m_parts.profile);
    setWindowTitle(title);
}

void MainWindow::showServer()
{
    const core::ServerFigures figures = m_server.figures();
    m_content->top()->showServer(figures);
    m_content->status()->showServer(figures);
    if (m_lockPage)
        m_lockPage->showServer(figures);
}

bool MainWindow::isSeen() const
{
    return isVisible() && !isMinimized() && !m_isLocked;
}

void MainWindow::noteChange(int areas)
{
    for (int &pending : m_pending)
        pending |= areas;
    if (isSeen() && page(m_current))
        showPage(m_current);
}

void MainWindow::setBadge(const QString &id, int count)
{
    m_content->sidebar()->setBadge(id, count);
}

void MainWindow::noteTheft(const core::Alert &theft)
{
    if (m_current != "chains"_L1)
        m_content->sidebar()->setBadge(u"chains"_s, m_content->sidebar()->badge(u"chains"_s) + 1);
    PageFrame *shown = page(m_current);
    const bool tellsItself =
        m_current == "chains"_L1 && shown && shown->state().value(u"family"_s).toString() == theft.subject;
    if (shown && !tellsItself) {
        shown->showAlarm(alertText(theft), tr("Show chain"),
                         [this, link = alertLink(theft)] { openPage(link.page, link.subject); });
    }
}

void MainWindow::setLocked(bool isLocked)
{
    if (m_isLocked == isLocked || !m_lockPage)
        return;
    m_isLocked = isLocked;
    m_content->palette()->dismiss();
    showLock();
    if (isLocked) {
        for (const auto &page : m_registry->pages())
            page.frame->forgetSecrets();
        return m_curtain.draw(this);
    }
    m_curtain.lift();
    const Target target = std::exchange(m_afterUnlock, {m_current, {}});
    openPage(target.page.isEmpty() ? m_current : target.page, target.subject);
    m_afterUnlock = {};
}

void MainWindow::showLock()
{
    m_registry->setWorking(m_isLocked ? CommandRegistry::Working::None : CommandRegistry::Working::All);
    m_outer->setCurrentIndex(m_isLocked ? 1 : 0);
    showTitle();
    if (m_isLocked)
        m_lockPage->start();
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    // What changed while the window was hidden or minimized is read when it comes back.
    if ((event->type() == QEvent::Show || event->type() == QEvent::WindowStateChange) && isSeen() && page(m_current))
        showPage(m_current);
    return handled;
}

void MainWindow::setKeychainPlace(const QString &place)
{
    m_parts.keychainPlace = place;
    m_content->status()->setKeychainPlace(place);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberSession();
    const auto chosen = CloseQuestion::remembered();
    if (m_closing == Closing::MayKeepServing && (m_isLocked || chosen == CloseQuestion::Choice::KeepServing)) {
        event->accept(); // hidden; the tray brings it back
    } else if (m_isLocked || endsWithTheWindow() || qApp->isSavingSession()) {
        event->accept(); // the lock page says so; no question would be seen
        emit quitRequested();
    } else {
        event->ignore();
        chosen == CloseQuestion::Choice::Quit ? quit() : askHowToClose();
    }
}

/// Without a tray; nobody's work is lost with a demo.
bool MainWindow::endsWithTheWindow() const
{
    return m_closing == Closing::Quits && m_parts.demo == WindowParts::Demo::Temporary;
}

void MainWindow::askHowToClose()
{
    if (findChild<CloseQuestion *>())
        return;
    auto *question = new CloseQuestion(m_closing == Closing::MayKeepServing, this);
    connect(question, &CloseQuestion::keepChosen, this, &QWidget::hide);
    connect(question, &CloseQuestion::quitChosen, this, [this] {
        leaveUnsaved(tr("Discard and quit"), [this] {
            leaveDialogs([this] {
                if (m_closing == Closing::MayKeepServing)
                    CloseQuestion::remember(CloseQuestion::Choice::Quit);
                emit quitRequested();
            });
        });
    });
    question->open();
}

void MainWindow::quit()
{
    leaveUnsaved(tr("Discard and quit"), [this] { leaveDialogs([this] { emit quitRequested(); }); });
}

void MainWindow::leaveDialogs(const std::function<void()> &leave)
{
    if (m_isLocked)
        return leave(); // no question would be seen
    const auto closeThem = [this, leave] { closeIdleDialogs(*this) ? leave() : comeForward(); };
    const QDialog *busy = busyDialog(*this);
    if (!busy)
        return closeThem();
    comeForward();
    if (const auto *asked = findChild<ConfirmDialog *>(u"busyQuestion"_s); asked && asked->isVisible())
        return;
    auto *question = new ConfirmDialog(
        tr("Quit Gatehouse"), tr("“%1” is still at work. Quitting now may break it off.").arg(busy->windowTitle()),
        tr("Quit anyway"), {}, this);
    question->setObjectName(u"busyQuestion"_s);
    connect(question, &QDialog::accepted, this, closeThem);
    question->open();
}

/// From the tray, or minimized.
void MainWindow::comeForward()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

/// The desktop that ends a session waits for nobody, behind the lock no question is seen, and what a demo holds is gone
/// anyway.
QString MainWindow::unsavedPage() const
{
    if (m_isLocked || m_parts.demo == WindowParts::Demo::Temporary || qApp->isSavingSession())
        return {};
    for (const auto &page : m_registry->pages()) {
        if (!page.frame->unsavedChanges().isEmpty())
            return page.id;
    }
    return {};
}

void MainWindow::leaveUnsaved(const QString &verb, const std::function<void()> &leave)
{
    const QString id = unsavedPage();
    if (id.isEmpty())
        return leave();
    comeForward();
    if (const auto *asked = findChild<ConfirmDialog *>(u"unsavedQuestion"_s); asked && asked->isVisible())
        return;
    auto *question = new ConfirmDialog(tr("Changes are not saved"), page(id)->unsavedChanges(), verb, {}, this);
    question->setObjectName(u"unsavedQuestion"_s);
    connect(question, &QDialog::accepted, this, leave);
    connect(question, &QDialog::rejected, this, [this, id] { openPage(id); });
    question->open();
}

} // namespace ui
