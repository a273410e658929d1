#include "core/crypto/PasswordHash.h"

#include <QElapsedTimer>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

static SecretBytes bytesOf(QByteArray text)
{
    return SecretBytes::take(std::move(text));
}

class PasswordHashTest : public QObject
{
    Q_OBJECT

    SystemRandom m_random;

private slots:
    void verifiesWhatItMade()
    {
        const auto hash = PasswordHash::make(bytesOf("Grüße 1!"_ba), 4, m_random);
        QVERIFY(hash);
        QVERIFY(hash->startsWith(u"$2b$04$"_s));
        QCOMPARE(hash->size(), 60);
        QVERIFY(PasswordHash::verify(bytesOf("Grüße 1!"_ba), *hash));
        QVERIFY(!PasswordHash::verify(bytesOf("Grüße 1?"_ba), *hash));
        QVERIFY(*PasswordHash::make(bytesOf("Grüße 1!"_ba), 4, m_random) != *hash);
    }

    void verifiesKnownHashes_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("hash");
        QTest::newRow("bcrypt 2b") << "U*U"_ba << u"$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"_s;
        QTest::newRow("bcrypt 2b, other length")
            << "U*U*"_ba << u"$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"_s;
        QTest::newRow("bcrypt 2a") << "U*U*U"_ba << u"$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"_s;
        QTest::newRow("SHA-512")
            << "Hello world!"_ba
            << u"$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"_s;
    }
    void verifiesKnownHashes()
    {
        QFETCH(QByteArray, password);
        QFETCH(QString, hash);
        QVERIFY(PasswordHash::verify(bytesOf(password), hash));
        QVERIFY(!PasswordHash::verify(bytesOf(password + 'x'), hash));
    }

    void refusesPasswordsThatBcryptWouldCut_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("73 bytes") << QByteArray(73, 'a');
        QTest::newRow("37 characters of two bytes") << QString(37, u'ü').toUtf8();
        QTest::newRow("NUL inside") << QByteArray("ab\0cd", 5);
        QTest::newRow("NUL at the end") << QByteArray("ab\0", 3);
    }
    void refusesPasswordsThatBcryptWouldCut()
    {
        QFETCH(QByteArray, password);
        const auto hash = PasswordHash::make(bytesOf(password), 4, m_random);
        QVERIFY(!hash);
        QCOMPARE(hash.error().kind, ErrorKind::InvalidInput);
        for (const qsizetype kept : {qsizetype(2), qsizetype(72)}) {
            const QByteArray cut = password.first(qMin(kept, password.size()));
            if (const auto ofTheCut = PasswordHash::make(bytesOf(cut), 4, m_random))
                QVERIFY(!PasswordHash::verify(bytesOf(password), *ofTheCut));
        }
    }

    void takes72Bytes()
    {
        QVERIFY(PasswordHash::verify(bytesOf(QByteArray(72, 'a')),
                                     *PasswordHash::make(bytesOf(QByteArray(72, 'a')), 4, m_random)));
    }

    void neverVerifiesAgainstNoHash_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("locked account") << u"*"_s;
        QTest::newRow("locked account of shadow") << u"!$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"_s;
        QTest::newRow("failure token of crypt") << u"*0"_s;
        QTest::newRow("plain text") << u"U*U"_s;
        QTest::newRow("setting without digest") << u"$2b$05$CCCCCCCCCCCCCCCCCCCCC."_s;
        QTest::newRow("too long") << QString(1000, u'a');
    }
    void neverVerifiesAgainstNoHash()
    {
        QFETCH(QString, hash);
        QVERIFY(!PasswordHash::verify(bytesOf("U*U"_ba), hash));
    }

    void refusesCostsThatBcryptLacks()
    {
        QVERIFY(!PasswordHash::make(bytesOf("a"_ba), 3, m_random));
        QVERIFY(!PasswordHash::make(bytesOf("a"_ba), 32, m_random));
    }

    void wantsARehash_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::addColumn<bool>("expected");
        const QString rest(53, u'a');
        QTest::newRow("same cost") << u"$2b$12$"_s + rest << false;
        QTest::newRow("higher cost") << u"$2b$13$"_s + rest << false;
        QTest::newRow("lower cost") << u"$2b$11$"_s + rest << true;
        QTest::newRow("older bcrypt") << u"$2a$12$"_s + rest << true;
        QTest::newRow("bcrypt of PHP") << u"$2y$12$"_s + rest << true;
        QTest::newRow("SHA-512") << u"$6$saltstring$abc"_s << true;
        QTest::newRow("empty") << u""_s << true;
    }
    void wantsARehash()
    {
        QFETCH(QString, hash);
        QFETCH(bool, expected);
        QCOMPARE(PasswordHash::needsRehash(hash, 12), expected);
    }

    void theDummyIsAHashLikeAnyOther()
    {
        for (const int cost : {4, 5}) {
            const QString dummy = PasswordHash::dummy(cost);
            QVERIFY(!PasswordHash::needsRehash(dummy, cost));
            QVERIFY(PasswordHash::needsRehash(dummy, cost + 1));
            QVERIFY(!PasswordHash::verify(bytesOf("password"_ba), dummy));
        }
        // crypt(3) works through it instead of refusing it at once: ten costs more are many times slower.
        const auto timeOf = [](int cost) {
            QElapsedTimer timer;
            timer.start();
            static_cast<void>(PasswordHash::verify(bytesOf("password"_ba), PasswordHash::dummy(cost)));
            return timer.nsecsElapsed();
        };
        QVERIFY(timeOf(10) > 4 * timeOf(4));
    }
};

QTEST_GUILESS_MAIN(PasswordHashTest)
#include "PasswordHashTest.moc"
