#pragma once

#include <QByteArray>

#include <vector>

namespace tests {

/// Bytes that a stranger might send, and the exact status of the one answer; the connection must then end.
struct HostileRequest
{
    const char *name;
    QByteArray bytes;
    int status;
};

inline QByteArray withHeader(const QByteArray &lines)
{
    return "POST /echo HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n\r\n";
}

inline QByteArray withLine(const QByteArray &requestLine)
{
    return requestLine + "\r\nHost: h\r\n\r\n";
}

inline QByteArray withChunks(const QByteArray &body)
{
    return withHeader("Transfer-Encoding: chunked") + body;
}

inline QByteArray manyHeaders(int count, const QByteArray &value)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "X-" + QByteArray::number(i) + ": " + value + "\r\n";
    lines.chop(2);
    return lines;
}

inline std::vector<HostileRequest> hostileFraming()
{
    const QByteArray smuggled = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
    return {
        {"length and chunked", withHeader("Content-Length: 4\r\nTransfer-Encoding: chunked") + "0\r\n\r\n" + smuggled,
         400},
        {"chunked and length", withHeader("Transfer-Encoding: chunked\r\nContent-Length: 4") + "0\r\n\r\n" + smuggled,
         400},
        {"negative length", withHeader("Content-Length: -1") + smuggled, 400},
        {"signed length", withHeader("Content-Length: +4") + "abcd" + smuggled, 400},
        {"hexadecimal length", withHeader("Content-Length: 0x4") + "abcd" + smuggled, 400},
        {"length of letters", withHeader("Content-Length: abc") + smuggled, 400},
        {"list of equal lengths", withHeader("Content-Length: 5, 5") + smuggled, 400},
        {"length with a fraction", withHeader("Content-Length: 4.0") + "abcd" + smuggled, 400},
        {"length with a blank inside", withHeader("Content-Length: 1 2") + smuggled, 400},
        {"empty length", withHeader("Content-Length:") + smuggled, 400},
        {"length of 2^64-1", withHeader("Content-Length: 18446744073709551615") + smuggled, 400},
        {"length of 2^64+4", withHeader("Content-Length: 18446744073709551620") + "abcd" + smuggled, 400},
        {"repeated equal length", withHeader("Content-Length: 4\r\nContent-Length: 4") + "abcd" + smuggled, 400},
        {"repeated different length", withHeader("Content-Length: 4\r\ncontent-length: 5") + "abcd" + smuggled, 400},
        {"length above the limit", withHeader("Content-Length: 65537"), 413},
        {"length far above the limit", withHeader("Content-Length: 99999999999"), 413},
        {"space before the colon of a length", withHeader("Content-Length : 4") + "abcd" + smuggled, 400},
        {"unknown transfer coding", withHeader("Transfer-Encoding: gzip"), 400},
        {"coding that ends in chunked", withHeader("Transfer-Encoding: xchunked") + "0\r\n\r\n" + smuggled, 400},
        {"two codings", withHeader("Transfer-Encoding: gzip, chunked"), 400},
        {"chunked twice in one field", withHeader("Transfer-Encoding: chunked, chunked"), 400},
        {"identity coding", withHeader("Transfer-Encoding: identity") + smuggled, 400},
        {"repeated chunked", withHeader("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400},
        {"empty coding", withHeader("Transfer-Encoding:"), 400},
        {"coding after a vertical tab",
         withHeader("Transfer-Encoding: \x0b"
                    "chunked"),
         400},
        {"chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"chunk size of letters", withChunks("zz\r\nabcd\r\n0\r\n\r\n"), 400},
        {"negative chunk size", withChunks("-4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size with 0x", withChunks("0x4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"empty chunk size", withChunks("\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size after a blank", withChunks(" 4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size before a blank", withChunks("4 \r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk longer than its size", withChunks("3\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk without CR LF", withChunks("4\r\nabcd0\r\n\r\n"), 400},
        {"chunk size ended by LF", withChunks("4\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk data ended by LF", withChunks("4\r\nabcd\n0\r\n\r\n"), 400},
        {"huge chunk size", withChunks("ffffffffffffffff\r\n"), 413},
        {"chunk above the limit", withChunks("10001\r\n"), 413},
        {"chunks above the limit", withChunks("8000\r\n" + QByteArray(0x8000, 'a') + "\r\n8001\r\n"), 413},
        {"endless chunk extension", withChunks("4;" + QByteArray(300, 'x')), 400},
        {"control character in a chunk extension", withChunks("4;\x01\r\nabcd\r\n0\r\n\r\n"), 400},
        {"bad trailer", withChunks("0\r\nno colon\r\n\r\n"), 400},
        {"endless trailer", withChunks("0\r\nX: " + QByteArray(17000, 'x')), 431},
        {"endless trailers", withChunks("0\r\n" + QByteArray("X: y\r\n").repeated(3000)), 431},
    };
}

inline std::vector<HostileRequest> hostileHeads()
{
    return {
        {"request line ended by LF", "GET /echo HTTP/1.1\nHost: h\r\n\r\n", 400},
        {"header ended by LF", "GET /echo HTTP/1.1\r\nHost: h\n\r\n", 400},
        {"head ended by LF", "GET /echo HTTP/1.1\r\nHost: h\r\n\n", 400},
        {"CR inside the request line", "GET /echo\r HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"CR inside a header", withHeader("X-A: b\rc"), 400},
        {"NUL in a header", withHeader(QByteArray("X-A: b\0c", 8)), 400},
        {"NUL in the request line", withLine(QByteArray("GET /e\0 HTTP/1.1", 16)), 400},
        {"delete character in a header", withHeader("X-A: b\x7f"), 400},
        {"folded header", withHeader("X-A: b\r\n c"), 400},
        {"folded with a tab", withHeader("X-A: b\r\n\tc"), 400},
        {"blank before the first header", "GET /echo HTTP/1.1\r\n Host: h\r\n\r\n", 400},
        {"space before the colon", withHeader("X-A : b"), 400},
        {"header without a colon", withHeader("nonsense"), 400},
        {"header without a name", withHeader(": b"), 400},
        {"header name with a blank", withHeader("X A: b"), 400},
        {"header name with a bracket", withHeader("X(A): b"), 400},
        {"header name beyond ASCII", withHeader("X\xc3\xa4: b"), 400},
        {"no host", "GET /echo HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET /echo HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", 400},
        {"two hosts in HTTP/1.0", "GET /echo HTTP/1.0\r\nHost: h\r\nhost: i\r\n\r\n", 400},
        {"empty host", "GET /echo HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"host with a user", "GET /echo HTTP/1.1\r\nHost: user:pw@evil\r\n\r\n", 400},
        {"host with a path", "GET /echo HTTP/1.1\r\nHost: h/evil\r\n\r\n", 400},
        {"host with a blank", "GET /echo HTTP/1.1\r\nHost: h evil\r\n\r\n", 400},
        {"two authorizations", withHeader("Authorization: Basic a\r\nAuthorization: Basic b"), 400},
        {"two content types", withHeader("Content-Type: a/b\r\nContent-Type: c/d"), 400},
        {"unknown expectation", withHeader("Expect: 200-ok"), 417},
        {"101 headers", "GET /echo HTTP/1.1\r\n" + manyHeaders(101, "a") + "\r\n\r\n", 431},
        {"headers of 17 KiB", withHeader(manyHeaders(17, QByteArray(1024, 'a'))), 431},
        {"one endless header", "GET /echo HTTP/1.1\r\nX: " + QByteArray(20000, 'a'), 431},
    };
}

inline std::vector<HostileRequest> hostileRequestLines()
{
    return {
        {"endless request line", "GET /" + QByteArray(9000, 'a'), 414},
        {"request line one byte too long", withLine("GET /" + QByteArray(8192 - 13, 'a') + " HTTP/1.1"), 414},
        {"version 2.0", withLine("GET /echo HTTP/2.0"), 400},
        {"version 9.9", withLine("GET /echo HTTP/9.9"), 400},
        {"version 1.2", withLine("GET /echo HTTP/1.2"), 400},
        {"version 0.9", withLine("GET /echo HTTP/0.9"), 400},
        {"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"no version", "GET /echo\r\n\r\n", 400},
        {"word for a version", withLine("GET /echo HTTPX1.1"), 400},
        {"version in lower case", withLine("GET /echo http/1.1"), 400},
        {"long version", withLine("GET /echo HTTP/1.10"), 400},
        {"unknown method", withLine("BREW /echo HTTP/1.1"), 400},
        {"method in lower case", withLine("get /echo HTTP/1.1"), 400},
        {"tracing", withLine("TRACE /echo HTTP/1.1"), 400},
        {"tunnel", withLine("CONNECT h:443 HTTP/1.1"), 400},
        {"method with a bracket", withLine("G(T /echo HTTP/1.1"), 400},
        {"blank before the method", withLine(" GET /echo HTTP/1.1"), 400},
        {"two blanks", withLine("GET  /echo HTTP/1.1"), 400},
        {"blank in the target", withLine("GET /echo evil HTTP/1.1"), 400},
        {"tab for a blank", withLine("GET\t/echo HTTP/1.1"), 400},
        {"blank after the version", withLine("GET /echo HTTP/1.1 "), 400},
        {"absolute target", withLine("GET http://evil/echo HTTP/1.1"), 400},
        {"asterisk target", withLine("OPTIONS * HTTP/1.1"), 400},
        {"relative target", withLine("GET echo HTTP/1.1"), 400},
        {"two slashes", withLine("GET //evil/echo HTTP/1.1"), 400},
        {"fragment", withLine("GET /echo#x HTTP/1.1"), 400},
        {"backslash in the path", withLine("GET /\\evil HTTP/1.1"), 400},
        {"quote in the path", withLine("GET /\"echo HTTP/1.1"), 400},
        {"letters after a percent", withLine("GET /%zz HTTP/1.1"), 400},
        {"cut percent", withLine("GET /echo% HTTP/1.1"), 400},
        {"half a percent", withLine("GET /echo%4 HTTP/1.1"), 400},
        {"escaped NUL", withLine("GET /echo%00 HTTP/1.1"), 400},
        {"bad percent in the query", withLine("GET /echo?a=%z1 HTTP/1.1"), 400},
        {"path beyond ASCII", withLine("GET /\xc3\xa4 HTTP/1.1"), 400},
        {"two empty lines first", "\r\n\r\nGET /echo HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"greeting of TLS", QByteArray("\x16\x03\x01\x00\xa5\x01\r\n\r\n", 10), 400},
    };
}

inline std::vector<HostileRequest> moreHostileFraming()
{
    const QByteArray smuggled = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
    return {
        {"length and chunked in HTTP/1.0",
         "POST /echo HTTP/1.0\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 400},
        {"length and an unknown coding", withHeader("Content-Length: 4\r\nTransfer-Encoding: x") + "abcd" + smuggled,
         400},
        {"length in wide digits", withHeader("Content-Length: \xef\xbc\x94") + "abcd" + smuggled, 400},
        {"length with an exponent", withHeader("Content-Length: 1e1") + smuggled, 400},
        {"length with an underscore", withHeader("Content-Length: 1_0") + smuggled, 400},
        {"length in quotes", withHeader("Content-Length: \"4\"") + "abcd" + smuggled, 400},
        {"length and a comma", withHeader("Content-Length: 4,") + "abcd" + smuggled, 400},
        {"length with a NUL", withHeader(QByteArray("Content-Length: 4\0", 18)) + "abcd" + smuggled, 400},
        {"length of nineteen digits", withHeader("Content-Length: 0000000000000000004") + "abcd" + smuggled, 400},
        {"folded length", withHeader("Content-Length: 4\r\n 4") + smuggled, 400},
        {"space before the colon of a coding", withHeader("Transfer-Encoding : chunked") + "0\r\n\r\n" + smuggled, 400},
        {"folded coding", withHeader("Transfer-Encoding:\r\n chunked") + "0\r\n\r\n" + smuggled, 400},
        {"coding in quotes", withHeader("Transfer-Encoding: \"chunked\"") + "0\r\n\r\n" + smuggled, 400},
        {"coding with a parameter", withHeader("Transfer-Encoding: chunked;q=1") + "0\r\n\r\n" + smuggled, 400},
        {"chunked before another coding", withHeader("Transfer-Encoding: chunked, identity") + "0\r\n\r\n", 400},
        {"coding and a NUL", withHeader(QByteArray("Transfer-Encoding: chunked\0", 27)) + "0\r\n\r\n", 400},
        {"chunk size with a plus", withChunks("+4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size with an underscore", withChunks("0_4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size in wide digits", withChunks("\xef\xbc\x94\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size after a tab", withChunks("\t4\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size ended by CR CR LF", withChunks("4\r\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk size with a NUL", withChunks(QByteArray("4\0\r\nabcd\r\n0\r\n\r\n", 15)), 400},
        {"chunk extension ended by LF", withChunks("4;a=b\nabcd\r\n0\r\n\r\n"), 400},
        {"CR in a chunk extension", withChunks("4;a\rb\r\nabcd\r\n0\r\n\r\n"), 400},
        {"chunk data ended by CR alone", withChunks("4\r\nabcd\r0\r\n\r\n"), 400},
        {"last chunk of eight zeros", withChunks("00000000\r\n\r\n"), 413},
        {"second chunk that overflows", withChunks("1\r\na\r\nfffffff\r\n"), 413},
        {"trailer ended by LF", withChunks("0\r\nX: y\n\r\n"), 400},
        {"folded trailer", withChunks("0\r\nX: y\r\n z\r\n\r\n"), 400},
        {"NUL in a trailer", withChunks("0\r\n" + QByteArray("X: y\0z\r\n\r\n", 10)), 400},
        {"space before the colon of a trailer", withChunks("0\r\nX : y\r\n\r\n"), 400},
    };
}

inline std::vector<HostileRequest> moreHostileHeads()
{
    const auto withHost = [](const QByteArray &host) { return "GET /echo HTTP/1.1\r\nHost: " + host + "\r\n\r\n"; };
    return {
        {"header ended by CR CR LF", withHeader("X-A: b\r"), 400},
        {"LF inside a header", withHeader("X-A: b\nX-B: c"), 400},
        {"escape character in a header", withHeader("X-A: \x1b[2J"), 400},
        {"form feed before a name", withHeader("\fX-A: b"), 400},
        {"name of HTTP/2", withHeader(":authority: h"), 400},
        {"space before the colon of a host", "GET /echo HTTP/1.1\r\nHost : h\r\n\r\n", 400},
        {"host with a question mark", withHost("h?x"), 400},
        {"host with a fragment", withHost("h#x"), 400},
        {"host with a backslash", withHost("h\\x"), 400},
        {"host with markup", withHost("<script>"), 400},
        {"host with a quote", withHost("h\""), 400},
        {"host with a NUL", withHost(QByteArray("h\0x", 3)), 400},
        {"host beyond ASCII", withHost("h\xc3\xa4"), 400},
        {"list of hosts", withHost("h, evil"), 400},
        {"folded host", withHost("h\r\n evil"), 400},
        {"three hosts around others", withHeader("X: y\r\nHOST: i\r\nX: z\r\nhost: j"), 400},
        {"two expectations", withHeader("Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 1") + "a",
         400},
        {"list of expectations", withHeader("Expect: 100-continue, x"), 417},
        {"empty expectation", withHeader("Expect:"), 417},
        {"two authorizations in two cases", withHeader("authorization: Basic a\r\nAUTHORIZATION: Basic b"), 400},
        {"ten thousand headers", withHeader(QByteArray("a:b\r\n").repeated(10000)), 431},
        {"name of 17 KiB", withHeader(QByteArray(17000, 'n') + ": b"), 431},
        {"cookie of 17 KiB", withHeader("Cookie: " + QByteArray(17000, 'c')), 431},
    };
}

inline std::vector<HostileRequest> moreHostileRequestLines()
{
    return {
        {"target of a tunnel", withLine("GET h:443 HTTP/1.1"), 400},
        {"absolute target with https", withLine("GET https://h/echo HTTP/1.1"), 400},
        {"absolute target of this host", withLine("POST http://h/echo HTTP/1.1"), 400},
        {"asterisk for a path", withLine("GET * HTTP/1.1"), 400},
        {"no target", withLine("GET HTTP/1.1"), 400},
        {"only a method", "GET\r\n\r\n", 400},
        {"only a path", "/echo\r\n\r\n", 400},
        {"header for a request line", "Host: h\r\nGET /echo HTTP/1.1\r\n\r\n", 400},
        {"byte order mark first", withLine("\xef\xbb\xbfGET /echo HTTP/1.1"), 400},
        {"overlong slash", withLine("GET /\xc0\xaf HTTP/1.1"), 400},
        {"tab in the target", withLine("GET /e\tcho HTTP/1.1"), 400},
        {"vertical tab in the target", withLine("GET /e\vcho HTTP/1.1"), 400},
        {"delete character in the target", withLine("GET /\x7f HTTP/1.1"), 400},
        {"markup in the path", withLine("GET /<script> HTTP/1.1"), 400},
        {"escaped NUL in the query", withLine("GET /echo?a=%00 HTTP/1.1"), 400},
        {"cut percent in the query", withLine("GET /echo?a=% HTTP/1.1"), 400},
        {"two percents", withLine("GET /%%41 HTTP/1.1"), 400},
        {"escape of a wide character", withLine("GET /%u0041 HTTP/1.1"), 400},
        {"version with a leading zero", withLine("GET /echo HTTP/01.1"), 400},
        {"version without a minor", withLine("GET /echo HTTP/1."), 400},
        {"version with a comma", withLine("GET /echo HTTP/1,1"), 400},
        {"negative version", withLine("GET /echo HTTP/-1.1"), 400},
        {"version ended by CR CR LF", withLine("GET /echo HTTP/1.1\r"), 400},
        {"endless method", QByteArray(9000, 'G'), 414},
        {"NUL in the method", withLine(QByteArray("G\0ET /echo HTTP/1.1", 19)), 400},
        {"streaming protocol", withLine("OPTIONS rtsp://h/ RTSP/1.0"), 400},
        {"mail", "EHLO example.org\r\n", 400},
        {"shell", "SSH-2.0-OpenSSH_9.6\r\n", 400},
        {"cache", "stats\r\n", 400},
        {"key-value store", "*1\r\n$4\r\nPING\r\n", 400},
        {"preface of a proxy", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nGET /echo HTTP/1.1\r\nHost: h\r\n\r\n", 400},
        {"greeting of SSL 2", QByteArray("\x80\x2e\x01\x03\x01\x00\x15\r\n", 9), 400},
        {"binary noise", QByteArray("\x00\xff\xfe\x01\r\n", 6), 400},
    };
}

inline std::vector<HostileRequest> hostileRequests()
{
    std::vector<HostileRequest> all = hostileFraming();
    for (const auto &part :
         {hostileHeads(), hostileRequestLines(), moreHostileFraming(), moreHostileHeads(), moreHostileRequestLines()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace tests
