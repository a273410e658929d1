#include "server/login/PageHeaders.h"

#include "core/crypto/TokenDigest.h"
#include "server/http/SecurityHeaders.h"

#include <QUrl>

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

namespace {

bool isSourceCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || QByteArrayView("+-.:/").contains(c);
}

/// A blank, comma or semicolon would begin a directive of its own; a `*` or a quote would be a wider source.
bool isSource(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 300 && text.contains(':') && std::ranges::all_of(text, isSourceCharacter);
}

QByteArray contentPolicy(const PagePolicy &policy)
{
    QByteArray text = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    for (const QByteArray &target : policy.formTargets) {
        if (isSource(target))
            text += ' ' + target;
    }
    if (!policy.inlineStyle.isEmpty())
        text += "; style-src 'sha256-" + core::sha256(policy.inlineStyle).toBase64() + '\'';
    return text;
}

} // namespace

void addPageHeaders(HttpResponse &response, const PagePolicy &policy)
{
    response.with("Content-Security-Policy"_ba, contentPolicy(policy))
        .with("X-Frame-Options"_ba, "DENY"_ba) // browsers that do not know frame-ancestors
        .with("X-Content-Type-Options"_ba, "nosniff"_ba)
        .with("Referrer-Policy"_ba, "same-origin"_ba)
        .with("Cross-Origin-Opener-Policy"_ba, "same-origin"_ba)
        .with("Cross-Origin-Resource-Policy"_ba, "same-origin"_ba);
    forbidStoring(response);
}

QByteArray formTargetOf(const QString &redirectUri)
{
    const QUrl url(redirectUri, QUrl::StrictMode);
    if (!url.isValid() || url.scheme().isEmpty())
        return {};
    QByteArray source = url.scheme().toLatin1().toLower() + ':';
    if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) {
        const QString host = url.host(QUrl::FullyEncoded).toLower();
        if (host.isEmpty() || host.contains(u':')) // CSP has no way to write an IPv6 address
            return {};
        source += "//" + host.toLatin1();
        if (url.port() >= 0)
            source += ':' + QByteArray::number(url.port());
    }
    return isSource(source) ? source : QByteArray();
}

} // namespace server
