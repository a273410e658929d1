#pragma once

#include "server/http/ChunkedBody.h"
#include "server/http/HttpServer.h"
#include "server/http/RequestHead.h"

#include <optional>

namespace server {

/// A strict, incremental HTTP/1.1 parser with limits (RFC 9112). Knows no socket. When in doubt it refuses: two
/// readers of one byte stream must never see different requests.
class RequestParser
{
public:
    enum class State { Idle, Head, Body, Complete, Refused };

    explicit RequestParser(const HttpLimits &limits) : m_limits(limits) {}
    /// Takes bytes up to the end of one request and returns how many; the rest belongs to the next one.
    qsizetype consume(QByteArrayView data);
    State state() const { return m_state; }
    Refusal refusal() const { return m_refusal.value_or(Refusal{}); }
    /// What is known so far; complete from State::Body on.
    const RequestHead &head() const { return m_head; }
    /// The client waits for "100 Continue" before it sends the body.
    bool awaitsContinue() const { return m_state == State::Body && m_head.expectsContinue && m_body.isEmpty(); }
    struct Request
    {
        RequestHead head;
        QByteArray body;
    };
    /// Only when complete; the parser is then ready for the next request.
    Request take();

private:
    qsizetype consumeLine(QByteArrayView data);
    qsizetype consumeBody(QByteArrayView data);
    void acceptLine(QByteArrayView line);
    void acceptHeaderLine(QByteArrayView line);
    void beginBody();
    void refuse(Refusal refusal);

    const HttpLimits &m_limits;
    State m_state = State::Idle;
    bool m_hasRequestLine = false;
    bool m_skippedEmptyLine = false;
    qsizetype m_headerBytes = 0;
    LineReader m_lines;
    RequestHead m_head;
    QByteArray m_body;
    std::optional<ChunkedBody> m_chunks;
    std::optional<Refusal> m_refusal;
};

} // namespace server
