#include "core/settings/ListenerRules.h"

#include "core/settings/ListenerText.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ListenerRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatCanBeReached_data();
    void acceptsWhatCanBeReached();
    void refusesWhatCannot_data();
    void refusesWhatCannot();
};

namespace {

core::Settings settingsOf(const QString &listeners, bool requireHttps, const QString &proxy)
{
    core::Settings settings;
    settings.listeners = core::parseListeners(listeners).value();
    settings.requireHttps = requireHttps;
    if (!proxy.isEmpty())
        settings.trustedProxies = {proxy};
    return settings;
}

} // namespace

void ListenerRulesTest::acceptsWhatCanBeReached_data()
{
    QTest::addColumn<QString>("listeners");
    QTest::addColumn<bool>("requireHttps");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<bool>("certificate");
    QTest::newRow("plain on loopback") << u"127.0.0.1:8003"_s << false << QString() << false;
    QTest::newRow("plain everywhere, nothing required") << u"0.0.0.0:8003"_s << false << QString() << false;
    QTest::newRow("loopback under REQUIRE_HTTPS") << u"http://[::1]:8003"_s << true << QString() << false;
    QTest::newRow("TLS by certificate") << u"0.0.0.0:8003"_s << true << QString() << true;
    QTest::newRow("TLS by scheme, plain beside it")
        << u"https://10.0.0.1:443,http://10.0.0.1:80"_s << true << QString() << true;
    QTest::newRow("a trusted proxy in front") << u"http://10.0.0.1:80"_s << true << u"10.0.0.2"_s << false;
    QTest::newRow("two ports") << u"127.0.0.1:1,127.0.0.1:2"_s << false << QString() << false;
    QTest::newRow("one port on two addresses") << u"127.0.0.1:1,127.0.0.2:1"_s << false << QString() << false;
    QTest::newRow("IPv4 and IPv6 everywhere") << u"0.0.0.0:1,[::]:1"_s << false << QString() << false;
    QTest::newRow("two free ports") << u"127.0.0.1:0,127.0.0.1:0"_s << false << QString() << false;
}

void ListenerRulesTest::acceptsWhatCanBeReached()
{
    QFETCH(QString, listeners);
    QFETCH(bool, requireHttps);
    QFETCH(QString, proxy);
    QFETCH(bool, certificate);
    const auto checked = core::checkListeners(settingsOf(listeners, requireHttps, proxy), certificate);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
}

void ListenerRulesTest::refusesWhatCannot_data()
{
    QTest::addColumn<QString>("listeners");
    QTest::addColumn<bool>("requireHttps");
    QTest::addColumn<bool>("certificate");
    QTest::addColumn<QString>("field");
    const auto listen = u"AUTH_SERVICE__LISTEN"_s;
    const auto require = u"AUTH_SERVICE__REQUIRE_HTTPS"_s;
    QTest::newRow("HTTPS without a certificate") << u"https://127.0.0.1:8443"_s << false << false << listen;
    QTest::newRow("one of two without a certificate")
        << u"127.0.0.1:1,https://127.0.0.1:2"_s << false << false << listen;
    QTest::newRow("plain outside under REQUIRE_HTTPS") << u"10.0.0.1:80"_s << true << false << require;
    QTest::newRow("plain everywhere under REQUIRE_HTTPS") << u"0.0.0.0:80"_s << true << false << require;
    QTest::newRow("plain by scheme though there is a certificate")
        << u"http://10.0.0.1:80"_s << true << true << require;
    QTest::newRow("one place twice") << u"127.0.0.1:1,127.0.0.1:1"_s << false << false << listen;
    QTest::newRow("both schemes on one port") << u"http://10.0.0.1:1,https://10.0.0.1:1"_s << false << true << listen;
    QTest::newRow("everywhere and one address") << u"0.0.0.0:1,10.0.0.1:1"_s << false << false << listen;
    QTest::newRow("one address and everywhere, IPv6") << u"[::1]:1,[::]:1"_s << false << false << listen;
}

void ListenerRulesTest::refusesWhatCannot()
{
    QFETCH(QString, listeners);
    QFETCH(bool, requireHttps);
    QFETCH(bool, certificate);
    const auto checked = core::checkListeners(settingsOf(listeners, requireHttps, {}), certificate);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, core::ErrorKind::InvalidInput);
    QTEST(checked.error().field, "field");
    QVERIFY2(checked.error().detail.contains("expected"_L1), qPrintable(checked.error().detail));
}

QTEST_GUILESS_MAIN(ListenerRulesTest)
#include "ListenerRulesTest.moc"
