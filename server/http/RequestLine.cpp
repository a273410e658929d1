#include "server/http/RequestHead.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace server {

namespace {

constexpr std::array<std::string_view, 7> kMethods = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isMethodCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// Every % is followed by two hexadecimal digits and stands for no NUL, no line end.
bool hasGoodPercents(QByteArrayView text)
{
    for (qsizetype i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
        if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
            return false;
        if (text.sliced(i + 1, 2) == "00")
            return false;
    }
    return true;
}

std::optional<Refusal> readTarget(QByteArrayView target, RequestHead &head)
{
    if (!target.startsWith('/'))
        return Refusal{400, "The request target must be a path."};
    if (target.startsWith("//"))
        return Refusal{400, "The request target must not begin with two slashes."};
    if (!std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; }))
        return Refusal{400, "The request target contains a forbidden character."};
    if (!hasGoodPercents(target))
        return Refusal{400, "The request target contains a malformed percent escape."};
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    if (std::ranges::any_of(path, [](char c) { return std::string_view("\"<>\\^`{|}").contains(c); }))
        return Refusal{400, "The path contains a forbidden character."};
    head.path = path.toByteArray();
    head.query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    return {};
}

std::optional<Refusal> readVersion(QByteArrayView version, RequestHead &head)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.' ||
        !isDigit(version[7]))
        return Refusal{400, "The request line names no HTTP version."};
    // 400 rather than 505, and for methods and codings rather than 501: a stranger must not look like a failing server.
    if (version[5] != '1' || version[7] > '1')
        return Refusal{400, "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
    head.minorVersion = version[7] - '0';
    return {};
}

} // namespace

std::optional<Refusal> readRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    // Qt 6.8 looks for the last of anything at a byte behind an empty view.
    const qsizetype last = line.isEmpty() ? -1 : line.lastIndexOf(' ');
    if (first <= 0 || last == first || line.sliced(first + 1, last - first - 1).contains(' '))
        return Refusal{400, "The request line is malformed."};
    const QByteArrayView method = line.first(first);
    if (!std::ranges::all_of(method, isMethodCharacter))
        return Refusal{400, "The request line is malformed."};
    if (const auto refusal = readVersion(line.sliced(last + 1), head))
        return refusal;
    if (std::ranges::find(kMethods, std::string_view(method.data(), size_t(method.size()))) == kMethods.end())
        return Refusal{400, "The request method is unknown."};
    head.method = method.toByteArray();
    return readTarget(line.sliced(first + 1, last - first - 1), head);
}

} // namespace server
