#pragma once

#include "server/http/LineReader.h"
#include "server/http/Refusal.h"

#include <optional>

namespace server {

/// Decodes a chunked body (RFC 9112 §7.1), strictly and with limits. Extensions and trailer fields are checked and
/// dropped.
class ChunkedBody
{
public:
    ChunkedBody(qint64 bodyLimit, int trailerLimit) : m_bodyLimit(bodyLimit), m_trailerLimit(trailerLimit) {}
    /// Returns how many bytes belong to the body; stops at its end and at the first error.
    qsizetype consume(QByteArrayView data);
    bool isComplete() const { return m_expect == Expect::Nothing; }
    const std::optional<Refusal> &refusal() const { return m_refusal; }
    QByteArray takeBody() { return std::move(m_body); }

private:
    enum class Expect { Size, Data, DataEnd, Trailer, Nothing };
    qsizetype consumeData(QByteArrayView data);
    qsizetype consumeLine(QByteArrayView data);
    std::optional<Refusal> acceptLine(QByteArrayView line);
    std::optional<Refusal> acceptSize(QByteArrayView line);
    std::optional<Refusal> acceptTrailer(QByteArrayView line);

    qint64 m_bodyLimit;
    qint64 m_trailerLimit;
    Expect m_expect = Expect::Size;
    LineReader m_lines;
    qint64 m_chunkLeft = 0;
    QByteArray m_body;
    std::optional<Refusal> m_refusal;
};

} // namespace server
