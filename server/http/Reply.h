#pragma once

#include "server/http/ErrorResponse.h"

#include <functional>
#include <memory>

namespace server {

/// The right to answer one request, as a value. Any thread may answer, once; further answers are ignored. The last
/// copy that dies unanswered answers with an error, so that nothing hangs. An answer for a client that left goes
/// nowhere.
class Reply
{
public:
    /// `deliver` is called at most once, on the thread that answers; HttpCompat posts from there to its own thread.
    /// `unanswered` makes the answer for a request that nobody answers.
    explicit Reply(std::function<void(HttpResponse)> deliver,
                   std::function<HttpResponse()> unanswered = failureResponse);
    void send(HttpResponse response) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

using HttpHandler = std::function<void(const HttpRequest &, Reply)>;

} // namespace server
