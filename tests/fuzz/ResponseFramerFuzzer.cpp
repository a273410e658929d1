#include "server/http/ResponseFramer.h"
#include "tests/fuzz/Fuzzing.h"

using namespace Qt::StringLiterals;
using tests::require;

namespace {

int fieldCount(const QByteArray &head, const QByteArray &name)
{
    int count = 0;
    for (const QByteArray &line : head.split('\n'))
        count += line.left(line.indexOf(':')).toLower() == name;
    return count;
}

QByteArray field(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(line.indexOf(':')).toLower() == name)
            return line.mid(line.indexOf(':') + 1).trimmed();
    }
    return {};
}

void checkFramed(const QByteArray &framed, const QByteArray &answer, const server::AnswerFrame &frame)
{
    const qsizetype headEnd = framed.indexOf("\r\n\r\n");
    require(framed.startsWith("HTTP/1.1 ") && headEnd > 0, "whatever QHttpServer wrote, an answer goes out");
    const QByteArray head = framed.left(headEnd);
    const QByteArray body = framed.mid(headEnd + 4);
    const int status = framed.mid(9, 3).toInt();
    require(status >= 200, "no interim answer goes out");
    const bool bodyless = status == 204 || status == 304;
    require(fieldCount(head, "content-length"_ba) == (bodyless ? 0 : 1), "exactly one Content-Length");
    require(fieldCount(head, "transfer-encoding"_ba) == 0, "never two kinds of framing");
    require(fieldCount(head, "connection"_ba) == 1 && fieldCount(head, "date"_ba) == 1, "one Connection, one Date");
    require(field(head, "connection"_ba) == (frame.keepAlive ? "keep-alive"_ba : "close"_ba), "Connection is ours");
    require(field(head, "x-request-id"_ba) == frame.id.value.toLatin1(), "X-Request-ID is ours");
    require(fieldCount(head, "server"_ba) == 0, "the server's name stays here");
    if (bodyless || frame.headOnly)
        return require(body.isEmpty(), "no body where none may be");
    require(field(head, "content-length"_ba) == QByteArray::number(body.size()), "Content-Length is the body's");
    require(status == 500 || answer.endsWith(body), "the body is the answer's");
}

} // namespace

/// Of "head", "keep", "strict" what is to be set; then the answer.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static server::ResponseFramer framer;
    tests::FuzzInput input(data, size);
    const QByteArray options = input.line();
    const server::AnswerFrame frame{.id = {u"req-1"_s},
                                    .headOnly = options.contains("head"),
                                    .keepAlive = options.contains("keep"),
                                    .strictTransport = options.contains("strict")};
    const QByteArray answer = input.rest();
    checkFramed(framer.frame(answer, frame), answer, frame);
    return 0;
}
