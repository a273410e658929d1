#pragma once

#include "server/http/HttpMessage.h"

namespace server {

/// PRODUCT.md §7 "Errors": `{"error": code, "error_description": description}`, never cached.
HttpResponse errorResponse(int status, const QByteArray &code, const QString &description);

} // namespace server
