#include "core/users/RefusalPace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using std::chrono::microseconds;

class RefusalPaceTest : public QObject
{
    Q_OBJECT
private slots:
    void answersAtOneOfFewMoments_data();
    void answersAtOneOfFewMoments();
    void waitsUntilTheMoment();
};

void RefusalPaceTest::answersAtOneOfFewMoments_data()
{
    QTest::addColumn<qint64>("elapsed"); // microseconds, as all here
    QTest::addColumn<qint64>("hashing");
    QTest::addColumn<qint64>("moment");
    const auto row = [](const char *name, qint64 elapsed, qint64 hashing, qint64 moment) {
        QTest::newRow(name) << elapsed << hashing << moment;
    };
    row("nothing done", 0, 0, 2'000);
    row("little done", 340, 0, 2'000);
    row("a little more", 351, 0, 2'000);
    row("just at a moment", 2'000, 0, 2'000);
    row("just behind it", 2'001, 0, 4'000);
    row("a slow disk", 31'500, 0, 32'000);
    row("one hash", 53'200, 53'000, 66'250);
    row("several small ones", 54'100, 53'000, 66'250);
    row("faster than measured", 52'000, 53'000, 66'250);
    row("waited for the pool", 70'000, 53'000, 79'500);
    row("a cheap hash: never finer than a step", 1'000, 900, 2'900);
}

void RefusalPaceTest::answersAtOneOfFewMoments()
{
    QFETCH(const qint64, elapsed);
    QFETCH(const qint64, hashing);
    QTEST(qint64(RefusalPace::moment(microseconds(elapsed), microseconds(hashing)) / microseconds(1)), "moment");
}

void RefusalPaceTest::waitsUntilTheMoment()
{
    const auto began = std::chrono::steady_clock::now();
    RefusalPace::wait(began, {});
    QVERIFY(std::chrono::steady_clock::now() - began >= RefusalPace::kStep);
}

QTEST_GUILESS_MAIN(RefusalPaceTest)
#include "RefusalPaceTest.moc"
