#pragma once

#include "core/admin/LabAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/LabIssuer.h"
#include "core/tokens/TokenService.h"

namespace core {

class DatabaseLabAdmin final : public LabAdmin
{
public:
    /// Without `lab` the inspector does not know the tokens of the lab issuer.
    DatabaseLabAdmin(const AdminContext &context, TokenService &tokens, KeyRing &keys, const LabIssuer *lab = nullptr)
        : m_context(context), m_tokens(tokens), m_keys(keys), m_lab(lab)
    {}
    QFuture<Result<LabToken>> issue(LabRequest request) override;
    QFuture<Result<TokenInspection>> inspect(QString token) override;
    QFuture<Result<bool>> revoke(QString token) override;
    QString issuer() const override { return m_tokens.issuer(); }
    QString audience() const override { return m_tokens.audience(); }

private:
    /// InvalidInput ("lifetime", "scope"), NotFound ("client", "user").
    Result<IssueRequest> checked(const LabRequest &request) const;

    const AdminContext &m_context;
    TokenService &m_tokens;
    KeyRing &m_keys;
    const LabIssuer *m_lab;
};

} // namespace core
