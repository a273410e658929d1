#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <vector>

namespace core {

/// How the lab issuer is set; not kept when the program ends.
struct LabIssuerPlan
{
    bool isOn = false;
    bool isForOthers = false; ///< its documents answer other computers too
    std::chrono::seconds offset{0};

    friend bool operator==(const LabIssuerPlan &, const LabIssuerPlan &) = default;
};

struct LabIssuerState
{
    LabIssuerPlan plan;
    QString issuer;    ///< its discovery, keys and user info are below this address
    QString audience;  ///< of its access tokens
    QString keyId;     ///< empty while it is off
    QString algorithm; ///< the one of the real issuer's active key
};

/// A token that says what its maker wants it to say.
struct LabDraft
{
    UserId user;
    ClientId client;
    QStringList scopes;
    std::chrono::seconds lifetime{900};
    QJsonObject header; ///< over the usual members, as the claims
    QJsonObject claims; ///< instead of the usual ones or beside them; null leaves one out
};

struct DraftedToken
{
    QString token;
    QJsonObject header;
    QJsonObject claims;
};

/// A token that an API must answer in a known way.
struct PackedToken
{
    enum class Signer {
        Production, ///< says nothing that is not true: a good, an expired, a revoked one …
        Lab,
        Throwaway, ///< a key that was made for this token and that nobody knows
        Nobody
    };
    QString name; ///< "good", "expired", "alg_none" …
    QString token;
    Signer signer = Signer::Nobody;
    bool isGood = false;      ///< 200; else 401 (RFC 6750 §3.1)
    bool needsLookup = false; ///< refused only by an API that asks the server, not by one that reads the token alone
};

struct TokenPack
{
    std::vector<PackedToken> tokens;
    QString issuer; ///< that the API must trust
    QString audience;
};

struct PackRequest
{
    enum class Trust { Production, Lab };
    Trust trust = Trust::Production;
    UserId user;
    ClientId client;
    QStringList scopes;
};

/// The lab issuer and what it makes; every one of these tokens is refused by the real issuer.
class LabIssuerAdmin
{
public:
    virtual ~LabIssuerAdmin() = default;
    virtual LabIssuerState state() const = 0; ///< any thread, does not wait
    virtual QFuture<Result<LabIssuerState>> adopt(LabIssuerPlan plan) = 0;
    /// Conflict while it is off; InvalidInput ("claims", "header", "lifetime"), NotFound ("user", "client").
    virtual QFuture<Result<DraftedToken>> draft(LabDraft draft) = 0;
    /// Conflict for Trust::Lab while it is off. Tokens that the real issuer signs are issued as any other.
    virtual QFuture<Result<TokenPack>> makePack(PackRequest request) = 0;
};

} // namespace core
