#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// Would this redirect URI be taken? For the endpoints and the console's tester.
struct RedirectMatch
{
    bool matches = false;
    QString registered;  ///< the one that it matches, or the nearest one
    QString reason = {}; ///< when not, one word: "none_registered", "scheme", "host", "port", "path", "query",
                         ///< "fragment", "case", "trailing_slash", "not_allowed"
};

/// Exact, character by character (RFC 9700 §4.1.3), but for the port of a loopback address, which a native app chooses
/// (RFC 8252 §7.3). `uri` is as it was sent.
RedirectMatch matchRedirectUri(const QStringList &registered, const QString &uri);

} // namespace core
