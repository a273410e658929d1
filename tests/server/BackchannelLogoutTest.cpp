#include "server/BackchannelLogout.h"

#include "core/crypto/Jwt.h"
#include "tests/support/LogoutReceiver.h"
#include "tests/support/SessionHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class BackchannelLogoutTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<tests::SessionHouse>();
        m_client = std::make_unique<tests::LogoutReceiver>();
    }
    void cleanup()
    {
        m_logout.reset();
        m_client.reset();
        m_house.reset();
    }
    void tellsAClientAtOnce();
    void tellsAllClientsWhileOneHangs();
    void givesNoClientThePlacesOfTheOthers();
    void keepsToItsPlaces();
    void triesAgain_data();
    void triesAgain();
    void givesUpAfterTheLastAttempt();
    void takesUpAfterARestartWhatWasUnderWay();
    void looksByItselfForWhatOthersQueued();
    void refusesToReachInwardsForAClientThatRegisteredItself_data();
    void refusesToReachInwardsForAClientThatRegisteredItself();
    void asksTheAddressThatPassedByTheClientsName();
    void stopsWhileAClientHangs();
    void tellsNobodyWhenTheClientIsGone();

private:
    static constexpr std::chrono::hours kNever{1};

    void start(server::BackchannelLogout::Pace pace = {.lookEvery = kNever, .attemptTime = 20s, .parallel = 16},
               std::function<bool(const QHostAddress &)> mayReach = {})
    {
        m_logout = std::make_unique<server::BackchannelLogout>(
            server::BackchannelLogout::Context{m_house->logoutDeliveries, m_house->issuer.tokens, std::move(mayReach)},
            pace);
        m_house->sessions.setLogoutListener([logout = m_logout.get()] { logout->wake(); });
        m_logout->start();
    }
    void addClient(const QByteArray &path, const QByteArray &answer)
    {
        m_client->answers.insert(path, answer);
        m_clients.push_back(m_house->addClient(u"client-of-"_s + QString::fromLatin1(path.mid(1)),
                                               m_client->uri(QString::fromLatin1(path))));
    }
    /// A session in which all the clients were signed in, ended.
    core::SessionId signOut()
    {
        const auto begun = m_house->begin(m_house->alice);
        for (const auto &client : m_clients)
            m_house->enter(m_house->alice, client, begun.session);
        if (!m_house->sessions.end(begun.session.id, u"signed_out"_s, {}).value_or(false))
            qFatal("the session did not end");
        return begun.session.id;
    }
    qint64 rows(const QString &condition)
    {
        return m_house->issuer.number(
            u"SELECT COUNT(*) FROM audit_logs WHERE json_extract(event_data, '$.logout') = 'backchannel' AND "_s +
            condition);
    }
    void registerAll()
    {
        m_house->issuer.execute(
            u"UPDATE oauth_clients SET metadata = json_set(metadata, '$.registered', json('true'))"_s);
    }

    std::unique_ptr<tests::SessionHouse> m_house;
    std::unique_ptr<tests::LogoutReceiver> m_client;
    std::unique_ptr<server::BackchannelLogout> m_logout;
    std::vector<core::Client> m_clients;
};

void BackchannelLogoutTest::tellsAClientAtOnce()
{
    m_clients.clear();
    addClient("/logout", "200 OK");
    start();
    const auto session = signOut();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->told.size(), 1, 20000);
    const auto &told = m_client->told.constFirst();
    QVERIFY(told.head.startsWith("POST /logout HTTP/1.1"));
    QVERIFY(told.head.toLower().contains("content-type: application/x-www-form-urlencoded"));
    QVERIFY(told.body.startsWith("logout_token="));
    const auto token = core::parseJwt(told.body.mid(13));
    QVERIFY(token);
    QCOMPARE(token->claims.value(u"sid"_s).toString(), session.value);
    QCOMPARE(token->claims.value(u"sub"_s).toString(), m_house->alice.id.value);
    QCOMPARE(token->claims.value(u"aud"_s).toString(), m_clients.front().id.value);
    QVERIFY(
        token->claims.value(u"events"_s).toObject().contains(u"http://schemas.openid.net/event/backchannel-logout"_s));
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 1, 20000);
    QCOMPARE(m_house->deliveries(), 0);
}

void BackchannelLogoutTest::tellsAllClientsWhileOneHangs()
{
    m_clients.clear();
    addClient("/hangs", "");
    for (int i = 0; i < 10; ++i)
        addClient("/takes-" + QByteArray::number(i), "204 No Content");
    start();
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 10, 15000); // before the time of the one that hangs is up
    QCOMPARE(m_client->timesTold("/hangs"), 1);
    QCOMPARE(m_house->deliveries(), 1);
}

void BackchannelLogoutTest::givesNoClientThePlacesOfTheOthers()
{
    m_clients.clear();
    addClient("/hangs", "");
    for (int i = 0; i < 50; ++i)
        signOut();
    m_clients.clear();
    addClient("/takes", "200 OK");
    signOut();
    QCOMPARE(m_house->deliveries(), 51);
    start({.lookEvery = kNever, .attemptTime = 60s, .parallel = 16});
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 1, 20000); // long before the time of those that hang is up
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/hangs"), 2, 20000);
    signOut(); // its places stay free for the other one
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 2, 20000);
    QCOMPARE(m_client->timesTold("/hangs"), 2);
    QCOMPARE(m_house->deliveries(), 50);
}

void BackchannelLogoutTest::keepsToItsPlaces()
{
    m_clients.clear();
    for (int i = 0; i < 9; ++i)
        addClient("/takes-" + QByteArray::number(i), "200 OK");
    start({.lookEvery = kNever, .attemptTime = 20s, .parallel = 2});
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 9, 20000);
    QCOMPARE(m_client->told.size(), 9);
}

void BackchannelLogoutTest::triesAgain_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("bad request") << QByteArray("400 Bad Request");
    QTest::newRow("server error") << QByteArray("503 Service Unavailable");
    QTest::newRow("a status that says nothing") << QByteArray("202 Accepted");
    QTest::newRow("a redirect, which is not followed") << QByteArray("302 Found\r\nLocation: /elsewhere");
    QTest::newRow("a redirect that keeps the method") << QByteArray("307 Temporary Redirect\r\nLocation: /elsewhere");
    QTest::newRow("no answer in time") << QByteArray();
}

void BackchannelLogoutTest::triesAgain()
{
    QFETCH(QByteArray, answer);
    m_clients.clear();
    addClient("/logout", answer);
    m_client->answers.insert("/elsewhere", "200 OK");
    start({.lookEvery = kNever, .attemptTime = answer.isEmpty() ? 500ms : 20000ms, .parallel = 16});
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/logout"), 1, 20000);
    const auto nextAttempt = [&] {
        return core::fromMillis(m_house->issuer.number(u"SELECT next_attempt_at FROM logout_deliveries"_s));
    };
    QTRY_COMPARE_WITH_TIMEOUT(nextAttempt(), m_house->issuer.clock.now() + 1s, 20000);
    m_client->answers.insert("/logout", "200 OK");
    m_house->issuer.clock.advance(1s);
    m_logout->wake();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1 AND json_extract(event_data, '$.attempts') = 2"_s), 1, 20000);
    QCOMPARE(m_client->timesTold("/logout"), 2);
    QCOMPARE(m_client->timesTold("/elsewhere"), 0);
}

void BackchannelLogoutTest::givesUpAfterTheLastAttempt()
{
    m_clients.clear();
    addClient("/logout", "400 Bad Request");
    start();
    signOut();
    const std::chrono::seconds waits[] = {1s, 5s, 30s, 300s};
    for (int attempt = 1; attempt <= 4; ++attempt) {
        QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/logout"), attempt, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(
            core::fromMillis(m_house->issuer.number(u"SELECT next_attempt_at FROM logout_deliveries"_s)),
            m_house->issuer.clock.now() + waits[attempt - 1], 20000);
        QCOMPARE(rows(u"1"_s), 0);
        m_house->issuer.clock.advance(waits[attempt - 1]);
        m_logout->wake();
    }
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 0 AND error_message = 'status_400'"_s), 1, 20000);
    QCOMPARE(m_client->timesTold("/logout"), 5);
    QCOMPARE(m_house->deliveries(), 0);
}

void BackchannelLogoutTest::takesUpAfterARestartWhatWasUnderWay()
{
    m_clients.clear();
    addClient("/logout", "");
    start();
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/logout"), 1, 20000);
    m_logout->stop();
    m_house->sessions.setLogoutListener({});
    m_logout.reset();
    QCOMPARE(m_house->deliveries(), 1);
    m_client->answers.insert("/logout", "200 OK");
    m_house->issuer.clock.advance(30s); // another process that lives might still be at it until then
    start();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 1, 20000);
    QCOMPARE(m_client->timesTold("/logout"), 2);
}

void BackchannelLogoutTest::looksByItselfForWhatOthersQueued()
{
    m_clients.clear();
    addClient("/logout", "200 OK");
    start({.lookEvery = 20ms, .attemptTime = 20s, .parallel = 16});
    m_house->sessions.setLogoutListener({});
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 1, 20000);
}

void BackchannelLogoutTest::refusesToReachInwardsForAClientThatRegisteredItself_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("loopback") << u"127.0.0.1"_s;
    QTest::newRow("loopback by name") << u"localhost"_s;
    QTest::newRow("loopback written otherwise") << u"127.1"_s;
    QTest::newRow("loopback in IPv6") << u"[::ffff:127.0.0.1]"_s;
}

void BackchannelLogoutTest::refusesToReachInwardsForAClientThatRegisteredItself()
{
    QFETCH(QString, host);
    m_clients = {m_house->addClient(u"registered"_s, m_client->uri(u"/logout"_s, host))};
    m_client->answers.insert("/logout", "200 OK");
    registerAll();
    signOut();
    m_house->issuer.execute(u"UPDATE logout_deliveries SET attempts = 4"_s); // the next one is the last
    start();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 0 AND error_message = 'address_refused'"_s), 1, 20000);
    QVERIFY(m_client->told.isEmpty());
    QCOMPARE(m_house->deliveries(), 0);
}

void BackchannelLogoutTest::asksTheAddressThatPassedByTheClientsName()
{
    m_clients = {m_house->addClient(u"registered"_s, m_client->uri(u"/logout"_s, u"localhost"_s))};
    m_client->answers.insert("/logout", "200 OK");
    registerAll();
    start({.lookEvery = kNever, .attemptTime = 20s, .parallel = 16}, [](const QHostAddress &) { return true; });
    signOut();
    for (int attempt = 0; attempt < 2 && rows(u"success = 1"_s) == 0; ++attempt) { // "localhost" may be ::1 first
        QTRY_VERIFY_WITH_TIMEOUT(rows(u"success = 1"_s) == 1 ||
                                     m_house->issuer.number(u"SELECT COALESCE(MAX(next_attempt_at), 0) FROM "
                                                            "logout_deliveries WHERE attempts > 0"_s) ==
                                         core::toMillis(m_house->issuer.clock.now() + 1s),
                                 20000);
        m_house->issuer.clock.advance(1s);
        m_logout->wake();
    }
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 1"_s), 1, 20000);
    QVERIFY(m_client->told.constFirst().head.contains("\r\nHost: localhost:"));
}

void BackchannelLogoutTest::stopsWhileAClientHangs()
{
    m_clients.clear();
    addClient("/hangs", "");
    start();
    signOut();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/hangs"), 1, 20000);
    m_logout->stop(); // would last 20 s if it waited for the client
    m_logout->stop();
    m_logout->wake();
    QCOMPARE(m_house->deliveries(), 1);
}

void BackchannelLogoutTest::tellsNobodyWhenTheClientIsGone()
{
    m_clients.clear();
    addClient("/logout", "200 OK");
    signOut();
    m_house->issuer.execute(u"UPDATE oauth_clients SET deleted_at = 1"_s);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(rows(u"success = 0 AND error_message = 'client_gone'"_s), 1, 20000);
    QVERIFY(m_client->told.isEmpty());
    QCOMPARE(m_house->deliveries(), 0);
}

QTEST_GUILESS_MAIN(BackchannelLogoutTest)
#include "BackchannelLogoutTest.moc"
