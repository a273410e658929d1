#pragma once

#include <QByteArray>

namespace server {

/// Collects one line that may arrive in pieces. Only CR LF ends a line: accepting a bare LF is how two parsers come to
/// see different requests (RFC 9112 §2.2).
class LineReader
{
public:
    enum class Outcome { Incomplete, Line, TooLong, BareLineFeed };
    struct Step
    {
        Outcome outcome = Outcome::Incomplete;
        qsizetype used = 0;
        QByteArrayView line = {}; ///< without CR LF; valid until the next call and as long as the data lives
    };
    /// `limit` counts the bytes before CR LF.
    Step read(QByteArrayView data, qsizetype limit);
    bool isEmpty() const { return m_part.isEmpty(); }

private:
    QByteArray m_part;
    QByteArray m_line;
};

} // namespace server
