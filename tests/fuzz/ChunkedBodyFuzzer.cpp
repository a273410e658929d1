#include "server/http/ChunkedBody.h"
#include "tests/fuzz/Fuzzing.h"

#include <optional>

using namespace Qt::StringLiterals;
using server::ChunkedBody;
using tests::require;

namespace {

constexpr qint64 kBodyLimit = 64;
constexpr int kTrailerLimit = 48;

struct Seen
{
    bool complete = false;
    int refused = 0;
    qsizetype used = 0; ///< only when complete: where a refusal comes, nobody reads on
    QByteArray body;
    friend bool operator==(const Seen &, const Seen &) = default;
};

Seen read(const QByteArray &stream, const QByteArray &pieces)
{
    ChunkedBody chunks(kBodyLimit, kTrailerLimit);
    Seen seen;
    for (qsizetype piece = 0; seen.used < stream.size() && !chunks.isComplete() && !chunks.refusal(); ++piece) {
        const qsizetype size = pieces.isEmpty() ? stream.size() : 1 + quint8(pieces[piece % pieces.size()]) % 16;
        const QByteArray part = stream.mid(seen.used, size);
        const qsizetype used = chunks.consume(part);
        require(used >= 0 && used <= part.size(), "no more is used than was given");
        require(used == part.size() || chunks.isComplete() || chunks.refusal(), "only an end leaves bytes");
        seen.used += used;
    }
    seen.complete = chunks.isComplete() && !chunks.refusal();
    seen.refused = chunks.refusal() ? chunks.refusal()->status : 0;
    if (!seen.complete)
        seen.used = 0;
    else
        seen.body = chunks.takeBody();
    return seen;
}

/// The decoding once more, the plain way: only for a stream that holds all of the body.
std::optional<QByteArray> decoded(QByteArray stream)
{
    QByteArray body;
    while (true) {
        const qsizetype lineEnd = stream.indexOf("\r\n");
        const QByteArray digits = stream.left(lineEnd).split(';').first();
        bool isNumber = false;
        const qint64 size = digits.toLongLong(&isNumber, 16);
        if (lineEnd < 0 || !isNumber || size < 0)
            return std::nullopt;
        stream = stream.mid(lineEnd + 2);
        if (size == 0)
            return body;
        if (stream.size() < size + 2 || stream.mid(size, 2) != "\r\n")
            return std::nullopt;
        body += stream.left(size);
        stream = stream.mid(size + 2);
    }
}

} // namespace

/// Where the stream is cut, a byte a piece; the stream.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const QByteArray pieces = input.line();
    const QByteArray stream = input.rest();
    const Seen whole = read(stream, {});
    require(whole == read(stream, pieces), "pieces do not matter");
    require(whole == read(stream, "\0"_ba), "not even single bytes matter");
    if (!whole.complete) {
        const QList<int> allowed{0, 400, 413, 431};
        require(allowed.contains(whole.refused), "a refusal is malformed or too large");
        return 0;
    }
    require(whole.body.size() <= kBodyLimit, "the body keeps its limit");
    const auto plain = decoded(stream.left(whole.used));
    require(plain && *plain == whole.body, "the body is what a plain reader sees");
    require(stream.left(whole.used).endsWith("\r\n"), "it ends with its empty line");
    return 0;
}
