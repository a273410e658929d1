#include "core/authorization/UserCode.h"

#include "tests/support/CountingRandom.h"

#include <QHash>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class UserCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void everyLetterIsAsLikely();
    void readsWhatItShows();
};

/// 30 codes of 8 letters use the bytes 0 to 239 once; the sixteen above, which would favour some, are passed over.
void UserCodeTest::everyLetterIsAsLikely()
{
    tests::CountingRandom random;
    QHash<QChar, int> count;
    for (int i = 0; i < 60; ++i) {
        const QString letters = UserCode::make(random).shown().remove(u'-');
        QCOMPARE(letters.size(), 8);
        for (const QChar letter : letters)
            ++count[letter];
    }
    QCOMPARE(count.size(), 20);
    for (auto it = count.begin(); it != count.end(); ++it)
        QCOMPARE(it.value(), 24);
}

void UserCodeTest::readsWhatItShows()
{
    SystemRandom random;
    const UserCode code = UserCode::make(random);
    const auto typed = UserCode::fromTyped(code.shown());
    QVERIFY(typed);
    QCOMPARE(typed->digest(), code.digest());
    QVERIFY(UserCode::make(random).digest() != code.digest());
}

QTEST_GUILESS_MAIN(UserCodeTest)
#include "UserCodeTest.moc"
