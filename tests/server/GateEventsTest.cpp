#include "server/GateEvents.h"

#include "tests/support/ManualClock.h"

#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::GateRefusal;

namespace {

/// What is written to stderr while it lives.
class Written
{
public:
    Written() : m_console(dup(STDERR_FILENO))
    {
        m_file.open();
        dup2(m_file.handle(), STDERR_FILENO);
    }
    ~Written() { text(); }
    QByteArray text()
    {
        if (m_console >= 0) {
            dup2(m_console, STDERR_FILENO);
            close(std::exchange(m_console, -1));
        }
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    int m_console;
    QTemporaryFile m_file;
};

GateRefusal refusal(GateRefusal::Kind kind, int status = 0)
{
    return {kind, status, "reason-given"_ba, QHostAddress(u"192.0.2.1"_s), {}};
}

} // namespace

class GateEventsTest : public QObject
{
    Q_OBJECT
private slots:
    void countsEachKind();
    void logsAFewASecondAndHowManyMore();
    void tellsWhatWasLeftOutAtTheEnd();
};

void GateEventsTest::countsEachKind()
{
    tests::ManualClock clock;
    server::Metrics metrics;
    server::GateEvents events(metrics, clock);
    events.note(refusal(GateRefusal::Kind::Request, 431));
    events.note(refusal(GateRefusal::Kind::Request, 431));
    events.note(refusal(GateRefusal::Kind::Connection));
    events.note(refusal(GateRefusal::Kind::Displaced));
    events.note(refusal(GateRefusal::Kind::Handshake));
    const QByteArray text = metrics.text();
    for (const char *line :
         {"auth_http_requests_total{route=\"(refused)\",status=\"431\"} 2", "auth_http_connections_refused_total 1",
          "auth_http_connections_displaced_total 1", "auth_tls_handshake_failures_total 1"})
        QVERIFY2(text.contains(line), text.constData());
}

void GateEventsTest::logsAFewASecondAndHowManyMore()
{
    tests::ManualClock clock;
    server::Metrics metrics;
    server::GateEvents events(metrics, clock);
    Written written;
    for (int i = 0; i < 1000; ++i)
        events.note(refusal(GateRefusal::Kind::Request, 400));
    events.flush(); // the second is not over
    clock.advance(1s);
    events.flush();
    events.note(refusal(GateRefusal::Kind::Connection));
    const QByteArray text = written.text();
    QCOMPARE(text.count("reason-given"), 6);
    QCOMPARE(text.count("refusals_suppressed"), 1);
    QVERIFY2(text.contains("995"), text.constData());
    QVERIFY(text.contains("192.0.2.1"));
    QVERIFY(text.contains("connection_refused"));
}

void GateEventsTest::tellsWhatWasLeftOutAtTheEnd()
{
    tests::ManualClock clock;
    server::Metrics metrics;
    Written written;
    {
        server::GateEvents events(metrics, clock);
        for (int i = 0; i < 7; ++i)
            events.note(refusal(GateRefusal::Kind::Displaced));
    }
    QCOMPARE(written.text().count("refusals_suppressed"), 1);
}

QTEST_GUILESS_MAIN(GateEventsTest)
#include "GateEventsTest.moc"
