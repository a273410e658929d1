#include "app/Redaction.h"

#include <QTest>

using namespace Qt::StringLiterals;

class RedactionTest : public QObject
{
    Q_OBJECT

private slots:
    void takesPeopleAndPlacesOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        QTest::newRow("user") << u"sign-in of alice failed"_s << u"sign-in of user-1 failed"_s;
        QTest::newRow("case") << u"ALICE"_s << u"user-1"_s;
        QTest::newRow("mail") << u"to bob@example.com."_s << u"to user-1."_s;
        QTest::newRow("ipv4") << u"\"address\":\"203.0.113.7\""_s << u"\"address\":\"address-1\""_s;
        QTest::newRow("with port") << u"203.0.113.7:443"_s << u"address-1:443"_s;
        QTest::newRow("ipv6") << u"from [2001:db8::7]:8003"_s << u"from [address-1]:8003"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:8003 [::1] 0.0.0.0"_s
                                  << u"http://127.0.0.1:8003 [::1] 0.0.0.0"_s;
        QTest::newRow("localhost") << u"http://localhost:8003/x"_s << u"http://localhost:8003/x"_s;
        QTest::newRow("url") << u"https://auth.example.com/oauth"_s << u"https://host-1/oauth"_s;
        QTest::newRow("own host") << u"on Falcon, not falconry"_s << u"on host-1, not falconry"_s;
        QTest::newRow("home") << u"/home/carol/.local/share"_s << u"/home/user-1/.local/share"_s;
        QTest::newRow("time") << u"at 14:02:33 on 2026-01-31T14:02:33.100Z"_s
                              << u"at 14:02:33 on 2026-01-31T14:02:33.100Z"_s;
        QTest::newRow("version") << u"Qt 6.4.2, 1.2.3.4.5"_s << u"Qt 6.4.2, 1.2.3.4.5"_s;
        QTest::newRow("other words") << u"the audit log of malice"_s << u"the audit log of malice"_s;
    }
    void takesPeopleAndPlacesOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(redaction().applied(text), left);
    }
    void sameThingSameWordInEveryFile()
    {
        app::Redaction one = redaction();
        QCOMPARE(one.applied(u"alice from 203.0.113.7, root from 203.0.113.8"_s),
                 u"user-1 from address-1, user-2 from address-2"_s);
        QCOMPARE(one.applied(u"203.0.113.8: alice"_s), u"address-2: user-1"_s);
    }

private:
    static app::Redaction redaction()
    {
        return app::Redaction(
            [](const QStringList &words) {
                QSet<QString> found;
                for (const QString &name : {u"alice"_s, u"root"_s}) {
                    if (words.contains(name))
                        found.insert(name);
                }
                return found;
            },
            {u"falcon"_s, u"127.0.0.1"_s, u"localhost"_s, {}});
    }
};

QTEST_GUILESS_MAIN(RedactionTest)
#include "RedactionTest.moc"
