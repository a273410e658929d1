#pragma once

#include "core/admin/KeyAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/keys/KeyService.h"

namespace core {

class DatabaseKeyAdmin final : public KeyAdmin
{
public:
    struct Kek
    {
        QString place; ///< where the key-encryption key lives, for people
        bool isFallback = false;
        std::chrono::seconds accessLifetime{900}; ///< of clients that name none: for the estimate of live tokens
    };
    DatabaseKeyAdmin(const AdminContext &context, KeyService &keys, KeyRing &ring, Kek kek)
        : m_context(context), m_keys(keys), m_ring(ring), m_kek(std::move(kek))
    {}
    QFuture<Result<KeyOverview>> overview() override;
    QFuture<Result<KeyId>> rotate(std::optional<std::chrono::seconds> wait) override;
    QFuture<Result<void>> retire(KeyId id) override;
    QFuture<Result<int>> previewRevoke(KeyId id) override;
    QFuture<Result<KeyRevocation>> revoke(KeyId id) override;
    QFuture<Result<KeyUse>> use(KeyId id) override;
    QFuture<Result<QString>> exportPublicPem(KeyId id) override;
    QFuture<Result<QString>> exportPublicJwk(KeyId id) override;
    QFuture<Result<KeyCandidate>> checkImport(SharedSecret key, std::optional<KeyId> id) override;
    QFuture<Result<KeyId>> import(SharedSecret key, std::optional<KeyId> id) override;

private:
    Result<SigningKey> knownKey(const KeyId &id) const; ///< NotFound

    const AdminContext &m_context;
    KeyService &m_keys;
    KeyRing &m_ring;
    Kek m_kek;
};

} // namespace core
