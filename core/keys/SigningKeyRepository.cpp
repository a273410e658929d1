#include "core/keys/SigningKeyRepository.h"

#include <QDate>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

static Result<SigningKeyRepository::StoredKey> storedKeyFromRow(const Rows &rows)
{
    const auto algorithm = algorithmFromName(rows.text(1));
    const auto state = keyStateFromName(rows.text(2));
    if (!algorithm || !state)
        return fail(ErrorKind::Storage, u"signing key %1 has an unknown algorithm or state"_s.arg(rows.text(0)));
    auto publicKey = PublicKey::fromDer(*algorithm, rows.bytes(3));
    if (!publicKey)
        return fail(ErrorKind::Crypto, u"the public part of signing key %1 cannot be read"_s.arg(rows.text(0)));
    return SigningKeyRepository::StoredKey{SigningKey{.id = KeyId{rows.text(0)},
                                                      .algorithm = *algorithm,
                                                      .state = *state,
                                                      .publicKey = *publicKey,
                                                      .createdAt = rows.instant(5),
                                                      .activateAt = rows.instantOrNull(6),
                                                      .activatedAt = rows.instantOrNull(7),
                                                      .retiringAt = rows.instantOrNull(8),
                                                      .retireAt = rows.instantOrNull(9),
                                                      .retiredAt = rows.instantOrNull(10),
                                                      .revokedAt = rows.instantOrNull(11)},
                                           rows.bytes(4)};
}

Result<std::vector<SigningKeyRepository::StoredKey>> SigningKeyRepository::all(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT kid, algorithm, state, public_key, sealed_key, created_at, activate_at, activated_at, retiring_at,
               retire_at, retired_at, revoked_at
          FROM signing_keys
         ORDER BY created_at, kid)"_s);
    if (!rows)
        return fail(rows.error());
    std::vector<StoredKey> keys;
    while (rows->next()) {
        auto stored = storedKeyFromRow(*rows);
        if (!stored)
            return fail(stored.error());
        keys.push_back(std::move(*stored));
    }
    return keys;
}

/// The count is kept beside the keys, so that a deleted row does not free its number.
static Result<qint64> lastKeyNumber(Transaction &transaction)
{
    auto counter = transaction.run(u"SELECT value FROM settings WHERE name = 'signing_keys.last_number'"_s);
    if (!counter)
        return fail(counter.error());
    qint64 last = counter->next() ? counter->text(0).toLongLong() : 0;
    auto kids = transaction.run(u"SELECT kid FROM signing_keys"_s);
    if (!kids)
        return fail(kids.error());
    while (kids->next())
        last = std::max(last, kids->text(0).section(u"-key-"_s, 1, 1).toLongLong());
    return last;
}

Result<KeyId> SigningKeyRepository::takeId(Transaction &transaction, Instant now)
{
    const auto last = lastKeyNumber(transaction);
    if (!last)
        return fail(last.error());
    const qint64 number = *last + 1;
    auto saved = transaction.run(uR"(
        INSERT INTO settings (name, value, updated_at) VALUES ('signing_keys.last_number', :value, :now)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at)"_s,
                                 {{"value"_L1, QString::number(number)}, {"now"_L1, bind(now)}});
    if (!saved)
        return fail(saved.error());
    return KeyId{u"%1-key-%2"_s.arg(toDateTime(now).toString(u"yyyy-MM"_s)).arg(number)};
}

Result<void> SigningKeyRepository::insert(Transaction &transaction, const StoredKey &stored)
{
    const SigningKey &key = stored.key;
    auto rows = transaction.run(uR"(
        INSERT INTO signing_keys (kid, algorithm, state, public_key, sealed_key, created_at, activate_at, activated_at,
                                  retiring_at, retire_at)
        VALUES (:kid, :algorithm, :state, :public_key, :sealed_key, :created_at, :activate_at, :activated_at,
                :retiring_at, :retire_at))"_s,
                                {{"kid"_L1, key.id.value},
                                 {"algorithm"_L1, algorithmName(key.algorithm)},
                                 {"state"_L1, keyStateName(key.state)},
                                 {"public_key"_L1, key.publicKey.toDer()},
                                 {"sealed_key"_L1, stored.sealedKey},
                                 {"created_at"_L1, bind(key.createdAt)},
                                 {"activate_at"_L1, bind(key.activateAt)},
                                 {"activated_at"_L1, bind(key.activatedAt)},
                                 {"retiring_at"_L1, bind(key.retiringAt)},
                                 {"retire_at"_L1, bind(key.retireAt)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

/// Runs a change that must hit exactly one row.
static Result<void> changeOneKey(Transaction &transaction, const QString &sql, const Bindings &bindings)
{
    auto rows = transaction.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    if (rows->affected() != 1)
        return fail(ErrorKind::Conflict, u"the signing key has changed its state meanwhile"_s);
    return {};
}

Result<void> SigningKeyRepository::setActivateAt(Transaction &transaction, const KeyId &id, Instant activateAt)
{
    return changeOneKey(transaction, u"UPDATE signing_keys SET activate_at = :at WHERE kid = :kid AND state = 'next'"_s,
                        {{"at"_L1, bind(activateAt)}, {"kid"_L1, id.value}});
}

Result<void> SigningKeyRepository::activate(Transaction &transaction, const KeyId &id, Instant now)
{
    return changeOneKey(transaction, uR"(
        UPDATE signing_keys
           SET state = 'active', activated_at = :now
         WHERE kid = :kid AND state = 'next')"_s,
                        {{"now"_L1, bind(now)}, {"kid"_L1, id.value}});
}

Result<void> SigningKeyRepository::startRetiring(Transaction &transaction, const KeyId &id, Instant now,
                                                 Instant retireAt)
{
    return changeOneKey(transaction, uR"(
        UPDATE signing_keys
           SET state = 'retiring', retiring_at = :now, retire_at = :retire_at
         WHERE kid = :kid AND state = 'active')"_s,
                        {{"now"_L1, bind(now)}, {"retire_at"_L1, bind(retireAt)}, {"kid"_L1, id.value}});
}

Result<void> SigningKeyRepository::retire(Transaction &transaction, const KeyId &id, Instant now)
{
    return changeOneKey(transaction, uR"(
        UPDATE signing_keys
           SET state = 'retired', retired_at = :now, sealed_key = NULL
         WHERE kid = :kid AND state = 'retiring')"_s,
                        {{"now"_L1, bind(now)}, {"kid"_L1, id.value}});
}

Result<void> SigningKeyRepository::revoke(Transaction &transaction, const KeyId &id, Instant now)
{
    return changeOneKey(transaction, uR"(
        UPDATE signing_keys
           SET state = 'revoked', revoked_at = :now, sealed_key = NULL
         WHERE kid = :kid AND state <> 'revoked')"_s,
                        {{"now"_L1, bind(now)}, {"kid"_L1, id.value}});
}

Result<std::chrono::seconds> SigningKeyRepository::longestClientLifetime(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT COALESCE(MAX(MAX(COALESCE(access_token_lifetime, 0), COALESCE(refresh_token_lifetime, 0))), 0)
          FROM oauth_clients)"_s);
    if (!rows)
        return fail(rows.error());
    return std::chrono::seconds(rows->next() ? rows->integer(0) : 0);
}

Result<bool> SigningKeyRepository::hasUnexpiredTokens(SqlConnection &connection, const KeyId &id, Instant now)
{
    auto rows = connection.run(u"SELECT 1 FROM refresh_tokens WHERE kid = :kid AND expires_at > :now LIMIT 1"_s,
                               {{"kid"_L1, id.value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

Result<int> SigningKeyRepository::countFamilies(SqlConnection &connection, const KeyId &id, Instant now)
{
    auto rows = connection.run(uR"(
        SELECT COUNT(DISTINCT t.family_id)
          FROM refresh_tokens t JOIN token_families f ON f.id = t.family_id
         WHERE t.kid = :kid AND t.used_at IS NULL AND t.revoked = 0 AND t.expires_at > :now AND f.state = 'active')"_s,
                               {{"kid"_L1, id.value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

Result<int> SigningKeyRepository::endFamilies(Transaction &transaction, const KeyId &id, Instant now)
{
    auto families = transaction.run(uR"(
        UPDATE token_families
           SET state = 'revoked', revoked_at = :now, revoke_reason = 'key_revoked'
         WHERE state = 'active'
           AND id IN (SELECT family_id
                        FROM refresh_tokens
                       WHERE kid = :kid AND used_at IS NULL AND revoked = 0 AND expires_at > :alive))"_s,
                                    {{"now"_L1, bind(now)}, {"kid"_L1, id.value}, {"alive"_L1, bind(now)}});
    if (!families)
        return fail(families.error());
    auto tokens = transaction.run(uR"(
        UPDATE refresh_tokens
           SET revoked = 1, revoked_at = :now
         WHERE revoked = 0
           AND family_id IN (SELECT t.family_id
                               FROM refresh_tokens t JOIN token_families f ON f.id = t.family_id
                              WHERE t.kid = :kid AND f.state = 'revoked'))"_s,
                                  {{"now"_L1, bind(now)}, {"kid"_L1, id.value}});
    if (!tokens)
        return fail(tokens.error());
    return families->affected();
}

} // namespace core
