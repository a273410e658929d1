#pragma once

#include "core/admin/LabAdmin.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Jwt.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/TokenService.h"

namespace core {

/// Makes each check of a pasted token by itself, so that the first failing one can be named: issuer, old key, seconds
/// of skew. The verdict `active` is TokenService's alone.
class TokenInspector
{
public:
    TokenInspector(TokenService &tokens, const KeyRing &keys, ClientDirectory &clients, const Clock &clock)
        : m_tokens(tokens), m_keys(keys), m_clients(clients), m_clock(clock)
    {}
    Result<TokenInspection> inspect(const QByteArray &token) const;

private:
    enum class Kind { Access, Refresh, Id, Logout, Unknown };
    static Kind kindOf(const UnverifiedJwt &jwt);
    void checkSignature(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const;
    Result<void> checkClaims(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const;
    Result<QStringList> audiences(const UnverifiedJwt &jwt) const;
    static TokenCheck stateCheck(const TokenState &state, Kind kind);

    TokenService &m_tokens;
    const KeyRing &m_keys;
    ClientDirectory &m_clients;
    const Clock &m_clock;
};

} // namespace core
