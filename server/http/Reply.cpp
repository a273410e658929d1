#include "server/http/Reply.h"

#include "server/http/ErrorResponse.h"

#include <atomic>

namespace server {

using namespace Qt::StringLiterals;

struct Reply::State
{
    explicit State(std::function<void(HttpResponse)> deliverTo) : deliver(std::move(deliverTo)) {}
    ~State()
    {
        if (!sent)
            deliver(errorResponse(500, "server_error"_ba, u"The request could not be answered."_s));
    }

    std::function<void(HttpResponse)> deliver;
    std::atomic_bool sent = false;
};

Reply::Reply(std::function<void(HttpResponse)> deliver) : m_state(std::make_shared<State>(std::move(deliver))) {}

void Reply::send(HttpResponse response) const
{
    if (!m_state->sent.exchange(true))
        m_state->deliver(std::move(response));
}

} // namespace server
