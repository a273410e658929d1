#include "ui/shell/TheftWatch.h"

#include "tests/support/ChainSamples.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeServerControl.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TheftWatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhoseTokenItWas_data();
    void saysWhoseTokenItWas();
};

void TheftWatchTest::saysWhoseTokenItWas_data()
{
    QTest::addColumn<bool>("hasChains");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("client");
    QTest::newRow("a chain that is there") << true << u"fam-9"_s << u"anna"_s << u"web"_s;
    QTest::newRow("one that cannot be read") << true << u"fam-8"_s << QString() << QString();
    QTest::newRow("nobody to ask") << false << u"fam-9"_s << QString() << QString();
}

void TheftWatchTest::saysWhoseTokenItWas()
{
    QFETCH(bool, hasChains);
    QFETCH(QString, family);
    tests::FakeServerControl server;
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aChain(u"fam-9"_s, 2)};
    chains.chains[0].summary.username = u"anna"_s;
    chains.chains[0].summary.client = core::ClientId{u"web"_s};
    ui::TheftWatch watch(server, hasChains ? &chains : nullptr);
    QSignalSpy found(&watch, &ui::TheftWatch::theftFound);
    emit server.securityIncident(family);
    QTRY_COMPARE(found.count(), 1);
    const auto theft = found.first().at(0).value<core::Alert>();
    QCOMPARE(theft.kind, u"refresh_reuse"_s);
    QCOMPARE(theft.subject, family);
    QTEST(theft.username, "username");
    QTEST(theft.client, "client");
}

QTEST_MAIN(TheftWatchTest)
#include "TheftWatchTest.moc"
