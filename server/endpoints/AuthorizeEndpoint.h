#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// GET and POST /oauth/authorize, RFC 6749 §3.1: where a client sends its user.
class AuthorizeEndpoint final : public PageEndpoint
{
public:
    explicit AuthorizeEndpoint(std::shared_ptr<PageTools> tools);

private:
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
};

} // namespace server
