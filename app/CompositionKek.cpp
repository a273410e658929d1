#include "app/Composition.h"
#include "app/CompositionParts.h"
#include "app/ConfiguredKey.h"
#include "core/admin/ServerControl.h"
#include "core/secrets/KeyCheck.h"

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

static const auto kKekCheck = u"kek_check"_s;

static core::KeyPlan planOf(const core::Settings &settings)
{
    core::KeyPlan plan;
    plan.algorithm = settings.signingAlgorithm;
    plan.rsaBits = settings.rsaBits;
    plan.jwksMaxAge = settings.jwksMaxAge;
    // Another process's new key is served here up to two seconds after it was made; validators may have asked just
    // before.
    plan.servedWithin = std::chrono::seconds(2);
    plan.rotateEvery = settings.keyRotation;
    // The token lab gives access tokens for up to 30 days.
    plan.longestTokenLifetime =
        std::max({settings.refreshTokenLifetime, settings.accessTokenLifetime, std::chrono::seconds(30 * 86400)});
    return plan;
}

bool Composition::holdsSealedSecrets() const
{
    const auto check = m_parts->memory().valueOr(kKekCheck, {});
    return !check || !check->isEmpty(); // when in doubt, never make a new key
}

Result<void> Composition::unlock(Kek kek)
{
    core::SecretBytes kept = kek.bytes.clone(); // for a recovery sheet
    auto envelope = std::make_unique<core::Envelope>(std::move(kek.bytes), m_parts->random);
    const auto check =
        m_parts->memory().valueOr(kKekCheck, QString::fromLatin1(core::makeKeyCheck(*envelope).toBase64()));
    if (!check)
        return core::fail(check.error());
    if (!core::keyCheckMatches(*envelope, QByteArray::fromBase64(check->toLatin1()))) {
        return core::fail(
            ErrorKind::Crypto,
            u"the key-encryption key (%1) is not the one that this data folder was made with; "
            u"give the right one with AUTH_SERVICE__KEK or AUTH_SERVICE__KEK_FILE, or restore a backup with its passphrase"_s
                .arg(kek.place));
    }
    m_parts->envelope = std::move(envelope);
    m_parts->audit->sealWith(std::make_shared<const core::AuditSeal>(*m_parts->envelope));
    m_parts->kekPlace = kek.place;
    m_parts->keyService = std::make_unique<core::KeyService>(
        core::KeyService::Context{*m_parts->database, *m_parts->audit, m_parts->keyRing, *m_parts->envelope,
                                  *m_parts->clock},
        planOf(m_parts->settings));
    m_parts->keyService->setAdvanceListener([this] { m_parts->tell(core::KeysArea | core::AuditArea); });
    if (const auto imported = importConfiguredKey(*m_parts->keyService, m_parts->settings, origin()); !imported)
        return imported;
    if (const auto loaded = m_parts->keyService->load(origin()); !loaded)
        return core::fail(loaded.error());
    const core::Settings &settings = m_parts->settings;
    m_parts->tokens = std::make_unique<core::TokenService>(
        core::TokenService::Context{*m_parts->database, *m_parts->audit, m_parts->keyRing, *m_parts->clientDirectory,
                                    *m_parts->envelope, *m_parts->clock, m_parts->random},
        settings.issuer, settings.audience,
        core::TokenLifetimes{settings.accessTokenLifetime, settings.refreshTokenLifetime});
    const auto issuer = settleIssuer({}, false);
    if (!issuer)
        return core::fail(issuer.error());
    m_parts->keys = std::make_unique<core::DatabaseKeyAdmin>(
        *m_parts->admin, *m_parts->keyService, m_parts->keyRing,
        core::DatabaseKeyAdmin::Kek{kek.place, kek.isFallback, settings.accessTokenLifetime});
    m_parts->kekKeeper = std::make_unique<KekKeeper>(
        KekKeeper::Parts{*m_parts->admin, *m_parts->envelope, dataDir(), settings.kekFile, kek.place, kek.isFallback,
                         kek.kind},
        std::move(kept));
    m_parts->audits->signHeadsWith(m_parts->keyRing);
    if (kek.isFallback)
        m_parts->overview->setKekFallback(clock().now());
    m_parts->labIssuer = std::make_unique<core::LabIssuer>(*m_parts->tokens, *m_parts->clock, m_parts->random);
    m_parts->lab = std::make_unique<core::DatabaseLabAdmin>(*m_parts->admin, *m_parts->tokens, m_parts->keyRing,
                                                            m_parts->labIssuer.get());
    m_parts->labIssuerAdmin = std::make_unique<core::DatabaseLabIssuerAdmin>(*m_parts->admin, *m_parts->tokens,
                                                                             m_parts->keyRing, *m_parts->labIssuer);
    m_parts->buildCertificates();
    m_parts->backups = std::make_unique<core::DatabaseBackupAdmin>(*m_parts->admin, *m_parts->envelope,
                                                                   m_parts->dataDir, settings.backup);
    m_parts->backups->removeLeftOvers();
    // Only now: what it reads on other threads is whole from here on.
    const std::scoped_lock guard(m_parts->foreignLock);
    m_parts->foreignChange = [this] { onForeignChange(); };
    return {};
}

Result<bool> Composition::opensWith(const core::SecretBytes &kek) const
{
    const auto check = m_parts->memory().valueOr(kKekCheck, {});
    if (!check)
        return core::fail(check.error());
    if (check->isEmpty())
        return core::fail(ErrorKind::NotFound, u"nothing is sealed in this data folder yet"_s);
    const core::Envelope envelope(kek.clone(), m_parts->random);
    return core::keyCheckMatches(envelope, QByteArray::fromBase64(check->toLatin1()));
}

core::KekAdmin &Composition::kek()
{
    return *m_parts->kekKeeper;
}

const QString &Composition::kekPlace() const
{
    return m_parts->kekPlace;
}

} // namespace app
