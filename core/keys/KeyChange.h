#pragma once

#include "core/keys/KeyService.h"
#include "core/keys/SigningKeyRepository.h"

namespace core {

/// The rules of the keys' life inside one transaction: each step reads the keys again and writes its audit rows.
/// A step answers nothing, having changed nothing, when it needs a spare key: made outside, because RSA takes its time.
class KeyChange
{
public:
    KeyChange(Transaction &transaction, const KeyService::Context &context, const KeyPlan &plan, Origin origin,
              std::optional<PrivateKey> spare);

    Result<std::optional<int>> ensureActive(); ///< 1 when a key was activated, 0 when one was active already
    Result<std::optional<KeyId>> rotate(std::optional<std::chrono::seconds> wait);
    Result<std::optional<int>> advance();
    Result<std::optional<KeyService::RevokeReport>> revoke(const KeyId &id);
    Result<std::optional<KeyId>> import(const PrivateKey &key, const std::optional<KeyId> &id);
    Result<std::optional<int>> retire(const KeyId &id);

    /// Would advance() do anything? Asked beforehand with a plain read.
    static Result<bool> isDue(SqlConnection &connection, const KeyPlan &plan, Instant now);

private:
    using StoredKey = SigningKeyRepository::StoredKey;
    Result<std::vector<StoredKey>> keys() { return SigningKeyRepository::all(m_transaction); }
    Result<KeyId> add(const PrivateKey &key, KeyState state, std::optional<KeyId> id, std::optional<Instant> due);
    Result<void> activate(const KeyId &next);
    Result<bool> activateDueKey();
    Result<int> retireExpiredKeys();
    Result<bool> planRotation();
    Result<void> proveKek(const std::vector<StoredKey> &keys) const;
    Result<std::chrono::seconds> longestLifetime();
    Result<void> record(EventType type, const KeyId &id, KeyState state, QJsonObject data = {});

    Transaction &m_transaction;
    const KeyService::Context &m_context;
    const KeyPlan &m_plan;
    Origin m_origin;
    std::optional<PrivateKey> m_spare;
    Instant m_now;
};

} // namespace core
