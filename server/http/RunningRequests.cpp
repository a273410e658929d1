#include "server/http/RunningRequests.h"

namespace server {

quint64 RunningRequests::begin(GateSocket *socket, HttpRequest request)
{
    m_entries.insert(++m_lastTicket, Entry{socket, std::move(request)});
    return m_lastTicket;
}

std::optional<HttpRequest> RunningRequests::take(quint64 ticket)
{
    const auto entry = m_entries.find(ticket);
    return entry == m_entries.end() ? std::nullopt : std::exchange(entry->request, std::nullopt);
}

void RunningRequests::finish(quint64 ticket, bool isLost)
{
    if (const Entry entry = m_entries.take(ticket); entry.socket) {
        if (isLost)
            entry.socket->loseAnswer();
        entry.socket->finish();
    }
}

} // namespace server
