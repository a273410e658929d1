#include "app/DataFolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::DataFolder;
using core::ErrorKind;

class DataFolderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAFolderForItsOwnerOnly();
    void refusesAPlaceWhereNoFolderCanBe();
    void isHeldByOneServerAtATime();
    void namesTheHolder();
    void findsNothingWhereThereIsNoDatabase();
    void removesATemporaryOne();
};

void DataFolderTest::makesAFolderForItsOwnerOnly()
{
    QTemporaryDir dir;
    const auto folder = DataFolder::open(dir.filePath(u"a/b"_s));
    QVERIFY(folder);
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(folder->path()).permissions() & others));
}

void DataFolderTest::refusesAPlaceWhereNoFolderCanBe()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto folder = DataFolder::open(dir.filePath(u"file/data"_s));
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::Storage);
    QVERIFY(folder.error().detail.contains(dir.path()));
}

void DataFolderTest::isHeldByOneServerAtATime()
{
    QTemporaryDir dir;
    auto first = DataFolder::open(dir.path());
    QVERIFY(first && first->lock());
    {
        auto second = DataFolder::open(dir.path());
        QVERIFY(second);
        const auto locked = second->lock();
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, ErrorKind::Conflict);
    }
    first = DataFolder::open(dir.path()); // lets go of the lock
    QVERIFY(first->lock());
}

void DataFolderTest::namesTheHolder()
{
    QTemporaryDir dir;
    auto first = DataFolder::open(dir.path());
    QVERIFY(first && first->lock());
    auto second = DataFolder::open(dir.path());
    QVERIFY(second->lock().error().detail.contains(QString::number(QCoreApplication::applicationPid())));
}

void DataFolderTest::findsNothingWhereThereIsNoDatabase()
{
    QTemporaryDir dir;
    const auto folder = DataFolder::existing(dir.path());
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ErrorKind::NotFound);
}

void DataFolderTest::removesATemporaryOne()
{
    QString path;
    {
        const auto folder = DataFolder::temporary();
        QVERIFY(folder);
        path = folder->path();
        QVERIFY(QFileInfo::exists(path));
    }
    QVERIFY(!QFileInfo::exists(path));
}

QTEST_GUILESS_MAIN(DataFolderTest)
#include "DataFolderTest.moc"
