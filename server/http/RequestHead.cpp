#include "server/http/RequestHead.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace server {

namespace {

/// Fields that may come once only: with two, a proxy and this server could each believe another one.
constexpr std::array<std::string_view, 6> kSingleFields = {"host",          "content-length", "transfer-encoding",
                                                           "authorization", "content-type",   "expect"};
/// What concerns this connection alone (RFC 9110 §7.6.1); an upgrade is refused by not passing it on.
constexpr std::array<std::string_view, 9> kConnectionFields = {"connection", "keep-alive",     "proxy-connection",
                                                               "te",         "trailer",        "transfer-encoding",
                                                               "upgrade",    "http2-settings", "expect"};
/// Longer numbers are no length that anybody can mean, and would overflow.
constexpr qsizetype kLengthDigits = 18;

std::string_view plain(QByteArrayView text)
{
    return {text.data(), size_t(text.size())};
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

bool isValueCharacter(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return code == '\t' || (code >= 0x20 && code != 0x7f);
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~!$&'()*+,;=:[]%").contains(c);
}

QByteArrayView trimmedOfBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

std::optional<Refusal> readLength(const QByteArray &value, RequestHead &head)
{
    const bool digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (value.isEmpty() || !digits || value.size() > kLengthDigits)
        return Refusal{400, "Content-Length is malformed."};
    if (head.body == RequestHead::Body::Chunked)
        return Refusal{400, "Content-Length and Transfer-Encoding exclude each other."};
    head.body = RequestHead::Body::Length;
    head.contentLength = value.toLongLong();
    return {};
}

std::optional<Refusal> readTransferEncoding(const QByteArray &value, RequestHead &head)
{
    if (head.body == RequestHead::Body::Length)
        return Refusal{400, "Content-Length and Transfer-Encoding exclude each other."};
    if (head.minorVersion == 0 || value.isEmpty())
        return Refusal{400, "Transfer-Encoding is malformed."};
    if (value.compare("chunked", Qt::CaseInsensitive) != 0)
        return Refusal{400, "The only transfer coding here is chunked."};
    head.body = RequestHead::Body::Chunked;
    return {};
}

std::optional<Refusal> readExpectation(const QByteArray &value, RequestHead &head)
{
    if (value.compare("100-continue", Qt::CaseInsensitive) != 0)
        return Refusal{417, "The only expectation met here is 100-continue."};
    head.expectsContinue = head.minorVersion == 1;
    return {};
}

void readConnection(const QByteArray &value, RequestHead &head)
{
    for (const QByteArray &option : value.split(',')) {
        if (option.trimmed().compare("close", Qt::CaseInsensitive) == 0)
            head.keepAlive = false;
    }
}

std::optional<Refusal> interpret(const QByteArray &name, const QByteArray &value, RequestHead &head)
{
    if (name == "content-length")
        return readLength(value, head);
    if (name == "transfer-encoding")
        return readTransferEncoding(value, head);
    if (name == "expect")
        return readExpectation(value, head);
    if (name == "connection")
        readConnection(value, head);
    if (name == "host" && (value.isEmpty() || !std::ranges::all_of(value, isHostCharacter)))
        return Refusal{400, "Host is malformed."};
    return {};
}

} // namespace

std::optional<Refusal> readHeaderLine(QByteArrayView line, RequestHead &head)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Refusal{400, "Header fields must not be folded."};
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !std::ranges::all_of(line.first(colon), isTokenCharacter))
        return Refusal{400, "A header field name is malformed."};
    const QByteArrayView value = trimmedOfBlanks(line.sliced(colon + 1));
    if (!std::ranges::all_of(value, isValueCharacter))
        return Refusal{400, "A header field contains a control character."};
    const QByteArray name = line.first(colon).toByteArray().toLower();
    const auto sameName = [&](const auto &entry) { return entry.first == name; };
    if (std::ranges::find(kSingleFields, plain(name)) != kSingleFields.end() &&
        std::ranges::any_of(head.headers, sameName))
        return Refusal{400, "A header field that may come only once is repeated."};
    head.headers.append({name, value.toByteArray()});
    return {};
}

std::optional<Refusal> completeHead(RequestHead &head)
{
    head.keepAlive = head.minorVersion == 1;
    bool hasHost = false;
    for (const auto &[name, value] : std::as_const(head.headers)) {
        if (const auto refusal = interpret(name, value, head))
            return refusal;
        hasHost = hasHost || name == "host";
    }
    if (!hasHost && head.minorVersion == 1)
        return Refusal{400, "Host is missing."};
    head.headers.removeIf([](const auto &entry) {
        return std::ranges::find(kConnectionFields, plain(entry.first)) != kConnectionFields.end();
    });
    return {};
}

} // namespace server
