#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// POST /oauth/consent: "Allow" or "Deny".
class ConsentEndpoint final : public PageEndpoint
{
public:
    explicit ConsentEndpoint(std::shared_ptr<PageTools> tools);

private:
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
};

} // namespace server
