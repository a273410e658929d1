#include "server/http/Reply.h"

#include <atomic>

namespace server {

struct Reply::State
{
    State(std::function<void(HttpResponse)> deliverTo, std::function<HttpResponse()> whenUnanswered)
        : deliver(std::move(deliverTo)), unanswered(std::move(whenUnanswered))
    {}
    ~State()
    {
        if (!sent)
            deliver(unanswered());
    }

    std::function<void(HttpResponse)> deliver;
    std::function<HttpResponse()> unanswered;
    std::atomic_bool sent = false;
};

Reply::Reply(std::function<void(HttpResponse)> deliver, std::function<HttpResponse()> unanswered)
    : m_state(std::make_shared<State>(std::move(deliver), std::move(unanswered)))
{}

void Reply::send(HttpResponse response) const
{
    if (!m_state->sent.exchange(true))
        m_state->deliver(std::move(response));
}

} // namespace server
