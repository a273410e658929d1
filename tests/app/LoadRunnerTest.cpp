#include "app/LoadRunner.h"

#include "core/admin/ChainAdmin.h"
#include "tests/support/ServedHouse.h"

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
        return m_house->add(client);
    }
    static int count(const core::RefreshRace &race, Outcome outcome)
    {
        return int(std::ranges::count(race.answers, outcome, &core::RaceAnswer::outcome));
    }

    std::unique_ptr<tests::ServedHouse> m_house;
    std::unique_ptr<app::LoadRunner> m_lab;
    int m_clients = 0;
};

void LoadRunnerTest::initTestCase()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    m_house = std::make_unique<tests::ServedHouse>();
    m_house->listen();
    m_lab = std::make_unique<app::LoadRunner>(m_house->core(), m_house->server());
}

void LoadRunnerTest::cleanupTestCase()
{
    m_lab.reset();
    m_house.reset();
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
    const auto race = app::await(m_lab->race(m_house->user(), addClient(), requests));
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
    const auto race = app::await(m_lab->race(m_house->user(), client, 5));
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
    const auto report = app::await(
        m_lab->load({.kind = kind, .user = m_house->user(), .client = client, .perSecond = 40, .lasts = 1s}));
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
    QVERIFY(report->sent > 0);
    QCOMPARE(report->answered, report->sent);
    QCOMPARE(report->statuses.value(200), report->sent);
    QVERIFY(report->sent + report->missed <= 41);
    QVERIFY(report->p50 > 0us && report->p50 <= report->p95 && report->p95 <= report->p99);
    QVERIFY(report->p99 <= report->slowest);
    core::ChainFilter filter; // nothing of it stays alive
    const auto chains = app::await(m_house->core().chains().list(filter, {{}, 1000}));
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
                                                 .user = m_house->user(),
                                                 .client = core::ClientId{u"nobody-at-all"_s},
                                                 .perSecond = perSecond,
                                                 .lasts = std::chrono::seconds(seconds)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, field);
}

QTEST_GUILESS_MAIN(LoadRunnerTest)
#include "LoadRunnerTest.moc"
