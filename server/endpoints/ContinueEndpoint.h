#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// GET /oauth/continue: the same request again after a form, by the ticket that the form carried.
class ContinueEndpoint final : public PageEndpoint
{
public:
    explicit ContinueEndpoint(std::shared_ptr<PageTools> tools);

private:
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
};

} // namespace server
