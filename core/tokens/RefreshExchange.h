#pragma once

#include "core/tokens/ProvenToken.h"
#include "core/tokens/RefreshRotation.h"
#include "core/tokens/SuccessorIds.h"
#include "core/tokens/TokenIssuer.h"

namespace core {

/// One refresh, on the thread of the request: proves the token, lets the writer decide and signs the successors
/// meanwhile.
class RefreshExchange
{
public:
    struct Parts
    {
        const TokenService::Context &context;
        const TokenIssuer &issuer;
        const SuccessorIds &successorIds;
        const TokenLifetimes &defaults;
        RefreshRotation &rotation;
    };
    RefreshExchange(const Parts &parts, const RefreshRequest &request);

    Result<TokenSet, RefreshRefusal> run();
    /// Why the token was not proven: for the audit row.
    const QString &fault() const { return m_fault; }
    /// Whose the refused token is, when we made it.
    const std::optional<TokenOwner> &owner() const { return m_owner; }

private:
    Result<ProvenToken, RefreshRefusal> provenToken();
    Result<RefreshAnswer, RefreshRefusal> answerTo(const ProvenToken &presented) const;
    Result<QStringList, RefreshRefusal> answerScopes(const ProvenToken &presented) const;
    Result<QStringList, RefreshRefusal> answerResources(const ProvenToken &presented) const;
    RotationOrder orderFor(const ProvenToken &presented, const KeyRing::ActiveKey &key) const;
    Result<std::optional<User>> ruledUser(const ProvenToken &presented) const;
    Result<TokenSet> signedTokens(const ProvenToken &presented, const RefreshAnswer &answer,
                                  const RefreshToken &successor, const KeyRing::ActiveKey &key) const;
    TokenFacts commonFacts(const ProvenToken &presented, const RefreshToken &successor) const;
    TokenFacts refreshFacts(const ProvenToken &presented, const RefreshToken &successor) const;
    RefreshRefusal refusedByStorage(const Error &error) const;
    std::chrono::seconds accessLifetime() const;
    std::chrono::seconds refreshLifetime() const;

    const Parts &m_parts;
    const RefreshRequest &m_request;
    Instant m_now;
    QString m_fault;
    std::optional<TokenOwner> m_owner;
};

} // namespace core
