#pragma once

#include "server/http/HttpMessage.h"

namespace server {

/// The client that a request names: by Basic, `client_id`, a client assertion, or the bearer token. Not proven.
QString namedClient(const HttpRequest &request);

} // namespace server
