#include "core/admin/database/TokenChecks.h"

#include "core/admin/database/TokenInspector.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using Outcome = TokenCheck::Outcome;

class TokenChecksTest : public QObject
{
    Q_OBJECT

private:
    TokenCheck firstFault(const TokenInspection &inspection) const
    {
        for (const TokenCheck &check : inspection.checks) {
            if (check.outcome != Outcome::Passed)
                return check;
        }
        return {};
    }
    TokenInspection inspect(const QByteArray &token)
    {
        return TokenInspector(m_issuer.tokens, m_issuer.ring, m_issuer.clients, m_issuer.clock, &m_lab)
            .inspect(token)
            .value();
    }

    tests::TestIssuer m_issuer;
    LabIssuer m_lab{m_issuer.tokens, m_issuer.clock, m_issuer.random};

private Q_SLOTS:
    void readsADpopProof_data();
    void readsADpopProof();
    void judgesLabTokensByTheirOwnClock();
    void saysWhyAKeyIsNone();
};

void TokenChecksTest::readsADpopProof_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("reason");
    const double now = double(toSeconds(m_issuer.clock.now()));
    QTest::newRow("good") << u"ath"_s << QJsonValue(u"x"_s) << QString() << QString();
    QTest::newRow("old") << u"iat"_s << QJsonValue(now - 301) << u"lifetime"_s << u"too_old"_s;
    QTest::newRow("ahead") << u"iat"_s << QJsonValue(now + 301) << u"lifetime"_s << u"not_yet"_s;
    QTest::newRow("no method") << u"htm"_s << QJsonValue() << u"request"_s << QString();
}

void TokenChecksTest::readsADpopProof()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, fault);
    QFETCH(QString, reason);
    const auto key = PrivateKey::generate(SigningAlgorithm::ES256).value();
    QJsonObject claims{{u"jti"_s, u"1"_s},
                       {u"htm"_s, u"POST"_s},
                       {u"htu"_s, u"https://issuer.test/oauth/token"_s},
                       {u"iat"_s, toSeconds(m_issuer.clock.now())}};
    claims.insert(member, value);
    const auto proof = signJwt(key, {{u"typ"_s, u"dpop+jwt"_s}, {u"jwk"_s, key.publicKey().toJwk()}}, claims);
    const TokenInspection inspection = inspect(*proof);
    QCOMPARE(inspection.kind, u"dpop_proof"_s);
    QCOMPARE(inspection.active, fault.isEmpty());
    QCOMPARE(firstFault(inspection).name, fault);
    QCOMPARE(firstFault(inspection).reason, reason);
}

void TokenChecksTest::judgesLabTokensByTheirOwnClock()
{
    QVERIFY(m_lab.adopt({.isOn = true, .isForOthers = false, .offset = -1h}, SigningAlgorithm::EdDSA));
    const auto key = m_lab.key();
    const qint64 then = toSeconds(m_lab.now());
    const QJsonObject claims{{u"iss"_s, m_lab.issuer()}, {u"aud"_s, m_lab.audience()}, {u"sub"_s, u"s"_s},
                             {u"client_id"_s, u"c"_s},   {u"jti"_s, u"1"_s},           {u"iat"_s, then},
                             {u"exp"_s, then + 60}};
    const auto token = signJwt(key->key, {{u"typ"_s, u"at+jwt"_s}, {u"kid"_s, key->id}}, claims);
    TokenInspection inspection = inspect(*token);
    QCOMPARE(inspection.kind, u"lab_token"_s);
    QVERIFY(inspection.active && firstFault(inspection).name.isEmpty());
    QVERIFY(m_lab.adopt({.isOn = true, .isForOthers = false, .offset = 0s}, SigningAlgorithm::EdDSA));
    inspection = inspect(*token);
    QVERIFY(!inspection.active);
    QCOMPARE(firstFault(inspection).reason, u"expired"_s);
    QVERIFY(m_lab.adopt({}, SigningAlgorithm::EdDSA));
    QCOMPARE(firstFault(inspect(*token)).reason, u"lab_off"_s);
}

void TokenChecksTest::saysWhyAKeyIsNone()
{
    const auto client = m_issuer.addClient(u"test-client"_s);
    const auto tokens = m_issuer.signIn(m_issuer.addUser(u"alice"_s), client);
    auto parts = parseJwt(tokens.accessToken).value();
    const auto key = m_issuer.ring.active()->key;
    parts.header.insert(u"kid"_s, u"2020-01-key-9"_s);
    QCOMPARE(firstFault(inspect(signJwt(key, parts.header, parts.claims).value())).reason, u"unknown"_s);
    parts.header.remove(u"kid"_s);
    QCOMPARE(firstFault(inspect(signJwt(key, parts.header, parts.claims).value())).reason, u"missing"_s);
}

QTEST_GUILESS_MAIN(TokenChecksTest)
#include "TokenChecksTest.moc"
