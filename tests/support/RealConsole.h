#pragma once

#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "app/desktop/Pages.h"
#include "server/Server.h"
#include "tests/support/GapWatch.h"
#include "tests/support/HttpClient.h"
#include "tests/support/SecretRecord.h"
#include "ui/shell/Console.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace tests {

/// The console on its real server and database, in this process and a folder of its own. The user `admin` and the
/// client `codelab-flutter-app` are there, as after every first start.
class RealConsole
{
public:
    static constexpr auto kPassword = "Correct-Horse-7";
    static constexpr auto kClient = "codelab-flutter-app";

    /// Where its database will be, or is.
    QString databaseFile() const { return m_folder.filePath(QStringLiteral("gatehouse.db")); }

    /// False, with the reason in `failure`. A setting that a test wants otherwise is put into the environment before.
    bool open()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.filePath(QStringLiteral("choices")));
        QCoreApplication::setOrganizationName(QStringLiteral("gatehouse-test"));
        const QByteArray kek = QByteArray(32, 'k').toBase64();
        qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
        qputenv("AUTH_SERVICE__MASTER_KEY", kPassword);
        qputenv("AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP", "0");
        qputenv("AUTH_SERVICE__KEK", kek);
        noteSecret(QStringLiteral("password"), QString::fromLatin1(kPassword));
        noteSecret(QStringLiteral("key-encryption key"), QString::fromLatin1(kek));
        return serve() && show();
    }
    void close()
    {
        m_gaps.reset();
        m_console.reset();
        if (m_process)
            m_process->stop();
        m_process.reset();
    }

    QByteArray failure;
    app::ServerProcess &process() const { return *m_process; }
    quint16 port() const { return m_port; }
    ui::MainWindow *window() const { return m_console->window(); }
    template <class Part>
    Part *find(const char *name = "") const
    {
        return window()->findChild<Part *>(QLatin1String(name));
    }

    /// Did the windows always answer within 100 ms since the last look?
    bool answeredAlways()
    {
        const auto longest = m_gaps->longest();
        m_gaps->forget();
        return longest < GapWatch::kTooLong;
    }
    /// With GATEHOUSE_PICTURES set to a folder: what is on the screen, dialogs and menus included. Taking a picture is
    /// the test's own time.
    bool keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
        if (folder.isEmpty())
            return true;
        QTest::qWait(300); // what is read again after a pause is there
        const bool answered = answeredAlways();
        QPixmap picture = window()->grab();
        QPainter painter(&picture);
        for (QWidget *above : QApplication::topLevelWidgets()) {
            if (above != window() && above->isVisible() && above->isWindow())
                painter.drawPixmap(above->pos() - window()->pos(), above->grab());
        }
        painter.end();
        const bool saved = picture.save(QDir(folder).filePath(name + QStringLiteral(".png")));
        m_gaps->forget();
        return answered && saved;
    }

private:
    bool failed(const core::Error &error)
    {
        failure = error.detail.toUtf8();
        return false;
    }
    bool serve()
    {
        app::StartOptions options;
        options.dataDir = m_folder.path();
        options.listen = QStringList{QStringLiteral("127.0.0.1:0")};
        auto process = app::ServerProcess::open(options, QStringLiteral("console"));
        if (!process)
            return failed(process.error());
        m_process = *std::move(process);
        auto kek = app::kekWithoutQuestions(m_process->core());
        if (!kek)
            return failed(kek.error());
        if (const auto unlocked = m_process->unlock(*std::move(kek)); !unlocked)
            return failed(unlocked.error());
        const auto urls = m_process->serve();
        if (!urls)
            return failed(urls.error());
        m_port = quint16(QUrl(urls->first()).port());
        return true;
    }
    bool show()
    {
        ui::Console::prepare(m_language);
        m_console = std::make_unique<ui::Console>(m_process->server(), m_language, app::pagesOf(*m_process),
                                                  ui::Console::Options{.chains = &m_process->core().chains()});
        m_console->start(false);
        window()->resize(1280, 800);
        window()->activateWindow();
        if (!QTest::qWaitForWindowActive(window())) {
            failure = "no window";
            return false;
        }
        m_gaps = std::make_unique<GapWatch>();
        return true;
    }

    TitleRecord m_titles{QStringLiteral("RealConsole-%1").arg(QCoreApplication::applicationPid())};
    QTemporaryDir m_folder;
    std::unique_ptr<app::ServerProcess> m_process;
    ui::Language m_language;
    std::unique_ptr<ui::Console> m_console;
    std::unique_ptr<GapWatch> m_gaps;
    quint16 m_port = 0;
};

/// What an app does at the token endpoint. Blocks its thread.
class App
{
public:
    explicit App(quint16 port) : m_server(port) {}

    HttpAnswer signIn() const
    {
        return ask({{"grant_type", "password"}, {"username", "admin"}, {"password", RealConsole::kPassword}});
    }
    HttpAnswer refresh(const QString &token) const
    {
        return ask({{"grant_type", "refresh_token"}, {"refresh_token", token.toLatin1()}});
    }

private:
    HttpAnswer ask(FormFields form) const
    {
        form.emplaceBack("client_id", RealConsole::kClient);
        const HttpAnswer answer = m_server.postForm("/oauth/token", form);
        noteTokens(answer.json());
        return answer;
    }
    HttpClient m_server;
};

} // namespace tests
