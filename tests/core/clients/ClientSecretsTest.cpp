#include "core/clients/ClientSecrets.h"

#include "core/clients/SlowSecretCheck.h"
#include "core/crypto/TokenDigest.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace core;

static const ClientId kClient{u"client"_s};

class ClientSecretsTest : public QObject
{
    Q_OBJECT
private slots:
    void generates256BitsAndStoresOnlyTheirDigest();
    void hashesATypedSecretSlowly();
    void refusesTypedSecretsThatBcryptWouldCut_data();
    void refusesTypedSecretsThatBcryptWouldCut();
    void remembersWhichSlowSecretWasRight();
    void letsOnlyAFewWaitForASlowCheck();
    void keepsPlacesForOtherClients();

private:
    SystemRandom m_random;
};

void ClientSecretsTest::generates256BitsAndStoresOnlyTheirDigest()
{
    const GeneratedSecret one = ClientSecrets::generate(m_random);
    const GeneratedSecret other = ClientSecrets::generate(m_random);
    QCOMPARE(one.text.size(), 43);
    QCOMPARE(fromBase64Url(one.text.toLatin1())->size(), 32);
    QVERIFY(one.text != other.text);
    QCOMPARE(one.hash, u"sha256:"_s + sha256Hex(one.text.toUtf8()));
    QVERIFY(ClientSecrets::isFast(one.hash));
    QCOMPARE(ClientSecrets::fastHash(SecretBytes::fromText(one.text)), one.hash);
}

void ClientSecretsTest::hashesATypedSecretSlowly()
{
    const auto hash = ClientSecrets::hashTyped(SecretBytes::fromText(u"demo-web-secret"_s), 4, m_random);
    QVERIFY(hash);
    QVERIFY(hash->startsWith(u"$2b$04$"_s));
    QVERIFY(!ClientSecrets::isFast(*hash));
}

void ClientSecretsTest::refusesTypedSecretsThatBcryptWouldCut_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("73 bytes") << QString(73, u'x');
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
}

void ClientSecretsTest::refusesTypedSecretsThatBcryptWouldCut()
{
    QFETCH(QString, secret);
    const auto hash = ClientSecrets::hashTyped(SecretBytes::fromText(secret), 4, m_random);
    QVERIFY(!hash);
    QCOMPARE(hash.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(hash.error().field, u"client_secret"_s);
}

void ClientSecretsTest::remembersWhichSlowSecretWasRight()
{
    const QString hash = *ClientSecrets::hashTyped(SecretBytes::fromText(u"right"_s), 4, m_random);
    const QString other = *ClientSecrets::hashTyped(SecretBytes::fromText(u"other"_s), 4, m_random);
    SlowSecretCheck check;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(check.matches(kClient, SecretBytes::fromText(u"right"_s), hash).value(), true);
        QCOMPARE(check.matches(kClient, SecretBytes::fromText(u"wrong"_s), hash).value(), false);
        QCOMPARE(check.matches(kClient, SecretBytes::fromText(u"right"_s), other).value(), false);
        QCOMPARE(check.matches(kClient, SecretBytes(), hash).value(), false);
    }
}

void ClientSecretsTest::letsOnlyAFewWaitForASlowCheck()
{
    const QString hash = *ClientSecrets::hashTyped(SecretBytes::fromText(u"right"_s), 8, m_random);
    SlowSecretCheck check;
    std::atomic<int> busy = 0;
    std::atomic<int> judged = 0;
    std::latch start(60);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 60; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                const auto matches = check.matches(kClient, SecretBytes::fromText(u"wrong"_s), hash);
                judged += matches.has_value();
                busy += !matches && matches.error().kind == ErrorKind::Busy;
            });
    }
    QVERIFY(judged >= 3);
    QVERIFY(busy > 0);
    QCOMPARE(judged + busy, 60);
    QCOMPARE(check.matches(kClient, SecretBytes::fromText(u"right"_s), hash).value(), true);
}

void ClientSecretsTest::keepsPlacesForOtherClients()
{
    const QString hash = *ClientSecrets::hashTyped(SecretBytes::fromText(u"right"_s), 8, m_random);
    SlowSecretCheck check;
    std::atomic<bool> isOver = false;
    std::latch start(21);
    std::vector<std::jthread> guessers;
    for (int i = 0; i < 20; ++i)
        guessers.emplace_back([&] {
            start.arrive_and_wait();
            while (!isOver)
                (void)check.matches(kClient, SecretBytes::fromText(u"wrong"_s), hash);
        });
    start.arrive_and_wait();
    int refused = 0;
    for (int i = 0; i < 5; ++i)
        refused += !check.matches(ClientId{u"other"_s}, SecretBytes::fromText(u"wrong too"_s), hash);
    isOver = true;
    QCOMPARE(refused, 0);
}

QTEST_GUILESS_MAIN(ClientSecretsTest)
#include "ClientSecretsTest.moc"
