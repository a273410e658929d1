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
    QString refreshToken;         ///< empty when the client has no refresh grant
    std::chrono::seconds expiresIn{0};
    QStringList scopes;
    FamilyId family;
    Instant issuedAt;
    QString idToken = {};         ///< empty unless the scopes hold `openid`
};

/// One check of a pasted token, in the order in which it was made.
struct TokenCheck
{
    enum class Outcome { Passed, Failed, Skipped };
    QString name;                 ///< "form", "algorithm", "key", "signature", "issuer", "audience", "lifetime", "type", "binding" (only of a token bound to a key), "state"
    Outcome outcome = Outcome::Skipped;
    QString expected;             ///< data, not sentences: the issuer that is configured …
    QString found;
};

struct TokenInspection
{
    QJsonObject header;
    QJsonObject claims;
    bool active = false;
    std::vector<TokenCheck> checks;
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
