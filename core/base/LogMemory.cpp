#include "core/base/LogMemory.h"

#include <algorithm>

namespace core {

LogMemory &LogMemory::ofProgram()
{
    static LogMemory &memory = *new LogMemory; // never destroyed: lines are still logged while the program ends
    return memory;
}

void LogMemory::take(LogLevel level, const QByteArray &line)
{
    QString text = QString::fromUtf8(line).trimmed();
    if (text.size() > kLongestLine)
        text = text.first(kLongestLine) + u'…';
    const std::scoped_lock lock(m_mutex);
    m_lines.push_back({++m_count, level, std::move(text)});
    if (m_lines.size() > kMostLines)
        m_lines.pop_front();
}

std::vector<LogLine> LogMemory::after(qint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    const auto first = std::ranges::upper_bound(m_lines, number, {}, &LogLine::number);
    return {first, m_lines.end()};
}

} // namespace core
