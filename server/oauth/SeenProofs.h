#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace server {

/// Which DPoP proofs were used already, RFC 9449 §11.1, until they would be too old anyway. Bounded: when it is full,
/// nobody's proof is taken until some are old. Any thread.
class SeenProofs
{
public:
    enum class Verdict { First, Again, Full };
    explicit SeenProofs(const core::Clock &clock, qsizetype most = 200000) : m_clock(clock), m_most(most) {}
    /// `id` is a digest.
    Verdict note(const QByteArray &id, std::chrono::milliseconds keptFor);
    qsizetype size() const;

private:
    void sweep(std::chrono::milliseconds now);

    const core::Clock &m_clock;
    const qsizetype m_most;
    mutable std::mutex m_mutex;
    QHash<QByteArray, std::chrono::milliseconds> m_until; ///< of Clock::steady()
    std::chrono::milliseconds m_sweptAt{0};
};

} // namespace server
