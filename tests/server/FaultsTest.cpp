#include "tests/support/ServerFixture.h"

#include <QElapsedTimer>
#include <QtConcurrent>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::FaultKind;
using core::FaultPace;
using core::FaultPlace;
using core::FaultRule;

class FaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void answersAsEverWhileNothingIsOn();
    void delaysAnAnswerWithoutHoldingUpOthers();
    void refusesWithRetryAfter_data();
    void refusesWithRetryAfter();
    void losesTheAnswerOfARotationThatWasDone_data();
    void losesTheAnswerOfARotationThatWasDone();
    void losesNoOtherAnswer();
    void strikesOnlyWhereItIsTold_data();
    void strikesOnlyWhereItIsTold();
    void neverStrikesPagesAndOperation_data();
    void neverStrikesPagesAndOperation();
    void strikesOneClientOnly_data();
    void strikesOneClientOnly();
    void strikesEveryThird();
    void strikesTheNextTwo();
    void strikesAShare();
    void letsABrowserReadTheRefusal();
    void endsAfterItsTime();
    void offMeansOff();
    void aStopOfTheServerEndsThem();
    void delayedRequestsAreAnsweredWhenTheServerStops();
    void countsThemApart();
};

void FaultsTest::answersAsEverWhileNothingIsOn()
{
    tests::ServerFixture house;
    QVERIFY(!house.server.faults().isOn());
    QCOMPARE(house.http().get("/.well-known/jwks.json").status, 200);
    QCOMPARE(house.server.faults().switches().size(), size_t(core::kFaultKinds));
}

void FaultsTest::delaysAnAnswerWithoutHoldingUpOthers()
{
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Delay, .place = FaultPlace::Jwks, .delay = std::chrono::milliseconds(700)});
    QElapsedTimer timer;
    timer.start();
    auto slow = QtConcurrent::run([&] { return house.http().get("/.well-known/jwks.json").status; });
    for (int request = 0; request < 5; ++request)
        QCOMPARE(house.http().get("/health").status, 200);
    const bool wasWaiting = !slow.isFinished();
    QCOMPARE(slow.result(), 200);
    QVERIFY(wasWaiting);
    QVERIFY(timer.elapsed() >= 700);
}

void FaultsTest::refusesWithRetryAfter_data()
{
    QTest::addColumn<FaultKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::newRow("429") << FaultKind::TooManyRequests << 429 << u"rate_limit_exceeded"_s;
    QTest::newRow("503") << FaultKind::Unavailable << 503 << u"temporarily_unavailable"_s;
}

void FaultsTest::refusesWithRetryAfter()
{
    QFETCH(FaultKind, kind);
    QFETCH(int, status);
    QFETCH(QString, error);
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = kind, .retryAfter = std::chrono::seconds(17)});
    const auto answer = house.token(tests::ServerFixture::passwordFields());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("retry-after"), "17"_ba);
    QCOMPARE(answer.member("error"), error);
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM token_families"_s), 0); // the endpoint saw nothing of it
}

void FaultsTest::losesTheAnswerOfARotationThatWasDone_data()
{
    QTest::addColumn<std::chrono::seconds>("grace");
    QTest::addColumn<int>("retried");
    QTest::newRow("a client with a grace time goes on") << 30s << 200;
    QTest::newRow("one without is signed out") << 0s << 400;
}

void FaultsTest::losesTheAnswerOfARotationThatWasDone()
{
    QFETCH(std::chrono::seconds, grace);
    QFETCH(int, retried);
    tests::ServerFixture house;
    house.addClient(u"grace-app"_s, [&](core::Client &client) { client.graceSeconds = grace; });
    const QByteArray first = house.signedIn("grace-app").member("refresh_token").toLatin1();
    house.server.faults().switchOn({.kind = FaultKind::LostAnswer, .pace = FaultPace::Next, .amount = 1});
    QCOMPARE(house.token(tests::ServerFixture::refreshFields(first, "grace-app")).status, 0);
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 2); // rotated all the same

    const auto again = house.token(tests::ServerFixture::refreshFields(first, "grace-app"));
    QCOMPARE(again.status, retried);
    if (retried != 200)
        return;
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 2); // the successor that was lost
    const QByteArray second = again.member("refresh_token").toLatin1();
    QCOMPARE(house.token(tests::ServerFixture::refreshFields(second, "grace-app")).status, 200);
}

void FaultsTest::losesNoOtherAnswer()
{
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = FaultKind::LostAnswer});
    QCOMPARE(house.token(tests::ServerFixture::passwordFields()).status, 200);
    QCOMPARE(house.token(tests::ServerFixture::refreshFields("no token")).status, 400);
    QCOMPARE(house.http().get("/.well-known/jwks.json").status, 200);
    QCOMPARE(house.server.faults().switches().at(size_t(FaultKind::LostAnswer)).injected, 0);
}

void FaultsTest::strikesOnlyWhereItIsTold_data()
{
    QTest::addColumn<FaultPlace>("place");
    QTest::addColumn<QByteArray>("struck");
    QTest::newRow("token") << FaultPlace::Token << "token"_ba;
    QTest::newRow("userinfo") << FaultPlace::Userinfo << "userinfo"_ba;
    QTest::newRow("introspect") << FaultPlace::Introspect << "introspect"_ba;
    QTest::newRow("jwks") << FaultPlace::Jwks << "jwks"_ba;
    QTest::newRow("all") << FaultPlace::All << "token userinfo introspect jwks"_ba;
}

void FaultsTest::strikesOnlyWhereItIsTold()
{
    QFETCH(FaultPlace, place);
    QFETCH(QByteArray, struck);
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = FaultKind::Unavailable, .place = place});
    const auto isStruck = [](const tests::HttpAnswer &answer) { return answer.status == 503; };
    QCOMPARE(isStruck(house.token(tests::ServerFixture::passwordFields())), struck.contains("token"));
    QCOMPARE(isStruck(house.http().get("/oauth/userinfo")), struck.contains("userinfo"));
    QCOMPARE(isStruck(house.http().postForm("/oauth/introspect", "token=x"_ba)), struck.contains("introspect"));
    QCOMPARE(isStruck(house.http().get("/.well-known/jwks.json")), struck.contains("jwks"));
}

void FaultsTest::neverStrikesPagesAndOperation_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/", "/health", "/ready", "/metrics", "/oauth/authorize", "/device", "/account",
                             "/lab/.well-known/jwks.json"})
        QTest::newRow(path) << QByteArray(path);
}

void FaultsTest::neverStrikesPagesAndOperation()
{
    QFETCH(QByteArray, path);
    tests::ServerFixture house;
    const int before = house.http().get(path).status;
    house.server.faults().switchOn({.kind = FaultKind::TooManyRequests, .place = FaultPlace::All});
    QCOMPARE(house.http().get(path).status, before);
}

void FaultsTest::strikesOneClientOnly_data()
{
    QTest::addColumn<tests::FormFields>("fields");
    QTest::addColumn<tests::HeaderList>("headers");
    QTest::addColumn<bool>("isStruck");
    const auto claims = R"({"sub":"confidential-client"})"_ba.toBase64(QByteArray::Base64UrlEncoding);
    const tests::FormFields plain{{"grant_type", "client_credentials"}};
    const auto with = [&](const QByteArray &name, const QByteArray &value) {
        tests::FormFields fields = plain;
        fields.emplace_back(name, value);
        return fields;
    };
    QTest::newRow("by parameter") << with("client_id", "confidential-client") << tests::HeaderList() << true;
    QTest::newRow("by basic") << plain << tests::HeaderList{tests::HttpClient::basic("confidential-client", "x")}
                              << true;
    QTest::newRow("by assertion") << with("client_assertion", "e30." + claims + ".x") << tests::HeaderList() << true;
    QTest::newRow("another") << with("client_id", "public-client") << tests::HeaderList() << false;
    QTest::newRow("none") << plain << tests::HeaderList() << false;
}

void FaultsTest::strikesOneClientOnly()
{
    QFETCH(tests::FormFields, fields);
    QFETCH(tests::HeaderList, headers);
    QFETCH(bool, isStruck);
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Unavailable, .client = core::ClientId{u"confidential-client"_s}});
    QCOMPARE(house.token(fields, headers).status == 503, isStruck);
}

void FaultsTest::strikesEveryThird()
{
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .amount = 3});
    QList<int> statuses;
    for (int request = 0; request < 6; ++request)
        statuses.append(house.http().get("/.well-known/jwks.json").status);
    QCOMPARE(statuses, (QList<int>{200, 200, 503, 200, 200, 503}));
    const auto counted = house.server.faults().switches().at(size_t(FaultKind::Unavailable));
    QCOMPARE(counted.met, 6);
    QCOMPARE(counted.injected, 2);
}

void FaultsTest::strikesTheNextTwo()
{
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .pace = FaultPace::Next, .amount = 2});
    QList<int> statuses;
    for (int request = 0; request < 4; ++request)
        statuses.append(house.http().get("/.well-known/jwks.json").status);
    QCOMPARE(statuses, (QList<int>{503, 503, 200, 200}));
    QVERIFY(!house.server.faults().isOn());
    QCOMPARE(house.server.faults().takeEnded().size(), 1u);
    QVERIFY(house.server.faults().takeEnded().empty());
}

void FaultsTest::strikesAShare()
{
    tests::ManualClock clock;
    server::FaultPlan plan(clock);
    plan.switchOn(
        {.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .pace = FaultPace::Percent, .amount = 30});
    int struck = 0;
    for (int request = 0; request < 10000; ++request)
        struck += plan.before("/.well-known/jwks.json", {}).isNone() ? 0 : 1;
    QVERIFY2(struck > 2500 && struck < 3500, qPrintable(QString::number(struck)));
}

void FaultsTest::letsABrowserReadTheRefusal()
{
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = FaultKind::TooManyRequests});
    const auto answer = house.token(tests::ServerFixture::passwordFields(), {{"Origin", "https://app.example"}});
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.header("access-control-allow-origin"), "https://app.example"_ba);
}

void FaultsTest::endsAfterItsTime()
{
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .lasts = std::chrono::minutes(5)});
    house.issuer.clock.advance(5min - 1ms);
    QCOMPARE(house.http().get("/.well-known/jwks.json").status, 503);
    house.issuer.clock.advance(1ms);
    QVERIFY(!house.server.faults().switches().at(size_t(FaultKind::Unavailable)).isOn);
    QCOMPARE(house.http().get("/.well-known/jwks.json").status, 200);
    QVERIFY(!house.server.faults().isOn());
}

void FaultsTest::offMeansOff()
{
    tests::ServerFixture house;
    for (int kind = 0; kind < core::kFaultKinds; ++kind)
        house.server.faults().switchOn({.kind = FaultKind(kind), .place = FaultPlace::All});
    QVERIFY(house.server.faults().switchOff(FaultKind::Delay));
    QVERIFY(!house.server.faults().switchOff(FaultKind::Delay));
    QCOMPARE(house.server.faults().stopAll(), 3);
    QVERIFY(!house.server.faults().isOn());
    const QByteArray token = house.signedIn().member("refresh_token").toLatin1();
    QCOMPARE(house.token(tests::ServerFixture::refreshFields(token)).status, 200);
}

void FaultsTest::aStopOfTheServerEndsThem()
{
    tests::ServerFixture house;
    house.server.faults().switchOn({.kind = FaultKind::Unavailable, .place = FaultPlace::All});
    house.server.stop();
    QVERIFY(!house.server.faults().isOn());
}

void FaultsTest::delayedRequestsAreAnsweredWhenTheServerStops()
{
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Delay, .place = FaultPlace::Jwks, .delay = FaultRule::kLongestDelay});
    QElapsedTimer timer;
    timer.start();
    auto slow = QtConcurrent::run([&] { return house.http().get("/.well-known/jwks.json").status; });
    QTRY_COMPARE(house.server.faults().switches().at(size_t(FaultKind::Delay)).injected, 1);
    house.server.stop();
    QCOMPARE(slow.result(), 200);
    QVERIFY(timer.elapsed() < 20000);
}

void FaultsTest::countsThemApart()
{
    tests::ServerFixture house;
    house.server.faults().switchOn(
        {.kind = FaultKind::Unavailable, .place = FaultPlace::Jwks, .pace = FaultPace::Next, .amount = 1});
    QCOMPARE(house.http().get("/.well-known/jwks.json").status, 503);
    const QByteArray text = house.metrics.text();
    QVERIFY(text.contains(R"(auth_injected_faults_total{fault="503",route="/.well-known/jwks.json"} 1)"));
    QVERIFY(!text.contains(R"(status="503")"));
    QCOMPARE(house.server.figures().serverErrors, 0);
    QCOMPARE(house.server.figures().requests, 1);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "FaultsTest.moc"
