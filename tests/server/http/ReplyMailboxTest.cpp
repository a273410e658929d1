#include "server/http/ReplyMailbox.h"

#include <QTest>

#include <thread>

using server::HttpResponse;
using server::ReplyMailbox;

class ReplyMailboxTest : public QObject
{
    Q_OBJECT

private slots:
    void bringsManyAnswersWithOneEvent();
    void handsBackWhatItsOwnThreadAnswersAtOnce();
    void dropsWhatComesAfterTheEnd();
};

void ReplyMailboxTest::bringsManyAnswersWithOneEvent()
{
    int events = 0;
    ReplyMailbox mailbox(this, [&] { ++events; });
    std::thread([&] {
        for (quint64 ticket = 1; ticket <= 3; ++ticket)
            mailbox.post(ticket, HttpResponse::empty(204));
    }).join();
    QCOMPARE(events, 0);
    QCoreApplication::processEvents();
    QCOMPARE(events, 1);
    const auto letters = mailbox.takeAll();
    QCOMPARE(letters.size(), 3);
    QCOMPARE(letters.back().ticket, 3);
    QVERIFY(mailbox.takeAll().empty());
}

void ReplyMailboxTest::handsBackWhatItsOwnThreadAnswersAtOnce()
{
    ReplyMailbox mailbox(this, [] {});
    mailbox.beginDirect(7);
    mailbox.post(6, HttpResponse::empty(200)); // another request's answer is none of it
    std::thread([&] { mailbox.post(7, HttpResponse::empty(201)); }).join();
    QVERIFY(!mailbox.endDirect());
    QCOMPARE(mailbox.takeAll().size(), 2);
    mailbox.beginDirect(8);
    mailbox.post(8, HttpResponse::empty(202));
    const auto direct = mailbox.endDirect();
    QVERIFY(direct);
    QCOMPARE(direct->status, 202);
    QVERIFY(mailbox.takeAll().empty());
}

void ReplyMailboxTest::dropsWhatComesAfterTheEnd()
{
    int events = 0;
    ReplyMailbox mailbox(this, [&] { ++events; });
    mailbox.close();
    mailbox.post(1, HttpResponse::empty(204));
    QCoreApplication::processEvents();
    QCOMPARE(events, 0);
    QVERIFY(mailbox.takeAll().empty());
}

QTEST_GUILESS_MAIN(ReplyMailboxTest)
#include "ReplyMailboxTest.moc"
