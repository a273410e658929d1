#pragma once

#include "core/base/Ids.h"

#include <functional>

namespace server {

/// What endpoints tell the rest of the program. Called on the request pool; must be quick.
struct EndpointEvents
{
    std::function<void()> tokensChanged;
    std::function<void()> requestRefused;                           ///< an audit row about a refused sign-in or token
    std::function<void(const core::FamilyId &)> refreshTokenReused; ///< or a used code
    std::function<void()> clientsChanged;
};

} // namespace server
