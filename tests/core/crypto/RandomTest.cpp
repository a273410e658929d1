#include "core/crypto/Random.h"

#include "tests/support/CountingRandom.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class RandomTest : public QObject
{
    Q_OBJECT

private slots:
    void makesVersion4Uuids()
    {
        tests::CountingRandom random;
        QCOMPARE(random.uuid(), u"00010203-0405-4607-8809-0a0b0c0d0e0f"_s);
        const QRegularExpression form(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        SystemRandom system;
        for (int i = 0; i < 100; ++i)
            QVERIFY(form.match(system.uuid()).hasMatch());
    }

    void makesTextForUrls()
    {
        tests::CountingRandom random;
        QCOMPARE(random.urlSafeText(4), u"AAECAw"_s);
    }

    void neverRepeats()
    {
        SystemRandom random;
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(random.urlSafeText(16));
        QCOMPARE(seen.size(), 1000);
    }

    void givesAsManySecretBytesAsAsked()
    {
        SystemRandom random;
        QCOMPARE(random.secret(0).size(), 0u);
        QCOMPARE(random.secret(32).size(), 32u);
    }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "RandomTest.moc"
