#pragma once

#include "core/tokens/RefreshTokenRepository.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "core/tokens/TokenIssuer.h"
#include "core/tokens/TokenService.h"

namespace core {

/// What one sign-in makes: the tokens, and the rows that go with them. Copied into the writer.
class FamilyStart
{
public:
    FamilyStart(const IssueRequest &request, const TokenLifetimes &defaults, const KeyId &key, Random &random,
                Instant now);
    /// The rows, what the request wants stored with them, and the audit row: all or nothing.
    Result<void> store(Transaction &transaction, AuditLog &audit) const;
    Result<TokenSet> sign(const TokenIssuer &issuer, const KeyRing::ActiveKey &key) const;

private:
    void prepareTokens(const IssueRequest &request, const TokenLifetimes &defaults, Random &random);
    void prepareRows(const IssueRequest &request, const KeyId &key, Random &random);

    Instant m_now;
    TokenFacts m_access;
    std::optional<TokenFacts> m_refresh;
    std::optional<TokenFacts> m_id;
    QString m_nonce;
    TokenFamily m_family;
    RefreshToken m_row;
    AuditEvent m_event;
    IssueRequest::Alongside m_alongside;
};

} // namespace core
