#include "core/admin/database/DatabaseKeyAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/KeyUses.h"
#include "core/keys/PrivateJwk.h"
#include "core/keys/SigningKeyRepository.h"

#include <QJsonDocument>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedKeys = KeysArea | AuditArea;
constexpr int kEndedChains = KeysArea | ChainsArea | AuditArea;

KeySummary summaryOf(const SigningKey &key)
{
    KeySummary summary;
    summary.id = key.id;
    summary.algorithm = key.algorithm;
    summary.bits = key.publicKey.bits();
    summary.state = key.state;
    summary.createdAt = key.createdAt;
    summary.activateAt = key.activateAt;
    summary.activatedAt = key.activatedAt;
    summary.retiringAt = key.retiringAt;
    summary.retireAt = key.retireAt;
    summary.retiredAt = key.retiredAt;
    summary.revokedAt = key.revokedAt;
    return summary;
}

} // namespace

QFuture<Result<KeyOverview>> DatabaseKeyAdmin::overview()
{
    return m_context.database.read([this](Snapshot &snapshot) -> Result<KeyOverview> {
        KeyOverview overview;
        for (const SigningKey &key : m_ring.keys()) {
            KeySummary summary = summaryOf(key);
            if (const auto counted = KeyUses::count(snapshot, summary, m_context.clock.now()); !counted)
                return fail(counted.error());
            overview.keys.push_back(std::move(summary));
        }
        std::ranges::sort(overview.keys, std::ranges::greater(),
                          [](const KeySummary &key) { return std::pair(key.createdAt, key.id); });
        overview.jwks = QString::fromUtf8(QJsonDocument::fromJson(m_ring.jwks()).toJson(QJsonDocument::Indented));
        overview.kekPlace = m_kek.place;
        overview.kekIsFallback = m_kek.isFallback;
        const KeyPlan plan = m_keys.plan();
        overview.jwksMaxAge = plan.jwksMaxAge;
        overview.servedWithin = plan.servedWithin;
        overview.rotateEvery = plan.rotateEvery;
        const auto ofClients = SigningKeyRepository::longestClientLifetime(snapshot);
        if (!ofClients)
            return fail(ofClients.error());
        overview.longestLifetime = std::max(plan.longestTokenLifetime, *ofClients);
        return overview;
    });
}

QFuture<Result<KeyId>> DatabaseKeyAdmin::rotate(std::optional<std::chrono::seconds> wait)
{
    return QtConcurrent::run(&m_context.pool, [this, wait]() -> Result<KeyId> {
        auto id = m_keys.rotate(wait, m_context.origin());
        if (id)
            m_context.changed(kChangedKeys);
        return id;
    });
}

QFuture<Result<void>> DatabaseKeyAdmin::retire(KeyId id)
{
    return QtConcurrent::run(&m_context.pool, [this, id]() -> Result<void> {
        auto retired = m_keys.retire(id, m_context.origin());
        if (retired)
            m_context.changed(kChangedKeys);
        return retired;
    });
}

QFuture<Result<int>> DatabaseKeyAdmin::previewRevoke(KeyId id)
{
    return QtConcurrent::run(&m_context.pool, [this, id]() -> Result<int> {
        if (const auto key = knownKey(id); !key)
            return fail(key.error());
        return m_keys.familiesSignedBy(id);
    });
}

QFuture<Result<KeyRevocation>> DatabaseKeyAdmin::revoke(KeyId id)
{
    return QtConcurrent::run(&m_context.pool, [this, id]() -> Result<KeyRevocation> {
        const auto report = m_keys.revoke(id, m_context.origin());
        if (!report)
            return fail(report.error());
        m_context.changed(kEndedChains);
        return KeyRevocation{report->familiesEnded, report->nowActive};
    });
}

QFuture<Result<QString>> DatabaseKeyAdmin::exportPublicPem(KeyId id)
{
    const auto key = knownKey(id);
    return QtFuture::makeReadyFuture(key ? Result<QString>(QString::fromLatin1(key->publicKey.toPem()))
                                         : Result<QString>(fail(key.error())));
}

QFuture<Result<QString>> DatabaseKeyAdmin::exportPublicJwk(KeyId id)
{
    const auto key = knownKey(id);
    if (!key)
        return QtFuture::makeReadyFuture(Result<QString>(fail(key.error())));
    QJsonObject jwk = key->publicKey.toJwk();
    jwk.insert(u"kid"_s, id.value);
    return QtFuture::makeReadyFuture(Result<QString>(QString::fromUtf8(QJsonDocument(jwk).toJson())));
}

QFuture<Result<KeyUse>> DatabaseKeyAdmin::use(KeyId id)
{
    return m_context.database.read([this, id](Snapshot &snapshot) -> Result<KeyUse> {
        if (const auto key = knownKey(id); !key)
            return fail(key.error());
        return KeyUses::of(snapshot, id, m_kek.accessLifetime, m_context.clock.now());
    });
}

QFuture<Result<KeyCandidate>> DatabaseKeyAdmin::checkImport(SharedSecret key, std::optional<KeyId> id)
{
    return QtConcurrent::run(&m_context.pool, [this, key, id]() -> Result<KeyCandidate> {
        const auto brought = privateKeyFrom(*key);
        if (!brought)
            return fail(brought.error());
        const PublicKey &own = brought->key.publicKey();
        KeyCandidate candidate{.algorithm = own.algorithm(),
                               .bits = own.bits(),
                               .thumbprint = own.thumbprint(),
                               .becomes = KeyState::Active,
                               .knownAs = {},
                               .namedInKey = brought->id};
        for (const SigningKey &known : m_ring.keys()) {
            if (known.publicKey.toDer() == own.toDer() || (id && known.id == *id))
                candidate.knownAs = known.id;
            if (known.state == KeyState::Active)
                candidate.becomes = id ? KeyState::Retiring : KeyState::Next;
            candidate.nextKeyWaits = candidate.nextKeyWaits || (known.state == KeyState::Next && !id);
        }
        return candidate;
    });
}

QFuture<Result<KeyId>> DatabaseKeyAdmin::import(SharedSecret key, std::optional<KeyId> id)
{
    return QtConcurrent::run(&m_context.pool, [this, key, id]() -> Result<KeyId> {
        const auto brought = privateKeyFrom(*key);
        if (!brought)
            return fail(brought.error());
        auto taken = m_keys.importKey(brought->key, id, m_context.origin());
        if (taken)
            m_context.changed(kChangedKeys);
        return taken;
    });
}

Result<SigningKey> DatabaseKeyAdmin::knownKey(const KeyId &id) const
{
    for (const SigningKey &key : m_ring.keys()) {
        if (key.id == id)
            return key;
    }
    return fail(ErrorKind::NotFound, u"there is no key '%1'"_s.arg(id.value));
}

} // namespace core
