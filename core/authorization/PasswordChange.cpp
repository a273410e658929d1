#include "core/authorization/PasswordChange.h"

#include "core/crypto/PasswordHash.h"
#include "core/sessions/UserEnding.h"
#include "core/users/PasswordRules.h"
#include "core/users/UserRepository.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Kind = PasswordChangeRefusal::Kind;

PasswordChangeRefusal refusedFor(const Error &error)
{
    if (error.kind == ErrorKind::Conflict)
        return {Kind::Changed};
    return {error.kind == ErrorKind::Busy ? Kind::Overloaded : Kind::Storage};
}

} // namespace

Result<User, PasswordChangeRefusal> PasswordChange::change(const User &user, SecretBytes oldPassword,
                                                           const QString &newPassword, const SessionId &current,
                                                           const Origin &origin)
{
    if (const QStringList missing = missingPasswordRules(newPassword, m_context.policy); !missing.isEmpty())
        return fail(PasswordChangeRefusal{Kind::Rules, {}, missing});
    const auto proven = m_context.signIn.signIn(user.username, std::move(oldPassword), {}, origin);
    if (!proven)
        return fail(PasswordChangeRefusal{Kind::OldPassword, proven.error(), {}});
    if (proven->id != user.id) // renamed meanwhile, and somebody else took the name
        return fail(PasswordChangeRefusal{Kind::Changed});
    const SecretBytes secret = SecretBytes::fromText(newPassword);
    Result<QString> hash = fail(ErrorKind::Busy, u"hashing did not run"_s);
    m_context.hashPool.run([&] { hash = PasswordHash::make(secret, m_context.bcryptCost, m_context.random); });
    if (!hash)
        return fail(refusedFor(hash.error()));
    const auto stored = m_context.database.writeNow(
        [&](Transaction &transaction) { return store(transaction, *proven, *hash, current, origin); });
    if (!stored)
        return fail(refusedFor(stored.error()));
    m_context.sessions.tellOfLogouts();
    return *stored;
}

Result<User> PasswordChange::store(Transaction &transaction, const User &user, const QString &hash,
                                   const SessionId &current, const Origin &origin) const
{
    const Instant now = m_context.clock.now();
    const auto living = UserRepository::find(transaction, user.id);
    if (!living)
        return fail(living.error());
    // A password that an administrator has set since then must win.
    if (!*living || !(*living)->canSignIn() || (*living)->updatedAt != user.updatedAt)
        return fail(ErrorKind::Conflict, u"the user was changed meanwhile"_s);
    if (const auto set = UserRepository::setPasswordHash(transaction, user.id, hash, now); !set)
        return fail(set.error());
    const SessionEnding::Cause cause{u"password_change"_s, now};
    const auto ended =
        UserEnding(m_context.random, m_context.sessions.limits()).end(transaction, user.id, current, cause);
    if (!ended)
        return fail(ended.error());
    const auto recorded = m_context.audit.append(transaction, {.type = EventType::PasswordChange,
                                                               .success = true,
                                                               .user = user.id,
                                                               .client = {},
                                                               .data = ended->toJson(),
                                                               .errorMessage = {},
                                                               .origin = origin});
    if (!recorded)
        return fail(recorded.error());
    User changed = **living;
    changed.updatedAt = now;
    return changed;
}

} // namespace core
