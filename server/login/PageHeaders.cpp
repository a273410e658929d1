#include "server/login/PageHeaders.h"

#include "core/crypto/TokenDigest.h"
#include "server/http/SecurityHeaders.h"


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

} // namespace server
