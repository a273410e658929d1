#include "app/SoleHolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;

class SoleHolderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhoHoldsIt();
    void letsGoAtTheEnd();
    void knowsADatabaseByWhateverPath_data();
    void knowsADatabaseByWhateverPath();
    void keepsDatabasesApart();
    void tellsAFolderThatCannotBeWritten();
};

void SoleHolderTest::namesWhoHoldsIt()
{
    QTemporaryDir dir;
    const auto first = app::holdAlone(dir.filePath(u"lock"_s), u"the house"_s);
    QVERIFY(first);
    const auto second = app::holdAlone(dir.filePath(u"lock"_s), u"the house"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().detail.startsWith("the house is in use by "_L1));
    QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
}

void SoleHolderTest::letsGoAtTheEnd()
{
    QTemporaryDir dir;
    QVERIFY(app::holdAlone(dir.filePath(u"lock"_s), u"the house"_s));
    QVERIFY(app::holdAlone(dir.filePath(u"lock"_s), u"the house"_s));
}

void SoleHolderTest::knowsADatabaseByWhateverPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("exists");
    QTest::newRow("the same") << u"data/a.db"_s << true;
    QTest::newRow("a way round") << u"data/../data/./a.db"_s << true;
    QTest::newRow("a linked folder") << u"linked/a.db"_s << true;
    QTest::newRow("a linked file") << u"other.db"_s << true;
    QTest::newRow("not made yet, the same") << u"data/a.db"_s << false;
    QTest::newRow("not made yet, a linked folder") << u"linked/a.db"_s << false;
}

void SoleHolderTest::knowsADatabaseByWhateverPath()
{
    QFETCH(QString, path);
    QFETCH(bool, exists);
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir(u"data"_s));
    QVERIFY(QFile::link(dir.filePath(u"data"_s), dir.filePath(u"linked"_s)));
    QVERIFY(QFile::link(dir.filePath(u"data/a.db"_s), dir.filePath(u"other.db"_s)));
    if (exists) {
        QFile file(dir.filePath(u"data/a.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto first = app::holdDatabaseAlone(dir.filePath(u"data/a.db"_s));
    QVERIFY(first);
    const auto second = app::holdDatabaseAlone(dir.filePath(path));
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
}

void SoleHolderTest::keepsDatabasesApart()
{
    QTemporaryDir dir;
    const auto first = app::holdDatabaseAlone(dir.filePath(u"a.db"_s));
    QVERIFY(first);
    QVERIFY(app::holdDatabaseAlone(dir.filePath(u"b.db"_s)));
}

void SoleHolderTest::tellsAFolderThatCannotBeWritten()
{
    QTemporaryDir dir;
    const auto held = app::holdAlone(dir.filePath(u"no/such/folder/lock"_s), u"the house"_s);
    QVERIFY(!held);
    QCOMPARE(held.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(SoleHolderTest)
#include "SoleHolderTest.moc"
