#include "core/settings/ListenerText.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ListenerTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsListeners_data();
    void readsListeners();
};

static QString describe(const std::vector<core::Listener> &listeners)
{
    QStringList parts;
    for (const auto &listener : listeners)
        parts << u"%1 %2%3"_s.arg(listener.host)
                     .arg(listener.port)
                     .arg(!listener.https   ? u""_s
                          : *listener.https ? u" https"_s
                                            : u" http"_s);
    return parts.join(u", "_s);
}

void ListenerTextTest::readsListeners_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::newRow("port alone") << u"8080"_s << u"127.0.0.1 8080"_s;
    QTest::newRow("name") << u"localhost:80"_s << u"localhost 80"_s;
    QTest::newRow("free port") << u"127.0.0.1:0"_s << u"127.0.0.1 0"_s;
    QTest::newRow("IPv6") << u"[::1]:8003"_s << u"::1 8003"_s;
    QTest::newRow("several with schemes")
        << u"https://0.0.0.0:8443, http://127.0.0.1:8003/"_s << u"0.0.0.0 8443 https, 127.0.0.1 8003 http"_s;
    QTest::newRow("no port") << u"127.0.0.1"_s << QString();
    QTest::newRow("port too large") << u"127.0.0.1:65536"_s << QString();
    QTest::newRow("port not a number") << u"127.0.0.1:http"_s << QString();
    QTest::newRow("no host") << u":8003"_s << QString();
    QTest::newRow("bare IPv6") << u"::1:8003"_s << QString();
    QTest::newRow("path") << u"http://127.0.0.1:8003/oauth"_s << QString();
    QTest::newRow("other scheme") << u"ftp://127.0.0.1:8003"_s << QString();
    QTest::newRow("empty part") << u"127.0.0.1:8003,"_s << QString();
    QTest::newRow("line feed") << u"127.0.0.1:8003\n8"_s << QString();
}

void ListenerTextTest::readsListeners()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto listeners = core::parseListeners(text);
    QCOMPARE(listeners.has_value(), !expected.isEmpty());
    if (listeners)
        QCOMPARE(describe(*listeners), expected);
}

QTEST_APPLESS_MAIN(ListenerTextTest)
#include "ListenerTextTest.moc"
