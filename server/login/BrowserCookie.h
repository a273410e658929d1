#pragma once

#include "core/base/Result.h"
#include "server/http/HttpMessage.h"

#include <chrono>
#include <optional>

namespace server {

/// A cookie of our own pages (RFC 6265bis): host-only, out of reach of scripts, and over HTTPS under a `__Host-` name,
/// which neither a neighbouring host nor a plain-HTTP page can set. Over plain HTTP it has its bare name, and anybody
/// on the network can set it: what it says must be worth nothing before the server has matched it.
class BrowserCookie
{
public:
    enum class SameSite { Lax, Strict };
    static constexpr qsizetype kMostValueBytes = 512;
    static constexpr qsizetype kMostHeaderBytes = 8192; ///< all cookies of a request
    static constexpr int kMostCookies = 64;

    /// `name` without prefix. `lifetime` none: until the browser is closed.
    explicit BrowserCookie(QByteArray name, SameSite sameSite = SameSite::Lax,
                           std::optional<std::chrono::seconds> lifetime = {})
        : m_name(std::move(name)), m_sameSite(sameSite), m_lifetime(lifetime)
    {}

    /// Nothing when it is absent, there more than once (one of them is somebody else's), or not as we write it.
    std::optional<QByteArray> read(const HttpRequest &request) const;
    /// InvalidInput for a name or a value outside the grammar; values are sent as they are, never quoted.
    core::Result<void> set(HttpResponse &response, const HttpRequest &request, const QByteArray &value) const;
    core::Result<void> remove(HttpResponse &response, const HttpRequest &request) const;
    /// Caution, plain HTTP on 127.0.0.1: cookies know no ports and ours are for Path=/ (as `__Host-` demands), so every
    /// other server on that address that the browser visits is sent them too.
    QByteArray nameFor(const HttpRequest &request) const;

private:
    core::Result<void> write(HttpResponse &response, const HttpRequest &request, const QByteArray &value,
                             std::optional<std::chrono::seconds> lifetime) const;

    QByteArray m_name;
    SameSite m_sameSite;
    std::optional<std::chrono::seconds> m_lifetime;
};

} // namespace server
