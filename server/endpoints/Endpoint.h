#pragma once

#include "core/clients/Client.h"
#include "server/http/HttpMessage.h"

#include <memory>

namespace server {

/// What an endpoint answers, and the client that asked, if it is known: for the log and for CORS.
struct Answer
{
    HttpResponse response;
    std::shared_ptr<const core::Client> client = {};
};

/// One URL. Called on many threads at once.
class Endpoint
{
public:
    virtual ~Endpoint() = default;
    virtual Answer answer(const HttpRequest &request) = 0;
};

} // namespace server
