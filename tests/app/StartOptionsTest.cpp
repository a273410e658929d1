#include "app/StartOptions.h"

#include "app/DataFolder.h"

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
    void aProfileHasAFolderOfItsOwn();
    void refusesAProfile_data();
    void refusesAProfile();
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

void StartOptionsTest::aProfileHasAFolderOfItsOwn()
{
    const auto work = StartOptions::parse({u"--profile"_s, u"work"_s}, true);
    QVERIFY(work);
    QCOMPARE(work->profile, u"work"_s);
    QCOMPARE(work->dataDir, app::DataFolder::defaultPath() + u"/profiles/work"_s);
    QVERIFY(StartOptions::parse({u"--profile"_s, u"Дом-2"_s}, true));
    QVERIFY(StartOptions::parse({}, true)->dataDir.isEmpty());
}

void StartOptionsTest::refusesAProfile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("desktop");
    QTest::newRow("of a daemon") << QStringList{u"--profile"_s, u"work"_s} << false;
    QTest::newRow("empty") << QStringList{u"--profile"_s, u""_s} << true;
    QTest::newRow("path") << QStringList{u"--profile"_s, u"../other"_s} << true;
    QTest::newRow("hidden") << QStringList{u"--profile"_s, u".work"_s} << true;
    QTest::newRow("line end") << QStringList{u"--profile"_s, u"work\n"_s} << true;
    QTest::newRow("too long") << QStringList{u"--profile"_s, QString(41, u'a')} << true;
    QTest::newRow("with a folder") << QStringList{u"--profile"_s, u"work"_s, u"--data-dir"_s, u"/x"_s} << true;
    QTest::newRow("with a demo") << QStringList{u"--profile"_s, u"work"_s, u"--demo"_s} << true;
}

void StartOptionsTest::refusesAProfile()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, desktop);
    const auto options = StartOptions::parse(arguments, desktop);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, core::ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(StartOptionsTest)
#include "StartOptionsTest.moc"
