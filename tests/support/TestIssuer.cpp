#include "tests/support/TestIssuer.h"

#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tests {

using namespace Qt::StringLiterals;
using namespace core;

TestIssuer::TestIssuer(KeyPlan plan, DatabaseOptions options)
    : database(std::move(options))
    , keys({database.database(), audit, ring, envelope, clock}, plan)
    , clients(database.database(), clock)
    , tokens({database.database(), audit, ring, clients, envelope, clock, random}, u"https://issuer.test"_s,
             u"codelab-api"_s, {})
{
    const auto loaded = keys.load(origin());
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().detail));
}

KeyPlan TestIssuer::quickPlan()
{
    KeyPlan plan;
    plan.algorithm = SigningAlgorithm::EdDSA;
    return plan;
}

Origin TestIssuer::origin(const QString &address)
{
    return {.address = address, .userAgent = u"test"_s, .requestId = {}, .actor = u"http"_s};
}

User TestIssuer::addUser(const QString &name)
{
    User user{.id = UserId{random.uuid()},
              .username = name,
              .email = name + u"@example.com"_s,
              .createdAt = clock.now(),
              .updatedAt = clock.now(),
              .lastLoginAt = {},
              .deletedAt = {}};
    execute(u"INSERT INTO users (id, username, username_key, email, email_key, password_hash, created_at, updated_at) "
            "VALUES ('%1', '%2', '%2', '%3', '%3', '', 0, %4)"_s.arg(user.id.value, name, user.email,
                                                                     QString::number(core::toMillis(user.updatedAt))));
    return user;
}

static QString jsonArray(const QStringList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

Client TestIssuer::addClient(const QString &id, const std::function<void(Client &)> &change)
{
    Client client;
    client.rowId = random.uuid();
    client.id = ClientId{id};
    client.name = id;
    client.scopes = {u"api:read"_s, u"api:write"_s};
    client.grantTypes = {u"password"_s, u"refresh_token"_s};
    client.createdAt = clock.now();
    client.updatedAt = clock.now();
    if (change)
        change(client);
    execute(
        u"INSERT INTO oauth_clients (id, client_id, name, is_confidential, allowed_scopes, allowed_grant_types, "
        "grace_seconds, reuse_policy, created_at, updated_at) VALUES ('%1', '%2', '%2', 0, '%3', '%4', %5, '%6', 0, 0)"_s
            .arg(client.rowId, id, jsonArray(client.scopes), jsonArray(client.grantTypes))
            .arg(client.graceSeconds.count())
            .arg(client.reusePolicy == ReusePolicy::Family ? u"family"_s : u"user_and_client"_s));
    return client;
}

TokenSet TestIssuer::signIn(const User &user, const Client &client)
{
    auto issued = tokens.issue({.user = user,
                                .client = client,
                                .scopes = client.scopes,
                                .accessLifetime = {},
                                .grant = u"password"_s,
                                .origin = origin()});
    if (!issued)
        qFatal("%s", qPrintable(issued.error().detail));
    return *issued;
}

Result<TokenSet, RefreshRefusal> TestIssuer::refresh(const QByteArray &token, const Client &client)
{
    return tokens.rotate({.token = token, .client = client, .scopes = {}, .origin = origin()});
}

Result<TokenSet, RefreshRefusal> TestIssuer::refresh(const QByteArray &token, const Client &client,
                                                     const QStringList &scopes)
{
    return tokens.rotate({.token = token, .client = client, .scopes = scopes, .origin = origin()});
}

QString TestIssuer::text(const QString &sql)
{
    const auto value = database.database().writeNow([&](Transaction &transaction) -> Result<QString> {
        auto rows = transaction.run(sql);
        if (!rows)
            return fail(rows.error());
        return rows->next() ? rows->text(0) : QString();
    });
    if (!value)
        qFatal("%s", qPrintable(value.error().detail));
    return *value;
}

qint64 TestIssuer::number(const QString &sql)
{
    return text(sql).toLongLong();
}

void TestIssuer::execute(const QString &sql)
{
    text(sql);
}

qint64 TestIssuer::events(EventType type)
{
    return number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = '%1'"_s.arg(eventName(type)));
}

QString TestIssuer::familyState(const FamilyId &family)
{
    return text(u"SELECT state FROM token_families WHERE id = '%1'"_s.arg(family.value));
}

} // namespace tests
