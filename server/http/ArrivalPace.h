#pragma once

#include "server/http/HttpServer.h"

namespace server {

/// Whether a body arrives at the rate that is asked for, looked at over windows of up to five seconds.
class ArrivalPace
{
public:
    void begin(qint64 now)
    {
        m_windowBegan = now;
        m_bytes = 0;
    }
    void count(qsizetype bytes) { m_bytes += bytes; }
    /// `now` in milliseconds, as in begin(). Begins the next window when one is over.
    bool isTooSlow(qint64 now, const HttpLimits &limits);

private:
    qint64 m_windowBegan = 0;
    qint64 m_bytes = 0;
};

} // namespace server
