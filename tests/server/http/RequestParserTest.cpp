#include "server/http/RequestParser.h"

#include "tests/server/http/HostileRequests.h"

#include <QTest>

using namespace Qt::StringLiterals;

class RequestParserTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesHostileBytes_data();
    void refusesHostileBytes();
    void refusesHostileBytesThatComeOneByOne_data() { refusesHostileBytes_data(); }
    void refusesHostileBytesThatComeOneByOne();
    void readsARequest();
    void readsByteByByte();
    void decodesChunks();
    void stopsAtTheEndOfARequest();
    void acceptsWhatIsJustWithinTheLimits();
    void removesFieldsOfTheConnection();
    void knowsWhenTheConnectionEnds_data();
    void knowsWhenTheConnectionEnds();

private:
    server::HttpLimits m_limits;
};

void RequestParserTest::refusesHostileBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    for (const auto &row : tests::hostileRequests())
        QTest::newRow(row.name) << row.bytes << row.status;
}

void RequestParserTest::refusesHostileBytes()
{
    QFETCH(const QByteArray, bytes);
    server::RequestParser parser(m_limits);
    parser.consume(bytes);
    QCOMPARE(parser.state(), server::RequestParser::State::Refused);
    QTEST(parser.refusal().status, "status");
}

void RequestParserTest::refusesHostileBytesThatComeOneByOne()
{
    QFETCH(const QByteArray, bytes);
    server::RequestParser parser(m_limits);
    for (const char byte : bytes)
        parser.consume(QByteArrayView(&byte, 1));
    QCOMPARE(parser.state(), server::RequestParser::State::Refused);
    QTEST(parser.refusal().status, "status");
}

void RequestParserTest::readsARequest()
{
    const QByteArray bytes = "POST /a%20b/c?d=e&f=%2B HTTP/1.1\r\nHost: example.org:80\r\nX-Some: \t two words \r\n"
                             "content-LENGTH: 5\r\n\r\nhello";
    server::RequestParser parser(m_limits);
    QCOMPARE(parser.consume(bytes), bytes.size());
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    const auto request = parser.take();
    QCOMPARE(request.head.method, "POST"_ba);
    QCOMPARE(request.head.path, "/a%20b/c"_ba);
    QCOMPARE(request.head.query, "d=e&f=%2B"_ba);
    QCOMPARE(request.body, "hello"_ba);
    QCOMPARE(request.head.headers.value(1), std::pair("x-some"_ba, "two words"_ba));
    QVERIFY(request.head.keepAlive);
}

void RequestParserTest::readsByteByByte()
{
    const QByteArray bytes = "\r\nPUT /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n"
                             "2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n";
    server::RequestParser parser(m_limits);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(parser.state() != server::RequestParser::State::Complete);
        QCOMPARE(parser.consume(QByteArrayView(bytes).sliced(i, 1)), 1);
    }
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    QCOMPARE(parser.take().body, "abcde"_ba);
}

void RequestParserTest::decodesChunks()
{
    const QByteArray large(65536, 'a');
    server::RequestParser parser(m_limits);
    parser.consume(tests::withChunks("A\r\n0123456789\r\n0\r\n\r\n"));
    QCOMPARE(parser.take().body, "0123456789"_ba);
    parser.consume(tests::withChunks("10000\r\n" + large + "\r\n0\r\n\r\n"));
    QCOMPARE(parser.take().body, large);
}

void RequestParserTest::stopsAtTheEndOfARequest()
{
    const QByteArray first = "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab";
    const QByteArray second = "GET /2 HTTP/1.1\r\nHost: h\r\n\r\n";
    server::RequestParser parser(m_limits);
    QCOMPARE(parser.consume(first + second), first.size());
    QCOMPARE(parser.take().head.path, "/1"_ba);
    QCOMPARE(parser.state(), server::RequestParser::State::Idle);
    QCOMPARE(parser.consume(second), second.size());
    const auto request = parser.take();
    QCOMPARE(request.head.path, "/2"_ba);
    QVERIFY(request.body.isEmpty());
    QCOMPARE(request.head.headers.size(), 1);
}

void RequestParserTest::acceptsWhatIsJustWithinTheLimits()
{
    const QByteArray longLine = "GET /" + QByteArray(8192 - 14, 'a') + " HTTP/1.1";
    QCOMPARE(longLine.size(), 8192);
    server::RequestParser parser(m_limits);
    parser.consume(tests::withLine(longLine));
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    parser.take();
    parser.consume(tests::withHeader(tests::manyHeaders(99, "a")));
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    parser.take();
    parser.consume(tests::withHeader("X: " + QByteArray(16384 - 9 - 5, 'a')));
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    parser.take();
    parser.consume(tests::withHeader("Content-Length: 65536") + QByteArray(65536, 'a'));
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
}

void RequestParserTest::removesFieldsOfTheConnection()
{
    server::RequestParser parser(m_limits);
    parser.consume("GET /ws HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nTE: trailers\r\n"
                   "HTTP2-Settings: x\r\nX-Kept: yes\r\n\r\n");
    const auto request = parser.take();
    QCOMPARE(request.head.headers.size(), 2);
    QCOMPARE(request.head.headers.last().first, "x-kept"_ba);
}

void RequestParserTest::knowsWhenTheConnectionEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << tests::withLine("GET / HTTP/1.1") << true;
    QTest::newRow("1.1 close") << "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"_ba << false;
    QTest::newRow("1.1 close in a list") << "GET / HTTP/1.1\r\nHost: h\r\nConnection: TE, Close\r\n\r\n"_ba << false;
    QTest::newRow("1.0") << tests::withLine("GET / HTTP/1.0") << false;
    QTest::newRow("1.0 without a host") << "GET / HTTP/1.0\r\n\r\n"_ba << false;
}

void RequestParserTest::knowsWhenTheConnectionEnds()
{
    QFETCH(const QByteArray, bytes);
    server::RequestParser parser(m_limits);
    parser.consume(bytes);
    QCOMPARE(parser.state(), server::RequestParser::State::Complete);
    QTEST(parser.take().head.keepAlive, "keepAlive");
}

QTEST_GUILESS_MAIN(RequestParserTest)
#include "RequestParserTest.moc"
