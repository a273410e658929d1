#pragma once

#include <QCoreApplication>
#include <QFile>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <unistd.h>

namespace tests {

/// How long the event loop of the GUI thread did not answer, at worst. A thread posts a beat and waits for its answer;
/// the time in which the system gave the processor to others does not count. Make it on the GUI thread.
class GapWatch : public QObject
{
public:
    static constexpr std::chrono::milliseconds kNoticed{50};
    static constexpr std::chrono::milliseconds kTooLong{100};

    GapWatch() : m_thread(gettid()), m_beats([this] { beat(); }) {}
    ~GapWatch() override
    {
        m_ends = true;
        m_beats.join();
        if (longest() >= kNoticed)
            std::fprintf(stderr, "longest gap of the event loop: %lld ms\n", static_cast<long long>(longest().count()));
    }
    std::chrono::milliseconds longest() const { return std::chrono::milliseconds(m_longest.load()); }
    /// What happened until now does not count: a window was built.
    void forget()
    {
        ++m_round;
        m_longest = 0;
    }

private:
    using Clock = std::chrono::steady_clock;

    void beat()
    {
        while (!m_ends) {
            const int round = m_round;
            const qint64 waited = waitedForProcessor();
            const auto asked = Clock::now();
            const int number = ++m_asked;
            QMetaObject::invokeMethod(
                this, [this, number] { m_answered = number; }, Qt::QueuedConnection);
            while (m_answered < number && !m_ends)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - asked).count();
            const qint64 gap = (passed - (waitedForProcessor() - waited)) / 1'000'000;
            if (round == m_round && gap > m_longest)
                m_longest = gap;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }
    /// Nanoseconds in which the GUI thread could have run but another one did (/proc/…/schedstat).
    qint64 waitedForProcessor() const
    {
        QFile file(QStringLiteral("/proc/self/task/%1/schedstat").arg(m_thread));
        return file.open(QIODevice::ReadOnly) ? file.readAll().simplified().split(' ').value(1).toLongLong() : 0;
    }

    const pid_t m_thread;
    std::atomic<bool> m_ends = false;
    std::atomic<int> m_asked = 0;
    std::atomic<int> m_answered = 0;
    std::atomic<int> m_round = 0;
    std::atomic<qint64> m_longest = 0;
    std::thread m_beats;
};

} // namespace tests
