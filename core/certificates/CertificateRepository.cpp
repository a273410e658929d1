#include "core/certificates/CertificateRepository.h"

namespace core {

using namespace Qt::StringLiterals;
using Role = CertificateRecord::Role;
using Source = CertificateRecord::Source;

static QString roleName(Role role)
{
    return role == Role::Authority ? u"authority"_s : u"server"_s;
}

static QString sourceName(Source source)
{
    return source == Source::SelfMade ? u"self_made"_s : u"imported"_s;
}

Result<std::optional<CertificateRecord>> CertificateRepository::find(SqlConnection &connection, Role role)
{
    auto rows = connection.run(uR"(
        SELECT id, source, chain, sealed_key, created_at, expires_at
          FROM certificates
         WHERE role = :role)"_s,
                               {{"role"_L1, roleName(role)}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return CertificateRecord{.id = rows->text(0),
                             .role = role,
                             .source =
                                 rows->text(1) == sourceName(Source::SelfMade) ? Source::SelfMade : Source::Imported,
                             .chainPem = rows->text(2).toLatin1(),
                             .sealedKey = rows->bytes(3),
                             .createdAt = rows->instant(4),
                             .expiresAt = rows->instant(5)};
}

Result<void> CertificateRepository::replace(Transaction &transaction, const CertificateRecord &record)
{
    if (const auto removed = remove(transaction, record.role); !removed)
        return fail(removed.error());
    auto rows = transaction.run(uR"(
        INSERT INTO certificates (id, role, source, chain, sealed_key, created_at, expires_at)
        VALUES (:id, :role, :source, :chain, :sealed_key, :created_at, :expires_at))"_s,
                                {{"id"_L1, record.id},
                                 {"role"_L1, roleName(record.role)},
                                 {"source"_L1, sourceName(record.source)},
                                 {"chain"_L1, QString::fromLatin1(record.chainPem)},
                                 {"sealed_key"_L1, record.sealedKey},
                                 {"created_at"_L1, bind(record.createdAt)},
                                 {"expires_at"_L1, bind(record.expiresAt)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> CertificateRepository::remove(Transaction &transaction, Role role)
{
    auto rows = transaction.run(u"DELETE FROM certificates WHERE role = :role"_s, {{"role"_L1, roleName(role)}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() > 0;
}

} // namespace core
