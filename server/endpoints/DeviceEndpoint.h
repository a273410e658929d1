#pragma once

#include "server/endpoints/PageEndpoint.h"
#include "server/http/RequestRateLimit.h"

namespace server {

/// GET and POST /device, RFC 8628 §3.3: the user's side of the device flow. A code is looked up only for somebody who
/// is signed in, and wrong ones are counted by address (§5.1).
class DeviceEndpoint final : public PageEndpoint
{
public:
    static constexpr int kWrongCodesPerMinute = 10;
    explicit DeviceEndpoint(std::shared_ptr<PageTools> tools);

private:
    /// A pending code and the client that asked for it.
    struct Pending
    {
        core::DeviceRequest device;
        std::shared_ptr<const core::Client> client;
    };
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
    Answer ask(const HttpRequest &request, const Visit &visit);
    Answer decide(const HttpRequest &request, const Visit &visit);
    Answer settle(const HttpRequest &request, const Visit &visit, const Pending &pending, bool isAllowed);
    Answer askCode(const HttpRequest &request, const Visit &visit) const;
    Answer askSignIn(const HttpRequest &request, const Visit &visit, const QString &code) const;
    Answer askConfirmation(const HttpRequest &request, const Visit &visit, const Pending &pending,
                           const QString &code) const;
    /// Nothing, with the answer in `refusal`, for a code that is none, and for one too many of those.
    std::optional<Pending> lookUp(const HttpRequest &request, const Visit &visit, const QString &code, Answer &refusal);

    RequestRateLimit m_wrongCodes;
};

} // namespace server
