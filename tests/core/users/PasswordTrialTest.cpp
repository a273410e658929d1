#include "core/users/PasswordTrial.h"

#include "core/crypto/PasswordHash.h"

#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace core;

class PasswordTrialTest : public QObject
{
    Q_OBJECT
private slots:
    void aWrongPasswordIsAsMuchWorkForEveryName_data();
    void aWrongPasswordIsAsMuchWorkForEveryName();
    void knowsHowLongOneRunTakes();
    void tellsRightFromWrong_data();
    void tellsRightFromWrong();
};

void PasswordTrialTest::aWrongPasswordIsAsMuchWorkForEveryName_data()
{
    QTest::addColumn<QString>("hash");
    QTest::addColumn<int>("own"); // rounds of the hash itself
    QTest::newRow("nobody's") << QString() << 0;
    QTest::newRow("today's cost") << PasswordHash::dummy(12) << (1 << 12);
    QTest::newRow("cost of an older setting") << PasswordHash::dummy(10) << (1 << 10);
    QTest::newRow("least cost") << PasswordHash::dummy(4) << (1 << 4);
    QTest::newRow("older name") << u"$2a$"_s + PasswordHash::dummy(10).mid(4) << (1 << 10);
    QTest::newRow("PHP's name") << u"$2y$"_s + PasswordHash::dummy(12).mid(4) << (1 << 12);
    QTest::newRow("no hash") << u"!"_s << 0;
    QTest::newRow("cut off") << PasswordHash::dummy(12).left(30) << 0;
    QTest::newRow("cost that is no number") << PasswordHash::dummy(12).replace(4, 2, u"xx"_s) << 0;
}

void PasswordTrialTest::aWrongPasswordIsAsMuchWorkForEveryName()
{
    QFETCH(const QString, hash);
    QFETCH(const int, own);
    const auto fillers = PasswordTrial::fillers(hash, 12);
    const int filled =
        std::accumulate(fillers.begin(), fillers.end(), 0, [](int sum, int c) { return sum + (1 << c); });
    QCOMPARE(own + filled, 1 << 12);
}

void PasswordTrialTest::knowsHowLongOneRunTakes()
{
    const PasswordTrial trial(4);
    QCOMPARE(trial.duration().count(), 0);
    // Not what a password takes that is refused before any hashing.
    trial.passes(SecretBytes::fromText(QString(80, u'x')), PasswordHash::dummy(4), true);
    const auto duration = trial.duration();
    QVERIFY(duration > std::chrono::microseconds(100));
    trial.passes(SecretBytes::fromText(u"wrong"_s), {}, true);
    QCOMPARE(trial.duration(), duration);
}

void PasswordTrialTest::tellsRightFromWrong_data()
{
    QTest::addColumn<int>("hashCost");
    QTest::addColumn<int>("cost");
    QTest::newRow("same cost") << 4 << 4;
    QTest::newRow("cheaper hash") << 4 << 6;
    QTest::newRow("dearer hash") << 6 << 4;
}

void PasswordTrialTest::tellsRightFromWrong()
{
    QFETCH(const int, hashCost);
    QFETCH(const int, cost);
    SystemRandom random;
    PasswordTrial trial(cost);
    trial.raiseTo(5);
    const QString hash = PasswordHash::make(SecretBytes::fromText(u"right"_s), hashCost, random).value();
    for (const bool isOpen : {true, false}) {
        QVERIFY(trial.passes(SecretBytes::fromText(u"right"_s), hash, isOpen));
        QVERIFY(!trial.passes(SecretBytes::fromText(u"wrong"_s), hash, isOpen));
        QVERIFY(!trial.passes(SecretBytes::fromText(u"right"_s), {}, isOpen));
        QVERIFY(!trial.passes(SecretBytes::fromText(u""_s), {}, isOpen));
    }
}

QTEST_GUILESS_MAIN(PasswordTrialTest)
#include "PasswordTrialTest.moc"
