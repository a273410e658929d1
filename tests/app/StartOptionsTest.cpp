#include "app/StartOptions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using app::StartOptions;

class StartOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatBothProgramsShare();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void startsMinimizedOnlyOnADesktop();
};

void StartOptionsTest::readsWhatBothProgramsShare()
{
    const auto options = StartOptions::parse(
        {u"--data-dir"_s, u"/x"_s, u"--listen"_s, u"127.0.0.1:1"_s, u"--listen"_s, u"[::1]:2"_s, u"--demo"_s}, false);
    QVERIFY(options);
    QCOMPARE(options->dataDir, u"/x"_s);
    QVERIFY(options->demo);
    QCOMPARE(options->settings().value(u"AUTH_SERVICE__LISTEN"_s), u"127.0.0.1:1,[::1]:2"_s);
    QVERIFY(StartOptions::parse({}, false)->settings().isEmpty());
}

void StartOptionsTest::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("option") << QStringList{u"--dmeo"_s};
    QTest::newRow("word") << QStringList{u"now"_s};
    QTest::newRow("missing value") << QStringList{u"--listen"_s};
}

void StartOptionsTest::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    const auto options = StartOptions::parse(arguments, false);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, core::ErrorKind::InvalidInput);
}

void StartOptionsTest::startsMinimizedOnlyOnADesktop()
{
    QVERIFY(StartOptions::parse({u"--minimized"_s}, true)->minimized);
    QVERIFY(!StartOptions::parse({u"--minimized"_s}, false));
}

QTEST_GUILESS_MAIN(StartOptionsTest)
#include "StartOptionsTest.moc"
