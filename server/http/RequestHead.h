#pragma once

#include "server/http/Refusal.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace server {

/// Request line and header fields, with what they say about the body and the connection.
struct RequestHead
{
    enum class Body { None, Length, Chunked };

    QByteArray method;
    QByteArray path;
    QByteArray query;
    int minorVersion = 1;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names lower case, hop-by-hop fields removed when complete
    Body body = Body::None;
    qint64 contentLength = 0;
    bool keepAlive = true;
    bool expectsContinue = false;
};

/// RFC 9112 §3, origin-form only. Empty when the line is good.
std::optional<Refusal> readRequestLine(QByteArrayView line, RequestHead &head);
/// RFC 9112 §5, without obsolete folding. Empty when the line is good.
std::optional<Refusal> readHeaderLine(QByteArrayView line, RequestHead &head);
/// After the empty line: framing (RFC 9112 §6), Host, Connection, Expect. Removes what concerns only this connection.
std::optional<Refusal> completeHead(RequestHead &head);

} // namespace server
