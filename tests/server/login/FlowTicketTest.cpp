#include "server/login/FlowTicket.h"

#include "tests/support/ManualClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

using server::FlowTicket;
using server::FlowTickets;
using server::Visit;

class FlowTicketTest : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWasWritten();
    void isRefused_data();
    void isRefused();
    void knowsItsOwnSignInOnly();
    void isWorthNothingToAnotherProcess();

private:
    static Visit visit(const QByteArray &session)
    {
        Visit visit;
        visit.browser = "browser";
        visit.sessionCookie = session;
        if (!session.isEmpty())
            visit.found.emplace();
        return visit;
    }
    ManualClock m_clock;
    core::SystemRandom m_random;
};

void FlowTicketTest::comesBackAsItWasWritten()
{
    const FlowTickets tickets(m_clock, m_random);
    FlowTicket ticket = tickets.begin();
    ticket.markSignedIn(visit("s"));
    ticket.step = FlowTicket::Step::AccountChosen;
    const auto read = tickets.read(QString::fromLatin1(tickets.write(ticket, "q", "browser")), "q", "browser");
    QVERIFY(read.has_value());
    QVERIFY(read->begunAt == m_clock.now());
    QVERIFY(read->step == FlowTicket::Step::AccountChosen);
    QCOMPARE(read->signedInAs, ticket.signedInAs);
}

void FlowTicketTest::isRefused_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind :
         {"another request", "another browser", "old", "from the future", "changed", "cut", "nothing"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void FlowTicketTest::isRefused()
{
    QFETCH(QString, kind);
    ManualClock clock;
    const FlowTickets tickets(clock, m_random);
    QString text = QString::fromLatin1(tickets.write(tickets.begin(), "q", "browser"));
    QVERIFY(tickets.read(text, "q", "browser"));
    QByteArray query = "q";
    QByteArray browser = "browser";
    if (kind == "another request"_L1)
        query = "q2";
    else if (kind == "another browser"_L1)
        browser = "browser2";
    else if (kind == "old"_L1)
        clock.advance(FlowTickets::kLifetime + 1ms);
    else if (kind == "from the future"_L1)
        clock.set(clock.now() - 1s);
    else if (kind == "changed"_L1)
        text[3] = text.at(3) == u'A' ? u'B' : u'A';
    else if (kind == "cut"_L1)
        text.chop(4);
    else
        text.clear();
    QVERIFY(!tickets.read(text, query, browser));
}

void FlowTicketTest::knowsItsOwnSignInOnly()
{
    const FlowTickets tickets(m_clock, m_random);
    FlowTicket ticket = tickets.begin();
    QVERIFY(!ticket.isSignedIn(visit("s"))); // whoever is signed in was so before
    ticket.markSignedIn(visit("s"));
    QVERIFY(ticket.isSignedIn(visit("s")));
    QVERIFY(!ticket.isSignedIn(visit("t"))); // by another page, meanwhile
    QVERIFY(!ticket.isSignedIn(visit({})));  // signed out
    const auto untouched =
        tickets.read(QString::fromLatin1(tickets.write(tickets.begin(), "q", "browser")), "q", "browser");
    QVERIFY(untouched && !untouched->isSignedIn(visit("s")) && !untouched->isSignedIn(visit({})));
}

void FlowTicketTest::isWorthNothingToAnotherProcess()
{
    const FlowTickets one(m_clock, m_random);
    const FlowTickets other(m_clock, m_random);
    QVERIFY(!other.read(QString::fromLatin1(one.write(one.begin(), "q", "browser")), "q", "browser"));
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::FlowTicketTest)
#include "FlowTicketTest.moc"
