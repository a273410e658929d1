#pragma once

#include "server/http/HttpMessage.h"

namespace server {

/// PRODUCT.md §7 "Errors": `{"error": code, "error_description": description}`, never cached.
HttpResponse errorResponse(int status, const QByteArray &code, const QString &description);
/// 500: a handler failed or forgot to answer.
HttpResponse failureResponse();
/// 503: the server ends before the request could be handled.
HttpResponse stoppingResponse();
/// What every 503 needs: when to come again, unless it says so already.
void addRetryAfter(HttpResponse &response);

} // namespace server
