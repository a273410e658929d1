#include "ui/chains/ChainTree.h"

#include "tests/support/ChainSamples.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class ChainTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void drawsTheReusedTokenAndAllThatItEndedInRed();
    void drawsNothingInRedWithoutReuse();
    void startsWhatFollowsAReusedTokenOnARowOfItsOwn();
    void foldsTheQuietTokensOfALongChain();
    void foldsChangesToWhenThereAreTooMany();
    void foldsRepeatedUsesWhenThereAreTooMany();
    void keepsTokensWhoseParentsFormARing();
    void keepsTokensWhoseParentIsGone();
    void walksWithTheArrowKeys();
    void selectsTheReusedTokenFirst();
    void keepsTheChosenTokenWhenTheChainIsReadAgain();
    void saysTheChosenTokenToScreenReaders();
    void opensARunByEnterAndFoldsItAgain();
    void zoomsTheTimeAndKeepsTheNodes();
    void drawsManyBranchesFarFromTheGuiThread();
};

void ChainTreeTest::drawsTheReusedTokenAndAllThatItEndedInRed()
{
    const core::ChainDetail theft = tests::aTheft();
    ui::ChainTree tree;
    tree.setTokens(theft.tokens);
    QCOMPARE(tree.redTokens(),
             QStringList({theft.tokens[3].jtiHash, theft.tokens[5].jtiHash, theft.tokens[6].jtiHash}));
}

void ChainTreeTest::drawsNothingInRedWithoutReuse()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 4);
    for (core::ChainToken &token : chain.tokens)
        token.state = core::ChainState::Revoked;
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    QVERIFY(tree.redTokens().isEmpty());
}

void ChainTreeTest::startsWhatFollowsAReusedTokenOnARowOfItsOwn()
{
    const core::ChainDetail theft = tests::aTheft();
    std::vector<ui::ChainNode> nodes = ui::layOutChain(theft.tokens);
    const ui::ChainScale scale(theft.tokens, nodes, ui::ChainScale::Kind::Compact);
    QCOMPARE(nodes.size(), size_t(7));
    QCOMPARE(nodes[3].row, 0);
    QCOMPARE(nodes[4].row, 1);
    QCOMPARE(nodes[6].row, 1);
    QVERIFY(nodes[4].belowReuse);
    QVERIFY(nodes[4].place.y() > nodes[3].place.y());
    QVERIFY(nodes[6].place.x() > nodes[5].place.x());
}

void ChainTreeTest::foldsTheQuietTokensOfALongChain()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 10'000);
    chain.tokens[5'000].addressChanged = true;
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    // root, run, the change, run, the live one
    QTRY_COMPARE(tree.nodeCount(), 5);
    QCOMPARE(tree.items().size(), 5);
    QVERIFY(tree.selectToken(chain.tokens[7'777].jtiHash));
}

void ChainTreeTest::foldsChangesToWhenThereAreTooMany()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 10'000);
    for (core::ChainToken &token : chain.tokens)
        token.addressChanged = true;
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    QTRY_COMPARE(tree.nodeCount(), 3);
}

/// A client whose answers are lost again and again makes no tree that nobody can scroll.
void ChainTreeTest::foldsRepeatedUsesWhenThereAreTooMany()
{
    core::ChainDetail few = tests::aChain(u"few"_s, 30);
    few.tokens[10].graceRetries = 2;
    ui::ChainTree tree;
    tree.setTokens(few.tokens);
    QCOMPARE(tree.nodeCount(), 5); // root, run, the repeated one, run, the live one
    core::ChainDetail chain = tests::aChain(u"family"_s, 10'000);
    for (core::ChainToken &token : chain.tokens)
        token.graceRetries = token.usedAt ? 1 : 0;
    tree.setTokens(chain.tokens);
    QTRY_COMPARE(tree.nodeCount(), 3);
    QVERIFY2(tree.wordsOf(1).contains(u"9998"_s), qPrintable(tree.wordsOf(1))); // and says so
}

void ChainTreeTest::keepsTokensWhoseParentsFormARing()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 3);
    chain.tokens[0].parentJtiHash = chain.tokens[2].jtiHash;
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    QTRY_COMPARE(tree.nodeCount(), 3);
}

void ChainTreeTest::keepsTokensWhoseParentIsGone()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 3);
    chain.tokens[0].parentJtiHash = u"purged"_s;
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    QTRY_COMPARE(tree.nodeCount(), 3);
}

void ChainTreeTest::walksWithTheArrowKeys()
{
    const core::ChainDetail theft = tests::aTheft();
    ui::ChainTree tree;
    tree.setTokens(theft.tokens);
    QTest::keyClick(&tree, Qt::Key_Left);
    QCOMPARE(tree.currentToken(), theft.tokens[2].jtiHash);
    QTest::keyClick(&tree, Qt::Key_Right);
    QTest::keyClick(&tree, Qt::Key_Down);
    QCOMPARE(tree.currentToken(), theft.tokens[4].jtiHash);
    QTest::keyClick(&tree, Qt::Key_End);
    QCOMPARE(tree.currentToken(), theft.tokens[6].jtiHash);
    QTest::keyClick(&tree, Qt::Key_Right);
    QCOMPARE(tree.currentToken(), theft.tokens[6].jtiHash);
    QTest::keyClick(&tree, Qt::Key_Up);
    QCOMPARE(tree.currentToken(), theft.tokens[3].jtiHash);
    QTest::keyClick(&tree, Qt::Key_Home);
    QCOMPARE(tree.currentToken(), theft.tokens[0].jtiHash);
    QTest::keyClick(&tree, Qt::Key_Left);
    QCOMPARE(tree.currentToken(), theft.tokens[0].jtiHash);
}

void ChainTreeTest::selectsTheReusedTokenFirst()
{
    const core::ChainDetail theft = tests::aTheft();
    ui::ChainTree tree;
    QSignalSpy spy(&tree, &ui::ChainTree::currentTokenChanged);
    tree.setTokens(theft.tokens);
    QCOMPARE(tree.currentToken(), theft.tokens[3].jtiHash);
    QCOMPARE(spy.last().first().toString(), theft.tokens[3].jtiHash);
}

void ChainTreeTest::keepsTheChosenTokenWhenTheChainIsReadAgain()
{
    const core::ChainDetail theft = tests::aTheft();
    ui::ChainTree tree;
    tree.setTokens(theft.tokens);
    QVERIFY(tree.selectToken(theft.tokens[1].jtiHash));
    tree.setTokens(theft.tokens);
    QCOMPARE(tree.currentToken(), theft.tokens[1].jtiHash);
}

void ChainTreeTest::saysTheChosenTokenToScreenReaders()
{
    ui::ChainTree tree;
    tree.setTokens(tests::aTheft().tokens);
    QVERIFY(!tree.accessibleName().isEmpty());
    QVERIFY(tree.accessibleDescription().contains(u"reused"_s));
}

void ChainTreeTest::opensARunByEnterAndFoldsItAgain()
{
    const core::ChainDetail chain = tests::aChain(u"family"_s, 40);
    ui::ChainTree tree;
    tree.setTokens(chain.tokens);
    QCOMPARE(tree.nodeCount(), 3);
    QVERIFY(tree.selectToken(chain.tokens[20].jtiHash));
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(tree.nodeCount(), 40);
    QCOMPARE(tree.currentToken(), chain.tokens[1].jtiHash);
    QSignalSpy details(&tree, &ui::ChainTree::detailsRequested);
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(details.size(), 1);
    QTest::keyClick(&tree, Qt::Key_Backspace);
    QCOMPARE(tree.nodeCount(), 3);
}

void ChainTreeTest::zoomsTheTimeAndKeepsTheNodes()
{
    ui::ChainTree tree;
    tree.resize(600, 300);
    tree.setTokens(tests::aTheft().tokens);
    const QSize before = tree.placeOf(0).size();
    const double apart = tree.viewX(76) - tree.viewX(0);
    tree.zoomBy(2);
    QVERIFY(qAbs((tree.viewX(76) - tree.viewX(0)) - 2 * apart) < 2);
    QCOMPARE(tree.placeOf(0).size(), before);
    QTest::keyClick(&tree, Qt::Key_0);
    QVERIFY(tree.viewX(tree.picture().scale.width()) <= tree.viewport()->width());
}

/// 10,000 tokens that cannot be folded into one run: the GUI thread only takes what another one has laid out.
void ChainTreeTest::drawsManyBranchesFarFromTheGuiThread()
{
    core::ChainDetail chain = tests::aChain(u"family"_s, 10'000);
    for (size_t i = 0; i < chain.tokens.size(); i += 100)
        chain.tokens[i].addressChanged = true;
    ui::ChainTree tree;
    tree.resize(900, 300);
    tree.show();
    QElapsedTimer asked;
    asked.start();
    tree.setTokens(chain.tokens);
    QVERIFY(tree.nodeCount() == 0); // it comes later
    qInfo("asked for in %lld ms", asked.elapsed());
    QTRY_VERIFY(tree.nodeCount() > 100);
    QElapsedTimer zoomed;
    zoomed.start();
    tree.zoomBy(1.25);
    tree.grab();
    qInfo("%d nodes zoomed and painted in %lld ms", tree.nodeCount(), zoomed.elapsed());
}

QTEST_MAIN(ChainTreeTest)
#include "ChainTreeTest.moc"
