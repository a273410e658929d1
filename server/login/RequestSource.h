#pragma once

#include "server/http/HttpMessage.h"

namespace server {

enum class RequestSource {
    OwnPage,
    Elsewhere, ///< another site, or a browser that hides where it comes from
    Unknown    ///< no browser, or an old one: says nothing about it
};

/// Where a browser says that a form was sent from, by `Sec-Fetch-Site` and `Origin`: Elsewhere is to be refused before
/// the form is looked at. Never enough alone: a CsrfToken decides. `ownOrigin` as a browser writes it:
/// `https://auth.example.com:8443`, lower case, without a default port.
RequestSource requestSource(const HttpRequest &request, QByteArrayView ownOrigin);

} // namespace server
