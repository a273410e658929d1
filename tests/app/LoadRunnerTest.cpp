#include "app/LoadRunner.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/ServerProcess.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/ClientAdmin.h"
#include "core/admin/UserAdmin.h"
#include "server/Server.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::LoadPlan;
using Outcome = core::RaceAnswer::Outcome;

/// Races and loads against a real server, as the console runs them.
class LoadRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void givesAllTheSameSuccessorWithinTheGraceTime_data();
    void givesAllTheSameSuccessorWithinTheGraceTime();
    void endsTheChainWithoutAGraceTime();
    void measuresALoad_data();
    void measuresALoad();
    void endsWhenItIsCancelled();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();

private:
    core::ClientId addClient(const std::function<void(core::Client &)> &change = {})
    {
        core::Client client;
        client.id = core::ClientId{u"load-client-%1"_s.arg(++m_clients)};
        client.scopes = {u"api:read"_s};
        client.grantTypes = {u"refresh_token"_s, u"client_credentials"_s};
        client.type = core::ClientType::Confidential;
        client.graceSeconds = 30s;
        if (change)
            change(client);
        const auto created = app::await(m_process->core().clients().create(client));
        if (!created)
            qFatal("%s %s", qPrintable(created.error().field), qPrintable(created.error().detail));
        return created->id;
    }
    static int count(const core::RefreshRace &race, Outcome outcome)
    {
        return int(std::ranges::count(race.answers, outcome, &core::RaceAnswer::outcome));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::ServerProcess> m_process;
    std::unique_ptr<app::LoadRunner> m_lab;
    core::UserId m_user;
    int m_clients = 0;
};

void LoadRunnerTest::initTestCase()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    m_dir = std::make_unique<QTemporaryDir>();
    app::StartOptions options;
    options.dataDir = m_dir->filePath(u"data"_s);
    options.listen = {u"127.0.0.1:0"_s};
    auto opened = app::ServerProcess::open(options, u"console"_s);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().detail));
    m_process = *std::move(opened);
    QVERIFY(m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}).has_value());
    QVERIFY(m_process->serve().has_value());
    m_lab = std::make_unique<app::LoadRunner>(m_process->core(), m_process->server());
    const auto user = app::await(m_process->core().users().create({u"alice"_s, u"alice@example.com"_s, {}, true}));
    QVERIFY(user.has_value());
    m_user = user->id;
}

void LoadRunnerTest::cleanupTestCase()
{
    m_lab.reset();
    m_process.reset();
    m_dir.reset();
}

void LoadRunnerTest::givesAllTheSameSuccessorWithinTheGraceTime_data()
{
    QTest::addColumn<int>("requests");
    QTest::newRow("two") << 2;
    QTest::newRow("ten") << 10;
    QTest::newRow("fifty") << 50;
}

void LoadRunnerTest::givesAllTheSameSuccessorWithinTheGraceTime()
{
    QFETCH(int, requests);
    const auto race = app::await(m_lab->race(m_user, addClient(), requests));
    QVERIFY2(race.has_value(), race ? "" : qPrintable(race.error().detail));
    QCOMPARE(int(race->answers.size()), requests);
    QCOMPARE(count(*race, Outcome::Won), 1);
    QCOMPARE(count(*race, Outcome::Grace), requests - 1);
    QCOMPARE(race->successors, 1);
    QVERIFY(race->isChainAlive);
    QVERIFY(!race->family.isEmpty());
}

void LoadRunnerTest::endsTheChainWithoutAGraceTime()
{
    const auto client = addClient([](core::Client &changed) { changed.graceSeconds = 0s; });
    const auto race = app::await(m_lab->race(m_user, client, 5));
    QVERIFY(race.has_value());
    QCOMPARE(count(*race, Outcome::Won), 1);
    QCOMPARE(count(*race, Outcome::Refused), 4);
    QCOMPARE(race->successors, 1);
    QVERIFY(!race->isChainAlive);
}

void LoadRunnerTest::measuresALoad_data()
{
    QTest::addColumn<LoadPlan::Kind>("kind");
    QTest::newRow("refresh") << LoadPlan::Kind::Refresh;
    QTest::newRow("client_credentials") << LoadPlan::Kind::ClientCredentials;
}

void LoadRunnerTest::measuresALoad()
{
    QFETCH(LoadPlan::Kind, kind);
    const auto client = addClient();
    const auto report =
        app::await(m_lab->load({.kind = kind, .user = m_user, .client = client, .perSecond = 40, .lasts = 1s}));
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
    QVERIFY(report->sent > 0);
    QCOMPARE(report->answered, report->sent);
    QCOMPARE(report->statuses.value(200), report->sent);
    QVERIFY(report->sent + report->missed <= 41);
    QVERIFY(report->p50 > 0us && report->p50 <= report->p95 && report->p95 <= report->p99);
    QVERIFY(report->p99 <= report->slowest);
    core::ChainFilter filter; // nothing of it stays alive
    const auto chains = app::await(m_process->core().chains().list(filter, {{}, 1000}));
    QVERIFY(chains.has_value());
    for (const auto &chain : chains->rows)
        QVERIFY(chain.client != client || chain.state != core::ChainState::Active);
}

void LoadRunnerTest::endsWhenItIsCancelled()
{
    auto running = m_lab->load({.kind = LoadPlan::Kind::ClientCredentials,
                                .user = {},
                                .client = addClient(),
                                .perSecond = 10,
                                .lasts = LoadPlan::kLongest});
    QTRY_VERIFY(m_lab->soFar().sent > 0 && !m_lab->soFar().isCancelled);
    m_lab->cancel();
    const auto report = app::await(running);
    QVERIFY(report.has_value());
    QVERIFY(report->isCancelled);
    QVERIFY(report->took < 50s);
}

void LoadRunnerTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<int>("perSecond");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("field");
    QTest::newRow("too many") << 201 << 1 << u"rate"_s;
    QTest::newRow("none") << 0 << 1 << u"rate"_s;
    QTest::newRow("too long") << 1 << 61 << u"lasts"_s;
    QTest::newRow("no client") << 1 << 1 << u"client"_s;
}

void LoadRunnerTest::refusesWhatCannotBe()
{
    QFETCH(int, perSecond);
    QFETCH(int, seconds);
    QFETCH(QString, field);
    const auto refused = app::await(m_lab->load({.kind = LoadPlan::Kind::Refresh,
                                                 .user = m_user,
                                                 .client = core::ClientId{u"nobody-at-all"_s},
                                                 .perSecond = perSecond,
                                                 .lasts = std::chrono::seconds(seconds)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, field);
}

QTEST_GUILESS_MAIN(LoadRunnerTest)
#include "LoadRunnerTest.moc"
