#include "server/oauth/SeenProofs.h"

#include "core/crypto/TokenDigest.h"

#include <QtEndian>

using namespace std::chrono_literals;

namespace server {

SeenProofs::Verdict SeenProofs::note(const QByteArray &key, const QByteArray &id, std::chrono::milliseconds keptFor)
{
    const Digest owner = digest(key);
    const Digest proof = digest(key + '\n' + id);
    const auto now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    const auto known = m_entries.constFind(proof);
    if (known != m_entries.constEnd() && known->until > now)
        return Verdict::Again;
    if (now - m_sweptAt >= 10s)
        sweep(now);
    if (m_shares.value(owner) >= m_mostOfOneKey)
        return Verdict::ShareFull;
    if (m_entries.size() >= m_most)
        return Verdict::Full;
    if (!m_entries.contains(proof))
        ++m_shares[owner];
    m_entries.insert(proof, {now + keptFor, owner});
    return Verdict::First;
}

qsizetype SeenProofs::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries.size();
}

/// Half of a SHA-256: two proofs that meet in it would have to be searched for among 2^64.
SeenProofs::Digest SeenProofs::digest(const QByteArray &text)
{
    const QByteArray hash = core::sha256(text);
    return {qFromBigEndian<quint64>(hash.constData()), qFromBigEndian<quint64>(hash.constData() + 8)};
}

void SeenProofs::sweep(std::chrono::milliseconds now)
{
    m_entries.removeIf([&](const auto &entry) {
        if (entry.value().until > now)
            return false;
        const auto share = m_shares.find(entry.value().key);
        if (--*share == 0)
            m_shares.erase(share);
        return true;
    });
    m_sweptAt = now;
}

} // namespace server
