#pragma once

#include <QtGlobal>

#include <algorithm>

namespace tests {

/// When each of the rows of a span happens, as busy as its hours are: less at night, much more in an attack. Times in
/// Unix milliseconds.
class AuditPace
{
public:
    AuditPace(qint64 start, qint64 end, qint64 rows) : m_hour(start), m_rows(double(rows))
    {
        for (qint64 hour = start; hour < end; hour += kHour)
            m_total += weight(hour) * double(std::min(kHour, end - hour));
    }
    /// Every nine days from two to four.
    static bool isAttack(qint64 time) { return time / kDay % 9 == 4 && time % kDay / kHour / 2 == 1; }
    /// Of numbers that grow, the last of them at the end.
    qint64 timeOf(qint64 number)
    {
        double left = m_total * double(number) / m_rows - m_before;
        for (double whole = ofHour(); left > whole; whole = ofHour()) {
            left -= whole;
            m_before += whole;
            m_hour += kHour;
        }
        return m_hour + qint64(left / weight(m_hour));
    }

private:
    static constexpr qint64 kHour = 3'600'000;
    static constexpr qint64 kDay = 24 * kHour;

    /// How much busier than by day.
    static double weight(qint64 time)
    {
        const double hour = double(time % kDay) / double(kHour);
        const double day = hour >= 7 && hour < 20 ? 1.0 : 0.15;
        return isAttack(time) ? 6.0 : day;
    }
    double ofHour() const { return weight(m_hour) * double(kHour); }

    qint64 m_hour;
    double m_rows;
    double m_total = 0;
    double m_before = 0; ///< the weight of the hours that are over
};

} // namespace tests
