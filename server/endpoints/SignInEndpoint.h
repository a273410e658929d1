#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// POST /oauth/sign-in: name and password, or the wish to be somebody else, from any of our pages that needs a user.
class SignInEndpoint final : public PageEndpoint
{
public:
    explicit SignInEndpoint(std::shared_ptr<PageTools> tools);

private:
    /// A form that was proven to be ours.
    struct Sending
    {
        const HttpRequest &request;
        const FormBody &form;
        SignInOccasion occasion;
        std::optional<AuthorizationFlow::Stage> stage; ///< of an authorization
    };
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
    Answer answerSending(Sending &sending, Visit visit);
    Answer chooseAccount(Sending &sending, const Visit &visit);
    HttpResponse goOn(Sending &sending, const Visit &visit);
    QString restartOf(const SignInOccasion &occasion) const;
};

} // namespace server
