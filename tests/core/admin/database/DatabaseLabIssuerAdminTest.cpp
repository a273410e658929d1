#include "core/admin/database/DatabaseLabIssuerAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;
using Trust = PackRequest::Trust;

class DatabaseLabIssuerAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<LabIssuer> m_issuer;
    std::unique_ptr<DatabaseLabIssuerAdmin> m_lab;
    User m_alice;
    Client m_client;

    void switchOn(std::chrono::seconds offset = 0s)
    {
        const auto state = AdminHouse::await(m_lab->adopt({.isOn = true, .isForOthers = false, .offset = offset}));
        if (!state)
            qFatal("%s", qPrintable(state.error().detail));
    }
    LabDraft draft(const QJsonObject &claims = {}, const QJsonObject &header = {}) const
    {
        return {m_alice.id, m_client.id, {u"api:read"_s}, 900s, header, claims};
    }
    QJsonObject claimsOf(const QString &token) const { return parseJwt(token.toLatin1())->claims; }
    TokenPack pack(Trust trust)
    {
        const auto made = AdminHouse::await(m_lab->makePack({trust, m_alice.id, m_client.id, {u"api:read"_s}}));
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return *made;
    }
    static QStringList names(const TokenPack &pack)
    {
        QStringList all;
        for (const PackedToken &one : pack.tokens)
            all << one.name;
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        auto &issuer = m_house->issuer;
        m_issuer = std::make_unique<LabIssuer>(issuer.tokens, issuer.clock, issuer.random);
        m_lab = std::make_unique<DatabaseLabIssuerAdmin>(m_house->context, issuer.tokens, issuer.ring, *m_issuer);
        m_alice = issuer.addUser(u"alice"_s);
        m_client = issuer.addClient(u"test-client"_s);
    }
    void cleanup()
    {
        m_lab.reset();
        m_issuer.reset();
        m_house.reset();
    }
    void isOffUntilSwitchedOn();
    void tellsTheRecordOfTheSwitch();
    void staysOffWhenTheRecordRefuses();
    void signsWhatItIsTold();
    void movesItsOwnClockOnly();
    void refusesADraft_data();
    void refusesADraft();
    void theRealIssuerRefusesEveryLabToken();
    void aCorrectApiRefusesAllButTheGoodOne();
    void theRealIssuerRefusesAllButTheGoodOne();
    void theRealKeySignsOnlyWhatIsTrue();
    void keepsOneKeyForTheRun();
};

void DatabaseLabIssuerAdminTest::isOffUntilSwitchedOn()
{
    QVERIFY(!m_lab->state().plan.isOn);
    QCOMPARE(m_lab->state().issuer, u"https://issuer.test/lab"_s);
    QVERIFY(m_lab->state().keyId.isEmpty());
    QVERIFY(m_issuer->jwks()[u"keys"_s].toArray().isEmpty());
    const auto refused = AdminHouse::await(m_lab->draft(draft()));
    QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
    const auto noPack = AdminHouse::await(m_lab->makePack({Trust::Lab, m_alice.id, m_client.id, {}}));
    QVERIFY(!noPack && noPack.error().kind == ErrorKind::Conflict);

    switchOn();
    const QJsonArray keys = m_issuer->jwks()[u"keys"_s].toArray();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys[0][u"kid"_s].toString(), m_lab->state().keyId);
    QVERIFY(!showsPrivatePart(keys[0].toObject()));
    QVERIFY(!m_house->issuer.ring.jwks().contains(m_lab->state().keyId.toLatin1()));
    const auto made = AdminHouse::await(m_lab->draft(draft()));
    QVERIFY(m_issuer->judge(made->token.toLatin1()));

    QVERIFY(AdminHouse::await(m_lab->adopt({})));
    QVERIFY(m_issuer->jwks()[u"keys"_s].toArray().isEmpty());
    QVERIFY(!m_issuer->judge(made->token.toLatin1()));
}

void DatabaseLabIssuerAdminTest::tellsTheRecordOfTheSwitch()
{
    switchOn(3600s);
    auto row = m_house->audited().back();
    QCOMPARE(row.event, u"settings_changed"_s);
    QCOMPARE(row.data[u"name"_s].toString(), u"lab_issuer"_s);
    QCOMPARE(row.data[u"before"_s][u"on"_s].toBool(true), false);
    QCOMPARE(row.data[u"after"_s][u"on"_s].toBool(), true);
    QCOMPARE(row.data[u"after"_s][u"clock_offset_s"_s].toInt(), 3600);
    QVERIFY(AdminHouse::await(m_lab->draft(draft())));
    row = m_house->audited().back();
    QCOMPARE(row.event, u"token_issued"_s);
    QCOMPARE(row.data[u"grant"_s].toString(), u"lab"_s);
    QCOMPARE(row.data[u"issuer"_s].toString(), u"https://issuer.test/lab"_s);
    QCOMPARE(row.user, m_alice.id.value);
}

void DatabaseLabIssuerAdminTest::staysOffWhenTheRecordRefuses()
{
    m_house->refuseAuditRows();
    QVERIFY(!AdminHouse::await(m_lab->adopt({.isOn = true})));
    QVERIFY(!m_lab->state().plan.isOn);
}

void DatabaseLabIssuerAdminTest::signsWhatItIsTold()
{
    switchOn();
    const auto made = AdminHouse::await(m_lab->draft(draft(
        {{u"role"_s, u"root"_s}, {u"sub"_s, u"somebody"_s}, {u"nbf"_s, QJsonValue::Null}}, {{u"typ"_s, u"x"_s}})));
    const auto parsed = parseJwt(made->token.toLatin1());
    QCOMPARE(parsed->claims, made->claims);
    QCOMPARE(parsed->header, made->header);
    QCOMPARE(made->claims[u"role"_s].toString(), u"root"_s);
    QCOMPARE(made->claims[u"sub"_s].toString(), u"somebody"_s);
    QVERIFY(!made->claims.contains(u"nbf"_s));
    QCOMPARE(made->claims[u"scope"_s].toString(), u"api:read"_s);
    QCOMPARE(made->header[u"typ"_s].toString(), u"x"_s);
    QCOMPARE(made->header[u"kid"_s].toString(), m_lab->state().keyId);
}

void DatabaseLabIssuerAdminTest::movesItsOwnClockOnly()
{
    switchOn(-7200s);
    const auto made = AdminHouse::await(m_lab->draft(draft()));
    const qint64 now = toSeconds(m_house->issuer.clock.now());
    QCOMPARE(made->claims[u"iat"_s].toInteger(), now - 7200);
    QCOMPARE(made->claims[u"exp"_s].toInteger(), now - 7200 + 900);
    QVERIFY(m_issuer->judge(made->token.toLatin1())); // judged by the same clock
    switchOn(0s);
    QVERIFY(m_issuer->judge(made->token.toLatin1()).error() == JwtFault::Expired);
    const auto real = m_house->issuer.signIn(m_alice, m_client);
    QCOMPARE(claimsOf(QString::fromLatin1(real.accessToken))[u"iat"_s].toInteger(), now);
    const auto tooFar = AdminHouse::await(m_lab->adopt({.isOn = true, .isForOthers = false, .offset = 24h * 4000}));
    QVERIFY(!tooFar && tooFar.error().field == u"offset"_s);
}

void DatabaseLabIssuerAdminTest::refusesADraft_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("no life") << u"lifetime"_s;
    QTest::newRow("claims without end") << u"claims"_s;
    QTest::newRow("header without end") << u"header"_s;
    QTest::newRow("nobody") << u"user"_s;
    QTest::newRow("no client") << u"client"_s;
}

void DatabaseLabIssuerAdminTest::refusesADraft()
{
    QFETCH(QString, field);
    switchOn();
    LabDraft wrong = draft();
    const QJsonObject large{{u"x"_s, QString(9000, u'x')}};
    if (field == "lifetime"_L1)
        wrong.lifetime = 0s;
    else if (field == "claims"_L1)
        wrong.claims = large;
    else if (field == "header"_L1)
        wrong.header = large;
    else if (field == "user"_L1)
        wrong.user = UserId{u"nobody"_s};
    else
        wrong.client = ClientId{u"none"_s};
    const auto refused = AdminHouse::await(m_lab->draft(wrong));
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, field);
}

/// Whatever it claims: the issuer, the audience and the key id of the real one.
void DatabaseLabIssuerAdminTest::theRealIssuerRefusesEveryLabToken()
{
    switchOn();
    const auto real = m_house->issuer.signIn(m_alice, m_client);
    const auto good = parseJwt(real.accessToken);
    QVERIFY(m_house->issuer.tokens.inspect(real.accessToken)->active);
    const auto made = AdminHouse::await(m_lab->draft(draft(good->claims, {{u"kid"_s, good->header[u"kid"_s]}})));
    QCOMPARE(made->claims, good->claims);
    QVERIFY(!m_house->issuer.tokens.inspect(made->token.toLatin1())->active);
    for (const PackedToken &one : pack(Trust::Lab).tokens)
        QVERIFY2(!m_house->issuer.tokens.inspect(one.token.toLatin1())->active, qPrintable(one.name));
}

void DatabaseLabIssuerAdminTest::aCorrectApiRefusesAllButTheGoodOne()
{
    switchOn(-300s);
    const TokenPack made = pack(Trust::Lab);
    QCOMPARE(made.issuer, u"https://issuer.test/lab"_s);
    QCOMPARE(names(made).join(u' '),
             u"good expired not_yet_valid wrong_audience wrong_issuer wrong_type unknown_extension id_token no_expiry "
             "no_issuer no_audience no_subject tampered no_signature alg_none alg_none_case public_key_as_secret "
             "foreign_key unknown_kid embedded_key"_s);
    for (const PackedToken &one : made.tokens)
        QVERIFY2(m_issuer->judge(one.token.toLatin1()).has_value() == one.isGood, qPrintable(one.name));
}

void DatabaseLabIssuerAdminTest::theRealIssuerRefusesAllButTheGoodOne()
{
    const TokenPack made = pack(Trust::Production);
    QCOMPARE(names(made).join(u' '), u"good expired revoked id_token refresh_token tampered no_signature alg_none "
                                     "alg_none_case public_key_as_secret foreign_key unknown_kid embedded_key"_s);
    m_house->issuer.clock.advance(1s);
    for (const PackedToken &one : made.tokens) {
        const auto state = m_house->issuer.tokens.inspect(one.token.toLatin1());
        QVERIFY2((state->active && !state->isRefresh) == one.isGood, qPrintable(one.name));
    }
}

void DatabaseLabIssuerAdminTest::theRealKeySignsOnlyWhatIsTrue()
{
    const auto key = m_house->issuer.ring.active()->key.publicKey();
    const qint64 now = toSeconds(m_house->issuer.clock.now());
    for (const PackedToken &one : pack(Trust::Production).tokens) {
        const auto parsed = parseJwt(one.token.toLatin1());
        const bool isOurs = verifySignature(*parsed, key).has_value();
        QVERIFY2(isOurs == (one.signer == PackedToken::Signer::Production), qPrintable(one.name));
        if (!isOurs)
            continue;
        QCOMPARE(parsed->claims[u"iss"_s].toString(), u"https://issuer.test"_s);
        QCOMPARE(parsed->claims[u"sub"_s].toString(), m_alice.id.value);
        QCOMPARE(parsed->claims[u"iat"_s].toInteger(), now);
    }
    switchOn();
    for (const PackedToken &one : pack(Trust::Lab).tokens)
        QVERIFY2(!verifySignature(*parseJwt(one.token.toLatin1()), key), qPrintable(one.name));
}

void DatabaseLabIssuerAdminTest::keepsOneKeyForTheRun()
{
    switchOn();
    const QString first = m_lab->state().keyId;
    QVERIFY(AdminHouse::await(m_lab->adopt({})));
    switchOn();
    QCOMPARE(m_lab->state().keyId, first);
}

QTEST_GUILESS_MAIN(DatabaseLabIssuerAdminTest)
#include "DatabaseLabIssuerAdminTest.moc"
