#include "tests/server/http/Conversations.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

/// Several requests on one connection: what is answered, in which order, and what never is.
class ConversationTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server.isStarted()); }
    void givesExactlyTheseAnswers_data() { addRows(); }
    void givesExactlyTheseAnswers();
    void givesThemByteByByteToo_data() { addRows(); }
    void givesThemByteByByteToo();
    void givesThemToWhoHasEndedHisDirection_data() { addRows(); }
    void givesThemToWhoHasEndedHisDirection();

private:
    static void addRows();
    static QByteArray statusesIn(const QByteArray &bytes);
    TestHttpServer m_server;
};

void ConversationTest::addRows()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statuses");
    QTest::addColumn<bool>("isKept");
    for (const auto &part : {framingConversations(), connectionConversations()}) {
        for (const auto &row : part)
            QTest::newRow(row.name) << row.bytes << row.statuses << row.isKept;
    }
}

/// Of final answers; no body here looks like an answer.
QByteArray ConversationTest::statusesIn(const QByteArray &bytes)
{
    QByteArrayList found;
    for (qsizetype at = bytes.indexOf("HTTP/1.1 "); at >= 0; at = bytes.indexOf("HTTP/1.1 ", at + 1)) {
        const QByteArray status = bytes.mid(at + 9, 3);
        if (status.toInt() >= 200 && bytes.mid(at + 12, 1) == " ")
            found.append(status);
    }
    return found.join(' ');
}

void ConversationTest::givesExactlyTheseAnswers()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, statuses);
    QFETCH(const bool, isKept);
    RawClient client(m_server.port());
    client.send(bytes);
    QByteArrayList given;
    for (qsizetype i = 0; i <= statuses.count(' '); ++i) {
        const bool isHead = i == 0 && bytes.startsWith("HEAD");
        const RawAnswer answer = client.readAnswer(!isHead);
        given.append(QByteArray::number(answer.status));
        const bool isLast = i == statuses.count(' ');
        QCOMPARE(answer.headers.value("connection"), isLast && !isKept ? "close"_ba : "keep-alive"_ba);
    }
    QCOMPARE(given.join(' '), statuses);
    if (isKept)
        QCOMPARE(client.get("/pool?still-there").body, "still-there"_ba);
    else
        QVERIFY(client.isClosedByServer());
}

void ConversationTest::givesThemByteByByteToo()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, statuses);
    RawClient client(m_server.port());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const qsizetype step = 1 + bytes.size() / 10000; // single bytes, but of the longest ones
    for (qsizetype at = 0; at < bytes.size() && client.isConnected(); at += step)
        client.send(bytes.mid(at, step));
    if (client.isConnected())
        client.endSending();
    QCOMPARE(statusesIn(client.readToTheEnd()), statuses);
}

void ConversationTest::givesThemToWhoHasEndedHisDirection()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, statuses);
    RawClient client(m_server.port());
    client.send(bytes);
    client.endSending();
    QCOMPARE(statusesIn(client.readToTheEnd()), statuses);
}

QTEST_GUILESS_MAIN(ConversationTest)
#include "ConversationTest.moc"
