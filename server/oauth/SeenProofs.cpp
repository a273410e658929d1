#include "server/oauth/SeenProofs.h"

using namespace std::chrono_literals;

namespace server {

SeenProofs::Verdict SeenProofs::note(const QByteArray &id, std::chrono::milliseconds keptFor)
{
    const auto now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    const auto known = m_until.find(id);
    if (known != m_until.end() && *known > now)
        return Verdict::Again;
    if (now - m_sweptAt >= 10s)
        sweep(now);
    if (m_until.size() >= m_most)
        return Verdict::Full;
    m_until.insert(id, now + keptFor);
    return Verdict::First;
}

qsizetype SeenProofs::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_until.size();
}

void SeenProofs::sweep(std::chrono::milliseconds now)
{
    m_until.removeIf([now](const auto &entry) { return entry.value() <= now; });
    m_sweptAt = now;
}

} // namespace server
