#include "core/authorization/PushedRequestRepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Byte for byte, whatever a client sent: each byte is one character of Latin-1.
QString textOf(const PushedRequests::Parameters &parameters)
{
    QJsonArray pairs;
    for (const auto &[name, value] : parameters)
        pairs.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    return QString::fromUtf8(QJsonDocument(pairs).toJson(QJsonDocument::Compact));
}

PushedRequests::Parameters parametersFrom(const QString &text)
{
    PushedRequests::Parameters parameters;
    const QJsonArray pairs = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &pair : pairs)
        parameters.emplace_back(pair[0].toString().toLatin1(), pair[1].toString().toLatin1());
    return parameters;
}

} // namespace

Result<void> PushedRequestRepository::insert(Transaction &transaction, const QString &hash, const ClientId &client,
                                             const Row &row, Instant now)
{
    auto rows = transaction.run(uR"(
        INSERT INTO pushed_requests (request_hash, client_id, parameters, created_at, expires_at)
        VALUES (:hash, :client_id, :parameters, :created_at, :expires_at))"_s,
                                {{"hash"_L1, hash},
                                 {"client_id"_L1, client.value},
                                 {"parameters"_L1, textOf(row.parameters)},
                                 {"created_at"_L1, bind(now)},
                                 {"expires_at"_L1, bind(row.expiresAt)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<std::optional<PushedRequestRepository::Row>>
PushedRequestRepository::find(SqlConnection &connection, const QString &hash, const ClientId &client)
{
    auto rows = connection.run(uR"(
        SELECT parameters, expires_at
          FROM pushed_requests
         WHERE request_hash = :hash AND client_id = :client_id AND used_at IS NULL)"_s,
                               {{"hash"_L1, hash}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return Row{parametersFrom(rows->text(0)), rows->instant(1)};
}

Result<bool> PushedRequestRepository::spend(Transaction &transaction, const QString &hash, Instant now)
{
    auto rows = transaction.run(uR"(
        UPDATE pushed_requests
           SET used_at = :now
         WHERE request_hash = :hash AND used_at IS NULL)"_s,
                                {{"now"_L1, bind(now)}, {"hash"_L1, hash}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

} // namespace core
