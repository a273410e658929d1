#pragma once

#include "tests/server/http/HostileRequests.h"

namespace tests {

/// Bytes of one client, and every answer to them. What follows a close must never be answered.
struct Conversation
{
    const char *name;
    QByteArray bytes;
    QByteArray statuses; ///< of all answers, in order
    bool isKept = false; ///< the connection serves a further request
};

inline std::vector<Conversation> framingConversations()
{
    const QByteArray good = withLine("GET /echo HTTP/1.1");
    const QByteArray smuggled = withLine("GET /smuggled HTTP/1.1");
    const QByteArray length = QByteArray::number(smuggled.size());
    return {
        {"request inside a body", withHeader("Content-Length: " + length) + smuggled, "200", true},
        {"request inside a chunk",
         withChunks(QByteArray::number(smuggled.size(), 16) + "\r\n" + smuggled + "\r\n0\r\n\r\n"), "200", true},
        {"request inside the body of a GET",
         "GET /echo HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n" + smuggled, "200", true},
        {"request inside the body of a HEAD, then one",
         "HEAD /echo HTTP/1.0\r\nContent-Length: " + length + "\r\n\r\n" + smuggled + smuggled, "200"},
        {"length named as a field of the connection",
         withHeader("Connection: Content-Length\r\nContent-Length: " + length) + smuggled, "200", true},
        {"coding named as a field of the connection",
         withHeader("Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + good, "200 200",
         true},
        {"length with an underscore in its name", withHeader("Content_Length: 4") + good, "200 200", true},
        {"coding with an underscore in its name", withHeader("Transfer_Encoding: chunked") + good, "200 200", true},
        {"coding in capitals, amid blanks", withHeader("TRANSFER-ENCODING: \t CHUNKED \t") + "0\r\n\r\n" + good,
         "200 200", true},
        {"length with leading zeros", withHeader("Content-Length: 0004") + "abcd" + good, "200 200", true},
        {"length of nothing", withHeader("Content-Length: 0") + good, "200 200", true},
        {"length of minus nothing", withHeader("Content-Length: -0") + good, "400"},
        {"length one too short", withHeader("Content-Length: 3") + "abcd" + good, "200 400"},
        {"chunk with an extension", withChunks("4;name=\"a value\"\r\nabcd\r\n0;last\r\n\r\n") + good, "200 200", true},
        {"chunk size with zeros and capitals", withChunks("00A\r\n0123456789\r\n000\r\n\r\n") + good, "200 200", true},
        {"trailer with a length", withChunks("0\r\nContent-Length: 100\r\n\r\n") + good, "200 200", true},
        {"trailer with a coding", withChunks("0\r\nTransfer-Encoding: chunked\r\n\r\n") + good, "200 200", true},
        {"trailer with a host", withChunks("0\r\nHost: evil\r\n\r\n") + good, "200 200", true},
        {"bad chunk after a good request", good + withChunks("zz\r\n") + smuggled, "200 400"},
        {"both framings after a good request",
         good + withHeader("Content-Length: 4\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + smuggled, "200 400"},
        {"body of exactly the limit", withHeader("Content-Length: 65536") + QByteArray(65536, 'a') + good, "200 200",
         true},
        {"body above the limit after a good request", good + withHeader("Content-Length: 65537") + smuggled, "200 413"},
    };
}

inline std::vector<Conversation> connectionConversations()
{
    const QByteArray good = withLine("GET /echo HTTP/1.1");
    const QByteArray smuggled = withLine("GET /smuggled HTTP/1.1");
    const auto closing = [](const QByteArray &option) {
        return "GET /echo HTTP/1.1\r\nHost: h\r\nConnection: " + option + "\r\n\r\n";
    };
    return {
        {"three requests at once", good + withLine("GET /pool?x HTTP/1.1") + good, "200 200 200", true},
        {"slow one first", withLine("GET /pool?x HTTP/1.1") + withLine("GET /empty HTTP/1.1") + good, "200 204 200",
         true},
        {"HEAD, then GET", withLine("HEAD /echo HTTP/1.1") + good, "200 200", true},
        {"good, malformed, good", good + withLine("GET  /echo HTTP/1.1") + smuggled, "200 400"},
        {"malformed, good", withLine("BREW /echo HTTP/1.1") + smuggled, "400"},
        {"close, good", closing("close") + smuggled, "200"},
        {"close in a list and in capitals, good", closing("keep-alive, CLOSE") + smuggled, "200"},
        {"unknown option, good", closing("x-nothing") + good, "200 200", true},
        {"HTTP/1.0, good", "GET /echo HTTP/1.0\r\n\r\n" + smuggled, "200"},
        {"HTTP/1.0 that asks to be kept, good", "GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + smuggled,
         "200"},
        {"empty line first", "\r\n" + good, "200", true},
        {"empty line between", good + "\r\n" + good, "200 200", true},
        {"two empty lines between", good + "\r\n\r\n" + smuggled, "200 400"},
        {"bare LF between", good + "\n" + smuggled, "200 400"},
        {"upgrade to HTTP/2",
         closing("Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__") + good, "200 200",
         true},
        {"upgrade to TLS", closing("Upgrade\r\nUpgrade: TLS/1.2") + good, "200 200", true},
        {"preface of HTTP/2 after a request", good + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "200 400"},
        {"greeting of TLS after a request", good + QByteArray("\x16\x03\x01\x00\xa5\x01\r\n", 8), "200 400"},
        {"expectation with its body at once", withHeader("Expect: 100-continue\r\nContent-Length: 4") + "abcd" + good,
         "200 200", true},
        {"expectation without a body", withHeader("Expect: 100-continue") + good, "200 200", true},
        {"expectation in HTTP/1.0", "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na", "200"},
        {"expectation of too much", withHeader("Expect: 100-continue\r\nContent-Length: 65537"), "413"},
        {"hundred headers", withHeader(manyHeaders(99, "a")) + good, "200 200", true},
        {"ranges by the hundred", withHeader("Range: bytes=0-" + QByteArray(",5-").repeated(500)) + good, "200 200",
         true},
        {"host with a port", "GET /echo HTTP/1.1\r\nHost: example.org:8443\r\n\r\n" + good, "200 200", true},
        {"host that is an IPv6 address", "GET /echo HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n\r\n" + good, "200 200",
         true},
        {"escaped overlong slash", withLine("GET /%c0%af HTTP/1.1") + good, "200 200", true},
        {"dots and escaped dots", withLine("GET /a/../%2e%2e/echo HTTP/1.1") + good, "200 200", true},
        {"handler that fails, good", withLine("GET /throw HTTP/1.1") + good, "500 200", true},
    };
}

} // namespace tests
