#pragma once

#include "core/admin/LabIssuerAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/LabIssuer.h"
#include "core/tokens/TokenService.h"

namespace core {

class DatabaseLabIssuerAdmin final : public LabIssuerAdmin
{
public:
    DatabaseLabIssuerAdmin(const AdminContext &context, TokenService &tokens, KeyRing &keys, LabIssuer &issuer)
        : m_context(context), m_tokens(tokens), m_keys(keys), m_issuer(issuer)
    {}
    LabIssuerState state() const override;
    QFuture<Result<LabIssuerState>> adopt(LabIssuerPlan plan) override;
    QFuture<Result<DraftedToken>> draft(LabDraft draft) override;
    QFuture<Result<TokenPack>> makePack(PackRequest request) override;

private:
    struct Subject
    {
        User user;
        Client client;
    };
    Result<LabIssuerState> adoptNow(const LabIssuerPlan &plan);
    Result<DraftedToken> draftNow(const LabDraft &draft);
    Result<TokenPack> productionPack(const PackRequest &request);
    Result<TokenPack> labPack(const PackRequest &request);
    Result<TokenSet> issue(const Subject &subject, const QStringList &scopes, std::chrono::seconds lifetime);
    Result<Subject> subject(const UserId &user, const ClientId &client) const;
    Result<DraftedToken> sign(const LabDraft &draft, const Subject &subject) const;
    Result<void> record(const LabDraft &draft, int tokens);

    const AdminContext &m_context;
    TokenService &m_tokens;
    KeyRing &m_keys;
    LabIssuer &m_issuer;
};

} // namespace core
