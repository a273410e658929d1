#include "ui/shell/Console.h"

#include "ui/shell/AlertWatch.h"
#include "ui/shell/CommandRegistry.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/shell/TheftWatch.h"
#include "ui/shell/Tray.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"

#include <QApplication>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

void Console::prepare(Language &language)
{
    const QSettings settings;
    const int mode = settings.value(u"theme"_s, int(Mode::System)).toInt();
    Theme::instance().setMode(Mode(qBound(int(Mode::System), mode, int(Mode::Dark))));
    Theme::instance().setTextPercent(settings.value(u"textPercent"_s, 100).toInt());
    Theme::instance().install();
    language.install();
    QApplication::setWindowIcon(icon(u"gatehouse", Tone::Accent));
    QApplication::setQuitOnLastWindowClosed(false); // quitRequested() tells when
}

Console::Console(core::ServerControl &server, Language &language, Fill fill)
    : Console(server, language, std::move(fill), Options())
{}

Console::Console(core::ServerControl &server, Language &language, Fill fill, Options options)
    : m_server(server), m_fill(std::move(fill)), m_language(language), m_options(std::move(options))
{
    if (m_options.lock)
        makeGuard();
    if (Tray::isAvailable())
        makeTray();
    makeWindow();
    watchThefts();
    if (m_guard)
        m_guard->begin(m_options.lockState);
}

Console::~Console()
{
    m_window->rememberSession();
}

void Console::makeGuard()
{
    m_guard = std::make_unique<ConsoleGuard>(*m_options.lock, m_server, m_options.wayOut);
    connect(m_guard.get(), &ConsoleGuard::locked, this, [this] { showLocked(true); });
    connect(m_guard.get(), &ConsoleGuard::unlocked, this, [this] { showLocked(false); });
    connect(m_guard.get(), &ConsoleGuard::lockFailed, this, [this](const core::Error &error) {
        if (PageFrame *shown = m_window->page(m_window->currentPage()))
            shown->showFailure(error);
    });
}

void Console::makeTray()
{
    m_tray = std::make_unique<Tray>(m_server);
    connect(m_tray.get(), &Tray::openRequested, this, &Console::raise);
    connect(m_tray.get(), &Tray::quitRequested, this, [this] { m_window->quit(); });
    connect(m_tray.get(), &Tray::linkOpened, this, [this](const QString &page, const QString &subject) {
        raise();
        m_window->openPage(page, subject);
    });
    connect(m_tray.get(), &Tray::switchFailed, this, [this](const core::Error &error) {
        raise();
        if (PageFrame *shown = m_window->page(m_window->currentPage()))
            shown->showFailure(error);
    });
    connect(m_tray.get(), &Tray::lockRequested, this, [this] {
        if (!m_guard->hasPassphrase())
            raise(); // it is asked for there
        m_guard->lockNow(m_window.get());
    });
    m_tray->setLockable(m_guard != nullptr);
}

WindowParts Console::parts() const
{
    WindowParts parts = m_options.parts;
    parts.guard = m_guard.get();
    parts.languages = Language::available();
    parts.language = m_language.chosen();
    return parts;
}

void Console::makeWindow()
{
    using Closing = MainWindow::Closing;
    m_window = std::make_unique<MainWindow>(m_server, m_tray ? Closing::MayKeepServing : Closing::Quits, parts());
    m_fill(*m_window);
    m_window->restoreSession();
    connect(m_window.get(), &MainWindow::quitRequested, this, &Console::quitRequested);
    // Queued: the menu that was clicked goes.
    connect(
        m_window.get(), &MainWindow::languageChosen, this,
        [this](const QString &code) {
            m_language.choose(code);
            rebuild();
        },
        Qt::QueuedConnection);
    if (m_tray)
        m_tray->setCommands(m_window->registry());
}

void Console::rebuild()
{
    m_window->rebuild(parts());
    m_fill(*m_window);
    m_window->restoreSession();
    if (m_tray) {
        m_tray->setCommands(m_window->registry());
        m_tray->retranslate();
    }
    if (m_alerts)
        m_alerts->read(); // the badge went with the old sidebar
}

void Console::showLocked(bool isLocked)
{
    m_window->setLocked(isLocked);
    if (m_tray)
        m_tray->setLocked(isLocked);
}

void Console::setKeychainPlace(const QString &place)
{
    m_options.parts.keychainPlace = place;
    m_window->setKeychainPlace(place);
}

void Console::watchAlerts(core::OverviewAdmin &overview)
{
    m_alerts = std::make_unique<AlertWatch>(overview, m_server);
    connect(m_alerts.get(), &AlertWatch::counted, this, [this](int open) { m_window->setBadge(u"overview"_s, open); });
    if (m_tray)
        connect(m_alerts.get(), &AlertWatch::raised, m_tray.get(), &Tray::tellAlert);
}

void Console::watchThefts()
{
    m_thefts = std::make_unique<TheftWatch>(m_server, m_options.chains);
    connect(m_thefts.get(), &TheftWatch::theftFound, m_window.get(), &MainWindow::noteTheft);
    if (m_tray)
        connect(m_thefts.get(), &TheftWatch::theftFound, m_tray.get(), &Tray::tellAlert);
}

void Console::start(bool hidden)
{
    if (!hidden || !m_tray)
        m_window->show();
}

void Console::raise()
{
    if (m_tray)
        m_tray->calm();
    m_window->show();
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
}

} // namespace ui
