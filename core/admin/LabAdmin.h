#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace core {

struct LabRequest
{
    UserId user;
    ClientId client;
    QStringList scopes;
    std::optional<std::chrono::seconds> lifetime;
};

struct LabToken
{
    QString accessToken;
    QString refreshToken; ///< empty when the client has no refresh grant
    std::chrono::seconds expiresIn{0};
    QStringList scopes;
    FamilyId family;
    Instant issuedAt;
    QString idToken = {}; ///< empty unless the scopes hold `openid`
};

/// One check of a pasted token, in the order in which it was made.
struct TokenCheck
{
    enum class Outcome { Passed, Failed, Skipped };
    /// "form", "algorithm", "key", "signature", "issuer", "audience", "lifetime", "type", "binding" (only of a token
    /// bound to a key), "request" (only of a DPoP proof), "state"
    QString name;
    Outcome outcome = Outcome::Skipped;
    QString expected; ///< data, not sentences: the issuer that is configured …
    QString found;
    /// Of a failed one, where there are several: of a key "missing", "unknown", "retired", "revoked"; of a lifetime
    /// "expired", "not_yet", "no_expiry".
    QString reason = {};
};

struct TokenInspection
{
    QJsonObject header;
    QJsonObject claims;
    bool active = false;
    std::vector<TokenCheck> checks;
    QString kind =
        {}; ///< "access_token", "refresh_token", "id_token", "logout_token", "dpop_proof", "lab_token"; empty: unknown
    QString now = {}; ///< by whose clock it was judged, ISO 8601 in UTC
};

/// Test tokens by a click, made by the same code as every other token and marked "lab" in the audit log.
class LabAdmin
{
public:
    virtual ~LabAdmin() = default;
    virtual QFuture<Result<LabToken>> issue(LabRequest request) = 0;
    virtual QFuture<Result<TokenInspection>> inspect(QString token) = 0;
    virtual QFuture<Result<bool>> revoke(QString token) = 0;
    virtual QString issuer() const = 0;
    virtual QString audience() const = 0;
};

} // namespace core
