#include "server/http/ResponseFramer.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class ResponseFramerTest : public QObject
{
    Q_OBJECT

private slots:
    void framesOneAnswer_data();
    void framesOneAnswer();
    void answers500ForWhatIsNoAnswer_data();
    void answers500ForWhatIsNoAnswer();

private:
    server::ResponseFramer m_framer;
};

void ResponseFramerTest::framesOneAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("headOnly");
    QTest::addColumn<QByteArray>("framed"); // without Date
    const QByteArray ok =
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\nX-A: b\r\nconnection: keep-alive\r\nServer: x\r\n\r\nbody"_ba;
    QTest::newRow("length is counted anew") << ok << false
                                            << "HTTP/1.1 200 OK\r\nX-A: b\r\nX-Request-ID: id\r\nContent-Length: 4\r\n"
                                               "Connection: keep-alive\r\n\r\nbody"_ba;
    QTest::newRow("HEAD") << ok << true
                          << "HTTP/1.1 200 OK\r\nX-A: b\r\nX-Request-ID: id\r\nContent-Length: 4\r\n"
                             "Connection: keep-alive\r\n\r\n"_ba;
    QTest::newRow("204") << "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"_ba << false
                         << "HTTP/1.1 204 No Content\r\nX-Request-ID: id\r\nConnection: keep-alive\r\n\r\n"_ba;
    QTest::newRow("304 with a body") << "HTTP/1.1 304 Not Modified\r\nETag: e\r\n\r\nbody"_ba << false
                                     << "HTTP/1.1 304 Not Modified\r\nETag: e\r\nX-Request-ID: id\r\n"
                                        "Connection: keep-alive\r\n\r\n"_ba;
    QTest::newRow("body with empty lines") << "HTTP/1.1 200 OK\r\n\r\na\r\n\r\nb"_ba << false
                                           << "HTTP/1.1 200 OK\r\nX-Request-ID: id\r\nContent-Length: 6\r\n"
                                              "Connection: keep-alive\r\n\r\na\r\n\r\nb"_ba;
}

void ResponseFramerTest::framesOneAnswer()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, headOnly);
    QString framed = QString::fromLatin1(m_framer.frame(answer, {{u"id"_s}, headOnly, true, false}));
    QVERIFY(framed.contains(
        QRegularExpression(u"Date: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"_s)));
    framed.remove(QRegularExpression(u"Date: [^\r]+\r\n"_s));
    QTEST(framed.toLatin1(), "framed");
}

void ResponseFramerTest::answers500ForWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nX: y\r\n"_ba;
    QTest::newRow("no status") << "HTTP/1.1 \r\n\r\n"_ba;
    QTest::newRow("value that ends the head") << "HTTP/1.1 200 OK\r\nConnection: x\n\r\nbody\r\n\r\n"_ba;
    QTest::newRow("bare LF in a value") << "HTTP/1.1 200 OK\r\nX: y\nSet-Cookie: z\r\n\r\n"_ba;
    QTest::newRow("bare CR in a value") << "HTTP/1.1 200 OK\r\nX: y\rZ: z\r\n\r\n"_ba;
    QTest::newRow("NUL in a value") << "HTTP/1.1 200 OK\r\nX: y\0\r\n\r\n"_ba;
    QTest::newRow("interim answer") << "HTTP/1.1 101 Switching Protocols\r\n\r\n"_ba;
}

void ResponseFramerTest::answers500ForWhatIsNoAnswer()
{
    QFETCH(const QByteArray, answer);
    const QByteArray framed = m_framer.frame(answer, {{u"id"_s}, false, false, false});
    QVERIFY(framed.startsWith("HTTP/1.1 500 "));
    QVERIFY(framed.contains("\"error\":\"server_error\""));
    QVERIFY(framed.contains("Connection: close\r\n"));
}

QTEST_GUILESS_MAIN(ResponseFramerTest)
#include "ResponseFramerTest.moc"
