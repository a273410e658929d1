#pragma once

#include "core/base/SeenRequest.h"
#include "server/http/HttpMessage.h"

namespace server {

/// What a request and its answer said, without anything that would let its reader in: a value stays only when its name
/// is known to be harmless. Bounded, whatever was sent.
std::vector<core::SeenParameter> seenParameters(const HttpRequest &request, const HttpResponse &response);

/// The answer's error code: of its JSON, or of the address that it leads to; empty when there is none.
QString seenError(const HttpResponse &response);

} // namespace server
