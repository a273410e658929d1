#include "tests/support/Hands.h"
#include "tests/support/RealConsole.h"
#include "ui/chains/ChainAuditList.h"
#include "ui/chains/ChainTree.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageFrame.h"

using namespace Qt::StringLiterals;
using namespace tests::hands;
using core::ChainState;
using tests::App;
using tests::elsewhere;
using tests::HttpAnswer;

/// The second moment of the console: a refresh token is stolen and used.
class TheftMomentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_console.open(), m_console.failure); }
    void cleanupTestCase() { m_console.close(); }
    void aStolenTokenIsToldAndEverythingThatItKilledIsSeen();

private:
    tests::RealConsole m_console;
};

void TheftMomentTest::aStolenTokenIsToldAndEverythingThatItKilledIsSeen()
{
    // An admin looks at the overview. Somebody signs in on a phone and on a laptop; the phone refreshes three times.
    const App app(m_console.port());
    const auto laptop = elsewhere([&] { return app.signIn(); });
    QString stolen;
    QString phone = elsewhere([&] { return app.signIn(); }).member("refresh_token");
    for (int refresh = 0; refresh < 3; ++refresh) {
        if (refresh == 1)
            stolen = phone; // copied from the phone before it was used there
        phone = elsewhere([&] { return app.refresh(phone); }).member("refresh_token");
        QVERIFY(!phone.isEmpty());
    }

    // A thief uses the copy. The server refuses, and the window tells.
    const HttpAnswer thief = elsewhere([&] { return app.refresh(stolen); });
    QCOMPARE(thief.status, 400);
    QCOMPARE(thief.member("error"), u"invalid_grant"_s);
    QVERIFY(sees(u"Show chain"_s));
    const auto *alarm = m_console.window()->page(u"overview"_s)->findChild<QWidget *>(u"pageAlarm"_s);
    const QString told = alarm->findChild<QLabel *>(u"messageText"_s)->text();
    QVERIFY2(told.contains(u"admin at codelab-flutter-app"_s), qPrintable(told));
    QVERIFY(m_console.keepPicture(u"moment2-1-notice"_s));

    // One click: the family tree with the stolen token chosen, in view, and all that it ended in red.
    QVERIFY(click(u"Show chain"_s));
    auto *tree = m_console.find<ui::ChainTree>("chainTree");
    QTRY_COMPARE(tree->nodeCount(), 4);
    QVERIFY(tree->isVisible());
    const auto stateOf = [tree](int node) { return tree->picture().firstOf(node).state; };
    QCOMPARE(stateOf(tree->currentNode()), ChainState::Reused);
    QVERIFY(tree->viewport()->rect().contains(tree->placeOf(tree->currentNode()).center()));
    QCOMPARE(tree->redTokens().size(), 3); // the stolen one and the two that came after it; not the first
    QCOMPARE(stateOf(3), ChainState::Revoked);

    // The audit rows stand beside it and tell of the same; the thief's row leads back to the token.
    auto *rows = m_console.find<ui::ChainAuditList>();
    QTRY_VERIFY(rows->isVisible() && rows->rowCount() > 0);
    QVERIFY(m_console.keepPicture(u"moment2-2-tree"_s));
    QVERIFY(click(ui::auditEventWord(u"security_incident"_s)));
    QCOMPARE(stateOf(tree->currentNode()), ChainState::Reused);

    // The phone's token is dead with it; the laptop goes on.
    QCOMPARE(elsewhere([&] { return app.refresh(phone); }).status, 400);
    QCOMPARE(elsewhere([&] { return app.refresh(laptop.member("refresh_token")); }).status, 200);

    // All rows of the chain, in the audit log.
    QVERIFY(click(u"Show in audit log"_s));
    auto *log = m_console.find<ui::DataTable>("auditList");
    QTRY_VERIFY(log->isVisible() && log->model()->rowCount() >= 5);
    QVERIFY(m_console.keepPicture(u"moment2-3-audit"_s));
    QVERIFY(m_console.answeredAlways());
}

QTEST_MAIN(TheftMomentTest)
#include "TheftMomentTest.moc"
