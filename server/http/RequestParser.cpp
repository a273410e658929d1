#include "server/http/RequestParser.h"

#include <algorithm>

namespace server {

namespace {

constexpr Refusal kHeadersTooLarge{431, "The header fields are too large or too many."};

} // namespace

qsizetype RequestParser::consume(QByteArrayView data)
{
    qsizetype used = 0;
    while (used < data.size() && m_state != State::Complete && m_state != State::Refused) {
        const QByteArrayView rest = data.sliced(used);
        used += m_state == State::Body ? consumeBody(rest) : consumeLine(rest);
    }
    return used;
}

RequestParser::Request RequestParser::take()
{
    Request request{std::move(m_head), std::move(m_body)};
    m_head = {};
    m_body = {};
    m_chunks.reset();
    m_headerBytes = 0;
    m_hasRequestLine = m_skippedEmptyLine = false;
    m_state = State::Idle;
    return request;
}

qsizetype RequestParser::consumeLine(QByteArrayView data)
{
    m_state = State::Head;
    const qsizetype limit = m_hasRequestLine ? m_limits.headerBytes - m_headerBytes : m_limits.requestLineBytes;
    const auto step = m_lines.read(data, limit);
    switch (step.outcome) {
    case LineReader::Outcome::Line:
        acceptLine(step.line);
        break;
    case LineReader::Outcome::TooLong:
        refuse(m_hasRequestLine ? kHeadersTooLarge : Refusal{414, "The request line is too long."});
        break;
    case LineReader::Outcome::BareLineFeed:
        refuse({400, "A line ends without CR LF."});
        break;
    case LineReader::Outcome::Incomplete:
        break;
    }
    return step.used;
}

void RequestParser::acceptLine(QByteArrayView line)
{
    if (m_hasRequestLine)
        return acceptHeaderLine(line);
    if (line.isEmpty() && !m_skippedEmptyLine) { // RFC 9112 §2.2: one may be left over from the request before
        m_skippedEmptyLine = true;
        m_state = State::Idle;
        return;
    }
    m_hasRequestLine = true;
    if (const auto refusal = readRequestLine(line, m_head))
        refuse(*refusal);
}

void RequestParser::acceptHeaderLine(QByteArrayView line)
{
    if (line.isEmpty())
        return beginBody();
    m_headerBytes += line.size() + 2;
    if (m_headerBytes > m_limits.headerBytes || m_head.headers.size() >= m_limits.headerCount)
        return refuse(kHeadersTooLarge);
    if (const auto refusal = readHeaderLine(line, m_head))
        refuse(*refusal);
}

void RequestParser::beginBody()
{
    if (const auto refusal = completeHead(m_head))
        return refuse(*refusal);
    if (m_head.contentLength > m_limits.bodyBytes)
        return refuse({413, "The body is too large."});
    if (m_head.body == RequestHead::Body::Chunked)
        m_chunks.emplace(m_limits.bodyBytes, m_limits.headerBytes);
    const bool hasBody = m_chunks || m_head.contentLength > 0;
    m_state = hasBody ? State::Body : State::Complete;
}

qsizetype RequestParser::consumeBody(QByteArrayView data)
{
    if (!m_chunks) {
        const qsizetype part = std::min<qint64>(data.size(), m_head.contentLength - m_body.size());
        m_body.append(data.first(part));
        if (m_body.size() == m_head.contentLength)
            m_state = State::Complete;
        return part;
    }
    const qsizetype used = m_chunks->consume(data);
    if (m_chunks->refusal())
        refuse(*m_chunks->refusal());
    else if (m_chunks->isComplete()) {
        m_body = m_chunks->takeBody();
        m_state = State::Complete;
    }
    return used;
}

void RequestParser::refuse(Refusal refusal)
{
    m_refusal = refusal;
    m_state = State::Refused;
}

} // namespace server
