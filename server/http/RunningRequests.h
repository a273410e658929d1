#pragma once

#include "server/http/GateSocket.h"
#include "server/http/HttpMessage.h"

#include <QHash>
#include <QPointer>

#include <optional>

namespace server {

/// Requests between gate and answer, by ticket. QHttpServer carries the ticket, as a path, from the gate to the
/// handler, so that the handler gets the request as the strict parser read it. HTTP thread only.
class RunningRequests
{
public:
    quint64 begin(GateSocket *socket, HttpRequest request);
    /// Empty when there is no such ticket or it was taken before.
    std::optional<HttpRequest> take(quint64 ticket);
    /// Its answer has been written to the virtual socket. `isLost`: the client gets none, its connection closes.
    void finish(quint64 ticket, bool isLost = false);
    void forget(quint64 ticket) { m_entries.remove(ticket); }

private:
    struct Entry
    {
        QPointer<GateSocket> socket;
        std::optional<HttpRequest> request;
    };
    quint64 m_lastTicket = 0;
    QHash<quint64, Entry> m_entries;
};

} // namespace server
