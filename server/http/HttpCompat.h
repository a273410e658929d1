#pragma once

#include "server/http/Reply.h"

#include <QObject>

#include <memory>

namespace server {

class HttpGate;

/// The bridge between our types and QHttpServer, and the only place that knows which Qt version this is. QHttpServer
/// takes every request from the gate's virtual sockets and writes every answer; HTTP thread only.
class HttpCompat final : public QObject
{
    Q_OBJECT
public:
    /// `gate` listens already; QHttpServer becomes its owner.
    HttpCompat(HttpGate *gate, HttpHandler handler);
    ~HttpCompat() override;
    /// Closes the gate. A request that nobody answers any more, since its handler was dropped, then gets 503.
    void drain();
    /// Asked from any thread, also after the end.
    std::function<int()> unansweredCounter() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace server
