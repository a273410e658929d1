#include "server/http/MemoryHeadroom.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using server::MemoryHeadroom;

class MemoryHeadroomTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void knowsTheLimitOfAControlGroup_data()
    {
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("used");
        QTest::addColumn<QByteArray>("statistics");
        QTest::addColumn<qint64>("left"); // -1: no limit
        QTest::newRow("none") << "max\n"_ba
                              << "1000\n"_ba
                              << ""_ba << qint64(-1);
        QTest::newRow("some") << "5000\n"_ba
                              << "1000\n"_ba
                              << "anon 7\ninactive_file 0\n"_ba << qint64(4000);
        QTest::newRow("pages of files are given back") << "5000\n"_ba
                                                       << "4900\n"_ba
                                                       << "anon 900\ninactive_file 4000\n"_ba << qint64(4100);
        QTest::newRow("over") << "5000\n"_ba
                              << "6000\n"_ba
                              << ""_ba << qint64(0);
        QTest::newRow("no such files") << ""_ba
                                       << ""_ba
                                       << ""_ba << qint64(-1);
        QTest::newRow("nonsense") << "five"_ba
                                  << "1"_ba
                                  << ""_ba << qint64(-1);
    }
    void knowsTheLimitOfAControlGroup()
    {
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, used);
        QFETCH(QByteArray, statistics);
        QFETCH(qint64, left);
        write(u"memory.max"_s, limit);
        write(u"memory.current"_s, used);
        write(u"memory.stat"_s, statistics);
        MemoryHeadroom memory({m_folder->path()});
        memory.isShort();
        QCOMPARE(memory.left(), left);
    }

    void takesTheTightestOfSeveralGroups()
    {
        QTemporaryDir around;
        write(u"memory.max"_s, "9000");
        write(u"memory.current"_s, "1000");
        for (const auto &[name, value] : {std::pair(u"/memory.max"_s, "5000"_ba), {u"/memory.current"_s, "2000"_ba}}) {
            QFile file(around.path() + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(value);
        }
        MemoryHeadroom memory({m_folder->path(), around.path()});
        memory.isShort();
        QCOMPARE(memory.left(), qint64(3000));
    }

    void knowsTheLimitOfTheAddressSpace()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the checkers take all the address space there is");
#endif
        MemoryHeadroom memory{QStringList()};
        QVERIFY(!memory.isShort());
        QCOMPARE(memory.left(), qint64(-1));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        QFile statistics(u"/proc/self/statm"_s);
        QVERIFY(statistics.open(QIODevice::ReadOnly));
        const qint64 used = statistics.readAll().split(' ').first().toLongLong() * sysconf(_SC_PAGESIZE);
        constexpr qint64 kSpare = 256 * 1024 * 1024;
        const rlimit tight{rlim_t(used + kSpare), before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        const bool isShort = memory.isShort();
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(!isShort);
        QVERIFY2(memory.left() > kSpare / 2 && memory.left() <= kSpare, QByteArray::number(memory.left()).constData());
    }

    void isShortBelowAnEighthOrThirtyTwoMebibytes_data()
    {
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<qint64>("least");
        QTest::newRow("small") << qint64(80'000'000) << qint64(10'000'000);
        QTest::newRow("large") << (qint64(1) << 33) << qint64(32 * 1024 * 1024);
    }
    void isShortBelowAnEighthOrThirtyTwoMebibytes()
    {
        QFETCH(qint64, limit);
        QFETCH(qint64, least);
        write(u"memory.max"_s, QByteArray::number(limit));
        MemoryHeadroom memory({m_folder->path()});
        const auto isShortWith = [&](qint64 left) {
            write(u"memory.current"_s, QByteArray::number(limit - left));
            return memory.isShort();
        };
        QVERIFY(!isShortWith(least));
        QVERIFY(isShortWith(least - 1));
        QVERIFY(isShortWith(least + 1)); // not to and fro at the edge
        QVERIFY(isShortWith(least * 3 / 2 - 1));
        QVERIFY(!isShortWith(least * 3 / 2));
        QVERIFY(!isShortWith(least));
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        if (content.isEmpty())
            return;
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(MemoryHeadroomTest)
#include "MemoryHeadroomTest.moc"
