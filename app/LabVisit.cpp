#include "app/LabVisit.h"

#include "app/Composition.h"
#include "app/ProtocolParts.h"
#include "core/authorization/ConsentRepository.h"
#include "core/crypto/TokenDigest.h"
#include "core/sessions/BrowserSessionRepository.h"
#include "core/settings/SettingsRepository.h"
#include "core/tokens/TokenFamilyRepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace app {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes kLongestVisit{5}; ///< should the program end before the visit does
const auto kNote = u"lab_visit"_s;               ///< setting: the visit that has not ended yet

} // namespace

core::Result<LabVisit> LabVisit::begin(Composition &core, const core::User &user, const core::ClientId &client)
{
    if (const auto ended = endLeftOver(core); !ended)
        return core::fail(ended.error());
    LabVisit visit(core, client);
    auto consent = core.protocol().consents.find(user.id, client);
    if (!consent)
        return core::fail(consent.error());
    visit.m_consentBefore = *std::move(consent);
    const core::Instant now = core.clock().now();
    visit.m_cookie = core.random().urlSafeText(32).toLatin1();
    visit.m_session.id = core::SessionId{core.random().uuid()};
    visit.m_session.user = user.id;
    visit.m_session.amr = {QString::fromLatin1(kMethod)};
    visit.m_session.createdAt = visit.m_session.authenticatedAt = visit.m_session.lastSeenAt = now;
    visit.m_session.expiresAt = now + kLongestVisit;
    visit.m_session.userAgent = u"Gatehouse flow lab"_s;
    const core::AuditEvent event{
        .type = core::EventType::LoginSuccess,
        .success = true,
        .user = user.id,
        .client = client,
        .data = {{u"method"_s, QString::fromLatin1(kMethod)}, {u"session_id"_s, visit.m_session.id.value}},
        .errorMessage = {},
        .origin = core.origin()};
    const auto stored = core.database().writeNow([&](core::Transaction &transaction) -> core::Result<void> {
        const auto inserted = core::BrowserSessionRepository::insert(transaction, visit.m_session,
                                                                     core::sha256Hex(visit.m_cookie), user.updatedAt);
        if (!inserted)
            return core::fail(inserted.error());
        if (!*inserted)
            return core::fail(core::ErrorKind::Conflict, u"the user may not sign in"_s, u"user"_s);
        if (const auto noted = core::SettingsRepository::set(transaction, kNote, visit.note(), now); !noted)
            return noted;
        return core.audit().append(transaction, event);
    });
    if (!stored)
        return core::fail(stored.error());
    return visit;
}

core::Authentication LabVisit::authentication() const
{
    return {m_session.authenticatedAt, m_session.acr, m_session.amr, m_session.id};
}

core::Result<void> LabVisit::end()
{
    // Signed out already when the flow did so; its families with `offline_access` live on even then.
    if (const auto ended =
            m_core->protocol().sessions.end(m_session.id, QString::fromLatin1(kMethod), m_core->origin());
        !ended)
        return core::fail(ended.error());
    return m_core->database().writeNow([this](core::Transaction &transaction) -> core::Result<void> {
        const auto families = core::TokenFamilyRepository::endFamilies(
            transaction, {.session = m_session.id}, QString::fromLatin1(kMethod), m_core->clock().now());
        if (!families)
            return core::fail(families.error());
        if (const auto restored = restoreConsent(transaction); !restored)
            return restored;
        return core::SettingsRepository::remove(transaction, kNote);
    });
}

core::Result<void> LabVisit::endLeftOver(Composition &core)
{
    const auto note = core.database().readNow(
        [](core::Snapshot &snapshot) { return core::SettingsRepository::value(snapshot, kNote); });
    if (!note)
        return core::fail(note.error());
    if (!*note)
        return {};
    LabVisit visit(core, {});
    visit.readNote(QJsonDocument::fromJson((*note)->toUtf8()).object());
    return visit.end();
}

QString LabVisit::note() const
{
    QJsonObject told{
        {u"session"_s, m_session.id.value}, {u"user"_s, m_session.user.value}, {u"client"_s, m_client.value}};
    if (m_consentBefore) {
        told.insert(u"consent"_s, QJsonObject{{u"scopes"_s, QJsonArray::fromStringList(m_consentBefore->scopes)},
                                              {u"granted_at"_s, core::toMillis(m_consentBefore->grantedAt)},
                                              {u"updated_at"_s, core::toMillis(m_consentBefore->updatedAt)}});
    }
    return QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact));
}

void LabVisit::readNote(const QJsonObject &told)
{
    m_session.id = core::SessionId{told.value("session"_L1).toString()};
    m_session.user = core::UserId{told.value("user"_L1).toString()};
    m_client = core::ClientId{told.value("client"_L1).toString()};
    if (!told.contains("consent"_L1))
        return;
    const QJsonObject consent = told.value("consent"_L1).toObject();
    m_consentBefore = core::Consent{.user = m_session.user,
                                    .client = m_client,
                                    .scopes = consent.value("scopes"_L1).toVariant().toStringList(),
                                    .grantedAt = core::fromMillis(consent.value("granted_at"_L1).toInteger()),
                                    .updatedAt = core::fromMillis(consent.value("updated_at"_L1).toInteger())};
}

/// The user has allowed nothing. His own token families with this client stay: they are none of the lab's business.
core::Result<void> LabVisit::restoreConsent(core::Transaction &transaction) const
{
    const auto now = core::ConsentRepository::find(transaction, m_session.user, m_client);
    if (!now)
        return core::fail(now.error());
    const QStringList before = m_consentBefore ? m_consentBefore->scopes : QStringList();
    if (!*now || (*now)->scopes == before)
        return {};
    if (m_consentBefore) {
        if (const auto put = core::ConsentRepository::put(transaction, *m_consentBefore); !put)
            return put;
    } else if (const auto removed = core::ConsentRepository::remove(transaction, m_session.user, m_client); !removed) {
        return core::fail(removed.error());
    }
    return m_core->audit().append(transaction, {.type = core::EventType::ConsentRevoked,
                                                .success = true,
                                                .user = m_session.user,
                                                .client = m_client,
                                                .data = {{u"scope"_s, (*now)->scopes.join(u' ')},
                                                         {u"kept"_s, before.join(u' ')},
                                                         {u"reason"_s, QString::fromLatin1(kMethod)}},
                                                .errorMessage = {},
                                                .origin = m_core->origin()});
}

} // namespace app
