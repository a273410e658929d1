#include "app/ServerProcess.h"

#include "app/Await.h"
#include "core/admin/OverviewAdmin.h"
#include "core/admin/SettingsAdmin.h"
#include "core/keys/KeyService.h"
#include "core/settings/SettingsRepository.h"
#include "server/Server.h"
#include "tests/support/HttpClient.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using app::Composition;
using app::ServerProcess;
using core::ErrorKind;
using tests::HttpClient;

namespace {

const auto kListen = u"AUTH_SERVICE__LISTEN"_s;
const auto kBody = u"AUTH_SERVICE__HTTP_MAX_BODY"_s;

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

QString loopback(quint16 port)
{
    return u"127.0.0.1:%1"_s.arg(port);
}

} // namespace

/// The whole process but for its windows; another Composition on the same folder is the other process.
class ServerProcessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void takesOverWhatIsSavedHere();
    void movesToAnotherPortOnlyWhenItCan();
    void takesOverWhatASubcommandSaved();
    void goesOnWhenASubcommandSavedWhatCannotBe();
    void refusesWhatTheCommandLineSays();
    void aDemoStaysOnLoopback();
    void saysThatItsPortIsTakenBeforeAnythingIsMade();
    void theIssuerOfAllAddressesIsTheNameOfTheComputer_data();
    void theIssuerOfAllAddressesIsTheNameOfTheComputer();
    void tellsThatTheIssuerIsElsewhere();
    void looksAtTheIssuerOnlyWhileItListens();
    void tellsThatAKeyHasTakenOver();
    void stopsWhileSomebodySaves();

private:
    void open(const QStringList &listen, bool demo)
    {
        app::StartOptions options;
        options.dataDir = m_dir->filePath(u"data"_s);
        options.listen = listen;
        options.demo = demo;
        auto opened = ServerProcess::open(options, u"console"_s);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_process = *std::move(opened);
    }
    /// Listens where the settings say, unless `listen` does.
    void serve(const QStringList &listen = {}, bool demo = false)
    {
        open(listen, demo);
        if (const auto unlocked = m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s});
            !unlocked)
            qFatal("%s", qPrintable(unlocked.error().detail));
        if (const auto urls = m_process->serve(); !urls)
            qFatal("%s", qPrintable(urls.error().detail));
    }
    static core::Result<void> save(Composition &composition, const core::SettingsAdmin::Changes &changes)
    {
        return app::await(composition.settingsAdmin().save(changes));
    }
    std::unique_ptr<Composition> otherProcess() const
    {
        QDir(m_dir->path()).mkpath(u"data"_s);
        auto opened = Composition::open(m_dir->filePath(u"data"_s), {.actor = u"cli"_s});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }
    static int statusOfLongBody(quint16 port)
    {
        return HttpClient(port).postForm("/oauth/token", QByteArray(5000, 'x')).status;
    }

    QString stray();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ServerProcess> m_process;
};

void ServerProcessTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
}

void ServerProcessTest::cleanup()
{
    m_process.reset();
}

void ServerProcessTest::takesOverWhatIsSavedHere()
{
    const quint16 port = freePort();
    serve({loopback(port)});
    QCOMPARE(statusOfLongBody(port), 400);
    QVERIFY(save(m_process->core(), {{kBody, u"4096"_s}}));
    QCOMPARE(statusOfLongBody(port), 413);
    QCOMPARE(m_process->core().settings().http.bodyBytes, 4096);
    QVERIFY(save(m_process->core(), {{kBody, std::nullopt}}));
    QCOMPARE(statusOfLongBody(port), 400);
}

void ServerProcessTest::movesToAnotherPortOnlyWhenItCan()
{
    const quint16 first = freePort();
    QVERIFY(save(*otherProcess(), {{kListen, loopback(first)}}));
    serve();
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    const auto refused = save(m_process->core(), {{kListen, loopback(taken.serverPort())}, {kBody, u"4096"_s}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(statusOfLongBody(first), 400);
    QCOMPARE(otherProcess()->settings().listeners.front().port, first); // nothing was saved
    const quint16 second = freePort();
    QVERIFY(save(m_process->core(), {{kListen, loopback(second)}}));
    QCOMPARE(HttpClient(second).get("/health").status, 200);
    QCOMPARE(otherProcess()->settings().listeners.front().port, second);
    QCOMPARE(m_process->server().figures().urls, QStringList{u"http://127.0.0.1:%1"_s.arg(second)});
}

void ServerProcessTest::takesOverWhatASubcommandSaved()
{
    const quint16 port = freePort();
    serve({loopback(port)});
    QVERIFY(save(*otherProcess(), {{kBody, u"4096"_s}}));
    QTRY_COMPARE_WITH_TIMEOUT(statusOfLongBody(port), 413, 20000);
    QVERIFY(save(*otherProcess(), {{kBody, std::nullopt}}));
    QTRY_COMPARE_WITH_TIMEOUT(statusOfLongBody(port), 400, 20000);
}

void ServerProcessTest::goesOnWhenASubcommandSavedWhatCannotBe()
{
    const quint16 first = freePort();
    QVERIFY(save(*otherProcess(), {{kListen, loopback(first)}}));
    serve();
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    const auto written = otherProcess()->database().writeNow([&](core::Transaction &transaction) -> core::Result<void> {
        const core::Instant now = core::SystemClock().now();
        if (auto body = core::SettingsRepository::set(transaction, kBody, u"4096"_s, now); !body)
            return body;
        return core::SettingsRepository::set(transaction, kListen, loopback(taken.serverPort()), now);
    });
    QVERIFY(written);
    const quint16 third = freePort();
    QVERIFY(save(*otherProcess(), {{kListen, loopback(third)}}));
    QTRY_COMPARE_WITH_TIMEOUT(HttpClient(third).get("/health").status, 200, 20000);
    QCOMPARE(statusOfLongBody(third), 413);
}

void ServerProcessTest::refusesWhatTheCommandLineSays()
{
    serve({u"127.0.0.1:0"_s});
    const auto saved = save(m_process->core(), {{kListen, loopback(freePort())}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QVERIFY(saved.error().detail.contains("command line"_L1));
}

void ServerProcessTest::aDemoStaysOnLoopback()
{
    open({u"127.0.0.1:0"_s}, true); // makes the folder a demo's; its data are made by unlock()
    m_process.reset();
    const quint16 port = freePort();
    QVERIFY(save(*otherProcess(), {{kListen, loopback(port)}}));
    serve({}, true);
    const auto saved = save(m_process->core(), {{kListen, u"0.0.0.0:%1"_s.arg(freePort())}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
    QVERIFY(saved.error().detail.contains("loopback"_L1));
    QCOMPARE(m_process->server().figures().urls, QStringList{u"http://127.0.0.1:%1"_s.arg(port)});
}

void ServerProcessTest::saysThatItsPortIsTakenBeforeAnythingIsMade()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    open({loopback(taken.serverPort())}, true);
    const auto refused = m_process->tryListening();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    const QString sentence = u"Port %1 on 127.0.0.1 is in use"_s.arg(taken.serverPort());
    QVERIFY2(refused.error().detail.startsWith(sentence), qPrintable(refused.error().detail));
    taken.close();
    QVERIFY(m_process->tryListening());
    QVERIFY(m_process->tryListening()); // it holds nothing
}

/// Nobody asks for the step: the windows would go on showing what was.
void ServerProcessTest::theIssuerOfAllAddressesIsTheNameOfTheComputer_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << u"0.0.0.0"_s;
    QTest::newRow("IPv6") << u"[::]"_s;
}

void ServerProcessTest::theIssuerOfAllAddressesIsTheNameOfTheComputer()
{
    QFETCH(QString, host);
    const quint16 port = freePort();
    serve({u"http://%1:%2"_s.arg(host).arg(port)});
    QCOMPARE(m_process->core().tokens().issuer(),
             u"http://%1:%2"_s.arg(QSysInfo::machineHostName().toLower()).arg(port));
}

void ServerProcessTest::tellsThatTheIssuerIsElsewhere()
{
    const quint16 first = freePort();
    const QString kept = u"http://127.0.0.1:%1"_s.arg(first);
    serve({loopback(first)});
    QCOMPARE(m_process->core().tokens().issuer(), kept);
    QCOMPARE(stray(), QString());
    m_process.reset();
    serve({loopback(freePort())}); // on the command line, say, while the first port was taken
    QCOMPARE(m_process->core().tokens().issuer(), kept);
    QCOMPARE(stray(), kept);
    QVERIFY(save(m_process->core(), {{u"AUTH_SERVICE__JWT_ISSUER"_s, u"https://auth.example.com"_s}}));
    QCOMPARE(stray(), kept); // tokens name it until the next start
    m_process.reset();
    serve({loopback(freePort())});
    QCOMPARE(stray(), QString()); // meant so
}

void ServerProcessTest::looksAtTheIssuerOnlyWhileItListens()
{
    const quint16 first = freePort();
    QVERIFY(save(*otherProcess(), {{kListen, loopback(first)}}));
    serve();
    const QString kept = u"http://127.0.0.1:%1"_s.arg(first);
    QCOMPARE(m_process->core().tokens().issuer(), kept);
    QVERIFY(app::await(m_process->server().stopListening()));
    QVERIFY(save(m_process->core(), {{kBody, u"4096"_s}}));
    QCOMPARE(stray(), QString());
    QVERIFY(save(m_process->core(), {{kListen, loopback(freePort())}}));
    QCOMPARE(stray(), QString()); // it does not listen
    QVERIFY(app::await(m_process->server().startListening()));
    QTRY_COMPARE_WITH_TIMEOUT(stray(), kept, 30000);
}

/// What the alert says of the issuer; empty: there is none.
QString ServerProcessTest::stray()
{
    const auto figures = app::await(m_process->core().overview().figures());
    for (const core::Alert &alert : figures->alerts) {
        if (alert.kind == "issuer_elsewhere"_L1)
            return alert.subject;
    }
    return {};
}

void ServerProcessTest::tellsThatAKeyHasTakenOver()
{
    serve({u"127.0.0.1:0"_s});
    int areas = 0;
    connect(&m_process->server(), &core::ServerControl::dataChanged, this, [&](int changed) { areas |= changed; });
    const auto next = m_process->core().keyService().rotate(std::chrono::seconds(1), {});
    QVERIFY(next);
    QTRY_VERIFY_WITH_TIMEOUT(areas & core::KeysArea, 30000);
    QCOMPARE(m_process->core().keyRing().active()->id, *next);
}

void ServerProcessTest::stopsWhileSomebodySaves()
{
    serve({u"127.0.0.1:0"_s});
    // Waits for this thread, which does not come back to its events before it stops.
    auto saving = m_process->core().settingsAdmin().save({{kBody, u"4096"_s}});
    QThread::yieldCurrentThread();
    m_process->stop();
    saving.waitForFinished();
    // Refused, or only kept for the next start: the answer says which.
    const bool isSaved = saving.resultCount() > 0 && saving.result().has_value();
    QCOMPARE(otherProcess()->settings().http.bodyBytes == 4096, isSaved);
}

QTEST_GUILESS_MAIN(ServerProcessTest)
#include "ServerProcessTest.moc"
