#include "server/login/BrowserCookie.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

/// token of RFC 9110 §5.6.2
bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// cookie-octet of RFC 6265 §4.1.1: no space, quote, comma, semicolon or backslash
bool isValueCharacter(char c)
{
    return c > 0x20 && c < 0x7f && !QByteArrayView("\",;\\").contains(c);
}

bool isName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= 64 && std::ranges::all_of(name, isNameCharacter) &&
           !name.startsWith("__"); // prefixes are ours to add
}

bool isValue(QByteArrayView value)
{
    return value.size() <= BrowserCookie::kMostValueBytes && std::ranges::all_of(value, isValueCharacter);
}

bool hasControlCharacter(QByteArrayView text)
{
    return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

/// Several header lines are one list (RFC 9113 §8.2.3). Nothing when it is longer than any that our cookies are in.
std::optional<QByteArray> cookieHeader(const HttpRequest &request)
{
    QByteArray all;
    for (const auto &[name, value] : request.headers) {
        if (name != "cookie")
            continue;
        if (all.size() + value.size() > BrowserCookie::kMostHeaderBytes)
            return std::nullopt;
        all += all.isEmpty() ? value : "; " + value;
    }
    if (all.count(';') >= BrowserCookie::kMostCookies || hasControlCharacter(all))
        return std::nullopt;
    return all;
}

} // namespace

QByteArray BrowserCookie::nameFor(const HttpRequest &request) const
{
    return request.secure ? "__Host-"_ba + m_name : m_name;
}

std::optional<QByteArray> BrowserCookie::read(const HttpRequest &request) const
{
    const auto header = cookieHeader(request);
    if (!header)
        return std::nullopt;
    const QByteArray name = nameFor(request);
    std::optional<QByteArray> found;
    for (const QByteArray &cookie : header->split(';')) {
        const QByteArray pair = cookie.trimmed();
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || pair.first(equals) != name)
            continue;
        if (found)
            return std::nullopt;
        found = pair.sliced(equals + 1);
    }
    if (!found || found->isEmpty() || !isValue(*found))
        return std::nullopt;
    return found;
}

core::Result<void> BrowserCookie::set(HttpResponse &response, const HttpRequest &request, const QByteArray &value) const
{
    if (value.isEmpty())
        return core::fail(ErrorKind::InvalidInput, u"a cookie has no value"_s);
    return write(response, request, value, m_lifetime);
}

core::Result<void> BrowserCookie::remove(HttpResponse &response, const HttpRequest &request) const
{
    return write(response, request, {}, std::chrono::seconds(0));
}

core::Result<void> BrowserCookie::write(HttpResponse &response, const HttpRequest &request, const QByteArray &value,
                                        std::optional<std::chrono::seconds> lifetime) const
{
    if (!isName(m_name) || !isValue(value))
        return core::fail(ErrorKind::InvalidInput, u"the name or the value of a cookie is outside the grammar"_s);
    QByteArray line = nameFor(request) + '=' + value +
                      "; Path=/; HttpOnly; SameSite=" + (m_sameSite == SameSite::Strict ? "Strict" : "Lax");
    if (request.secure)
        line += "; Secure";
    if (lifetime)
        line += "; Max-Age=" + QByteArray::number(qint64(lifetime->count()));
    response.with("Set-Cookie"_ba, line);
    return {};
}

} // namespace server
