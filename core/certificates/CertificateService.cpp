#include "core/certificates/CertificateService.h"

#include "core/certificates/CertificateRepository.h"
#include "core/crypto/CertificateNames.h"

#include <QJsonArray>

namespace core {

using namespace Qt::StringLiterals;
using Role = CertificateRecord::Role;
using Source = CertificateRecord::Source;

static QJsonObject withFacts(QJsonObject audited, const Certificate &certificate)
{
    audited.insert(u"setting"_s, u"tls_certificate"_s);
    audited.insert(u"subject"_s, certificate.subject());
    audited.insert(u"names"_s, QJsonArray::fromStringList(certificate.names()));
    audited.insert(u"sha256"_s, certificate.sha256());
    audited.insert(u"expires_at"_s, toMillis(certificate.notAfter()));
    return audited;
}

/// A key opens in its own row and role only.
static QString sealContext(Role role, const QString &id)
{
    return (role == Role::Authority ? u"certificate authority "_s : u"server certificate "_s) + id;
}

static bool isDue(const CertificateRecord &record, Instant now)
{
    return record.source == Source::SelfMade && record.expiresAt - CertificateService::kRenewBefore <= now;
}

/// The key is compared with the certificate, so that a row changed in the database cannot present somebody else's.
Result<CertifiedKey> CertificateService::open(const CertificateRecord &record) const
{
    auto chain = Certificate::fromPem(record.chainPem);
    const auto plain = m_context.envelope.open(record.sealedKey, sealContext(record.role, record.id));
    if (!chain || !plain)
        return fail(ErrorKind::Crypto, u"the stored certificate cannot be opened: %1"_s.arg(
                                           chain ? plain.error().detail : chain.error().detail));
    auto key = CertificateKey::fromDer(*plain);
    if (!key || !chain->front().belongsTo(*key))
        return fail(ErrorKind::Crypto, u"the stored certificate and its key do not belong together"_s);
    return CertifiedKey{chain->front(), *std::move(key)};
}

Result<std::optional<CertificateService::Server>> CertificateService::server()
{
    const auto record = m_context.database.readNow(
        [](Snapshot &snapshot) { return CertificateRepository::find(snapshot, Role::Server); });
    if (!record)
        return fail(record.error());
    if (!*record)
        return std::nullopt;
    auto own = open(**record);
    if (!own)
        return fail(own.error());
    auto chain = Certificate::fromPem((*record)->chainPem);
    if (!chain)
        return fail(chain.error());
    return Server{(*record)->source, ServerIdentity{*std::move(chain), std::move(own->key)}};
}

Result<std::optional<Certificate>> CertificateService::authority()
{
    const auto record = m_context.database.readNow(
        [](Snapshot &snapshot) { return CertificateRepository::find(snapshot, Role::Authority); });
    if (!record)
        return fail(record.error());
    if (!*record)
        return std::nullopt;
    // Opened although only the certificate is wanted: devices will trust it, so it must be ours.
    const auto own = open(**record);
    if (!own)
        return fail(own.error());
    return own->certificate;
}

CertificateRecord CertificateService::sealed(Role role, Source source, const ServerIdentity &identity) const
{
    const QString id = m_context.random.uuid();
    return {.id = id,
            .role = role,
            .source = source,
            .chainPem = identity.chainPem(),
            .sealedKey = m_context.envelope.seal(identity.key.toDer(), sealContext(role, id)),
            .createdAt = m_context.clock.now(),
            .expiresAt = identity.leaf().notAfter()};
}

Result<void> CertificateService::record(Transaction &transaction, const QJsonObject &data, const Origin &origin)
{
    AuditEvent event;
    event.type = EventType::SettingsChanged;
    event.data = data;
    event.origin = origin;
    return m_context.audit.append(transaction, event);
}

Result<CertifiedKey> CertificateService::usableAuthority(Transaction &transaction, QJsonObject &audited)
{
    const Instant now = m_context.clock.now();
    const auto kept = CertificateRepository::find(transaction, Role::Authority);
    if (!kept)
        return fail(kept.error());
    if (*kept && (*kept)->expiresAt - kRenewBefore > now)
        return open(**kept);
    auto made = CertificateAuthority::make(now);
    if (!made)
        return made;
    const auto replaced = CertificateRepository::replace(
        transaction, sealed(Role::Authority, Source::SelfMade, {{made->certificate}, made->key}));
    if (!replaced)
        return fail(replaced.error());
    audited.insert(u"new_authority_sha256"_s, made->certificate.sha256());
    return made;
}

Result<void> CertificateService::issue(Transaction &transaction, const CertifiedKey &authority,
                                       const QStringList &names, QJsonObject audited, const Origin &origin)
{
    const auto issued = CertificateAuthority(authority).issue(names, m_context.clock.now());
    if (!issued)
        return fail(issued.error());
    const auto replaced = CertificateRepository::replace(
        transaction, sealed(Role::Server, Source::SelfMade, {{issued->certificate}, issued->key}));
    if (!replaced)
        return replaced;
    return record(transaction, withFacts(std::move(audited), issued->certificate), origin);
}

Result<void> CertificateService::makeOwn(const QStringList &names, const Origin &origin)
{
    const auto canonical = canonicalNames(names);
    if (!canonical)
        return fail(canonical.error());
    auto made = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        QJsonObject audited{{u"action"_s, u"made"_s}};
        const auto authority = usableAuthority(transaction, audited);
        if (!authority)
            return fail(authority.error());
        return issue(transaction, *authority, *canonical, audited, origin);
    });
    if (made)
        tellChange();
    return made;
}

Result<void> CertificateService::import(const QByteArray &chainPem, const SecretBytes &keyPem,
                                        const SecretBytes &passphrase, const Origin &origin)
{
    const auto identity = serverIdentityFromPem(chainPem, keyPem, passphrase);
    if (!identity)
        return fail(identity.error());
    const Certificate &leaf = identity->leaf();
    const auto field = u"certificate"_s;
    if (leaf.notAfter() <= m_context.clock.now())
        return fail(ErrorKind::InvalidInput,
                    u"the certificate ended on %1"_s.arg(toDateTime(leaf.notAfter()).toString(Qt::ISODate)), field);
    if (leaf.names().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"the certificate has no subjectAltName: no client of today takes it for any name"_s, field);
    const auto imported = sealed(Role::Server, Source::Imported, *identity);
    auto saved = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (auto replaced = CertificateRepository::replace(transaction, imported); !replaced)
            return replaced;
        return record(transaction, withFacts({{u"action"_s, u"imported"_s}}, leaf), origin);
    });
    if (saved)
        tellChange();
    return saved;
}

Result<void> CertificateService::remove(const Origin &origin)
{
    auto removed = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        const auto kept = CertificateRepository::find(transaction, Role::Server);
        if (!kept)
            return fail(kept.error());
        if (!*kept)
            return fail(ErrorKind::NotFound, u"there is no certificate"_s);
        if (const auto gone = CertificateRepository::remove(transaction, Role::Server); !gone)
            return fail(gone.error());
        QJsonObject audited{{u"setting"_s, u"tls_certificate"_s}, {u"action"_s, u"removed"_s}};
        // A damaged one can be removed too.
        if (const auto chain = Certificate::fromPem((*kept)->chainPem); chain)
            audited = withFacts(audited, chain->front());
        return record(transaction, audited, origin);
    });
    if (removed)
        tellChange();
    return removed;
}

Result<bool> CertificateService::renewWhenDue(const Origin &origin)
{
    const auto kept = m_context.database.readNow(
        [](Snapshot &snapshot) { return CertificateRepository::find(snapshot, Role::Server); });
    if (!kept)
        return fail(kept.error());
    if (!*kept || !isDue(**kept, m_context.clock.now()))
        return false;
    auto renewed = m_context.database.writeNow([&](Transaction &transaction) { return renew(transaction, origin); });
    if (renewed && *renewed)
        tellChange();
    return renewed;
}

Result<bool> CertificateService::renew(Transaction &transaction, const Origin &origin)
{
    const auto kept = CertificateRepository::find(transaction, Role::Server);
    const auto authority = CertificateRepository::find(transaction, Role::Authority);
    if (!kept || !authority)
        return fail(kept ? authority.error() : kept.error());
    const Instant now = m_context.clock.now();
    // Another process may have been faster. Without an authority that lasts longer there is nothing to gain: a person
    // has to make a new one.
    if (!*kept || !isDue(**kept, now) || !*authority || (*authority)->expiresAt <= (*kept)->expiresAt ||
        (*authority)->expiresAt <= now)
        return false;
    const auto issuer = open(**authority);
    const auto chain = Certificate::fromPem((*kept)->chainPem);
    if (!issuer || !chain)
        return fail(issuer ? chain.error() : issuer.error());
    const auto issued = issue(transaction, *issuer, chain->front().names(), {{u"action"_s, u"renewed"_s}}, origin);
    if (!issued)
        return fail(issued.error());
    return true;
}

void CertificateService::setChangeListener(std::function<void()> listener)
{
    const std::scoped_lock lock(m_listenerLock);
    m_listener = std::move(listener);
}

void CertificateService::tellChange()
{
    const std::scoped_lock lock(m_listenerLock);
    if (m_listener)
        m_listener();
}

} // namespace core
