#include "core/admin/database/DatabaseUserBatchAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/UserExport.h"
#include "core/crypto/PasswordHash.h"
#include "core/sessions/UserEnding.h"
#include "core/users/UserRepository.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedByBatch = UsersArea | ChainsArea | AuditArea;

Result<int> numberFrom(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

} // namespace

QFuture<Result<EndPreview>> DatabaseUserBatchAdmin::previewEnd(std::vector<UserId> ids)
{
    return m_context.database.read([ids, now = m_context.clock.now()](Snapshot &snapshot) -> Result<EndPreview> {
        EndPreview preview;
        QHash<ClientId, int> chains;
        for (const UserId &id : ids) {
            const auto browsers = numberFrom(
                snapshot,
                u"SELECT count(*) FROM browser_sessions WHERE user_id = :id AND ended_at IS NULL AND expires_at > :now"_s,
                {{"id"_L1, id.value}, {"now"_L1, bind(now)}});
            if (!browsers)
                return fail(browsers.error());
            auto rows = snapshot.run(uR"(
                SELECT client_id, count(*)
                  FROM token_families
                 WHERE user_id = :id AND state = 'active' AND expires_at > :now
                 GROUP BY client_id)"_s,
                                     {{"id"_L1, id.value}, {"now"_L1, bind(now)}});
            if (!rows)
                return fail(rows.error());
            int ofThisUser = 0;
            while (rows->next()) {
                chains[ClientId{rows->text(0)}] += int(rows->integer(1));
                ofThisUser += int(rows->integer(1));
            }
            preview.browsers += *browsers;
            preview.chains += ofThisUser;
            preview.users += *browsers + ofThisUser > 0;
        }
        for (auto client = chains.cbegin(); client != chains.cend(); ++client)
            preview.byClient.push_back({client.key(), client.value()});
        std::ranges::sort(preview.byClient, [](const auto &a, const auto &b) {
            return std::tuple(-a.chains, a.client) < std::tuple(-b.chains, b.client);
        });
        return preview;
    });
}

QFuture<Result<EndedSessions>> DatabaseUserBatchAdmin::endSessions(std::vector<UserId> ids)
{
    return QtConcurrent::run(&m_context.pool, [this, ids]() -> Result<EndedSessions> {
        const auto ended = m_context.database.writeNow([&](Transaction &transaction) -> Result<EndedSessions> {
            EndedSessions sum;
            for (const UserId &id : ids) {
                const auto outcome =
                    UserEnding(m_context.random).end(transaction, id, {}, {u"admin"_s, m_context.clock.now()});
                if (!outcome)
                    return fail(outcome.error());
                if (outcome->isNothing())
                    continue;
                ++sum.users;
                sum.browsers += outcome->sessionsEnded;
                sum.chains += outcome->familiesEnded;
                QJsonObject data = outcome->toJson();
                data.insert(u"reason"_s, u"admin"_s);
                const auto audited = m_context.audit.append(
                    transaction, {EventType::TokenRevoke, true, id, {}, data, {}, m_context.origin()});
                if (!audited)
                    return fail(audited.error());
            }
            return sum;
        });
        if (ended && ended->users > 0)
            m_context.changed(kChangedByBatch);
        return ended;
    });
}

QString DatabaseUserBatchAdmin::generatedPassword() const
{
    return u"Aa1-"_s + m_context.random.urlSafeText(15); // as DatabaseUserAdmin makes them
}

Result<QString> DatabaseUserBatchAdmin::hashOf(const QString &password) const
{
    const SecretBytes secret = SecretBytes::fromText(password);
    Result<QString> hash = fail(ErrorKind::Busy, u"hashing did not run"_s);
    const auto work = [&hash, &secret, cost = m_context.bcryptCost, &random = m_context.random] {
        hash = PasswordHash::make(secret, cost, random);
    };
    if (!m_context.hashPool.run(work))
        work();
    return hash;
}

Result<void> DatabaseUserBatchAdmin::resetOne(Transaction &transaction, const UserId &id, const QString &hash) const
{
    const Instant now = m_context.clock.now();
    if (const auto set = UserRepository::setPasswordHash(transaction, id, hash, now); !set)
        return fail(set.error());
    const auto ended = UserEnding(m_context.random).end(transaction, id, {}, {u"password_change"_s, now});
    if (!ended)
        return fail(ended.error());
    return m_context.audit.append(transaction,
                                  {EventType::PasswordChange, true, id, {}, ended->toJson(), {}, m_context.origin()});
}

QFuture<Result<std::vector<GivenPassword>>> DatabaseUserBatchAdmin::resetPasswords(std::vector<UserId> ids,
                                                                                   Progress progress)
{
    return QtConcurrent::run(&m_context.pool, [this, ids, progress]() -> Result<std::vector<GivenPassword>> {
        std::vector<GivenPassword> passwords;
        QHash<UserId, QString> hashes;
        for (const UserId &id : ids) {
            if (progress && !progress(int(hashes.size()), int(ids.size())))
                return fail(ErrorKind::Cancelled, u"no password was changed"_s);
            passwords.push_back({id, {}, {}, generatedPassword()});
            const auto hash = hashOf(passwords.back().password);
            if (!hash)
                return fail(hash.error());
            hashes.insert(id, *hash);
        }
        std::vector<GivenPassword> given;
        const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            for (const GivenPassword &password : passwords) {
                const auto user = UserRepository::find(transaction, password.id);
                if (!user)
                    return fail(user.error());
                if (!*user || (*user)->deletedAt)
                    continue;
                if (const auto reset = resetOne(transaction, password.id, hashes.value(password.id)); !reset)
                    return reset;
                given.push_back({password.id, (*user)->username, (*user)->email, password.password});
            }
            return {};
        });
        if (!written)
            return fail(written.error());
        m_context.changed(kChangedByBatch);
        return given;
    });
}

QFuture<Result<std::vector<FailedAddress>>> DatabaseUserBatchAdmin::failedAddresses(UserId id, Instant since)
{
    return m_context.database.read([id, since](Snapshot &snapshot) -> Result<std::vector<FailedAddress>> {
        auto rows = snapshot.run(uR"(
            SELECT ip_address, count(*), max(created_at)
              FROM audit_logs
             WHERE user_id = :id AND created_at >= :since AND success = 0 AND event_type = 'login_failed'
             GROUP BY ip_address
             ORDER BY count(*) DESC, ip_address
             LIMIT 20)"_s,
                                 {{"id"_L1, id.value}, {"since"_L1, bind(since)}});
        if (!rows)
            return fail(rows.error());
        std::vector<FailedAddress> addresses;
        while (rows->next())
            addresses.push_back({rows->text(0), int(rows->integer(1)), rows->instant(2)});
        return addresses;
    });
}

QFuture<Result<int>> DatabaseUserBatchAdmin::exportTo(QString path, UserExportFormat format, UserFilter filter,
                                                      PageRequest order)
{
    return QtConcurrent::run(&m_context.pool,
                             [=, this] { return UserExport(m_context).write(path, format, filter, order); });
}

} // namespace core
