#include "core/keys/KeyService.h"

#include "core/base/Log.h"
#include "core/keys/KeyChange.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;
using StoredKey = SigningKeyRepository::StoredKey;

KeyService::KeyService(Context context, KeyPlan plan) : m_context(context), m_plan(plan) {}

KeyPlan KeyService::plan() const
{
    const std::scoped_lock lock(m_planning);
    return m_plan;
}

void KeyService::rotateEvery(std::chrono::hours interval)
{
    const std::scoped_lock lock(m_planning);
    m_plan.rotateEvery = interval;
}

/// Runs a step; when it asks for a spare key, makes one outside the transaction and runs it again.
template <class Value>
Result<Value> KeyService::change(const Origin &origin, std::function<Result<std::optional<Value>>(KeyChange &)> step)
{
    const KeyPlan plan = this->plan(); // one and the same for every run of the step
    std::optional<PrivateKey> spare;
    for (;;) {
        auto outcome = m_context.database.writeNow([&](Transaction &transaction) {
            KeyChange keyChange(transaction, m_context, plan, origin, spare);
            return step(keyChange);
        });
        if (!outcome)
            return fail(outcome.error());
        if (*outcome) {
            const auto reloaded = reload();
            if (!reloaded && reloaded.error().kind != ErrorKind::Crypto)
                return fail(reloaded.error());
            if (!reloaded)
                logEvent(LogLevel::Error, reloaded.error().detail);
            return **outcome;
        }
        Q_ASSERT(!spare); // no step asks twice
        auto made = PrivateKey::generate(plan.algorithm, plan.rsaBits);
        if (!made)
            return fail(made.error());
        spare = std::move(*made);
    }
}

/// The public part is compared, so that a row changed in the database cannot publish somebody else's key.
static Result<PrivateKey> unsealed(const StoredKey &stored, const Envelope &envelope)
{
    const auto plain = envelope.open(stored.sealedKey, stored.key.id.value);
    if (!plain)
        return fail(plain.error());
    auto key = PrivateKey::fromDer(stored.key.algorithm, *plain);
    if (key && key->publicKey().toDer() != stored.key.publicKey.toDer())
        return fail(ErrorKind::Crypto, u"public and private part differ"_s);
    return key;
}

static Error unsealError(const QStringList &damaged, bool anyOpened)
{
    if (anyOpened) {
        return {ErrorKind::Crypto,
                u"signing key %1 is damaged in the database: restore a backup with its passphrase, or revoke "
                "the key (gatehoused key revoke)"_s.arg(damaged.join(u", "_s))};
    }
    return {ErrorKind::Crypto,
            u"the signing keys (%1) do not open with this key-encryption key. Give back the one they were "
            "sealed under (OS keychain, AUTH_SERVICE__KEK or the kek file), or restore a backup with its "
            "passphrase"_s.arg(damaged.join(u", "_s))};
}

Result<void> KeyService::reload()
{
    const std::scoped_lock lock(m_reloading);
    auto stored = m_context.database.readNow([](Snapshot &snapshot) { return SigningKeyRepository::all(snapshot); });
    if (!stored)
        return fail(stored.error());
    std::vector<KeyRing::Entry> entries;
    QStringList damaged;
    bool anyOpened = false;
    for (const StoredKey &each : *stored) {
        if (!each.key.isPublished()) {
            entries.push_back({each.key, std::nullopt});
            continue;
        }
        auto key = unsealed(each, m_context.envelope);
        anyOpened = anyOpened || key;
        if (key)
            entries.push_back({each.key, std::move(*key)});
        else
            damaged.append(each.key.id.value);
    }
    // Also when something is damaged: a revoked key must leave the ring whatever the state of the others.
    m_context.ring.replace(std::move(entries));
    if (!damaged.isEmpty())
        return fail(unsealError(damaged, anyOpened));
    return {};
}

Result<void> KeyService::load(const Origin &origin)
{
    const auto loaded = reload();
    if (!loaded)
        return loaded;
    if (m_context.ring.active()) {
        // Keys that open under this KEK prove that the end of the audit log was once sealed with it.
        const auto isSealed =
            m_context.database.readNow([&](Snapshot &snapshot) { return m_context.audit.isSealed(snapshot); });
        if (!isSealed)
            return fail(isSealed.error());
        if (!*isSealed)
            logEvent(LogLevel::Error,
                     u"the sealed end of the audit log is gone or was altered: see gatehoused audit verify"_s);
        return {};
    }
    const auto ensured = change<int>(origin, [](KeyChange &keyChange) { return keyChange.ensureActive(); });
    if (!ensured)
        return fail(ensured.error());
    return {};
}

Result<KeyId> KeyService::rotate(std::optional<std::chrono::seconds> wait, const Origin &origin)
{
    if (wait && wait->count() < 0)
        return fail(ErrorKind::InvalidInput, u"the wait cannot be negative"_s, u"wait"_s);
    return change<KeyId>(origin, [&](KeyChange &keyChange) { return keyChange.rotate(wait); });
}

static bool sameStates(const std::vector<StoredKey> &stored, const std::vector<SigningKey> &ring)
{
    const auto same = [](const StoredKey &a, const SigningKey &b) {
        return a.key.id == b.id && a.key.state == b.state;
    };
    return std::ranges::equal(stored, ring, same);
}

Result<int> KeyService::advance(const Origin &origin)
{
    struct Look
    {
        bool due = false;
        std::vector<StoredKey> stored;
    };
    auto look = m_context.database.readNow([this](Snapshot &snapshot) -> Result<Look> {
        auto stored = SigningKeyRepository::all(snapshot);
        if (!stored)
            return fail(stored.error());
        const auto due = KeyChange::isDue(snapshot, plan(), m_context.clock.now());
        if (!due)
            return fail(due.error());
        return Look{*due, std::move(*stored)};
    });
    if (!look)
        return fail(look.error());
    Result<int> advanced = 0;
    if (look->due)
        advanced = change<int>(origin, [](KeyChange &keyChange) { return keyChange.advance(); });
    else if (sameStates(look->stored, m_context.ring.keys()))
        return 0;
    else if (const auto reloaded = reload(); !reloaded)
        return fail(reloaded.error());
    if (advanced && m_advanced)
        m_advanced();
    return advanced;
}

Result<KeyService::RevokeReport> KeyService::revoke(const KeyId &id, const Origin &origin)
{
    return change<RevokeReport>(origin, [&](KeyChange &keyChange) { return keyChange.revoke(id); });
}

Result<int> KeyService::familiesSignedBy(const KeyId &id)
{
    return m_context.database.readNow(
        [&](Snapshot &snapshot) { return SigningKeyRepository::countFamilies(snapshot, id, m_context.clock.now()); });
}

static bool isAcceptableKid(const QString &kid)
{
    return !kid.isEmpty() && kid.size() <= 128 &&
           std::ranges::all_of(kid, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

Result<KeyId> KeyService::importPem(const SecretBytes &pem, std::optional<KeyId> id, const Origin &origin)
{
    const auto key = PrivateKey::fromPem(pem);
    if (!key)
        return fail(key.error());
    return importKey(*key, std::move(id), origin);
}

Result<KeyId> KeyService::importKey(const PrivateKey &key, std::optional<KeyId> id, const Origin &origin)
{
    if (id && !isAcceptableKid(id->value))
        return fail(ErrorKind::InvalidInput, u"a kid has 1 to 128 printable ASCII characters"_s, u"kid"_s);
    return change<KeyId>(origin, [&](KeyChange &keyChange) { return keyChange.import(key, id); });
}

Result<void> KeyService::retire(const KeyId &id, const Origin &origin)
{
    const auto retired = change<int>(origin, [&](KeyChange &keyChange) { return keyChange.retire(id); });
    if (!retired)
        return fail(retired.error());
    return {};
}

} // namespace core
