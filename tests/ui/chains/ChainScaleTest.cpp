#include "ui/chains/ChainScale.h"

#include "tests/support/ChainSamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::ChainScale;

class ChainScaleTest : public QObject
{
    Q_OBJECT
private slots:
    void placesTimesInOrderAndBack_data();
    void placesTimesInOrderAndBack();
    void cutsIdleTimeAndSaysHowLongItWas();
    void keepsTheSameWidthForTheSameTimeWhenLinear();
    void givesRoundTicksThatFollowTheZoom();
    void hasOneStepAlongTheWholeAxis();
    void leavesRoomBetweenANodeAndItsParent();
    void opensARunIntoShorterRuns();
    void standsWithoutTokens();

private:
    static core::ChainDetail idleChain();
};

/// Ten refreshes, five days of nothing, ten refreshes.
core::ChainDetail ChainScaleTest::idleChain()
{
    core::ChainDetail chain = tests::aChain(u"idle"_s, 8);
    for (size_t i = 4; i < 8; ++i) {
        chain.tokens[i].createdAt += 120h;
        if (chain.tokens[i].usedAt)
            *chain.tokens[i].usedAt += 120h;
        chain.tokens[i].addressChanged = i % 2 == 0; // no run
    }
    return chain;
}

void ChainScaleTest::placesTimesInOrderAndBack_data()
{
    QTest::addColumn<bool>("linear");
    QTest::newRow("compact") << false;
    QTest::newRow("linear") << true;
}

void ChainScaleTest::placesTimesInOrderAndBack()
{
    QFETCH(bool, linear);
    const core::ChainDetail chain = idleChain();
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const ChainScale scale(chain.tokens, nodes, linear ? ChainScale::Kind::Linear : ChainScale::Kind::Compact);
    double before = -1;
    for (auto at = scale.start(); at <= scale.end(); at += 30min) {
        const double x = scale.xOf(at);
        QVERIFY(x > before);
        before = x;
        QVERIFY(std::chrono::abs(scale.timeOf(x) - at) < 2s);
    }
    QCOMPARE(scale.xOf(scale.start() - 1h), 0.0);
    QCOMPARE(scale.xOf(scale.end() + 1h), scale.width());
}

void ChainScaleTest::cutsIdleTimeAndSaysHowLongItWas()
{
    const core::ChainDetail chain = idleChain();
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const ChainScale scale(chain.tokens, nodes, ChainScale::Kind::Compact);
    QCOMPARE(scale.cuts().size(), size_t(1));
    QVERIFY(scale.cuts().front().isIdle);
    QVERIFY(scale.cuts().front().until - scale.cuts().front().since > 119h);
    QVERIFY(scale.cuts().front().to - scale.cuts().front().from < 200);
}

void ChainScaleTest::keepsTheSameWidthForTheSameTimeWhenLinear()
{
    const core::ChainDetail chain = idleChain();
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const ChainScale scale(chain.tokens, nodes, ChainScale::Kind::Linear);
    QVERIFY(scale.cuts().empty());
    const double first = scale.xOf(scale.start() + 10h) - scale.xOf(scale.start());
    const double later = scale.xOf(scale.start() + 90h) - scale.xOf(scale.start() + 80h);
    QVERIFY(qAbs(first - later) < 0.01);
}

void ChainScaleTest::givesRoundTicksThatFollowTheZoom()
{
    const core::ChainDetail chain = tests::aTheft();
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const ChainScale scale(chain.tokens, nodes, ChainScale::Kind::Compact);
    const auto few = scale.ticks(1, 84);
    const auto many = scale.ticks(20, 84);
    QVERIFY(!few.empty());
    QVERIFY(many.size() > few.size());
    for (size_t i = 1; i < many.size(); ++i)
        QVERIFY((many[i].x - many[i - 1].x) * 20 >= 84);
    for (const ChainScale::Tick &tick : few)
        QCOMPARE(core::toMillis(tick.at) % 60'000, 0);
    QVERIFY(few.front().isDay);
}

/// Refreshes an hour apart and one after ten minutes: one step for both, not one for each.
void ChainScaleTest::hasOneStepAlongTheWholeAxis()
{
    core::ChainDetail chain = tests::aChain(u"uneven"_s, 6);
    const auto place = [&](size_t token, std::chrono::minutes after) {
        chain.tokens[token].createdAt = tests::chainStart() + after;
        chain.tokens[token - 1].usedAt = chain.tokens[token].createdAt;
    };
    place(1, 60min);
    place(2, 120min);
    place(3, 130min);
    place(4, 190min);
    place(5, 250min);
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const auto ticks = ChainScale(chain.tokens, nodes, ChainScale::Kind::Compact).ticks(3, 84);
    QVERIFY(ticks.size() >= 3);
    const qint64 step = (ticks[1].at - ticks[0].at).count();
    for (size_t i = 2; i < ticks.size(); ++i)
        QCOMPARE((ticks[i].at - ticks[i - 1].at).count(), step);
}

void ChainScaleTest::leavesRoomBetweenANodeAndItsParent()
{
    core::ChainDetail chain = tests::aTheft();
    chain.tokens[2].createdAt = chain.tokens[1].createdAt; // in the same millisecond
    std::vector<ui::ChainNode> nodes = ui::layOutChain(chain.tokens);
    const ChainScale scale(chain.tokens, nodes, ChainScale::Kind::Compact);
    for (const ui::ChainNode &node : nodes) {
        if (node.parent >= 0)
            QVERIFY(node.from - nodes[size_t(node.parent)].to >= 70);
    }
}

void ChainScaleTest::opensARunIntoShorterRuns()
{
    const core::ChainDetail chain = tests::aChain(u"long"_s, 10'000);
    const auto closed = ui::layOutChain(chain.tokens);
    QCOMPARE(closed.size(), size_t(3));
    ui::OpenedRuns opened{ui::runName(closed[1], chain.tokens)};
    const auto parts = ui::layOutChain(chain.tokens, opened);
    QVERIFY(parts.size() > 50 && parts.size() < 200);
    QVERIFY(parts[1].isRun());
    opened.insert(ui::runName(parts[1], chain.tokens));
    const auto open = ui::layOutChain(chain.tokens, opened);
    QVERIFY(open.size() > parts.size() && open.size() < 400);
    QVERIFY(!open[1].isRun());
    size_t tokens = 0;
    for (const ui::ChainNode &node : open)
        tokens += node.tokens.size();
    QCOMPARE(tokens, size_t(10'000));
}

void ChainScaleTest::standsWithoutTokens()
{
    std::vector<ui::ChainNode> none;
    const ChainScale scale({}, none, ChainScale::Kind::Compact);
    QCOMPARE(scale.width(), 0.0);
    QVERIFY(scale.ticks(1, 84).empty());
    QCOMPARE(scale.xOf(tests::chainStart()), 0.0);
}

QTEST_GUILESS_MAIN(ChainScaleTest)
#include "ChainScaleTest.moc"
