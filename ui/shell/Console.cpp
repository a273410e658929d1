#include "ui/shell/Console.h"

#include "ui/shell/AlertWatch.h"
#include "ui/shell/Tray.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"

#include <QApplication>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

void Console::prepare(Language &language)
{
    const int mode = QSettings().value(u"theme"_s, int(Mode::System)).toInt();
    Theme::instance().setMode(Mode(qBound(int(Mode::System), mode, int(Mode::Dark))));
    Theme::instance().install();
    language.install();
    QApplication::setWindowIcon(icon(u"gatehouse", Tone::Accent));
    QApplication::setQuitOnLastWindowClosed(false); // quitRequested() tells when
}

Console::Console(core::ServerControl &server, Language &language, Fill fill, QObject *parent)
    : QObject(parent), m_server(server), m_fill(std::move(fill)), m_language(language)
{
    if (Tray::isAvailable())
        makeTray();
    makeWindow();
}

Console::~Console() = default;

void Console::makeTray()
{
    m_tray = std::make_unique<Tray>(m_server);
    connect(m_tray.get(), &Tray::openRequested, this, &Console::raise);
    connect(m_tray.get(), &Tray::quitRequested, this, &Console::quitRequested);
    connect(m_tray.get(), &Tray::incidentOpened, this, [this](const QString &family) {
        raise();
        m_window->openPage(u"chains"_s, u"family:"_s + family);
        m_tray->calm();
    });
    connect(m_tray.get(), &Tray::alertOpened, this, [this](const QString &page, const QString &subject) {
        raise();
        m_window->openPage(page, subject);
    });
    connect(m_tray.get(), &Tray::switchFailed, this, [this](const core::Error &error) {
        raise();
        if (PageFrame *shown = m_window->page(m_window->currentPage()))
            shown->showFailure(error);
    });
}

void Console::makeWindow()
{
    using Closing = MainWindow::Closing;
    m_window = std::make_unique<MainWindow>(m_server, m_tray ? Closing::MayKeepServing : Closing::Quits);
    m_window->setLanguages(Language::available(), m_language.chosen());
    m_window->setKeychainPlace(m_keychainPlace);
    m_fill(*m_window);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Console::quitRequested);
    // Queued: the menu that was clicked belongs to the window that goes.
    connect(
        m_window.get(), &MainWindow::languageChosen, this,
        [this](const QString &code) {
            m_language.choose(code);
            rebuild();
        },
        Qt::QueuedConnection);
}

void Console::rebuild()
{
    const QString shown = m_window->currentPage();
    const QByteArray geometry = m_window->saveGeometry();
    const bool visible = m_window->isVisible();
    m_window.release()->deleteLater();
    makeWindow();
    m_window->restoreGeometry(geometry);
    m_window->openPage(shown);
    if (visible)
        m_window->show();
    if (m_tray)
        m_tray->retranslate();
}

void Console::setKeychainPlace(const QString &place)
{
    m_keychainPlace = place;
    m_window->setKeychainPlace(place);
}

void Console::watchAlerts(core::OverviewAdmin &overview)
{
    if (!m_tray)
        return;
    m_alerts = std::make_unique<AlertWatch>(overview, m_server);
    connect(m_alerts.get(), &AlertWatch::raised, m_tray.get(), &Tray::tellAlert);
}

void Console::start(bool hidden)
{
    if (!hidden || !m_tray)
        m_window->show();
}

void Console::raise()
{
    m_window->show();
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
}

} // namespace ui
