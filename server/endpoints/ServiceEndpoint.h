#pragma once

#include "server/endpoints/Endpoint.h"

namespace server {

/// GET /: which program answers here. Any thread.
class ServiceEndpoint final : public Endpoint
{
public:
    Answer answer(const HttpRequest &request) override;
};

} // namespace server
