#pragma once

#include "core/admin/FlowLab.h"

namespace core {

/// A request that somebody composed. `bearer`, `refreshToken` and `client` are for the run only.
struct OwnRequest
{
    QByteArray method = "GET";
    QString address; ///< a path of this server, or one of its URLs
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    QString bearer = {};       ///< sent in the Authorization header; empty: none is
    QString refreshToken = {}; ///< spent once, when the bearer is answered with 401; empty: a 401 stands
    ClientId tokenClient = {}; ///< whose tokens those are
    ClientId client = {};      ///< that authenticates itself (Basic), by a secret that is made for the run
};

/// Sends requests of somebody's own to the running server, and to no other. Any thread.
class RequestLab
{
public:
    static constexpr qsizetype kMostBodyBytes = 1024 * 1024; ///< of a request
    static constexpr qsizetype kMostAnswerBytes = 256 * 1024;
    static constexpr std::chrono::seconds kLongestAnswer{30};

    virtual ~RequestLab() = default;
    /// One step; three when a 401 led to a refresh and a second try: the tokens of the run are the new ones then.
    /// Conflict when the server is stopped; InvalidInput with field "method", "address" (the detail names the server's
    /// URLs), "headers", "body" or "client".
    virtual QFuture<Result<FlowRun>> send(OwnRequest request) = 0;
    /// The request that runs ends with what it has.
    virtual void cancel() {}
};

} // namespace core
