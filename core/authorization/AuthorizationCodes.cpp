#include "core/authorization/AuthorizationCodes.h"

#include "core/authorization/AuthorizationCodeRepository.h"
#include "core/crypto/TokenDigest.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "core/users/UserRepository.h"

namespace core {

using namespace Qt::StringLiterals;

static constexpr size_t kCodeBytes = 32;

Result<QByteArray> AuthorizationCodes::issue(const AuthorizationGrant &grant)
{
    const QByteArray code = m_context.random.urlSafeText(kCodeBytes).toLatin1();
    const Instant now = m_context.clock.now();
    const auto stored = m_context.database.writeNow([&](Transaction &transaction) {
        return AuthorizationCodeRepository::insert(transaction, sha256Hex(code), grant, now, now + kLifetime);
    });
    if (!stored)
        return fail(stored.error());
    if (!*stored)
        return fail(ErrorKind::Conflict, u"the user or the session is not there any more"_s);
    return code;
}

Result<std::optional<AuthorizationCodes::Found>> AuthorizationCodes::find(const QByteArray &code)
{
    const Instant now = m_context.clock.now();
    return m_context.database.readNow([&](Snapshot &snapshot) -> Result<std::optional<Found>> {
        const auto row = AuthorizationCodeRepository::find(snapshot, sha256Hex(code));
        if (!row)
            return fail(row.error());
        if (!*row)
            return std::nullopt;
        const auto user = UserRepository::find(snapshot, (*row)->grant.user);
        if (!user)
            return fail(user.error());
        if (!*user)
            return std::nullopt;
        return Found{.grant = (*row)->grant,
                     .user = **user,
                     .isExpired = (*row)->expiresAt <= now,
                     .isUsed = (*row)->usedAt.has_value()};
    });
}

IssueRequest::Alongside AuthorizationCodes::spend(const QByteArray &code) const
{
    return [hash = sha256Hex(code), &clock = m_context.clock](Transaction &transaction,
                                                              const FamilyId &family) -> Result<void> {
        const auto spent = AuthorizationCodeRepository::spend(transaction, hash, family, clock.now());
        if (!spent)
            return fail(spent.error());
        if (!*spent)
            return fail(ErrorKind::Conflict, u"the code was used or has expired"_s);
        return {};
    };
}

/// RFC 6749 §4.1.2: what was issued for it is taken back. Said once; later replays find an ended family.
Result<std::optional<FamilyId>> AuthorizationCodes::revokeReplayed(const QByteArray &code, const Origin &origin)
{
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<std::optional<FamilyId>> {
        const auto row = AuthorizationCodeRepository::find(transaction, sha256Hex(code));
        if (!row)
            return fail(row.error());
        if (!*row || !(*row)->usedAt || (*row)->family.isEmpty())
            return std::nullopt;
        const auto ended = TokenFamilyRepository::endFamilies(transaction, {.family = (*row)->family}, u"code_replay"_s,
                                                              m_context.clock.now());
        if (!ended)
            return fail(ended.error());
        if (*ended == 0)
            return (*row)->family;
        const auto recorded =
            m_context.audit.append(transaction, {.type = EventType::SecurityIncident,
                                                 .success = false,
                                                 .user = (*row)->grant.user,
                                                 .client = (*row)->grant.client,
                                                 .data = {{u"incident"_s, u"authorization_code_replay"_s},
                                                          {u"family_id"_s, (*row)->family.value},
                                                          {u"families_ended"_s, *ended}},
                                                 .errorMessage = u"authorization_code_replay"_s,
                                                 .origin = origin});
        if (!recorded)
            return fail(recorded.error());
        return (*row)->family;
    });
}

} // namespace core
