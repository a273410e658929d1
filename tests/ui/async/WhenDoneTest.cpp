#include "ui/async/WhenDone.h"

#include <QPromise>
#include <QTest>

using Answer = core::Result<int>;

class WhenDoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheAnswerAfterTheCallReturned()
    {
        QObject owner;
        QPromise<Answer> promise;
        promise.start();
        promise.addResult(Answer(7));
        promise.finish();
        int got = 0;
        ui::whenDone(promise.future(), &owner, [&](const Answer &answer) { got = *answer; });
        QCOMPARE(got, 0);
        QTRY_COMPARE(got, 7);
    }
    void staysSilentWhenTheOwnerIsGone()
    {
        bool called = false;
        QPromise<Answer> promise;
        promise.start();
        {
            QObject owner;
            ui::whenDone(promise.future(), &owner, [&](const Answer &) { called = true; });
        }
        promise.addResult(Answer(1));
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
    void saysCancelledWhenTheWorkerWentAway()
    {
        QObject owner;
        std::optional<core::ErrorKind> kind;
        {
            QPromise<Answer> promise;
            promise.start();
            ui::whenDone(promise.future(), &owner, [&](const Answer &answer) { kind = answer.error().kind; });
        }
        QTRY_VERIFY(kind);
        QCOMPARE(*kind, core::ErrorKind::Cancelled);
    }
    void carriesResultsWithoutAValue()
    {
        QObject owner;
        QPromise<core::Result<void>> promise;
        promise.start();
        bool failed = false;
        ui::whenDone(promise.future(), &owner, [&](const core::Result<void> &answer) { failed = !answer; });
        promise.addResult(core::Result<void>(core::fail(core::ErrorKind::Conflict, {})));
        promise.finish();
        QTRY_VERIFY(failed);
    }
};

QTEST_GUILESS_MAIN(WhenDoneTest)
#include "WhenDoneTest.moc"
