#include "ui/shell/MainWindow.h"

#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QCheckBox>
#include <QCloseEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kClosingKey = u"window/closing"_s; // "keep" or "quit"; absent: ask
const QString kThemeKey = u"theme"_s;

} // namespace

MainWindow::MainWindow(core::ServerControl &server, Closing closing, QWidget *parent)
    : QMainWindow(parent)
    , m_server(server)
    , m_closing(closing)
    , m_top(new TopBar)
    , m_sidebar(new Sidebar)
    , m_stack(new QStackedWidget)
    , m_status(new StatusLine)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Gatehouse"_s);
    setMinimumSize(960, 600);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 40))); // the frame needs room too
    arrange();
    makeMenu();
    makeShortcuts();
    const auto showServer = [this] {
        m_top->showServer(m_server.figures());
        m_status->showServer(m_server.figures());
    };
    connect(&server, &core::ServerControl::figuresChanged, this, showServer);
    connect(&server, &core::ServerControl::dataChanged, this, &MainWindow::noteChange);
    connect(&server, &core::ServerControl::securityIncident, this, &MainWindow::noteIncident);
    showServer();
    const QSettings settings;
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    m_sidebar->setCollapsed(settings.value(u"window/sidebarCollapsed"_s, false).toBool());
}

void MainWindow::arrange()
{
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_sidebar);
    middle->addWidget(m_stack, 1);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    connect(m_sidebar, &Sidebar::selected, this, [this](const QString &id) { openPage(id); });
    connect(m_top, &TopBar::serverClicked, this, [this] { openPage(u"overview"_s); });
    connect(m_top, &TopBar::sidebarToggled, this, [this] {
        m_sidebar->setCollapsed(!m_sidebar->isCollapsed());
        QSettings().setValue(u"window/sidebarCollapsed"_s, m_sidebar->isCollapsed());
    });
}

void MainWindow::makeMenu()
{
    QMenu *menu = m_top->menu();
    auto *themes = menu->addMenu(tr("Appearance"));
    auto *choice = new QActionGroup(themes);
    const auto add = [&](const QString &text, Mode mode) {
        QAction *action = themes->addAction(text);
        action->setCheckable(true);
        action->setChecked(Theme::instance().mode() == mode);
        choice->addAction(action);
        connect(action, &QAction::triggered, this, [mode] {
            Theme::instance().setMode(mode);
            QSettings().setValue(kThemeKey, int(mode));
        });
    };
    add(tr("As the system"), Mode::System);
    add(tr("Light"), Mode::Light);
    add(tr("Dark"), Mode::Dark);
    m_languages = menu->addMenu(tr("Language"));
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("Quit"), QKeySequence(u"Ctrl+Q"_s), this, &MainWindow::quitRequested);
    addAction(quit);
}

void MainWindow::setLanguages(const QMap<QString, QString> &languages, const QString &chosen)
{
    m_languages->clear();
    auto *choice = new QActionGroup(m_languages);
    const auto add = [&](const QString &text, const QString &code) {
        QAction *action = m_languages->addAction(text);
        action->setCheckable(true);
        action->setChecked(code == chosen);
        choice->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { emit languageChosen(code); });
    };
    add(tr("As the system"), {});
    for (auto language = languages.cbegin(); language != languages.cend(); ++language)
        add(language.value(), language.key());
}

void MainWindow::makeShortcuts()
{
    auto *again = new QShortcut(QKeySequence::Refresh, this);
    connect(again, &QShortcut::activated, this, [this] {
        if (PageFrame *shown = page(m_current))
            shown->refresh(-1);
    });
    for (int number = 1; number <= 9; ++number) {
        auto *shortcut = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(number)), this);
        connect(shortcut, &QShortcut::activated, this, [this, number] {
            if (number <= m_order.size())
                openPage(m_order.at(number - 1));
        });
    }
}

void MainWindow::addPage(Group group, const QString &id, const QString &iconName, PageFrame *page)
{
    page->setObjectName(u"page_"_s + id);
    m_pages.insert(id, {page, -1});
    m_order.append(id);
    m_sidebar->addItem(group, id, iconName, page->title());
    m_stack->addWidget(page);
    connect(page, &PageFrame::openRequested, this, &MainWindow::openPage);
    connect(page, &PageFrame::badgeChanged, this, [this, id](int count) { m_sidebar->setBadge(id, count); });
    if (m_order.size() == 1)
        openPage(id);
}

PageFrame *MainWindow::page(const QString &id) const
{
    const auto found = m_pages.constFind(id);
    return found == m_pages.cend() ? nullptr : found->page;
}

void MainWindow::openPage(const QString &id, const QString &subject)
{
    if (!m_pages.contains(id))
        return;
    showPage(id);
    if (!subject.isEmpty())
        page(id)->open(subject);
}

void MainWindow::showPage(const QString &id)
{
    m_current = id;
    Entry &entry = m_pages[id];
    m_stack->setCurrentWidget(entry.page);
    m_sidebar->setCurrent(id);
    if (id == "chains"_L1)
        m_sidebar->setBadge(id, 0);
    setWindowTitle(tr("%1 – Gatehouse", "title of a page").arg(entry.page->title()));
    if (const int areas = std::exchange(entry.pending, 0))
        entry.page->refresh(areas);
}

void MainWindow::noteChange(int areas)
{
    for (Entry &entry : m_pages)
        entry.pending = entry.pending | areas;
    if (isVisible() && !isMinimized() && m_pages.contains(m_current))
        showPage(m_current);
}

void MainWindow::noteIncident(const QString &family)
{
    if (m_current != "chains"_L1)
        m_sidebar->setBadge(u"chains"_s, m_sidebar->badge(u"chains"_s) + 1);
    if (PageFrame *shown = page(m_current)) {
        shown->showNotice(tr("A refresh token was used twice. Its chain was revoked."), tr("Show chain"),
                          [this, family] { openPage(u"chains"_s, u"family:"_s + family); });
    }
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    // What changed while the window was hidden or minimized is read when it comes back.
    if ((event->type() == QEvent::Show || event->type() == QEvent::WindowStateChange) && !isMinimized() &&
        m_pages.contains(m_current))
        showPage(m_current);
    return handled;
}

void MainWindow::setKeychainPlace(const QString &place)
{
    m_status->setKeychainPlace(place);
}

void MainWindow::rememberGeometry()
{
    QSettings().setValue(u"window/geometry"_s, saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberGeometry();
    const QString chosen = QSettings().value(kClosingKey).toString();
    if (m_closing == Closing::Quits || chosen == "quit"_L1) {
        event->accept();
        emit quitRequested();
    } else if (chosen == "keep"_L1) {
        event->accept(); // hidden; the tray brings it back
    } else {
        event->ignore();
        askHowToClose();
    }
}

void MainWindow::askHowToClose()
{
    auto *question = new QMessageBox(this);
    question->setObjectName(u"closeQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Close the window"));
    question->setText(tr("Keep the server running?"));
    question->setInformativeText(
        tr("Applications can go on signing in while Gatehouse stays in the tray. This is asked only once."));
    auto *keep = question->addButton(tr("Keep serving"), QMessageBox::AcceptRole);
    auto *quit = question->addButton(tr("Quit"), QMessageBox::DestructiveRole);
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    keep->setObjectName(u"keepServing"_s);
    quit->setObjectName(u"quit"_s);
    question->setDefaultButton(keep);
    connect(keep, &QAbstractButton::clicked, this, [this] {
        QSettings().setValue(kClosingKey, u"keep"_s);
        hide();
    });
    connect(quit, &QAbstractButton::clicked, this, [this] {
        QSettings().setValue(kClosingKey, u"quit"_s);
        emit quitRequested();
    });
    question->open();
}

} // namespace ui
