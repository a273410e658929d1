#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace server {

/// Which DPoP proofs were used already, RFC 9449 §11.1, until they would be too old anyway. Bounded in all and for each
/// key, so that who holds one key cannot fill it. Any thread.
class SeenProofs
{
public:
    enum class Verdict { First, Again, ShareFull, Full };
    explicit SeenProofs(const core::Clock &clock, qsizetype most, qsizetype mostOfOneKey)
        : m_clock(clock), m_most(most), m_mostOfOneKey(mostOfOneKey)
    {}
    /// `key` is whose share the proof takes, `id` is unique within it.
    Verdict note(const QByteArray &key, const QByteArray &id, std::chrono::milliseconds keptFor);
    qsizetype size() const;

private:
    using Digest = std::pair<quint64, quint64>;
    struct Entry
    {
        std::chrono::milliseconds until; ///< of Clock::steady()
        Digest key;
    };
    static Digest digest(const QByteArray &text);
    void sweep(std::chrono::milliseconds now);

    const core::Clock &m_clock;
    const qsizetype m_most;
    const qsizetype m_mostOfOneKey;
    mutable std::mutex m_mutex;
    QHash<Digest, Entry> m_entries;
    QHash<Digest, qsizetype> m_shares; ///< by key, of those that are in m_entries
    std::chrono::milliseconds m_sweptAt{0};
};

} // namespace server
