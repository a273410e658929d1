#include "core/admin/database/DatabaseUserAdmin.h"

#include "core/admin/database/UserSummaries.h"
#include "core/crypto/PasswordHash.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/PasswordRules.h"
#include "core/users/UserRepository.h"
#include "core/users/UserRules.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedUsers = 1 | 4 | 8; // UsersArea, ChainsArea, AuditArea

QJsonObject auditedFields(const User &user)
{
    return {{u"username"_s, user.username}, {u"email"_s, user.email}, {u"is_verified"_s, user.isVerified}};
}

Result<User> existingUser(SqlConnection &connection, const UserId &id)
{
    const auto user = UserRepository::find(connection, id);
    if (!user)
        return fail(user.error());
    if (!*user)
        return fail(ErrorKind::NotFound, u"there is no such user"_s);
    return **user;
}

} // namespace

QFuture<Result<Page<UserSummary>>> DatabaseUserAdmin::list(UserFilter filter, PageRequest page)
{
    return m_context.database.read(
        [this, filter, page](Snapshot &snapshot) { return UserSummaries(m_context).page(snapshot, filter, page); });
}

QFuture<Result<UserSummary>> DatabaseUserAdmin::find(QString idOrName)
{
    return m_context.database.read(
        [this, idOrName](Snapshot &snapshot) { return UserSummaries(m_context).find(snapshot, idOrName); });
}

QString DatabaseUserAdmin::generatedPassword() const
{
    // 15 random bytes are 20 characters; the fixed ending satisfies every composition rule without weakening the rest.
    return m_context.random.urlSafeText(15) + u"-Aa1"_s;
}

Result<QString> DatabaseUserAdmin::hashOf(const QString &password) const
{
    const SecretBytes secret = SecretBytes::fromText(password);
    Result<QString> hash = fail(ErrorKind::Busy, u"hashing did not run"_s);
    const auto work = [&] { hash = PasswordHash::make(secret, m_context.bcryptCost, m_context.random); };
    // A sign-in storm may fill the pool; the console works all the same.
    if (!m_context.hashPool.run(work))
        work();
    return hash;
}

QFuture<Result<CreatedUser>> DatabaseUserAdmin::create(NewUser draft)
{
    return QtConcurrent::run(&m_context.pool, [this, draft]() -> Result<CreatedUser> {
        if (const auto valid = UserRules::check(draft.username, draft.email); !valid)
            return fail(valid.error());
        const bool generated = draft.password.isEmpty();
        const QString password = generated ? generatedPassword() : draft.password;
        if (const QStringList missing = missingPasswordRules(password); !generated && !missing.isEmpty())
            return fail(ErrorKind::InvalidInput, u"the password does not satisfy: %1"_s.arg(missing.join(u", "_s)), u"password"_s);
        const auto hash = hashOf(password);
        if (!hash)
            return fail(hash.error());
        User user;
        user.id = UserId{m_context.random.uuid()};
        user.username = draft.username;
        user.email = draft.email;
        user.isVerified = draft.verified;
        user.createdAt = user.updatedAt = m_context.clock.now();
        const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            if (const auto unique = UserRules::checkUnique(transaction, user.username, user.email, {}); !unique)
                return fail(unique.error());
            if (const auto inserted = UserRepository::insert(transaction, user, *hash); !inserted)
                return fail(inserted.error());
            return m_context.audit.append(transaction, {EventType::UserCreated, true, user.id, {}, {{u"after"_s, auditedFields(user)}}, {}, m_context.origin()});
        });
        if (!written)
            return fail(written.error());
        m_context.changed(kChangedUsers);
        return CreatedUser{user.id, generated ? password : QString()};
    });
}

QFuture<Result<void>> DatabaseUserAdmin::update(UserId id, QString username, QString email, bool verified)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<void> {
        if (const auto valid = UserRules::check(username, email); !valid)
            return fail(valid.error());
        const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            const auto before = existingUser(transaction, id);
            if (!before)
                return fail(before.error());
            if (const auto unique = UserRules::checkUnique(transaction, username, email, id); !unique)
                return fail(unique.error());
            User after = *before;
            after.username = username;
            after.email = email;
            after.isVerified = verified;
            after.updatedAt = m_context.clock.now();
            if (const auto updated = UserRepository::update(transaction, after); !updated)
                return fail(updated.error());
            const QJsonObject data{{u"before"_s, auditedFields(*before)}, {u"after"_s, auditedFields(after)}};
            return m_context.audit.append(transaction, {EventType::UserUpdated, true, id, {}, data, {}, m_context.origin()});
        });
        if (written)
            m_context.changed(kChangedUsers);
        return written;
    });
}

QFuture<Result<QString>> DatabaseUserAdmin::setPassword(UserId id, QString given)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<QString> {
        const QString password = given.isEmpty() ? generatedPassword() : given;
        if (const QStringList missing = missingPasswordRules(password); !given.isEmpty() && !missing.isEmpty())
            return fail(ErrorKind::InvalidInput, u"the password does not satisfy: %1"_s.arg(missing.join(u", "_s)), u"password"_s);
        const auto hash = hashOf(password);
        if (!hash)
            return fail(hash.error());
        const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            const Instant now = m_context.clock.now();
            if (const auto user = existingUser(transaction, id); !user)
                return fail(user.error());
            if (const auto set = UserRepository::setPasswordHash(transaction, id, *hash, now); !set)
                return fail(set.error());
            // A new password ends the sessions: whoever knew the old one is out.
            const auto ended = TokenFamilyRepository::endFamilies(transaction, {.user = id}, u"password_change"_s, now);
            if (!ended)
                return fail(ended.error());
            const QJsonObject data{{u"families_ended"_s, *ended}};
            return m_context.audit.append(transaction, {EventType::PasswordChange, true, id, {}, data, {}, m_context.origin()});
        });
        if (!written)
            return fail(written.error());
        m_context.changed(kChangedUsers);
        return given.isEmpty() ? password : QString();
    });
}

template <class Change>
QFuture<Result<int>> DatabaseUserAdmin::changeEach(std::vector<UserId> ids, EventType event, Change change)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<int> {
        const auto changed = m_context.database.writeNow([&](Transaction &transaction) -> Result<int> {
            int count = 0;
            for (const UserId &id : ids) {
                QJsonObject data;
                const Result<bool> done = change(transaction, id, data);
                if (!done)
                    return fail(done.error());
                if (!*done)
                    continue;
                ++count;
                if (const auto audited = m_context.audit.append(transaction, {event, true, id, {}, data, {}, m_context.origin()}); !audited)
                    return fail(audited.error());
            }
            return count;
        });
        if (changed && *changed > 0)
            m_context.changed(kChangedUsers);
        return changed;
    });
}

QFuture<Result<int>> DatabaseUserAdmin::setActive(std::vector<UserId> ids, bool active)
{
    const EventType event = active ? EventType::UserUpdated : EventType::UserBlocked;
    return changeEach(std::move(ids), event, [this, active](Transaction &transaction, const UserId &id, QJsonObject &data) {
        data = {{u"before"_s, QJsonObject{{u"is_active"_s, !active}}}, {u"after"_s, QJsonObject{{u"is_active"_s, active}}}};
        return UserRepository::setActive(transaction, id, active, m_context.clock.now());
    });
}

QFuture<Result<int>> DatabaseUserAdmin::unlock(std::vector<UserId> ids)
{
    return changeEach(std::move(ids), EventType::AccountUnlocked, [this](Transaction &transaction, const UserId &id, QJsonObject &) -> Result<bool> {
        const auto stored = LoginLockRepository::remove(transaction, id.value);
        if (!stored)
            return fail(stored.error());
        const bool counted = m_context.throttle.failuresOf(id.value) > 0 || m_context.throttle.lockOf(id.value);
        m_context.throttle.unlock(id.value);
        return *stored || counted;
    });
}

QFuture<Result<int>> DatabaseUserAdmin::remove(std::vector<UserId> ids)
{
    return changeEach(std::move(ids), EventType::UserDeleted, [this](Transaction &transaction, const UserId &id, QJsonObject &data) -> Result<bool> {
        const Instant now = m_context.clock.now();
        const auto deleted = UserRepository::softDelete(transaction, id, now);
        if (!deleted || !*deleted)
            return deleted;
        const auto ended = TokenFamilyRepository::endFamilies(transaction, {.user = id}, u"user_deleted"_s, now);
        if (!ended)
            return fail(ended.error());
        data = {{u"families_ended"_s, *ended}};
        return true;
    });
}

QFuture<Result<int>> DatabaseUserAdmin::restore(std::vector<UserId> ids)
{
    return changeEach(std::move(ids), EventType::UserUpdated, [this](Transaction &transaction, const UserId &id, QJsonObject &data) {
        data = {{u"restored"_s, true}};
        return UserRepository::restore(transaction, id, m_context.clock.now());
    });
}

QFuture<Result<int>> DatabaseUserAdmin::endSessions(UserId id)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<int> {
        const auto ended = m_context.database.writeNow([&](Transaction &transaction) -> Result<int> {
            const auto count = TokenFamilyRepository::endFamilies(transaction, {.user = id}, u"admin"_s, m_context.clock.now());
            if (!count)
                return fail(count.error());
            const auto audited = m_context.audit.append(transaction, {EventType::TokenRevoke, true, id, {}, {{u"families_ended"_s, *count}}, {}, m_context.origin()});
            if (!audited)
                return fail(audited.error());
            return *count;
        });
        if (ended)
            m_context.changed(kChangedUsers);
        return ended;
    });
}

QStringList DatabaseUserAdmin::missingPasswordRules(const QString &password) const
{
    return core::missingPasswordRules(password, m_context.passwordPolicy);
}

} // namespace core
