#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QString>
#include <QStringList>

namespace core {

/// `acr` of a sign-in by password alone; there is no lesser one.
inline constexpr auto kPasswordAcr = "1";

/// A row of `browser_sessions`: one browser in which one user is signed in.
struct BrowserSession
{
    SessionId id;
    UserId user;
    QString acr;
    QStringList amr; ///< RFC 8176: "pwd"
    Instant createdAt;
    Instant authenticatedAt; ///< `auth_time`
    Instant lastSeenAt;
    Instant expiresAt; ///< the absolute limit
    QString address;
    QString userAgent;
};

} // namespace core
