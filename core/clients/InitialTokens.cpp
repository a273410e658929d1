#include "core/clients/InitialTokens.h"

#include "core/crypto/TokenDigest.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr size_t kTokenBytes = 32;

QString hashOfInitialToken(const SecretBytes &token)
{
    return sha256Hex(QByteArrayView(reinterpret_cast<const char *>(token.data()), qsizetype(token.size())));
}

Result<bool> findsARow(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

} // namespace

Result<QString> InitialTokens::make(Transaction &transaction, int uses, std::chrono::seconds lifetime,
                                    const Origin &origin)
{
    if (uses < 1 || uses > kMostUses)
        return fail(ErrorKind::InvalidInput, u"an initial access token is good for 1 to %1 clients"_s.arg(kMostUses),
                    u"uses"_s);
    if (lifetime < std::chrono::seconds(1) || lifetime > kLongestLifetime)
        return fail(ErrorKind::InvalidInput, u"an initial access token lives 1 second to 365 days"_s, u"lifetime"_s);
    const Instant now = m_clock.now();
    if (const auto purged = purge(transaction, now); !purged)
        return fail(purged.error());
    const QString token = m_random.urlSafeText(kTokenBytes);
    const QString id = m_random.uuid();
    const auto inserted = transaction.run(uR"(
        INSERT INTO registration_tokens (id, token_hash, uses_left, created_at, expires_at)
        VALUES (:id, :token_hash, :uses_left, :created_at, :expires_at))"_s,
                                          {{"id"_L1, id},
                                           {"token_hash"_L1, hashOfInitialToken(SecretBytes::fromText(token))},
                                           {"uses_left"_L1, uses},
                                           {"created_at"_L1, bind(now)},
                                           {"expires_at"_L1, bind(now + lifetime)}});
    if (!inserted)
        return fail(inserted.error());
    AuditEvent event;
    event.type = EventType::SettingsChanged;
    event.data = {{u"after"_s, QJsonObject{{u"initial_access_token"_s, id},
                                           {u"uses"_s, uses},
                                           {u"expires_at"_s, toDateTime(now + lifetime).toString(Qt::ISODateWithMs)}}}};
    event.origin = origin;
    if (const auto audited = m_audit.append(transaction, event); !audited)
        return fail(audited.error());
    return token;
}

Result<bool> InitialTokens::spend(Transaction &transaction, const SecretBytes &token)
{
    const auto spent = transaction.run(uR"(
        UPDATE registration_tokens
           SET uses_left = uses_left - 1
         WHERE token_hash = :token_hash AND uses_left > 0 AND expires_at > :now)"_s,
                                       {{"token_hash"_L1, hashOfInitialToken(token)}, {"now"_L1, bind(m_clock.now())}});
    if (!spent)
        return fail(spent.error());
    return spent->affected() > 0;
}

Result<bool> InitialTokens::isGood(SqlConnection &connection, const SecretBytes &token) const
{
    return findsARow(connection, uR"(
        SELECT 1 FROM registration_tokens
         WHERE token_hash = :token_hash AND uses_left > 0 AND expires_at > :now)"_s,
                     {{"token_hash"_L1, hashOfInitialToken(token)}, {"now"_L1, bind(m_clock.now())}});
}

Result<bool> InitialTokens::isAnyGood(SqlConnection &connection) const
{
    return findsARow(connection,
                     u"SELECT 1 FROM registration_tokens WHERE uses_left > 0 AND expires_at > :now LIMIT 1"_s,
                     {{"now"_L1, bind(m_clock.now())}});
}

Result<int> InitialTokens::purge(Transaction &transaction, Instant now)
{
    const auto gone = transaction.run(u"DELETE FROM registration_tokens WHERE uses_left = 0 OR expires_at <= :now"_s,
                                      {{"now"_L1, bind(now)}});
    if (!gone)
        return fail(gone.error());
    return gone->affected();
}

} // namespace core
