#pragma once

#include "server/http/HttpMessage.h"

namespace server {

enum class StrictTransport { Leave, Demand };

/// Adds what every answer carries unless the endpoint said otherwise: a browser may do nothing with it (a page brings
/// its own policy), and other sites may embed it only where they may read it. HSTS only where `Demand`, on HTTPS.
void addSecurityHeaders(HttpResponse &response, StrictTransport transport);
/// For answers with tokens or personal data (RFC 6749 §5.1): no cache may keep them.
void forbidStoring(HttpResponse &response);

} // namespace server
