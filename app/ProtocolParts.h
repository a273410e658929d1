#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "core/authorization/Consents.h"
#include "core/authorization/DeviceCodes.h"
#include "core/authorization/LogoutDeliveries.h"
#include "core/authorization/PasswordChange.h"
#include "core/authorization/PushedRequests.h"
#include "core/sessions/BrowserSessions.h"
#include "core/settings/Settings.h"

namespace app {

core::SessionLimits sessionLimitsOf(const core::Settings &settings);

/// What authorizing takes beside the tokens. Everything that it is made of outlives it.
struct ProtocolParts
{
    struct Context
    {
        core::Database &database;
        core::AuditLog &audit;
        const core::Clock &clock;
        core::Random &random;
        core::PasswordSignIn &signIn;
        core::HashPool &hashPool;
    };
    ProtocolParts(const Context &context, const core::Settings &settings);

    core::BrowserSessions sessions;
    core::Consents consents;
    core::AuthorizationCodes codes;
    core::PushedRequests pushedRequests;
    core::DeviceCodes deviceCodes;
    core::LogoutDeliveries logoutDeliveries;
    core::PasswordChange passwordChange;
};

} // namespace app
