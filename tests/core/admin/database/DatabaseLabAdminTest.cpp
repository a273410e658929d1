#include "core/admin/database/DatabaseLabAdmin.h"

#include "core/crypto/Jwt.h"
#include "tests/support/AdminHouse.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseLabAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseLabAdmin> m_lab;
    User m_alice;
    Client m_client;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    LabRequest request(const QStringList &scopes = {}) { return {m_alice.id, m_client.id, scopes, {}}; }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_lab = std::make_unique<DatabaseLabAdmin>(m_house->context, m_house->issuer.tokens, m_house->issuer.ring);
        m_alice = m_house->issuer.addUser(u"alice"_s);
        m_client = m_house->issuer.addClient(u"test-client"_s);
    }
    void cleanup()
    {
        m_lab.reset();
        m_house.reset();
    }
    void issuesTokensMarkedLab();
    void aClientWithoutRefreshGrantGetsNoRefreshToken();
    void grantsTheScopesThatAreAskedFor_data();
    void grantsTheScopesThatAreAskedFor();
    void saysThatNoPasswordWasAskedFor();
    void honoursTheLifetime();
    void refusesARequest_data();
    void refusesARequest();
    void refusesADisabledUserAndClient();
    void revokesARefreshTokenWithItsChain();
    void revokesAnAccessTokenAlone();
    void revokesNothingThatIsNotOurs();
};

void DatabaseLabAdminTest::issuesTokensMarkedLab()
{
    const auto token = await(m_lab->issue(request()));
    QVERIFY(token);
    QCOMPARE(token->scopes, m_client.scopes);
    QCOMPARE(token->expiresIn.count(), 900);
    QVERIFY(token->issuedAt == m_house->issuer.clock.now());
    QVERIFY(await(m_lab->inspect(token->accessToken))->active);
    QVERIFY(m_house->issuer.refresh(token->refreshToken.toLatin1(), m_client));
    QCOMPARE(m_house->issuer.text(u"SELECT grant_type FROM token_families"_s), u"lab"_s);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"token_issued"_s);
    QCOMPARE(row.user, m_alice.id.value);
    QCOMPARE(row.client, m_client.id.value);
    QCOMPARE(row.data[u"grant"_s].toString(), u"lab"_s);
    QCOMPARE(row.data[u"family_id"_s].toString(), token->family.value);
    QCOMPARE(m_house->told(), QList<int>{ChainsArea | AuditArea});
    QCOMPARE(m_lab->issuer(), u"https://issuer.test"_s);
    QCOMPARE(m_lab->audience(), u"codelab-api"_s);
}

void DatabaseLabAdminTest::aClientWithoutRefreshGrantGetsNoRefreshToken()
{
    m_client = m_house->issuer.addClient(u"once-client"_s, [](Client &client) { client.grantTypes = {u"password"_s}; });
    const auto token = await(m_lab->issue(request()));
    QVERIFY(!token->accessToken.isEmpty());
    QCOMPARE(token->refreshToken, QString());
}

void DatabaseLabAdminTest::grantsTheScopesThatAreAskedFor_data()
{
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QStringList>("granted");
    QTest::newRow("none: all of the client's") << QStringList() << QStringList{u"api:read"_s, u"api:write"_s};
    QTest::newRow("one") << QStringList{u"api:read"_s} << QStringList{u"api:read"_s};
    QTest::newRow("everybody's") << QStringList{u"openid"_s, u"email"_s} << QStringList{u"openid"_s, u"email"_s};
    QTest::newRow("twice") << QStringList{u"api:read"_s, u"api:read"_s} << QStringList{u"api:read"_s};
}

void DatabaseLabAdminTest::grantsTheScopesThatAreAskedFor()
{
    QFETCH(QStringList, asked);
    QFETCH(QStringList, granted);
    QCOMPARE(await(m_lab->issue(request(asked))).value().scopes, granted);
}

void DatabaseLabAdminTest::saysThatNoPasswordWasAskedFor()
{
    const auto token = await(m_lab->issue(request({u"openid"_s})));
    QVERIFY(token);
    for (const QString &one : {token->accessToken, token->idToken, token->refreshToken})
        QCOMPARE(parseJwt(one.toLatin1())->claims.value(u"amr"_s), QJsonArray{u"lab"_s});
}

void DatabaseLabAdminTest::honoursTheLifetime()
{
    LabRequest asked = request();
    asked.lifetime = 42s;
    const auto token = await(m_lab->issue(asked));
    QCOMPARE(token->expiresIn.count(), 42);
    m_house->issuer.clock.advance(42s);
    QVERIFY(!await(m_lab->inspect(token->accessToken))->active);
}

void DatabaseLabAdminTest::refusesARequest_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<qint64>("lifetime");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("field");
    const QString alice = u"alice"_s;
    const QString client = u"test-client"_s;
    const auto notFound = ErrorKind::NotFound;
    const auto invalid = ErrorKind::InvalidInput;
    QTest::newRow("unknown user") << u"nobody"_s << client << QStringList() << qint64(60) << notFound << u"user"_s;
    QTest::newRow("unknown client") << alice << u"nothing"_s << QStringList() << qint64(60) << notFound << u"client"_s;
    QTest::newRow("scope it lacks") << alice << client << QStringList{u"api:admin"_s} << qint64(60) << invalid
                                    << u"scope"_s;
    QTest::newRow("no lifetime") << alice << client << QStringList() << qint64(0) << invalid << u"lifetime"_s;
    QTest::newRow("negative") << alice << client << QStringList() << qint64(-1) << invalid << u"lifetime"_s;
    QTest::newRow("over 30 days") << alice << client << QStringList() << qint64(30 * 86400 + 1) << invalid
                                  << u"lifetime"_s;
}

void DatabaseLabAdminTest::refusesARequest()
{
    QFETCH(QString, user);
    QFETCH(QString, client);
    QFETCH(QStringList, scopes);
    QFETCH(qint64, lifetime);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, field);
    const UserId id = user == "alice"_L1 ? m_alice.id : UserId{user};
    const auto token = await(m_lab->issue({id, ClientId{client}, scopes, std::chrono::seconds(lifetime)}));
    QVERIFY(!token);
    QCOMPARE(token.error().kind, kind);
    QCOMPARE(token.error().field, field);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM token_families"_s), 0);
    QCOMPARE(m_house->audited().size(), size_t(0));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseLabAdminTest::refusesADisabledUserAndClient()
{
    m_house->issuer.execute(u"UPDATE users SET is_active = 0"_s);
    QCOMPARE(await(m_lab->issue(request())).error().field, u"user"_s);
    m_house->issuer.execute(u"UPDATE users SET is_active = 1"_s);
    m_house->issuer.execute(u"UPDATE oauth_clients SET is_active = 0"_s);
    m_house->issuer.clients.invalidate();
    QCOMPARE(await(m_lab->issue(request())).error().field, u"client"_s);
}

void DatabaseLabAdminTest::revokesARefreshTokenWithItsChain()
{
    const LabToken token = await(m_lab->issue(request())).value();
    m_house->told();
    QCOMPARE(await(m_lab->revoke(u' ' + token.refreshToken + u'\n')).value(), true);
    QCOMPARE(m_house->issuer.familyState(token.family), u"revoked"_s);
    QCOMPARE(m_house->audited().back().event, u"token_revoke"_s);
    QCOMPARE(m_house->told(), QList<int>{ChainsArea | AuditArea});
    QCOMPARE(await(m_lab->revoke(token.refreshToken)).value(), false);
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseLabAdminTest::revokesAnAccessTokenAlone()
{
    const LabToken token = await(m_lab->issue(request())).value();
    QCOMPARE(await(m_lab->revoke(token.accessToken)).value(), true);
    QVERIFY(!await(m_lab->inspect(token.accessToken))->active);
    QCOMPARE(m_house->issuer.familyState(token.family), u"active"_s);
}

void DatabaseLabAdminTest::revokesNothingThatIsNotOurs()
{
    QCOMPARE(await(m_lab->revoke(u"hello"_s)).error().kind, ErrorKind::InvalidInput);
    LabToken token = await(m_lab->issue(request())).value();
    token.refreshToken[token.refreshToken.size() - 8] =
        token.refreshToken[token.refreshToken.size() - 8] == u'A' ? u'B' : u'A';
    QCOMPARE(await(m_lab->revoke(token.refreshToken)).value(), false);
    QCOMPARE(m_house->issuer.familyState(token.family), u"active"_s);
}

QTEST_GUILESS_MAIN(DatabaseLabAdminTest)
#include "DatabaseLabAdminTest.moc"
