#include "app/ProtocolParts.h"

namespace app {

core::SessionLimits sessionLimitsOf(const core::Settings &settings)
{
    return {settings.sessionIdleTime, settings.sessionLifetime};
}

ProtocolParts::ProtocolParts(const Context &context, const core::Settings &settings)
    : sessions({context.database, context.audit, context.clock, context.random}, sessionLimitsOf(settings))
    , consents(context.database, context.audit, context.clock)
    , codes({context.database, context.audit, context.clock, context.random})
    , pushedRequests(context.database, context.clock, context.random)
    , deviceCodes({context.database, context.audit, context.clock, context.random})
    , logoutDeliveries(context.database, context.audit, context.clock)
    , passwordChange({context.database, context.audit, context.signIn, sessions, context.hashPool, context.clock,
                      context.random, settings.passwordPolicy, settings.bcryptCost})
{}

} // namespace app
