#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/crypto/Random.h"
#include "core/database/Database.h"

#include <optional>
#include <utility>
#include <vector>

namespace core {

/// Authorization requests that clients sent ahead (RFC 9126). Waits for the database: request pool only.
class PushedRequests
{
public:
    using Parameters = std::vector<std::pair<QByteArray, QByteArray>>; ///< decoded, in the order in which they came
    static constexpr std::chrono::seconds kLifetime{90};
    static constexpr auto kPrefix = "urn:ietf:params:oauth:request_uri:";

    PushedRequests(Database &database, const Clock &clock, Random &random);
    /// The request_uri.
    Result<QString> push(const ClientId &client, const Parameters &parameters);
    /// Empty when unknown, another client's, or spent; and when expired, unless `begunBefore` tells that the sign-in
    /// page for it was shown in time (a browser that reloads, a user who types slowly).
    Result<std::optional<Parameters>> find(const QString &requestUri, const ClientId &client,
                                           std::optional<Instant> begunBefore);
    /// When an answer (a code or an error) is sent: false when it was before.
    Result<bool> spend(const QString &requestUri);

private:
    Database &m_database;
    const Clock &m_clock;
    Random &m_random;
};

} // namespace core
