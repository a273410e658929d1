#include "server/http/LineReader.h"

namespace server {

LineReader::Step LineReader::read(QByteArrayView data, qsizetype limit)
{
    const qsizetype end = data.indexOf('\n');
    const qsizetype room = limit + 1 - m_part.size(); // the CR may be there already
    if (end < 0) {
        if (data.size() > room)
            return {Outcome::TooLong};
        m_part.append(data);
        return {Outcome::Incomplete, data.size()};
    }
    if (end > room)
        return {Outcome::TooLong};
    QByteArrayView line = data.first(end);
    if (!m_part.isEmpty()) {
        m_line = std::exchange(m_part, {});
        m_line.append(line);
        line = m_line;
    }
    if (!line.endsWith('\r'))
        return {Outcome::BareLineFeed};
    return {Outcome::Line, end + 1, line.chopped(1)};
}

} // namespace server
