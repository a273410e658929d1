#include "core/authorization/Consents.h"

#include "core/authorization/AuthorizationCodeRepository.h"
#include "core/authorization/ConsentRepository.h"
#include "core/authorization/DeviceCodeRepository.h"
#include "core/tokens/TokenFamilyRepository.h"

namespace core {

using namespace Qt::StringLiterals;

Consents::Consents(Database &database, AuditLog &audit, const Clock &clock)
    : m_database(database), m_audit(audit), m_clock(clock)
{}

Result<std::optional<Consent>> Consents::find(const UserId &user, const ClientId &client)
{
    return m_database.readNow([&](Snapshot &snapshot) { return ConsentRepository::find(snapshot, user, client); });
}

Result<std::vector<Consent>> Consents::list(const UserId &user)
{
    return m_database.readNow([&](Snapshot &snapshot) { return ConsentRepository::list(snapshot, user); });
}

Result<void> Consents::grant(const UserId &user, const ClientId &client, const QStringList &scopes,
                             const Origin &origin)
{
    return m_database.writeNow([&](Transaction &transaction) -> Result<void> {
        const Instant now = m_clock.now();
        const auto before = ConsentRepository::find(transaction, user, client);
        if (!before)
            return fail(before.error());
        Consent consent = before->value_or(Consent{user, client, {}, now, now});
        QStringList added = scopes;
        added.removeDuplicates();
        added.removeIf([&](const QString &scope) { return consent.scopes.contains(scope); });
        if (*before && added.isEmpty())
            return {};
        consent.scopes += added;
        consent.updatedAt = now;
        if (const auto stored = ConsentRepository::put(transaction, consent); !stored)
            return stored;
        return m_audit.append(transaction,
                              {.type = EventType::ConsentGranted,
                               .success = true,
                               .user = user,
                               .client = client,
                               .data = {{u"scope"_s, consent.scopes.join(u' ')}, {u"added"_s, added.join(u' ')}},
                               .errorMessage = {},
                               .origin = origin});
    });
}

Result<bool> Consents::revoke(const UserId &user, const ClientId &client, const Origin &origin)
{
    return m_database.writeNow([&](Transaction &transaction) -> Result<bool> {
        const auto before = ConsentRepository::find(transaction, user, client);
        if (!before)
            return fail(before.error());
        const auto removed = ConsentRepository::remove(transaction, user, client);
        if (!removed || !*removed)
            return removed;
        const auto ended = TokenFamilyRepository::endFamilies(transaction, {.user = user, .client = client},
                                                              u"consent_revoked"_s, m_clock.now());
        if (!ended)
            return fail(ended.error());
        if (const auto dropped = AuthorizationCodeRepository::drop(transaction, user, client); !dropped)
            return fail(dropped.error());
        if (const auto denied = DeviceCodeRepository::denyApproved(transaction, user, client); !denied)
            return fail(denied.error());
        const auto recorded = m_audit.append(
            transaction,
            {.type = EventType::ConsentRevoked,
             .success = true,
             .user = user,
             .client = client,
             .data = {{u"scope"_s, *before ? (*before)->scopes.join(u' ') : QString()}, {u"families_ended"_s, *ended}},
             .errorMessage = {},
             .origin = origin});
        if (!recorded)
            return fail(recorded.error());
        return true;
    });
}

} // namespace core
