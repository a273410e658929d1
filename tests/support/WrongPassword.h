#pragma once

#include "core/users/LoginThrottle.h"

namespace tests {

inline const QString kAlice = QStringLiteral("0b0e4a7e-0000-4000-8000-000000000001"); ///< as the throttle knows her

/// True when the attempt was judged, and found wrong.
inline bool wrongPassword(core::LoginThrottle &throttle, const QString &key, const QString &address)
{
    if (throttle.admit(key, address))
        return false;
    throttle.settleFailure(key, address);
    return true;
}

} // namespace tests
