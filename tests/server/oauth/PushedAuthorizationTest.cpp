#include "tests/server/oauth/AuthorizationHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::AuthorizationRequests;
using server::OAuthCode;
using tests::AuthorizationHouse;
using Fields = AuthorizationHouse::Fields;

namespace {

constexpr auto kRedirect = AuthorizationHouse::kRedirect;

Fields good(const QByteArray &client = "web-client")
{
    return AuthorizationHouse::good(client);
}
Fields with(const Fields &fields, const QByteArray &name, const QByteArray &value)
{
    return AuthorizationHouse::with(fields, name, value);
}
QByteArray encoded(const Fields &fields)
{
    return AuthorizationHouse::encoded(fields);
}

} // namespace

/// RFC 9126 §4: requests that were sent ahead.
class PushedAuthorizationTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_house = std::make_unique<AuthorizationHouse>(); }
    void cleanup() { m_house.reset(); }

    void readsWhatWasPushed();
    void refusesAPushedRequestOf_data();
    void refusesAPushedRequestOf();
    void keepsAPushedRequestForWhoBeganInTime();
    void refusesToPush_data();
    void refusesToPush();
    void wantsPushedRequestsOfSomeClients();

private:
    AuthorizationRequests::Outcome read(const Fields &fields) { return m_house->read(fields); }

    std::unique_ptr<AuthorizationHouse> m_house;
};

void PushedAuthorizationTest::readsWhatWasPushed()
{
    const Fields fields = with(good(), "state", "pushed");
    const auto uri =
        m_house->pushed.push(core::ClientId{u"web-client"_s}, {fields.begin(), fields.end()}).value().toUtf8();
    // RFC 9126 §4: what stands beside it counts for nothing.
    const auto outcome = read({{"client_id", "web-client"},
                               {"request_uri", uri},
                               {"state", "outside"},
                               {"redirect_uri", "https://evil.example/"},
                               {"scope", "api:write"}});
    QVERIFY(outcome);
    QCOMPARE(outcome->state, "pushed"_ba);
    QCOMPARE(outcome->redirectUri, QString::fromLatin1(kRedirect));
    QCOMPARE(outcome->requestUri.toUtf8(), uri);
    QVERIFY(!outcome->query.contains("scope"));
    QVERIFY(m_house->requests.readAgain(outcome->query)); // a reload
    QVERIFY(m_house->pushed.spend(outcome->requestUri).value());
    const auto spent = m_house->requests.readAgain(outcome->query);
    QCOMPARE(spent.error().error.code, OAuthCode::InvalidRequestUri);
    QVERIFY(spent.error().redirectUri.isEmpty());
}

void PushedAuthorizationTest::refusesAPushedRequestOf_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<int>("seconds");
    QTest::newRow("another client") << "confidential"_ba << QByteArray() << 0;
    QTest::newRow("too long ago") << "web-client"_ba << QByteArray() << 91;
    QTest::newRow("nobody") << "web-client"_ba << QByteArray(core::PushedRequests::kPrefix) + "abc" << 0;
}

void PushedAuthorizationTest::refusesAPushedRequestOf()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, uri);
    QFETCH(int, seconds);
    const Fields fields = good();
    const auto pushed = m_house->pushed.push(core::ClientId{u"web-client"_s}, {fields.begin(), fields.end()}).value();
    m_house->issuer.clock.advance(std::chrono::seconds(seconds));
    const auto outcome = read({{"client_id", client}, {"request_uri", uri.isEmpty() ? pushed.toUtf8() : uri}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().error.code, OAuthCode::InvalidRequestUri);
    QVERIFY(outcome.error().redirectUri.isEmpty());
}

void PushedAuthorizationTest::keepsAPushedRequestForWhoBeganInTime()
{
    const Fields fields = good();
    const auto uri = m_house->pushed.push(core::ClientId{u"web-client"_s}, {fields.begin(), fields.end()}).value();
    const auto query = encoded({{"client_id", "web-client"}, {"request_uri", uri.toUtf8()}});
    m_house->issuer.clock.advance(60s);
    const auto begun = m_house->issuer.clock.now();
    m_house->issuer.clock.advance(300s);
    QVERIFY(m_house->requests.readAgain(query, begun));
    QVERIFY(!m_house->requests.readAgain(query));
}

void PushedAuthorizationTest::refusesToPush_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("request_uri inside") << "request_uri"_ba
                                        << "urn:ietf:params:oauth:request_uri:x"_ba << u"invalid_request"_s;
    QTest::newRow("request") << "request"_ba
                             << "a.b.c"_ba << u"request_not_supported"_s;
    QTest::newRow("redirect_uri") << "redirect_uri"_ba
                                  << "https://evil.example/"_ba << u"invalid_request"_s;
    QTest::newRow("scope") << "scope"_ba
                           << "api:admin"_ba << u"invalid_scope"_s;
    QTest::newRow("PKCE plain") << "code_challenge_method"_ba
                                << "plain"_ba << u"invalid_request"_s;
}

void PushedAuthorizationTest::refusesToPush()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto client = m_house->issuer.clients.find(core::ClientId{u"web-client"_s}).value();
    const Fields fields = with(good(), name, value);
    const auto outcome = m_house->requests.readPushed({fields.begin(), fields.end()}, client);
    QVERIFY(!outcome);
    QTEST(server::oauthCodeName(outcome.error().code), "error");
    const Fields fine = good();
    QVERIFY(m_house->requests.readPushed({fine.begin(), fine.end()}, client));
}

void PushedAuthorizationTest::wantsPushedRequestsOfSomeClients()
{
    const Fields fields = good("pushing-client");
    const auto straight = read(fields);
    QCOMPARE(straight.error().error.code, OAuthCode::InvalidRequest);
    QCOMPARE(straight.error().redirectUri, QString::fromLatin1(kRedirect));
    const auto uri = m_house->pushed.push(core::ClientId{u"pushing-client"_s}, {fields.begin(), fields.end()}).value();
    QVERIFY(read({{"client_id", "pushing-client"}, {"request_uri", uri.toUtf8()}}));
}

QTEST_GUILESS_MAIN(PushedAuthorizationTest)
#include "PushedAuthorizationTest.moc"
