#include "server/http/RequestParser.h"
#include "tests/fuzz/Fuzzing.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using server::HttpLimits;
using server::RequestParser;
using tests::require;

namespace {

/// What a connection would have seen of one stream.
struct Seen
{
    QByteArrayList requests;
    RequestParser::State state = RequestParser::State::Idle;
    int refused = 0;
    QByteArray reason;
    friend bool operator==(const Seen &, const Seen &) = default;
};

bool hasControls(const QByteArray &text)
{
    return std::ranges::any_of(text, [](char c) { return (quint8(c) < 0x20 && c != '\t') || c == 0x7f; });
}

void checkRequest(const RequestParser::Request &request, const HttpLimits &limits)
{
    const auto &head = request.head;
    require(request.body.size() <= limits.bodyBytes, "the body keeps its limit");
    require(head.headers.size() <= limits.headerCount, "the number of fields keeps its limit");
    require(head.method.size() + head.path.size() + head.query.size() <= limits.requestLineBytes,
            "the request line keeps its limit");
    require(head.path.startsWith('/'), "origin-form only");
    require(!hasControls(head.method + head.path + head.query), "no control characters in the request line");
    require(!(head.method + head.path + head.query).contains(' '), "no blanks in the request line");
    require(head.body != server::RequestHead::Body::Length || request.body.size() == head.contentLength,
            "the body is as long as it was said to be");
    require(head.body != server::RequestHead::Body::None || request.body.isEmpty(), "no body without framing");
    qsizetype bytes = 0;
    int hosts = 0;
    for (const auto &[name, value] : head.headers) {
        bytes += name.size() + value.size() + 3;
        hosts += name == "host";
        require(!name.isEmpty() && name == name.toLower() && !name.contains(' '), "names are lower-case tokens");
        require(!hasControls(value) && value == value.trimmed(), "values are tidy");
        require(name != "connection" && name != "transfer-encoding" && name != "expect" && name != "te",
                "nothing that concerns the connection is passed on");
    }
    require(bytes <= limits.headerBytes, "the fields keep their limit");
    require(hosts == 1 || (hosts == 0 && head.minorVersion == 0), "exactly one Host");
}

/// The request in its plainest form: what another reader of the same bytes would have to see too.
QByteArray printed(const RequestParser::Request &request)
{
    const auto &head = request.head;
    QByteArray text = head.method + ' ' + head.path + (head.query.isEmpty() ? ""_ba : '?' + head.query) + " HTTP/1." +
                      QByteArray::number(head.minorVersion) + "\r\n";
    for (const auto &[name, value] : head.headers) {
        if (name != "content-length")
            text += name + ": " + value + "\r\n";
    }
    if (!head.keepAlive && head.minorVersion == 1)
        text += "connection: close\r\n";
    return text + "content-length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

Seen read(const QByteArray &stream, const HttpLimits &limits, const QByteArray &pieces)
{
    RequestParser parser(limits);
    Seen seen;
    QByteArray waiting;
    qsizetype position = 0;
    for (qsizetype piece = 0; position < stream.size() || !waiting.isEmpty(); ++piece) {
        const qsizetype size = pieces.isEmpty() ? stream.size() : 1 + quint8(pieces[piece % pieces.size()]) % 64;
        waiting += stream.mid(position, size);
        position += size;
        const qsizetype used = parser.consume(waiting);
        require(used >= 0 && used <= waiting.size(), "no more is used than was given");
        waiting = waiting.mid(used);
        if (parser.state() == RequestParser::State::Refused)
            break;
        if (parser.state() == RequestParser::State::Complete) {
            const auto request = parser.take();
            checkRequest(request, limits);
            seen.requests << printed(request);
        } else {
            require(waiting.isEmpty(), "an unfinished request takes all there is");
        }
    }
    seen.state = parser.state();
    if (seen.state == RequestParser::State::Refused) {
        require(parser.consume("GET / HTTP/1.1\r\nHost: a\r\n\r\n") == 0, "nothing is read after a refusal");
        seen.refused = parser.refusal().status;
        seen.reason = parser.refusal().reason;
        require(seen.refused >= 400 && seen.refused < 600 && !seen.reason.isEmpty(), "a refusal has its status");
    }
    return seen;
}

void checkPrintedIsTheSame(const QByteArray &request, const HttpLimits &limits)
{
    HttpLimits roomy = limits; // the plain form may be longer than what was sent
    roomy.headerBytes += 200;
    roomy.headerCount += 2;
    roomy.requestLineBytes += 20;
    const Seen again = read(request, roomy, {});
    require(again.requests == QByteArrayList{request}, "printed and parsed again it is the same request");
}

HttpLimits limitsFor(const QByteArray &name)
{
    HttpLimits limits;
    if (name == "tight") {
        limits.requestLineBytes = 40;
        limits.headerBytes = 80;
        limits.headerCount = 4;
        limits.bodyBytes = 24;
    }
    return limits;
}

} // namespace

/// "tight" or anything else (the product's limits); where the stream is cut, a byte a piece; the stream.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const HttpLimits limits = limitsFor(input.line());
    const QByteArray pieces = input.line();
    const QByteArray stream = input.rest();
    const Seen whole = read(stream, limits, {});
    require(whole == read(stream, limits, pieces), "pieces do not matter");
    if (stream.size() <= 2048)
        require(whole == read(stream, limits, "\0"_ba), "not even single bytes matter");
    for (const QByteArray &request : whole.requests)
        checkPrintedIsTheSame(request, limits);
    return 0;
}
