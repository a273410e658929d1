// A family of 10,000 refresh tokens in the console: how long the window is held up by each thing that a person does.
//   bench-chains            prints a table; nothing is compared with fixed times
#include "tests/support/ChainSamples.h"
#include "tests/support/ResidentMemory.h"
#include "ui/chains/ChainPane.h"
#include "ui/chains/ChainTree.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int kTokens = 10'000;
constexpr int kRuns = 60;

/// The worst of all runs counts: it is what somebody notices.
template <class Task>
void row(const char *name, Task task)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        task(run);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    std::printf("    %-34s p50 %8.2f ms   worst %8.2f ms\n", name, times[times.size() / 2], times.back());
}

/// In the event loop: the longest time in which nothing else could happen, until `isDone`.
template <class Condition>
double longestGap(Condition isDone)
{
    double longest = 0;
    QElapsedTimer since;
    since.start();
    while (!isDone()) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        longest = std::max(longest, double(turn.nsecsElapsed()) / 1e6);
        if (since.elapsed() > 120'000)
            qFatal("the tree did not come");
    }
    return longest;
}

void measure(const char *name, const core::ChainDetail &chain)
{
    const qint64 before = tests::residentBytes();
    ui::ChainPane pane(nullptr);
    pane.resize(1080, 420);
    pane.show();
    if (!QTest::qWaitForWindowExposed(&pane))
        qFatal("no window");
    ui::ChainTree &tree = *pane.tree();
    QElapsedTimer timer;
    timer.start();
    pane.setChain(chain);
    const double asked = double(timer.nsecsElapsed()) / 1e6;
    const double gap = longestGap([&] { return tree.nodeCount() > 0; });
    std::printf("%s\n    %-34s %d nodes after %lld ms; held up for %.1f ms, then %.1f ms\n", name, "shown",
                tree.nodeCount(), timer.elapsed(), asked, gap);
    row("zoom step and its frame", [&](int run) {
        tree.zoomBy(run % 2 ? 0.8 : 1.25);
        tree.viewport()->repaint();
    });
    QScrollBar *bar = tree.horizontalScrollBar();
    row("scroll step and its frame", [&](int run) {
        bar->setValue(bar->maximum() * run / kRuns);
        tree.viewport()->repaint();
    });
    QTest::keyClick(&tree, Qt::Key_Home);
    row("arrow to the child and its frame", [&](int) {
        QTest::keyClick(&tree, Qt::Key_Right);
        tree.viewport()->repaint();
    });
    row("end, home and their frame", [&](int run) {
        QTest::keyClick(&tree, run % 2 ? Qt::Key_Home : Qt::Key_End);
        tree.viewport()->repaint();
    });
    row("row of the table chosen", [&](int run) {
        tree.selectToken(chain.tokens[size_t(run * kTokens / kRuns)].jtiHash);
        QCoreApplication::processEvents();
    });
    std::printf("    %-34s %.1f MB\n", "memory", double(tests::residentBytes() - before) / (1024 * 1024));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::Theme::instance().install();
    const core::ChainDetail plain = tests::aChain(u"family"_s, kTokens);
    measure("10,000 refreshes", plain);
    core::ChainDetail moving = plain;
    for (size_t i = 0; i < moving.tokens.size(); i += 100)
        moving.tokens[i].addressChanged = true;
    measure("another address at every 100th", moving);
    core::ChainDetail lossy = plain;
    for (core::ChainToken &token : lossy.tokens)
        token.graceRetries = token.usedAt ? 1 : 0;
    measure("every answer lost once", lossy);
    core::ChainDetail torn = plain;
    for (size_t i = 1; i < torn.tokens.size(); i += 2)
        torn.tokens[i].parentJtiHash = torn.tokens[i - 1].parentJtiHash;
    measure("a branch at every other token", torn);
    return 0;
}
