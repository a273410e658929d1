#pragma once

#include "core/tokens/TokenIssuer.h"
#include "core/tokens/TokenService.h"

namespace core {

/// An access token that starts no family: what it tells, and its audit row. Copied into the writer.
class SingleToken
{
public:
    /// client_credentials.
    static SingleToken ofClient(const ClientTokenRequest &request, const TokenLifetimes &defaults, Random &random,
                                Instant now);
    /// RFC 8693; `user` is only needed when the client's rules tell something of him. InvalidInput when the subject is
    /// no living token of a user, for scopes that it lacks, and for a chain of actors that has become too long.
    static Result<SingleToken> exchanged(const ExchangeRequest &request, const std::optional<User> &user,
                                         const TokenLifetimes &defaults, Random &random, Instant now);

    /// Conflict when the family has ended meanwhile.
    Result<void> store(Transaction &transaction, AuditLog &audit) const;
    Result<TokenSet> sign(const TokenIssuer &issuer, const KeyRing::ActiveKey &key) const;

private:
    SingleToken(TokenFacts facts, AuditEvent event) : m_facts(std::move(facts)), m_event(std::move(event)) {}

    TokenFacts m_facts;
    AuditEvent m_event;
};

} // namespace core
