#include "server/http/ChunkedBody.h"

#include "server/http/RequestHead.h"

#include <algorithm>

namespace server {

namespace {

/// Seven hexadecimal digits are 256 MiB, far above any body limit and far below an overflow.
constexpr qsizetype kSizeDigits = 7;
constexpr qsizetype kSizeLineBytes = 256;
constexpr Refusal kBadChunk{400, "The chunked body is malformed."};

} // namespace

qsizetype ChunkedBody::consume(QByteArrayView data)
{
    qsizetype used = 0;
    while (used < data.size() && !isComplete() && !m_refusal) {
        const QByteArrayView rest = data.sliced(used);
        used += m_expect == Expect::Data ? consumeData(rest) : consumeLine(rest);
    }
    return used;
}

qsizetype ChunkedBody::consumeData(QByteArrayView data)
{
    const qsizetype part = std::min<qint64>(data.size(), m_chunkLeft);
    m_body.append(data.first(part));
    m_chunkLeft -= part;
    if (m_chunkLeft == 0)
        m_expect = Expect::DataEnd;
    return part;
}

qsizetype ChunkedBody::consumeLine(QByteArrayView data)
{
    const qsizetype limit = m_expect == Expect::Trailer   ? m_trailerLimit
                            : m_expect == Expect::DataEnd ? 0
                                                          : kSizeLineBytes;
    const auto step = m_lines.read(data, limit);
    if (step.outcome == LineReader::Outcome::Line)
        m_refusal = acceptLine(step.line);
    else if (step.outcome == LineReader::Outcome::TooLong && m_expect == Expect::Trailer)
        m_refusal = Refusal{431, "The trailer fields are too large."};
    else if (step.outcome != LineReader::Outcome::Incomplete)
        m_refusal = kBadChunk;
    return step.used;
}

std::optional<Refusal> ChunkedBody::acceptLine(QByteArrayView line)
{
    if (m_expect == Expect::Size)
        return acceptSize(line);
    if (m_expect == Expect::Trailer)
        return acceptTrailer(line);
    m_expect = Expect::Size;
    return {};
}

std::optional<Refusal> ChunkedBody::acceptSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArrayView digits = semicolon < 0 ? line : line.first(semicolon);
    const bool good = std::ranges::all_of(
        digits, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    const bool printable = std::ranges::all_of(line, [](char c) { return c == '\t' || (c >= 0x20 && c < 0x7f); });
    if (digits.isEmpty() || !good || !printable)
        return kBadChunk;
    if (digits.size() > kSizeDigits)
        return Refusal{413, "The body is too large."};
    m_chunkLeft = digits.toByteArray().toLongLong(nullptr, 16);
    if (m_body.size() + m_chunkLeft > m_bodyLimit)
        return Refusal{413, "The body is too large."};
    m_expect = m_chunkLeft == 0 ? Expect::Trailer : Expect::Data;
    return {};
}

std::optional<Refusal> ChunkedBody::acceptTrailer(QByteArrayView line)
{
    if (line.isEmpty()) {
        m_expect = Expect::Nothing;
        return {};
    }
    m_trailerLimit -= line.size() + 2;
    if (m_trailerLimit < 0)
        return Refusal{431, "The trailer fields are too large."};
    RequestHead ignored;
    return readHeaderLine(line, ignored);
}

} // namespace server
