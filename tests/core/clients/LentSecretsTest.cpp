#include "core/clients/LentSecrets.h"

#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LentSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areGoodForTheirClientUntilTheyAreTakenBack();
    void leaveOtherRunsOfTheSameClientTheirs();
    void endWithTheirTime();
    void areGoodForNobodyWhoIsGone();
};

void LentSecretsTest::areGoodForTheirClientUntilTheyAreTakenBack()
{
    tests::TestIssuer issuer;
    const Client client = issuer.addClient(u"test-client"_s);
    const Client other = issuer.addClient(u"other-client"_s);
    auto &lent = issuer.clients.lentSecrets();
    const SecretBytes first = lent.lend(client.id, issuer.random, issuer.clock.now() + 60s);
    QVERIFY(*issuer.clients.secretMatches(client.id, first));
    QVERIFY(!*issuer.clients.secretMatches(other.id, first));
    QVERIFY(!*issuer.clients.secretMatches(client.id, SecretBytes()));
    issuer.clients.invalidate();
    QVERIFY(*issuer.clients.secretMatches(client.id, first));
    lent.takeBack(client.id, first);
    QVERIFY(!*issuer.clients.secretMatches(client.id, first));
}

void LentSecretsTest::leaveOtherRunsOfTheSameClientTheirs()
{
    tests::TestIssuer issuer;
    const Client client = issuer.addClient(u"test-client"_s);
    auto &lent = issuer.clients.lentSecrets();
    const SecretBytes first = lent.lend(client.id, issuer.random, issuer.clock.now() + 60s);
    const SecretBytes second = lent.lend(client.id, issuer.random, issuer.clock.now() + 90s);
    QVERIFY(*issuer.clients.secretMatches(client.id, first));
    QVERIFY(*issuer.clients.secretMatches(client.id, second));

    lent.takeBack(client.id, SecretBytes()); // of a run that never borrowed one
    lent.takeBack(client.id, first);
    lent.takeBack(client.id, first);
    QVERIFY(!*issuer.clients.secretMatches(client.id, first));
    QVERIFY(*issuer.clients.secretMatches(client.id, second));
    lent.takeBack(client.id, second);
    QVERIFY(!*issuer.clients.secretMatches(client.id, second));
}

void LentSecretsTest::endWithTheirTime()
{
    tests::TestIssuer issuer;
    const Client client = issuer.addClient(u"test-client"_s);
    const SecretBytes secret = issuer.clients.lentSecrets().lend(client.id, issuer.random, issuer.clock.now() + 60s);
    issuer.clock.advance(60s);
    QVERIFY(!*issuer.clients.secretMatches(client.id, secret));
}

void LentSecretsTest::areGoodForNobodyWhoIsGone()
{
    tests::TestIssuer issuer;
    const ClientId nobody{u"nobodys-client"_s};
    const SecretBytes secret = issuer.clients.lentSecrets().lend(nobody, issuer.random, issuer.clock.now() + 60s);
    QVERIFY(!*issuer.clients.secretMatches(nobody, secret));
}

QTEST_GUILESS_MAIN(LentSecretsTest)
#include "LentSecretsTest.moc"
