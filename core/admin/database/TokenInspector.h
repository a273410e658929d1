#pragma once

#include "core/admin/LabAdmin.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Jwt.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/LabIssuer.h"
#include "core/tokens/TokenService.h"

namespace core {

/// Makes each check of a pasted token by itself, so that the first failing one can be named: issuer, old key, seconds
/// of skew. The verdict `active` is TokenService's alone.
class TokenInspector
{
public:
    /// Without `lab` its tokens are a stranger's.
    TokenInspector(TokenService &tokens, const KeyRing &keys, ClientDirectory &clients, const Clock &clock,
                   const LabIssuer *lab = nullptr)
        : m_tokens(tokens), m_keys(keys), m_clients(clients), m_clock(clock), m_lab(lab)
    {}
    Result<TokenInspection> inspect(const QByteArray &token) const;

private:
    enum class Kind { Access, Refresh, Id, Logout, Unknown };
    static Kind kindOf(const UnverifiedJwt &jwt);
    static QString kindName(Kind kind);
    QString faultOfKey(const QString &kid) const;
    void checkSignature(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const;
    Result<void> checkClaims(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const;
    Result<QStringList> audiences(const UnverifiedJwt &jwt) const;
    static TokenCheck stateCheck(const TokenState &state, Kind kind);

    TokenService &m_tokens;
    const KeyRing &m_keys;
    ClientDirectory &m_clients;
    const Clock &m_clock;
    const LabIssuer *m_lab;
};

} // namespace core
