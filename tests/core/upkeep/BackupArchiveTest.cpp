#include "core/upkeep/BackupArchive.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;

class BackupArchiveTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackWhatWasWritten_data();
    void givesBackWhatWasWritten();
    void showsItsHeaderWithoutThePassphrase();
    void holdsNothingReadable();
    void refusesAnotherPassphrase();
    void noticesEveryChangedByte();
    void noticesWhatIsMissing();
    void noticesFramesThatChangedPlaces();
    void leavesNothingWhenCancelled();
    void refusesOtherFiles_data();
    void refusesOtherFiles();

private:
    core::Result<void> write(const QByteArray &database, const core::BackupArchive::Progress &progress = {});
    QByteArray stored()
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void store(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    core::Result<core::BackupArchive::Content> read(const QString &target = {})
    {
        return core::BackupArchive(m_path).read(m_key.key, target, {});
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    core::SystemRandom m_random;
    core::BackupKey m_key = core::BackupKey::make(core::SecretBytes::fromText(u"open sesame"_s), m_random);
};

void BackupArchiveTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"one.ghbackup"_s);
}

core::Result<void> BackupArchiveTest::write(const QByteArray &database, const core::BackupArchive::Progress &progress)
{
    const QString source = m_dir->filePath(u"source"_s);
    QFile file(source);
    if (!file.open(QIODevice::WriteOnly) || file.write(database) != database.size())
        return core::fail(ErrorKind::Storage, u"test file"_s);
    file.close();
    core::BackupManifest manifest{u"0.1.0"_s, u"node"_s, 1, database.size(),
                                  QCryptographicHash::hash(database, QCryptographicHash::Sha256)};
    const core::BackupHeader header{m_key.salt, QByteArray(16, 'i'), core::fromMillis(1700000000123)};
    return core::BackupArchive(m_path).write(source, manifest, core::SecretBytes::fromText(u"the KEK"_s), m_key, header,
                                             m_random, progress);
}

void BackupArchiveTest::givesBackWhatWasWritten_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("nothing") << 0;
    QTest::newRow("a little") << 4096;
    QTest::newRow("one frame") << (1 << 20);
    QTest::newRow("a frame and a byte") << (1 << 20) + 1;
    QTest::newRow("several frames") << (3 << 20) + 77;
}

void BackupArchiveTest::givesBackWhatWasWritten()
{
    QFETCH(int, bytes);
    QByteArray database(bytes, Qt::Uninitialized);
    for (int i = 0; i < bytes; ++i)
        database[i] = char(i * 31 + i / 4096);
    QVERIFY(write(database));
    const QString target = m_dir->filePath(u"target"_s);
    const auto content = read(target);
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    QCOMPARE(content->manifest.nodeId, u"node"_s);
    QCOMPARE(content->manifest.databaseBytes, qint64(bytes));
    QCOMPARE(content->kek.toByteArray(), "the KEK"_ba);
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == database);
    QVERIFY(!(QFile::permissions(target) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(!(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther)));
}

void BackupArchiveTest::showsItsHeaderWithoutThePassphrase()
{
    QVERIFY(write("x"));
    const auto header = core::BackupArchive(m_path).header().value();
    QCOMPARE(header.createdAt, core::fromMillis(1700000000123));
    QCOMPARE(header.salt, m_key.salt);
    QCOMPARE(core::BackupKey::of(core::SecretBytes::fromText(u"open sesame"_s), header).key.toByteArray(),
             m_key.key.toByteArray());
}

void BackupArchiveTest::holdsNothingReadable()
{
    QVERIFY(write(QByteArray("password_hash").repeated(100)));
    QVERIFY(!stored().contains("password_hash"));
    QVERIFY(!stored().contains("the KEK"));
    QVERIFY(!stored().contains("node"));
}

void BackupArchiveTest::refusesAnotherPassphrase()
{
    QVERIFY(write("x"));
    const auto other =
        core::BackupKey::of(core::SecretBytes::fromText(u"open"_s), core::BackupArchive(m_path).header().value());
    const auto content = core::BackupArchive(m_path).read(other.key, {}, {});
    QVERIFY(!content);
    QCOMPARE(content.error().kind, ErrorKind::Crypto);
}

void BackupArchiveTest::noticesEveryChangedByte()
{
    QVERIFY(write("some content of a database"));
    const QByteArray whole = stored();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (i >= 10 && i < 26)
            continue; // the salt: then it is another key
        QByteArray changed = whole;
        changed[i] = char(changed[i] ^ 1);
        store(changed);
        QVERIFY2(!read(), qPrintable(QString::number(i)));
    }
    store(whole);
    QVERIFY(read());
}

void BackupArchiveTest::noticesWhatIsMissing()
{
    QVERIFY(write(QByteArray(2500000, 'x')));
    const QByteArray whole = stored();
    for (const qsizetype bytes :
         {whole.size() - 1, whole.size() - 34, whole.size() / 2, qsizetype(60), qsizetype(50)}) {
        store(whole.left(bytes));
        QVERIFY2(!read(), qPrintable(QString::number(bytes)));
    }
    store(whole + 'x');
    QVERIFY(!read());
}

void BackupArchiveTest::noticesFramesThatChangedPlaces()
{
    QVERIFY(write(QByteArray(2 << 20, 'x')));
    const QByteArray whole = stored();
    const qsizetype frame = 5 + (1 << 20) + 28;
    const qsizetype end = whole.size() - (5 + 1 + 28);
    store(whole.left(end - 2 * frame) + whole.mid(end - frame, frame) + whole.mid(end - 2 * frame, frame) +
          whole.mid(end));
    QVERIFY(stored().size() == whole.size());
    QVERIFY(!read());
}

void BackupArchiveTest::leavesNothingWhenCancelled()
{
    const auto written = write(QByteArray(3 << 20, 'x'), [](qint64 done, qint64) { return done < (2 << 20); });
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"source"_s});
}

void BackupArchiveTest::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << ErrorKind::InvalidInput << u"no backup of Gatehouse"_s;
    QTest::newRow("a database") << "SQLite format 3"_ba.leftJustified(4096, '\0') << ErrorKind::InvalidInput
                                << u"no backup of Gatehouse"_s;
    QTest::newRow("a later version") << "GHBACKUP2\n"_ba.leftJustified(200, 'x') << ErrorKind::Conflict
                                     << u"newer version"_s;
    QTest::newRow("only the mark") << "GHBACKUP1\n"_ba << ErrorKind::InvalidInput << u"not whole"_s;
}

void BackupArchiveTest::refusesOtherFiles()
{
    QFETCH(QByteArray, bytes);
    store(bytes);
    const auto header = core::BackupArchive(m_path).header();
    QVERIFY(!header);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    QCOMPARE(header.error().kind, kind);
    QVERIFY2(header.error().detail.contains(words), qPrintable(header.error().detail));
    QCOMPARE(read().error().kind, kind);
}

QTEST_GUILESS_MAIN(BackupArchiveTest)
#include "BackupArchiveTest.moc"
