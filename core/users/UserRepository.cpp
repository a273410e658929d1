#include "core/users/UserRepository.h"

#include "core/base/PageKey.h"
#include "core/users/UserQuery.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

User userFromRow(const Rows &row)
{
    User user;
    user.id = UserId{row.text(0)};
    user.username = row.text(1);
    user.email = row.text(2);
    user.isActive = row.flag(3);
    user.isVerified = row.flag(4);
    user.createdAt = row.instant(5);
    user.updatedAt = row.instant(6);
    user.lastLoginAt = row.instantOrNull(7);
    user.deletedAt = row.instantOrNull(8);
    user.passwordChangedAt = row.instantOrNull(9);
    return user;
}

Result<bool> changesARow(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->affected() > 0;
}

} // namespace

Result<std::optional<User>> UserRepository::find(SqlConnection &connection, const UserId &id)
{
    auto rows = connection.run(uR"(
        SELECT id, username, email, is_active, is_verified, created_at, updated_at, last_login_at, deleted_at,
               password_changed_at
          FROM users
         WHERE id = :id)"_s,
                               {{"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return userFromRow(*rows);
}

Result<std::optional<UserCredentials>> UserRepository::credentials(SqlConnection &connection,
                                                                   const QString &nameOrEmail)
{
    const QString folded = foldedName(nameOrEmail);
    // UserRules keeps names and addresses apart; an imported database may not, and there the name wins.
    auto rows = connection.run(uR"(
        SELECT id, username, email, is_active, is_verified, created_at, updated_at, last_login_at, deleted_at,
               password_changed_at, password_hash
          FROM users
         WHERE username_key = :name OR email_key = :email
         ORDER BY username_key = :first DESC
         LIMIT 1)"_s,
                               {{"name"_L1, folded}, {"email"_L1, folded}, {"first"_L1, folded}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return UserCredentials{userFromRow(*rows), rows->text(10)};
}

Result<bool> UserRepository::isTaken(SqlConnection &connection, const QString &folded, const UserId &except)
{
    auto rows = connection.run(uR"(
        SELECT 1
          FROM users
         WHERE (username_key = :name OR email_key = :email) AND id <> :except
         LIMIT 1)"_s,
                               {{"name"_L1, folded}, {"email"_L1, folded}, {"except"_L1, except.value}});
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

Result<UserPage> UserRepository::page(SqlConnection &connection, const UserCriteria &criteria, const QString &after,
                                      int limit, Instant now, const UserOrder &order)
{
    const UserQuery query(criteria, now);
    const QString sortedBy = UserQuery::sortedBy(order.column);
    Bindings bindings = query.bindings();
    if (sortedBy.contains(":sorted_at"_L1))
        bindings.emplace_back("sorted_at"_L1, bind(now));
    // The value is taken from an inner query: a placeholder in it then stands once.
    QString sql = uR"(
        SELECT * FROM (
            SELECT u.id, u.username, u.email, u.is_active, u.is_verified, u.created_at, u.updated_at, u.last_login_at,
                   u.deleted_at, u.password_changed_at, u.username_key AS page_key, %1 AS page_value
              FROM users u
             WHERE %2))"_s.arg(sortedBy, query.condition());
    if (const auto key = PageKey::parse(after)) {
        sql += order.descending ? u" WHERE (page_value, page_key) < (:after_value, :after_key)"_s
                                : u" WHERE (page_value, page_key) > (:after_value, :after_key)"_s;
        bindings.emplace_back("after_value"_L1, key->value);
        bindings.emplace_back("after_key"_L1, key->key);
    }
    sql += order.descending ? u" ORDER BY page_value DESC, page_key DESC LIMIT :limit"_s
                            : u" ORDER BY page_value, page_key LIMIT :limit"_s;
    bindings.emplace_back("limit"_L1, limit + 1); // one more tells whether there is a next page
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    UserPage page;
    PageKey last;
    while (rows->next()) {
        if (int(page.users.size()) == limit) {
            page.next = last.text();
            break;
        }
        page.users.push_back(userFromRow(*rows));
        last = {UserQuery::isTextual(order.column) ? QVariant(rows->text(11)) : QVariant(rows->integer(11)),
                rows->text(10)};
    }
    return page;
}

Result<int> UserRepository::highestHashCost(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT CAST(substr(password_hash, 5, 2) AS INTEGER)
          FROM users
         WHERE substr(password_hash, 1, 2) = '$2'
         ORDER BY 1 DESC
         LIMIT 1)"_s);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

Result<qint64> UserRepository::countSignedIn(SqlConnection &connection, Instant since)
{
    auto rows = connection.run(uR"(
        SELECT COUNT(*)
          FROM users
         WHERE COALESCE(last_login_at, -1) >= :since AND deleted_at IS NULL)"_s,
                               {{"since"_L1, bind(since)}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<qint64> UserRepository::count(SqlConnection &connection, const UserCriteria &criteria, Instant now)
{
    const UserQuery query(criteria, now);
    auto rows = connection.run(u"SELECT count(*) FROM users u WHERE "_s + query.condition(), query.bindings());
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<void> UserRepository::insert(Transaction &transaction, const User &user, const QString &passwordHash)
{
    auto rows = transaction.run(uR"(
        INSERT INTO users (id, username, username_key, email, email_key, password_hash, is_active, is_verified,
                           created_at, updated_at, last_login_at, deleted_at, password_changed_at)
        VALUES (:id, :username, :username_key, :email, :email_key, :password_hash, :is_active, :is_verified,
                :created_at, :updated_at, :last_login_at, :deleted_at, :password_changed_at))"_s,
                                {{"id"_L1, user.id.value},
                                 {"username"_L1, user.username},
                                 {"username_key"_L1, foldedName(user.username)},
                                 {"email"_L1, user.email},
                                 {"email_key"_L1, foldedName(user.email)},
                                 {"password_hash"_L1, passwordHash},
                                 {"is_active"_L1, int(user.isActive)},
                                 {"is_verified"_L1, int(user.isVerified)},
                                 {"created_at"_L1, bind(user.createdAt)},
                                 {"updated_at"_L1, bind(user.updatedAt)},
                                 {"last_login_at"_L1, bind(user.lastLoginAt)},
                                 {"deleted_at"_L1, bind(user.deletedAt)},
                                 {"password_changed_at"_L1, bind(user.passwordChangedAt)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> UserRepository::update(Transaction &transaction, const User &user)
{
    return changesARow(transaction, uR"(
        UPDATE users
           SET username = :username, username_key = :username_key, email = :email, email_key = :email_key,
               is_verified = :is_verified, updated_at = :updated_at
         WHERE id = :id)"_s,
                       {{"username"_L1, user.username},
                        {"username_key"_L1, foldedName(user.username)},
                        {"email"_L1, user.email},
                        {"email_key"_L1, foldedName(user.email)},
                        {"is_verified"_L1, int(user.isVerified)},
                        {"updated_at"_L1, bind(user.updatedAt)},
                        {"id"_L1, user.id.value}});
}

Result<bool> UserRepository::setPasswordHash(Transaction &transaction, const UserId &id, const QString &hash,
                                             Instant now)
{
    return changesARow(transaction, uR"(
        UPDATE users
           SET password_hash = :hash, password_changed_at = :changed, updated_at = :now
         WHERE id = :id)"_s,
                       {{"hash"_L1, hash}, {"changed"_L1, bind(now)}, {"now"_L1, bind(now)}, {"id"_L1, id.value}});
}

Result<bool> UserRepository::renewPasswordHash(Transaction &transaction, const UserId &id, const QString &hash)
{
    return changesARow(transaction, u"UPDATE users SET password_hash = :hash WHERE id = :id"_s,
                       {{"hash"_L1, hash}, {"id"_L1, id.value}});
}

Result<bool> UserRepository::setActive(Transaction &transaction, const UserId &id, bool active, Instant now)
{
    return changesARow(
        transaction, uR"(
        UPDATE users
           SET is_active = :active, updated_at = :now
         WHERE id = :id AND is_active <> :same AND deleted_at IS NULL)"_s,
        {{"active"_L1, int(active)}, {"now"_L1, bind(now)}, {"id"_L1, id.value}, {"same"_L1, int(active)}});
}

Result<bool> UserRepository::softDelete(Transaction &transaction, const UserId &id, Instant now)
{
    return changesARow(transaction, uR"(
        UPDATE users
           SET deleted_at = :deleted, updated_at = :now
         WHERE id = :id AND deleted_at IS NULL)"_s,
                       {{"deleted"_L1, bind(now)}, {"now"_L1, bind(now)}, {"id"_L1, id.value}});
}

Result<bool> UserRepository::restore(Transaction &transaction, const UserId &id, Instant now)
{
    return changesARow(transaction, uR"(
        UPDATE users
           SET deleted_at = NULL, updated_at = :now
         WHERE id = :id AND deleted_at IS NOT NULL)"_s,
                       {{"now"_L1, bind(now)}, {"id"_L1, id.value}});
}

Result<int> UserRepository::removeDeleted(Transaction &transaction, Instant deletedBefore, int most)
{
    auto rows = transaction.run(uR"(
        SELECT id FROM users WHERE deleted_at IS NOT NULL AND deleted_at < :before ORDER BY deleted_at LIMIT :most)"_s,
                                {{"before"_L1, bind(deletedBefore)}, {"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    QStringList ids;
    while (rows->next())
        ids << rows->text(0);
    // What points at a user goes before it.
    static const QStringList deletions{
        u"DELETE FROM refresh_tokens WHERE family_id IN (SELECT id FROM token_families WHERE user_id = :id)"_s,
        u"DELETE FROM token_families WHERE user_id = :id"_s,
        u"DELETE FROM authorization_codes WHERE user_id = :id"_s,
        u"DELETE FROM device_codes WHERE user_id = :id"_s,
        u"DELETE FROM consents WHERE user_id = :id"_s,
        u"DELETE FROM browser_sessions WHERE user_id = :id"_s,
        u"DELETE FROM login_locks WHERE subject_key = :id"_s,
        u"DELETE FROM users WHERE id = :id"_s};
    for (const QString &id : ids) {
        for (const QString &deletion : deletions) {
            if (auto deleted = transaction.run(deletion, {{"id"_L1, id}}); !deleted)
                return fail(deleted.error());
        }
    }
    return int(ids.size());
}

Result<bool> UserRepository::recordSignIn(Transaction &transaction, const UserId &id, const QString &judgedHash,
                                          Instant now)
{
    return changesARow(transaction, uR"(
        UPDATE users
           SET last_login_at = :now
         WHERE id = :id AND password_hash = :hash AND is_active = 1 AND deleted_at IS NULL)"_s,
                       {{"now"_L1, bind(now)}, {"id"_L1, id.value}, {"hash"_L1, judgedHash}});
}

} // namespace core
