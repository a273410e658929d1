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
    return noteLocked(subject, m_clock.steady());
}

std::optional<int> RefusalJournal::note(const QString &subject, const QString &detail)
{
    const std::lock_guard guard(m_mutex);
    const std::chrono::milliseconds now = m_clock.steady();
    const QString detailed = subject + u'\n' + detail;
    return noteLocked(hasOwnRow(subject, detailed, now) ? detailed : subject, now);
}

/// Only rows spend the allowance: a detail whose row is younger than a minute is counted beside it.
bool RefusalJournal::hasOwnRow(const QString &subject, const QString &detailed, std::chrono::milliseconds now)
{
    const auto known = m_entries.constFind(detailed);
    if (known != m_entries.cend() && now < known->writtenAt + kOneRowEach)
        return true;
    if (m_allowances.size() >= kJournalSubjects)
        sweep(now);
    if (m_allowances.size() >= kJournalSubjects && !m_allowances.contains(subject))
        return false;
    Allowance &allowance = m_allowances[subject];
    if (allowance.rows == 0 || now >= allowance.since + kOneRowEach)
        allowance = {now, 0};
    if (allowance.rows == kDetails)
        return false;
    ++allowance.rows;
    return true;
}

std::optional<int> RefusalJournal::noteLocked(const QString &subject, std::chrono::milliseconds now)
{
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
    m_allowances.removeIf([now](const std::pair<const QString &, Allowance &> &allowance) {
        return now >= allowance.second.since + kOneRowEach;
    });
}

} // namespace core
