#include "server/http/GateContext.h"

namespace server {

void GateContext::report(const GateRefusal &refusal)
{
    switch (refusal.kind) {
    case GateRefusal::Kind::Request:
        ++figures->refusedRequests;
        break;
    case GateRefusal::Kind::Connection:
        ++figures->refusedConnections;
        break;
    case GateRefusal::Kind::Displaced:
        ++figures->displacedConnections;
        break;
    case GateRefusal::Kind::Handshake:
        ++figures->failedHandshakes;
        break;
    }
    if (onRefusal)
        onRefusal(refusal);
}

} // namespace server
