#include "tests/support/RealConsole.h"
#include "tests/support/ResidentMemory.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/widgets/DataTable.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QMainWindow>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace {

constexpr double kFrame = 16.0; ///< ms: 60 frames a second

/// When the rows were painted.
class Frames : public QObject
{
public:
    explicit Frames(QWidget *rows) : m_rows(rows)
    {
        m_rows->installEventFilter(this);
        m_timer.start();
    }
    /// Moves by `step` until the frame is painted; the gaps between frames are kept.
    template <class Step>
    void next(Step step)
    {
        const qint64 before = m_painted;
        step();
        for (int turn = 0; m_painted == before && turn < 1000; ++turn)
            QCoreApplication::processEvents();
        m_gaps.push_back(double(m_timer.nsecsElapsed()) / 1e6);
        m_timer.start();
    }
    void forget()
    {
        m_gaps.clear();
        m_timer.start();
    }
    /// A line: share of frames in time, the middle, the 95th of 100 and the longest gap.
    void print(const char *name, int unread)
    {
        std::ranges::sort(m_gaps);
        const auto inTime = std::ranges::upper_bound(m_gaps, kFrame) - m_gaps.begin();
        std::printf("%s\t%zu\t%.2f\t%.1f\t%.1f\t%.1f\t%d\n", name, m_gaps.size(),
                    100.0 * double(inTime) / double(m_gaps.size()), m_gaps[m_gaps.size() / 2],
                    m_gaps[m_gaps.size() * 95 / 100], m_gaps.back(), unread);
        std::fflush(stdout);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_painted += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_rows;
    QElapsedTimer m_timer;
    qint64 m_painted = 0;
    std::vector<double> m_gaps;
};

/// The audit page with the whole log, and somebody who scrolls it.
class Ride
{
public:
    explicit Ride(tests::RealConsole &console) : m_console(console) {}

    bool open()
    {
        m_console.window()->openPage(u"audit"_s);
        m_table = m_console.find<ui::DataTable>("auditList");
        m_model = qobject_cast<ui::AuditWindowModel *>(m_table->model());
        m_console.find<QToolButton>("range0")->click();
        return QTest::qWaitFor([this] { return !m_model->isLoading() && m_model->isCounted(); }, 120'000);
    }
    void scroll()
    {
        QScrollBar *bar = m_table->verticalScrollBar();
        Frames frames(m_table->viewport());
        run(frames, "three rows a frame", 3000, [bar](int) { bar->setValue(bar->value() + 3); });
        run(frames, "page down held", 1000, [this](int) { QTest::keyClick(m_table, Qt::Key_PageDown); });
        run(frames, "end to end in 2,000 frames", 2000,
            [bar](int frame) { bar->setValue(int(qint64(bar->maximum()) * (frame + 1) / 2000)); });
        run(frames, "back up, three rows a frame", 1000, [bar](int) { bar->setValue(bar->value() - 3); });
    }
    qint64 rows() const { return m_model->rowCount(); }

private:
    /// How many of the rows on the screen are not read yet is counted too: they are shown empty.
    template <class Step>
    void run(Frames &frames, const char *name, int count, Step step)
    {
        QTest::qWait(500);
        frames.forget();
        int unread = 0;
        for (int frame = 0; frame < count; ++frame) {
            frames.next([&] { step(frame); });
            unread += !m_model->rowAt(m_table->indexAt({4, 4}).row());
        }
        frames.print(name, unread);
    }

    tests::RealConsole &m_console;
    ui::DataTable *m_table = nullptr;
    ui::AuditWindowModel *m_model = nullptr;
};

void printMemory(const char *when)
{
    QTest::qWait(2000);
    std::printf("memory\t%s\t%lld\n", when, static_cast<long long>(tests::residentBytes() >> 20));
    std::fflush(stdout);
}

/// What any window of Qt costs: the least that the console could.
int showEmptyWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(u"A window with one line of text"_s));
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}

} // namespace

/// bench-console empty: a window with one line of text. bench-console FILE: the console on a copy of this log, which
/// bench-audit made. Lines: a ride, its frames, per cent of them within 16 ms, p50, p95 and the longest gap in ms,
/// frames whose rows were not read yet; "memory", when, MB.
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("usage: bench-console FILE | bench-console empty\n", stderr);
        return 2;
    }
    qputenv("QT_NO_THREADED_GLIB", "1");
    if (qstrcmp(argv[1], "empty") == 0)
        return showEmptyWindow(argc, argv);
    const QApplication application(argc, argv);
    tests::RealConsole console;
    std::error_code failed; // a link, for there may be gigabytes
    std::filesystem::create_hard_link(argv[1], console.databaseFile().toStdString(), failed);
    if (failed && !QFile::copy(QString::fromLocal8Bit(argv[1]), console.databaseFile())) {
        std::fprintf(stderr, "%s cannot be copied\n", argv[1]);
        return 1;
    }
    if (!console.open()) {
        std::fprintf(stderr, "%s\n", console.failure.constData());
        return 1;
    }
    printMemory("first page");
    Ride ride(console);
    if (!ride.open())
        return 1;
    std::printf("rows\t%lld\n", static_cast<long long>(ride.rows()));
    ride.scroll();
    printMemory("after scrolling");
    for (const QString &page :
         {u"users"_s, u"clients"_s, u"chains"_s, u"keys"_s, u"lab"_s, u"server"_s, u"overview"_s}) {
        console.window()->openPage(page);
        QTest::qWait(300);
    }
    printMemory("all pages seen");
    console.close();
    return 0;
}
