#include "tests/support/AuditGenerator.h"

#include "core/audit/AuditChain.h"
#include "core/base/Clock.h"
#include "core/database/Migrator.h"
#include "tests/support/AuditPace.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <random>

using namespace Qt::StringLiterals;

namespace tests {

namespace {

constexpr qint64 kRowsACommit = 50'000;
constexpr int kUsers = 20'000;
constexpr int kClients = 40;
constexpr int kAddresses = 60'000;
constexpr qint64 kDay = 86'400'000;
constexpr qint64 kDays = 90;
const QString kNode = u"0d4c2b1a-node"_s;

QString uuidOf(quint64 high, quint64 low)
{
    const QString hex =
        QString::number(high, 16).rightJustified(16, u'0') + QString::number(low, 16).rightJustified(16, u'0');
    return hex.left(8) + u'-' + hex.mid(8, 4) + u"-4"_s + hex.mid(13, 3) + u"-a"_s + hex.mid(17, 3) + u'-' +
           hex.mid(20);
}

struct Kind
{
    int weight;
    const char *event;
    bool success;
    const char *error;
    const char *grant;
};

constexpr Kind kOrdinary[] = {{600, "token_refresh", true, "", "refresh_token"},
                              {110, "login_success", true, "", ""},
                              {90, "token_issued", true, "", "authorization_code"},
                              {40, "token_issued", true, "", "client_credentials"},
                              {45, "login_failed", false, "bad_credentials", ""},
                              {40, "token_revoke", true, "", ""},
                              {30, "token_invalid", false, "expired", ""},
                              {15, "token_invalid", false, "unknown_token", ""},
                              {10, "token_invalid", false, "wrong_client", ""},
                              {8, "consent_granted", true, "", ""},
                              {5, "rate_limit_exceeded", false, "too_many_requests", ""},
                              {3, "password_change", true, "", ""},
                              {2, "account_locked", false, "too_many_failures", ""},
                              {1, "settings_changed", true, "", ""},
                              {1, "security_incident", false, "refresh_token_reuse", ""}};

struct Draft
{
    Kind kind{};
    QString user;
    QString client;
    QString name;
    QString family;
    QString address;
    QString actor = u"http"_s;
};

/// Everything about a row follows from its number, so that a log can be continued.
class Story
{
public:
    Draft next(qint64 number, qint64 time)
    {
        m_random.seed(quint64(number) * 0x9E3779B97F4A7C15ULL + 1);
        return AuditPace::isAttack(time) && one(100) < 85 ? attack(time) : ordinary();
    }
    quint64 random() { return m_random(); }

    static QString userId(int user) { return uuidOf(0x11111111ULL * 3 + quint64(user) * 7919, quint64(user) * 104729); }
    static QString userName(int user) { return u"%1.%2"_s.arg(QString::fromLatin1(kNames[user % 20])).arg(user); }
    static constexpr const char *kNames[] = {"anna", "boris", "carla",   "dmitri", "elena",  "felix", "galina",
                                             "hugo", "irina", "jonas",   "karin",  "lev",    "maria", "nikolai",
                                             "olga", "pavel", "quentin", "rita",   "sergei", "tamara"};

private:
    int one(int of) { return int(m_random() % quint64(of)); }
    /// Few are frequent.
    int skewed(int of)
    {
        const double x = double(m_random() % 1'000'000) / 1'000'000;
        return int(x * x * x * of);
    }
    static QString addressOf(int number)
    {
        return u"10.%1.%2.%3"_s.arg(number / 65536).arg(number / 256 % 256).arg(number % 256);
    }
    Draft ordinary()
    {
        int weight = one(1000);
        const Kind *kind = kOrdinary;
        while (weight >= kind->weight)
            weight -= (kind++)->weight;
        Draft draft{*kind, {}, {}, {}, {}, {}, {}};
        draft.actor = u"http"_s;
        const bool isMachine = one(100) < 12;
        const int user = isMachine ? 0 : 1 + skewed(kUsers - 1);
        const bool isFailure = qstrcmp(kind->event, "login_failed") == 0;
        if (isFailure && one(3) == 0)
            draft.name = u"%1%2"_s.arg(QString::fromLatin1(kNames[one(20)])).arg(one(5000));
        else
            draft.user = userId(user);
        draft.client = u"client-%1"_s.arg(skewed(kClients), 2, 10, QChar(u'0'));
        draft.address = isMachine ? u"192.168.7.7"_s : addressOf((user * 3 + one(3)) % kAddresses);
        if (qstrcmp(kind->event, "token_refresh") == 0)
            draft.family = uuidOf(quint64(user) * 31 + 7, quint64(user) * 4 + quint64(one(4)));
        if (qstrcmp(kind->event, "settings_changed") == 0)
            draft = {*kind, {}, {}, {}, {}, {}, u"console"_s};
        return draft;
    }
    Draft attack(qint64 time)
    {
        Draft draft{{0, "login_failed", false, "bad_credentials", ""}, {}, {}, {}, {}, {}, u"http"_s};
        draft.name =
            one(4) ? u"%1%2"_s.arg(QString::fromLatin1(kNames[one(20)])).arg(one(20'000)) : u"admin%1"_s.arg(one(100));
        draft.client = u"client-00"_s;
        draft.address = u"203.0.%1.%2"_s.arg(time / kDay % 100).arg(one(200));
        return draft;
    }

    std::mt19937_64 m_random;
};

/// Writes with the indexes taken away, and the sums made once at the end.
class Writer
{
public:
    explicit Writer(const QSqlDatabase &database) : m_database(database), m_query(database), m_insert(database) {}

    bool run(const QString &sql)
    {
        const bool done = m_query.exec(sql);
        if (!done)
            error = m_query.lastError().text() + u": "_s + sql;
        return done;
    }
    qint64 number(const QString &sql) { return run(sql) && m_query.next() ? m_query.value(0).toLongLong() : 0; }
    QString text(const QString &sql) { return run(sql) && m_query.next() ? m_query.value(0).toString() : QString(); }
    bool setIndexesAside()
    {
        if (!run(u"CREATE TABLE IF NOT EXISTS set_aside (sql TEXT NOT NULL)"_s))
            return false;
        run(u"SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'audit_logs' AND sql IS NOT NULL "
            "AND name <> 'audit_logs' AND name <> 'audit_logs_chain'"_s);
        QList<QStringList> parts;
        while (m_query.next())
            parts << QStringList{m_query.value(0).toString(), m_query.value(1).toString(), m_query.value(2).toString()};
        for (const QStringList &part : parts) {
            QSqlQuery keep(m_database);
            keep.prepare(u"INSERT INTO set_aside VALUES (?)"_s);
            keep.addBindValue(part[2]);
            if (!keep.exec() || !run(u"DROP %1 %2"_s.arg(part[0], part[1])))
                return false;
        }
        return true;
    }
    bool putIndexesBack()
    {
        run(u"SELECT sql FROM set_aside"_s);
        QStringList statements;
        while (m_query.next())
            statements << m_query.value(0).toString();
        for (const QString &statement : statements) {
            if (!run(statement))
                return false;
        }
        return run(u"DROP TABLE set_aside"_s) && run(u"DELETE FROM audit_hours"_s) &&
               run(u"DELETE FROM audit_values"_s) &&
               run(u"INSERT OR REPLACE INTO audit_counted SELECT node_id, max(seq) FROM audit_logs GROUP BY node_id"_s) &&
               run(u"INSERT INTO audit_hours SELECT kind, created_at / 3600000, count(*) FROM audit_logs GROUP BY 1, 2"_s) &&
               run(u"INSERT INTO audit_hours SELECT kind % 2, hour, sum(rows) FROM audit_hours GROUP BY 1, 2"_s) &&
               run(u"UPDATE audit_kinds SET rows = (SELECT sum(rows) FROM audit_hours WHERE kind = id)"_s) &&
               run(u"INSERT INTO audit_values SELECT 'address', ip_address, count(*) FROM audit_logs WHERE ip_address "
                   u"<> '' "
                   "GROUP BY ip_address COLLATE NOCASE"_s) &&
               run(u"INSERT INTO audit_values SELECT 'user', user_id, count(*) FROM audit_logs WHERE user_id IS NOT "
                   u"NULL "
                   "GROUP BY user_id COLLATE NOCASE"_s) &&
               run(u"INSERT INTO audit_values SELECT 'name', typed_name, count(*) FROM audit_logs WHERE typed_name IS "
                   u"NOT "
                   "NULL GROUP BY typed_name COLLATE NOCASE"_s);
    }
    bool addUsers(qint64 time)
    {
        QSqlQuery insert(m_database);
        insert.prepare(u"INSERT OR IGNORE INTO users (id, username, username_key, email, email_key, password_hash, "
                       "created_at, updated_at) VALUES (?, ?, ?, ?, ?, 'none', ?, ?)"_s);
        for (int user = 0; user < kUsers; ++user) {
            const QString name = Story::userName(user);
            for (const QVariant &value :
                 {QVariant(Story::userId(user)), QVariant(name), QVariant(name), QVariant(name + u"@example.com"_s),
                  QVariant(name + u"@example.com"_s), QVariant(time), QVariant(time)})
                insert.addBindValue(value);
            if (!insert.exec()) {
                error = insert.lastError().text();
                return false;
            }
        }
        return true;
    }
    bool add(const Draft &draft, qint64 seq, qint64 time, QString &hash, quint64 random)
    {
        QJsonObject data;
        if (!draft.name.isEmpty())
            data.insert(u"username"_s, draft.name);
        if (!draft.family.isEmpty())
            data.insert(u"family_id"_s, draft.family);
        if (*draft.kind.grant)
            data.insert(u"grant"_s, QString::fromLatin1(draft.kind.grant));
        const auto orNull = [](const QString &text) {
            return text.isEmpty() ? std::nullopt : std::optional(text.toUtf8());
        };
        const core::ChainedRow row{.id = uuidOf(random, quint64(seq)).toUtf8(),
                                   .nodeId = kNode.toUtf8(),
                                   .seq = seq,
                                   .userId = orNull(draft.user),
                                   .clientId = orNull(draft.client),
                                   .eventType = draft.kind.event,
                                   .eventData = QJsonDocument(data).toJson(QJsonDocument::Compact),
                                   .address = draft.address.toUtf8(),
                                   .userAgent = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101",
                                   .success = draft.kind.success,
                                   .errorMessage = draft.kind.error,
                                   .requestId = uuidOf(random ^ 0x5555, random * 31).toUtf8(),
                                   .actor = draft.actor.toUtf8(),
                                   .createdAt = time,
                                   .prevHash = hash};
        hash = core::chainHash(row);
        if (m_insert.lastQuery().isEmpty())
            m_insert.prepare(
                u"INSERT INTO audit_logs (id, node_id, seq, user_id, client_id, event_type, event_data, "
                "ip_address, user_agent, success, error_message, request_id, actor, created_at, prev_hash, "
                "hash, kind, typed_name, family_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "?, ?, ?)"_s);
        int place = 0;
        const auto bindText = [&](const QString &text) { m_insert.bindValue(place++, text.isNull() ? u""_s : text); };
        const auto bindOrNull = [&](const QString &text) {
            m_insert.bindValue(place++, text.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(text));
        };
        bindText(QString::fromLatin1(row.id));
        bindText(kNode);
        m_insert.bindValue(place++, seq);
        bindOrNull(draft.user);
        bindOrNull(draft.client);
        bindText(QString::fromLatin1(row.eventType));
        bindText(QString::fromUtf8(row.eventData));
        bindText(draft.address);
        bindText(QString::fromLatin1(row.userAgent));
        m_insert.bindValue(place++, int(row.success));
        bindText(QString::fromLatin1(row.errorMessage));
        bindText(QString::fromLatin1(row.requestId));
        bindText(draft.actor);
        m_insert.bindValue(place++, time);
        bindText(row.prevHash);
        bindText(hash);
        m_insert.bindValue(place++, kindOf(draft));
        bindOrNull(draft.user.isEmpty() ? draft.name : QString());
        bindOrNull(draft.family);
        if (!m_insert.exec())
            error = m_insert.lastError().text();
        return error.isEmpty();
    }

    QString error;

private:
    qint64 kindOf(const Draft &draft)
    {
        const QString key =
            QStringList{QString::fromLatin1(draft.kind.event), draft.client, QString::fromLatin1(draft.kind.error),
                        QString::fromLatin1(draft.kind.grant), draft.actor}
                .join(u'\n');
        if (const auto known = m_kinds.constFind(key); known != m_kinds.constEnd())
            return *known;
        const QStringList parts = key.split(u'\n');
        QSqlQuery query(m_database);
        query.prepare(u"SELECT id FROM audit_kinds WHERE event_type = ? AND client_id = ? AND error_message = ? AND "
                      "grant_type = ? AND actor = ? AND id % 2 = ?"_s);
        for (const QString &part : parts)
            query.addBindValue(part);
        query.addBindValue(int(draft.kind.success));
        if (query.exec() && query.next())
            return *m_kinds.insert(key, query.value(0).toLongLong());
        const qint64 highest = number(u"SELECT COALESCE(max(id), 1) FROM audit_kinds"_s);
        const qint64 id = highest + 1 + ((highest + 1) % 2 != int(draft.kind.success));
        query.prepare(u"INSERT INTO audit_kinds VALUES (?, ?, ?, ?, ?, ?, 0, 0)"_s);
        query.addBindValue(id);
        for (const QString &part : parts)
            query.addBindValue(part);
        if (!query.exec())
            error = query.lastError().text();
        return *m_kinds.insert(key, id);
    }

    QSqlDatabase m_database;
    QSqlQuery m_query;
    QSqlQuery m_insert;
    QHash<QString, qint64> m_kinds;
};

bool fillOpened(Writer &writer, qint64 rows, const std::function<void(qint64)> &progress)
{
    writer.run(u"PRAGMA journal_mode = WAL"_s);
    writer.run(u"PRAGMA synchronous = OFF"_s);
    writer.run(u"PRAGMA cache_size = -800000"_s);
    writer.run(u"PRAGMA temp_store = FILE"_s);
    qint64 done = writer.number(u"SELECT COALESCE(max(seq), 0) FROM audit_logs"_s);
    const bool isAside = writer.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'set_aside'"_s) > 0;
    if (done >= rows && !isAside)
        return true;
    if (!writer.run(u"BEGIN"_s) || (!isAside && !writer.setIndexesAside()))
        return false;
    const qint64 now = core::toMillis(core::SystemClock().now());
    if (done == 0 && !writer.addUsers(now - kDays * kDay))
        return false;
    const qint64 first = done == 0 ? now - kDays * kDay : writer.number(u"SELECT min(created_at) FROM audit_logs"_s);
    AuditPace pace(first / kDay * kDay, now, rows);
    QString hash = core::chainStart();
    if (done > 0) {
        writer.run(u"COMMIT"_s);
        writer.run(u"BEGIN"_s);
        hash = writer.text(u"SELECT hash FROM audit_logs ORDER BY seq DESC LIMIT 1"_s);
    }
    Story story;
    while (done < rows) {
        const qint64 time = pace.timeOf(++done);
        const Draft draft = story.next(done, time);
        if (!writer.add(draft, done, time, hash, story.random()))
            return false;
        if (done % kRowsACommit != 0)
            continue;
        if (!writer.run(u"COMMIT"_s) || !writer.run(u"BEGIN"_s))
            return false;
        if (progress)
            progress(done);
    }
    return writer.putIndexesBack() && writer.run(u"COMMIT"_s) && writer.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

} // namespace

bool AuditGenerator::fill(qint64 rows, const std::function<void(qint64)> &progress)
{
    {
        auto database = core::Database::open({.path = m_path});
        if (!database || !core::Migrator(**database).migrate()) {
            error = m_path + u" cannot be made"_s;
            return false;
        }
    }
    bool filled = false;
    {
        QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"generator"_s);
        raw.setDatabaseName(m_path);
        if (raw.open()) {
            Writer writer(raw);
            filled = fillOpened(writer, rows, progress);
            error = writer.error;
        }
    }
    QSqlDatabase::removeDatabase(u"generator"_s);
    return filled;
}

} // namespace tests
