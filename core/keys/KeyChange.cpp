#include "core/keys/KeyChange.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;
using StoredKeys = std::vector<SigningKeyRepository::StoredKey>;

static const SigningKey *firstInState(const StoredKeys &keys, KeyState state)
{
    const auto found = std::ranges::find(keys, state, [](const auto &stored) { return stored.key.state; });
    return found == keys.end() ? nullptr : &found->key;
}

static const SigningKey *keyWithId(const StoredKeys &keys, const KeyId &id)
{
    const auto found = std::ranges::find(keys, id, [](const auto &stored) { return stored.key.id; });
    return found == keys.end() ? nullptr : &found->key;
}

static QString isoTime(Instant instant)
{
    return toDateTime(instant).toString(Qt::ISODate);
}

/// When the scheduled successor of the active key must be published, if it must at all.
static std::optional<Instant> rotationStart(const StoredKeys &keys, const KeyPlan &plan)
{
    const SigningKey *active = firstInState(keys, KeyState::Active);
    if (!active || firstInState(keys, KeyState::Next) || plan.rotateEvery.count() == 0)
        return std::nullopt;
    return active->activatedAt.value_or(active->createdAt) + plan.rotateEvery - plan.lead();
}

KeyChange::KeyChange(Transaction &transaction, const KeyService::Context &context, const KeyPlan &plan, Origin origin,
                     std::optional<PrivateKey> spare)
    : m_transaction(transaction)
    , m_context(context)
    , m_plan(plan)
    , m_origin(std::move(origin))
    , m_spare(std::move(spare))
    , m_now(context.clock.now())
{}

Result<std::optional<int>> KeyChange::ensureActive()
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    if (firstInState(*stored, KeyState::Active))
        return 0;
    if (const SigningKey *next = firstInState(*stored, KeyState::Next)) {
        const auto activated = activate(next->id);
        if (!activated)
            return fail(activated.error());
        return 1;
    }
    if (!m_spare)
        return std::nullopt;
    const auto added = add(*m_spare, KeyState::Active, std::nullopt, std::nullopt);
    if (!added)
        return fail(added.error());
    return 1;
}

Result<std::optional<KeyId>> KeyChange::rotate(std::optional<std::chrono::seconds> wait)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const SigningKey *next = firstInState(*stored, KeyState::Next);
    if (!next && !m_spare)
        return std::nullopt;
    // A key that waits already has been seen by validators since it was made: a second click does not postpone it.
    const Instant published = next ? next->createdAt : m_now;
    const Instant due = std::max(m_now, wait ? m_now + *wait : published + m_plan.lead());
    KeyId id;
    if (next) {
        id = next->id;
        if (due > m_now && next->activateAt == due)
            return id; // nothing changes
        const auto moved = SigningKeyRepository::setActivateAt(m_transaction, id, due);
        if (!moved)
            return fail(moved.error());
        const auto recorded = record(EventType::KeyRotated, id, KeyState::Next, {{u"activate_at"_s, isoTime(due)}});
        if (!recorded)
            return fail(recorded.error());
    } else {
        const auto added = add(*m_spare, KeyState::Next, std::nullopt, due);
        if (!added)
            return fail(added.error());
        id = *added;
    }
    if (due <= m_now) {
        const auto activated = activate(id);
        if (!activated)
            return fail(activated.error());
    }
    return id;
}

Result<bool> KeyChange::isDue(SqlConnection &connection, const KeyPlan &plan, Instant now)
{
    const auto stored = SigningKeyRepository::all(connection);
    if (!stored)
        return fail(stored.error());
    const SigningKey *next = firstInState(*stored, KeyState::Next);
    const auto rotation = rotationStart(*stored, plan);
    if (!firstInState(*stored, KeyState::Active) || (next && next->activateAt.value_or(now) <= now) ||
        (rotation && *rotation <= now)) {
        return true;
    }
    for (const auto &[key, sealed] : *stored) {
        if (key.state != KeyState::Retiring || key.retireAt.value_or(now) > now)
            continue;
        const auto inUse = SigningKeyRepository::hasUnexpiredTokens(connection, key.id, now);
        if (!inUse)
            return fail(inUse.error());
        if (!*inUse)
            return true;
    }
    return false;
}

Result<std::optional<int>> KeyChange::advance()
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const auto rotation = rotationStart(*stored, m_plan);
    if (rotation && *rotation <= m_now && !m_spare)
        return std::nullopt;
    const auto ensured = ensureActive();
    if (!ensured || !*ensured)
        return ensured;
    const auto activated = activateDueKey();
    if (!activated)
        return fail(activated.error());
    const auto retired = retireExpiredKeys();
    if (!retired)
        return fail(retired.error());
    const auto planned = planRotation();
    if (!planned)
        return fail(planned.error());
    return **ensured + int(*activated) + *retired + int(*planned);
}

Result<bool> KeyChange::activateDueKey()
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const SigningKey *next = firstInState(*stored, KeyState::Next);
    if (!next || next->activateAt.value_or(m_now) > m_now)
        return false;
    const auto activated = activate(next->id);
    if (!activated)
        return fail(activated.error());
    return true;
}

Result<int> KeyChange::retireExpiredKeys()
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    int retired = 0;
    for (const auto &[key, sealed] : *stored) {
        if (key.state != KeyState::Retiring || key.retireAt.value_or(m_now) > m_now)
            continue;
        const auto inUse = SigningKeyRepository::hasUnexpiredTokens(m_transaction, key.id, m_now);
        if (!inUse)
            return fail(inUse.error());
        if (*inUse)
            continue;
        const auto done = retire(key.id);
        if (!done)
            return fail(done.error());
        ++retired;
    }
    return retired;
}

Result<bool> KeyChange::planRotation()
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const auto start = rotationStart(*stored, m_plan);
    if (!start || *start > m_now || !m_spare)
        return false;
    const auto added = add(*m_spare, KeyState::Next, std::nullopt, m_now + m_plan.lead());
    if (!added)
        return fail(added.error());
    return true;
}

Result<std::optional<KeyService::RevokeReport>> KeyChange::revoke(const KeyId &id)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const SigningKey *key = keyWithId(*stored, id);
    if (!key)
        return fail(ErrorKind::NotFound, u"there is no signing key %1"_s.arg(id.value));
    if (key->state == KeyState::Revoked)
        return fail(ErrorKind::Conflict, u"the signing key %1 is revoked already"_s.arg(id.value));
    const bool wasActive = key->state == KeyState::Active;
    if (wasActive && !firstInState(*stored, KeyState::Next) && !m_spare)
        return std::nullopt;

    const auto families = SigningKeyRepository::endFamilies(m_transaction, id, m_now);
    if (!families)
        return fail(families.error());
    const auto revoked = SigningKeyRepository::revoke(m_transaction, id, m_now);
    if (!revoked)
        return fail(revoked.error());
    const auto recorded = record(EventType::KeyRevoked, id, KeyState::Revoked,
                                 {{u"previous_state"_s, keyStateName(key->state)}, {u"families_ended"_s, *families}});
    if (!recorded)
        return fail(recorded.error());
    if (wasActive) {
        const auto replaced = ensureActive();
        if (!replaced)
            return fail(replaced.error());
    }
    const auto after = keys();
    if (!after)
        return fail(after.error());
    const SigningKey *active = firstInState(*after, KeyState::Active);
    return KeyService::RevokeReport{.familiesEnded = *families, .nowActive = active ? active->id : KeyId{}};
}

Result<std::optional<KeyId>> KeyChange::import(const PrivateKey &key, const std::optional<KeyId> &id)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const QByteArray der = key.publicKey().toDer();
    for (const auto &[known, sealed] : *stored) {
        if (known.publicKey.toDer() == der || (id && known.id == *id))
            return fail(ErrorKind::AlreadyExists, u"this signing key is there already as %1"_s.arg(known.id.value));
    }
    auto state = KeyState::Active;
    std::optional<Instant> due;
    if (firstInState(*stored, KeyState::Active) && id) {
        state = KeyState::Retiring;
        const auto lifetime = longestLifetime();
        if (!lifetime)
            return fail(lifetime.error());
        due = m_now + *lifetime;
    } else if (firstInState(*stored, KeyState::Active)) {
        if (firstInState(*stored, KeyState::Next))
            return fail(ErrorKind::Conflict, u"another key waits to become active"_s);
        state = KeyState::Next;
        due = m_now + m_plan.lead();
    }
    const auto added = add(key, state, id, due);
    if (!added)
        return fail(added.error());
    return *added;
}

Result<std::optional<int>> KeyChange::retire(const KeyId &id)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const SigningKey *key = keyWithId(*stored, id);
    if (!key)
        return fail(ErrorKind::NotFound, u"there is no signing key %1"_s.arg(id.value));
    const auto retired = SigningKeyRepository::retire(m_transaction, id, m_now);
    if (!retired)
        return fail(retired.error());
    const auto recorded = record(EventType::KeyRotated, id, KeyState::Retired);
    if (!recorded)
        return fail(recorded.error());
    return 1;
}

/// `due` is when a next key becomes active, or when a retiring one is done.
Result<KeyId> KeyChange::add(const PrivateKey &key, KeyState state, std::optional<KeyId> id, std::optional<Instant> due)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    const auto proven = proveKek(*stored);
    if (!proven)
        return fail(proven.error());
    if (stored->empty()) {
        if (const auto begun = m_context.audit.beginSealing(m_transaction); !begun)
            return fail(begun.error());
    }
    if (!id) {
        const auto taken = SigningKeyRepository::takeId(m_transaction, m_now);
        if (!taken)
            return fail(taken.error());
        id = *taken;
    }
    SigningKey added{.id = *id,
                     .algorithm = key.algorithm(),
                     .state = state,
                     .publicKey = key.publicKey(),
                     .createdAt = m_now,
                     .activateAt = {},
                     .activatedAt = {},
                     .retiringAt = {},
                     .retireAt = {},
                     .retiredAt = {},
                     .revokedAt = {}};
    if (state == KeyState::Next)
        added.activateAt = due;
    if (state == KeyState::Active)
        added.activatedAt = m_now;
    if (state == KeyState::Retiring) {
        added.retiringAt = m_now;
        added.retireAt = due;
    }
    const auto inserted =
        SigningKeyRepository::insert(m_transaction, {added, m_context.envelope.seal(key.toDer(), id->value)});
    if (!inserted)
        return fail(inserted.error());
    const auto recorded =
        record(EventType::KeyRotated, *id, state, due ? QJsonObject{{u"due_at"_s, isoTime(*due)}} : QJsonObject{});
    if (!recorded)
        return fail(recorded.error());
    return *id;
}

Result<void> KeyChange::activate(const KeyId &next)
{
    const auto stored = keys();
    if (!stored)
        return fail(stored.error());
    QJsonObject data;
    if (const SigningKey *active = firstInState(*stored, KeyState::Active)) {
        const auto lifetime = longestLifetime();
        if (!lifetime)
            return fail(lifetime.error());
        const auto stopped = SigningKeyRepository::startRetiring(m_transaction, active->id, m_now, m_now + *lifetime);
        if (!stopped)
            return fail(stopped.error());
        data.insert(u"previous"_s, active->id.value);
    }
    const auto activated = SigningKeyRepository::activate(m_transaction, next, m_now);
    if (!activated)
        return fail(activated.error());
    return record(EventType::KeyRotated, next, KeyState::Active, data);
}

/// A program started with another KEK must not add keys that the rest cannot open.
Result<void> KeyChange::proveKek(const StoredKeys &keys) const
{
    bool anySealed = false;
    for (const auto &[key, sealed] : keys) {
        if (sealed.isEmpty())
            continue;
        anySealed = true;
        if (m_context.envelope.open(sealed, key.id.value))
            return {};
    }
    if (!anySealed)
        return {};
    return fail(ErrorKind::Crypto,
                u"the signing keys are sealed under another key-encryption key; nothing was changed"_s);
}

Result<std::chrono::seconds> KeyChange::longestLifetime()
{
    const auto ofClients = SigningKeyRepository::longestClientLifetime(m_transaction);
    if (!ofClients)
        return fail(ofClients.error());
    return std::max(*ofClients, m_plan.longestTokenLifetime);
}

Result<void> KeyChange::record(EventType type, const KeyId &id, KeyState state, QJsonObject data)
{
    data.insert(u"kid"_s, id.value);
    data.insert(u"state"_s, keyStateName(state));
    return m_context.audit.append(m_transaction, AuditEvent{.type = type,
                                                            .success = true,
                                                            .user = {},
                                                            .client = {},
                                                            .data = data,
                                                            .errorMessage = {},
                                                            .origin = m_origin});
}

} // namespace core
