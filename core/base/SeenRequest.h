#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace core {

/// One thing that the server looked at before it answered.
struct RequestCheck
{
    QString name; ///< "client", "pkce" …
    bool passed = true;
    QString rule = {}; ///< "RFC 7636 §4.6"; empty: none
    QString note = {}; ///< of a failed one: why, in English, never a secret
};

/// What a request or its answer said. What is not known to be harmless is masked before it comes here.
struct SeenParameter
{
    enum class Place { Query, Form, Header, Answer, Redirect };
    static constexpr auto kMask = "***";

    Place place = Place::Query;
    QString name;
    QString value;

    bool isMasked() const { return value.contains(QLatin1String(kMask)); }
};

/// A request that was answered while somebody watched.
struct SeenRequest
{
    qint64 number = 0; ///< counts up, also over those that were forgotten
    Instant at;        ///< when it came
    QByteArray method;
    QByteArray path;
    QByteArray route; ///< of the route list; "unmatched": there is nothing at this path
    ClientId client;  ///< that was found; empty: none was, or none is needed
    bool isClientProven = false; ///< by a secret, a key or a token of its own; else anybody may have named it
    QString address;
    int status = 0;
    std::chrono::microseconds duration{0};
    RequestId id;
    QString error; ///< the answer's, "invalid_grant" …; empty: none
    std::vector<SeenParameter> parameters;
    std::vector<RequestCheck> checks; ///< in the order in which they were made; those after a failed one were not
};

} // namespace core
