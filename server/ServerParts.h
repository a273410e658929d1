#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "core/authorization/Consents.h"
#include "core/authorization/DeviceCodes.h"
#include "core/authorization/LogoutDeliveries.h"
#include "core/authorization/PasswordChange.h"
#include "core/authorization/PushedRequests.h"
#include "core/clients/ClientDirectory.h"
#include "core/database/Database.h"
#include "core/keys/KeyRing.h"
#include "core/sessions/BrowserSessions.h"
#include "core/settings/Settings.h"
#include "core/tokens/LabIssuer.h"
#include "core/tokens/TokenService.h"
#include "core/users/HashPool.h"
#include "core/users/PasswordSignIn.h"
#include "server/metrics/Metrics.h"

#include <QSslConfiguration>

#include <functional>
#include <optional>

namespace server {

/// What the server works with; everything outlives it.
struct ServerParts
{
    core::Settings settings;
    core::Database &database;
    core::ClientDirectory &clients;
    core::PasswordSignIn &signIn;
    core::TokenService &tokens;
    core::KeyRing &keys;
    core::HashPool &hashPool;
    core::AuditLog &audit;
    core::BrowserSessions &sessions;
    core::Consents &consents;
    core::AuthorizationCodes &codes;
    core::PushedRequests &pushedRequests;
    core::DeviceCodes &deviceCodes;
    core::LogoutDeliveries &logoutDeliveries;
    core::PasswordChange &passwordChange;
    const core::Clock &clock;
    core::Random &random;
    Metrics &metrics;
    std::optional<QSslConfiguration> tls = {};
    /// The issuer, asked for once when the first listener's URL is known and before the first request is answered.
    /// None: TokenService has it already.
    std::function<core::Result<QString>(const QString &firstUrl)> settleIssuer = {};
    /// For /metrics: living refresh-token chains. May wait; empty when it cannot be told.
    std::function<std::optional<qint64>()> activeFamilies = {};
    /// For /metrics: when the certificate in use ends. Any thread; empty while there is none.
    std::function<std::optional<core::Instant>()> certificateEnd = {};
    const core::LabIssuer *lab = nullptr; ///< none: there is no lab here
    int requestThreads = 32;
    int requestPlaces = 512; ///< in the queue before them
};

} // namespace server
