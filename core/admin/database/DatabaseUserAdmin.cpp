#include "core/admin/database/DatabaseUserAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/UserSummaries.h"
#include "core/crypto/PasswordHash.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/PasswordRules.h"
#include "core/users/UserRepository.h"
#include "core/users/UserRules.h"

#include <QtConcurrent>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedUsers = UsersArea | ChainsArea | AuditArea;

QJsonObject auditedFields(const User &user)
{
    return {{u"username"_s, user.username}, {u"email"_s, user.email}, {u"is_verified"_s, user.isVerified}};
}

/// A deleted user is not there until it is restored.
Result<User> livingUser(SqlConnection &connection, const UserId &id)
{
    const auto user = UserRepository::find(connection, id);
    if (!user)
        return fail(user.error());
    if (!*user || (*user)->deletedAt)
        return fail(ErrorKind::NotFound, u"there is no such user"_s);
    return **user;
}

QJsonObject beforeAndAfter(const QJsonObject &before, const QJsonObject &after)
{
    return {{u"before"_s, before}, {u"after"_s, after}};
}

} // namespace

QFuture<Result<Page<UserSummary>>> DatabaseUserAdmin::list(UserFilter filter, PageRequest page)
{
    return m_context.database.read(
        [this, filter, page](Snapshot &snapshot) { return UserSummaries(m_context).page(snapshot, filter, page); });
}

QFuture<Result<UserSummary>> DatabaseUserAdmin::find(QString nameOrId)
{
    return m_context.database.read(
        [this, nameOrId](Snapshot &snapshot) { return UserSummaries(m_context).find(snapshot, nameOrId); });
}

QString DatabaseUserAdmin::generatedPassword() const
{
    // 120 random bits; the fixed beginning satisfies every rule of composition without weakening them. Never a sign
    // in front: an export would put an apostrophe before it, as before a formula.
    return u"Aa1-"_s + m_context.random.urlSafeText(15);
}

Result<QString> DatabaseUserAdmin::hashOf(const QString &password) const
{
    const SecretBytes secret = SecretBytes::fromText(password);
    Result<QString> hash = fail(ErrorKind::Busy, u"hashing did not run"_s);
    // The hash thread gets values, not the context: ThreadSanitizer cannot see that QThreadPool ordered who built that.
    const auto work = [&hash, &secret, cost = m_context.bcryptCost, &random = m_context.random] {
        hash = PasswordHash::make(secret, cost, random);
    };
    // A sign-in storm may fill the pool, a stopping server close it; the console works all the same.
    if (!m_context.hashPool.run(work))
        work();
    return hash;
}

Result<void> DatabaseUserAdmin::record(Transaction &transaction, EventType type, const UserId &id,
                                       const QJsonObject &data) const
{
    return m_context.audit.append(transaction, {type, true, id, {}, data, {}, m_context.origin()});
}

/// The password as given or, when it is empty, a generated one.
Result<QString> DatabaseUserAdmin::acceptedPassword(const QString &given) const
{
    if (given.isEmpty())
        return generatedPassword();
    if (const QStringList missing = missingPasswordRules(given); !missing.isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"the password needs %1"_s.arg(passwordRulesText(missing, m_context.passwordPolicy)),
                    u"password"_s);
    return given;
}

QFuture<Result<CreatedUser>> DatabaseUserAdmin::create(NewUser draft)
{
    return QtConcurrent::run(&m_context.pool, [this, draft]() -> Result<CreatedUser> {
        if (const auto valid = UserRules::check(draft.username, draft.email); !valid)
            return fail(valid.error());
        const auto password = acceptedPassword(draft.password);
        if (!password)
            return fail(password.error());
        const auto hash = hashOf(*password);
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
            return record(transaction, EventType::UserCreated, user.id, {{u"after"_s, auditedFields(user)}});
        });
        if (!written)
            return fail(written.error());
        m_context.changed(kChangedUsers);
        return CreatedUser{user.id, draft.password.isEmpty() ? *password : QString()};
    });
}

QFuture<Result<void>> DatabaseUserAdmin::update(UserId id, QString username, QString email, bool verified)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<void> {
        if (const auto valid = UserRules::check(username, email); !valid)
            return fail(valid.error());
        const auto changed = m_context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
            const auto before = livingUser(transaction, id);
            if (!before)
                return fail(before.error());
            User after = *before;
            after.username = username;
            after.email = email;
            after.isVerified = verified;
            after.updatedAt = m_context.clock.now();
            if (auditedFields(*before) == auditedFields(after))
                return false;
            if (const auto unique = UserRules::checkUnique(transaction, username, email, id); !unique)
                return fail(unique.error());
            if (const auto updated = UserRepository::update(transaction, after); !updated)
                return updated;
            const QJsonObject data = beforeAndAfter(auditedFields(*before), auditedFields(after));
            if (const auto audited = record(transaction, EventType::UserUpdated, id, data); !audited)
                return fail(audited.error());
            return true;
        });
        if (!changed)
            return fail(changed.error());
        if (*changed)
            m_context.changed(kChangedUsers);
        return {};
    });
}

QFuture<Result<QString>> DatabaseUserAdmin::setPassword(UserId id, QString given)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<QString> {
        const auto password = acceptedPassword(given);
        if (!password)
            return fail(password.error());
        const auto hash = hashOf(*password);
        if (!hash)
            return fail(hash.error());
        const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            const Instant now = m_context.clock.now();
            if (const auto user = livingUser(transaction, id); !user)
                return fail(user.error());
            if (const auto set = UserRepository::setPasswordHash(transaction, id, *hash, now); !set)
                return fail(set.error());
            // A new password ends the sessions: whoever knew the old one is out.
            const auto ended = UserEnding(m_context.random).end(transaction, id, {}, {u"password_change"_s, now});
            if (!ended)
                return fail(ended.error());
            return record(transaction, EventType::PasswordChange, id, ended->toJson());
        });
        if (!written)
            return fail(written.error());
        m_context.changed(kChangedUsers);
        return given.isEmpty() ? *password : QString();
    });
}

Result<std::vector<UserId>> DatabaseUserAdmin::applyToEach(const std::vector<UserId> &ids, EventType event,
                                                           const Change &change) const
{
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<std::vector<UserId>> {
        std::vector<UserId> changed;
        for (const UserId &id : ids) {
            QJsonObject data;
            const Result<bool> done = change(transaction, id, data);
            if (!done)
                return fail(done.error());
            if (!*done)
                continue;
            if (const auto audited = record(transaction, event, id, data); !audited)
                return fail(audited.error());
            changed.push_back(id);
        }
        return changed;
    });
}

QFuture<Result<std::vector<UserId>>> DatabaseUserAdmin::changeEach(std::vector<UserId> ids, EventType event,
                                                                   Change change,
                                                                   std::function<void(const UserId &)> afterwards)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<std::vector<UserId>> {
        const auto changed = applyToEach(ids, event, change);
        if (!changed)
            return changed;
        if (afterwards)
            std::ranges::for_each(*changed, afterwards);
        if (!changed->empty())
            m_context.changed(kChangedUsers);
        return changed;
    });
}

QFuture<Result<std::vector<UserId>>> DatabaseUserAdmin::setActive(std::vector<UserId> ids, bool active)
{
    const EventType event = active ? EventType::UserUpdated : EventType::UserBlocked;
    const auto set = [this, active](Transaction &transaction, const UserId &id, QJsonObject &data) -> Result<bool> {
        const Instant now = m_context.clock.now();
        data = beforeAndAfter({{u"is_active"_s, !active}}, {{u"is_active"_s, active}});
        const auto changed = UserRepository::setActive(transaction, id, active, now);
        if (!changed || !*changed || active)
            return changed;
        // The chains rest until the user is enabled again; a browser has to sign in anew.
        const auto ended = SessionEnding(m_context.random)
                               .endOf(transaction, id, {}, {u"user_disabled"_s, now, SessionEnding::Chains::Keep});
        if (!ended)
            return fail(ended.error());
        data.insert(u"sessions_ended"_s, ended->sessionsEnded);
        return true;
    };
    return changeEach(std::move(ids), event, set);
}

QFuture<Result<std::vector<UserId>>> DatabaseUserAdmin::unlock(std::vector<UserId> ids)
{
    const Instant now = m_context.clock.now();
    const auto forget = [this, now](Transaction &transaction, const UserId &id, QJsonObject &data) -> Result<bool> {
        const auto wasLocked = LoginLockRepository::lift(transaction, id.value, now);
        if (!wasLocked)
            return wasLocked;
        // A lock that is not stored yet, and failures that lock nothing yet, are known to the throttle alone.
        const int failures = m_context.throttle.failuresOf(id.value);
        data = beforeAndAfter({{u"failures"_s, failures}}, {{u"failures"_s, 0}});
        return *wasLocked || failures > 0 || m_context.countsElsewhere;
    };
    return changeEach(std::move(ids), EventType::AccountUnlocked, forget,
                      [this, now](const UserId &id) { m_context.throttle.unlock(id.value, now); });
}

QFuture<Result<std::vector<UserId>>> DatabaseUserAdmin::remove(std::vector<UserId> ids)
{
    const auto erase = [this](Transaction &transaction, const UserId &id, QJsonObject &data) -> Result<bool> {
        const Instant now = m_context.clock.now();
        const auto user = UserRepository::find(transaction, id);
        if (!user)
            return fail(user.error());
        const auto deleted = UserRepository::softDelete(transaction, id, now);
        if (!deleted || !*deleted)
            return deleted;
        const auto ended = UserEnding(m_context.random).end(transaction, id, {}, {u"user_deleted"_s, now});
        if (!ended)
            return fail(ended.error());
        data = ended->toJson();
        data.insert(u"before"_s, auditedFields(**user));
        return true;
    };
    return changeEach(std::move(ids), EventType::UserDeleted, erase);
}

QFuture<Result<std::vector<UserId>>> DatabaseUserAdmin::restore(std::vector<UserId> ids)
{
    return changeEach(std::move(ids), EventType::UserUpdated,
                      [this](Transaction &transaction, const UserId &id, QJsonObject &data) {
                          data = beforeAndAfter({{u"deleted"_s, true}}, {{u"deleted"_s, false}});
                          return UserRepository::restore(transaction, id, m_context.clock.now());
                      });
}

QFuture<Result<int>> DatabaseUserAdmin::endSessions(UserId id)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<int> {
        const auto ended =
            m_context.database.writeNow([&](Transaction &transaction) { return endEverything(transaction, id); });
        if (!ended)
            return fail(ended.error());
        if (!ended->isNothing())
            m_context.changed(kChangedUsers);
        return ended->familiesEnded;
    });
}

Result<SessionEnding::Outcome> DatabaseUserAdmin::endEverything(Transaction &transaction, const UserId &id) const
{
    if (const auto user = livingUser(transaction, id); !user)
        return fail(user.error());
    const QString reason = u"admin"_s;
    const auto ended = UserEnding(m_context.random).end(transaction, id, {}, {reason, m_context.clock.now()});
    if (!ended || ended->isNothing())
        return ended;
    QJsonObject data = ended->toJson();
    data.insert(u"reason"_s, reason);
    if (const auto audited = record(transaction, EventType::TokenRevoke, id, data); !audited)
        return fail(audited.error());
    return ended;
}

QStringList DatabaseUserAdmin::missingPasswordRules(const QString &password) const
{
    return core::missingPasswordRules(password, m_context.passwordPolicy);
}

} // namespace core
