#include "core/users/RefusalJournal.h"

#include <utility>

namespace core {
namespace {

constexpr std::chrono::minutes kOneRowEach{1};
constexpr std::chrono::seconds kOneSweepEach{1};
constexpr qsizetype kJournalSubjects = 10'000;

} // namespace

std::optional<int> RefusalJournal::note(const QString &subject)
{
    const std::lock_guard guard(m_mutex);
    const std::chrono::milliseconds now = m_clock.steady();
    const auto known = m_entries.find(subject);
    if (known != m_entries.end()) {
        ++known->unwritten;
        if (now < known->writtenAt + kOneRowEach)
            return {};
        known->writtenAt = now;
        return std::exchange(known->unwritten, 0);
    }
    if (m_entries.size() >= kJournalSubjects)
        sweep(now);
    if (m_entries.size() >= kJournalSubjects)
        return {}; // so many subjects within a minute are a flood themselves
    m_entries.insert(subject, Entry{now, 0});
    return 1;
}

/// Walks all subjects, so not for each newcomer of a flood.
void RefusalJournal::sweep(std::chrono::milliseconds now)
{
    if (m_sweptAt && now < *m_sweptAt + kOneSweepEach)
        return;
    m_sweptAt = now;
    m_entries.removeIf([now](const std::pair<const QString &, Entry &> &entry) {
        return now >= entry.second.writtenAt + kOneRowEach;
    });
}

} // namespace core
