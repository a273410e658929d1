#include "core/sessions/LogoutDeliveryRepository.h"

namespace core {

using namespace Qt::StringLiterals;

Result<void> LogoutDeliveryRepository::insert(Transaction &transaction, const Row &row, Instant now)
{
    auto rows = transaction.run(uR"(
        INSERT INTO logout_deliveries (id, client_id, user_id, session_id, attempts, next_attempt_at, created_at)
        VALUES (:id, :client_id, :user_id, :session_id, 0, :next_attempt_at, :created_at))"_s,
                                {{"id"_L1, row.id},
                                 {"client_id"_L1, row.client.value},
                                 {"user_id"_L1, row.user.value},
                                 {"session_id"_L1, row.session.value},
                                 {"next_attempt_at"_L1, bind(now)},
                                 {"created_at"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<std::vector<LogoutDeliveryRepository::Row>> LogoutDeliveryRepository::due(SqlConnection &connection, Instant now,
                                                                                 int limit, int perClient)
{
    auto rows = connection.run(uR"(
        SELECT id, client_id, user_id, session_id, attempts, next_attempt_at
          FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY next_attempt_at, id) AS place
                  FROM logout_deliveries
                 WHERE next_attempt_at <= :now) AS queued
         WHERE place <= :per_client
         ORDER BY next_attempt_at, id
         LIMIT :limit)"_s,
                               {{"now"_L1, bind(now)}, {"per_client"_L1, perClient}, {"limit"_L1, limit}});
    if (!rows)
        return fail(rows.error());
    std::vector<Row> due;
    while (rows->next())
        due.push_back({rows->text(0), ClientId{rows->text(1)}, UserId{rows->text(2)}, SessionId{rows->text(3)},
                       int(rows->integer(4)), rows->instant(5)});
    return due;
}

Result<bool> LogoutDeliveryRepository::take(Transaction &transaction, const Row &row, Instant until)
{
    auto rows = transaction.run(uR"(
        UPDATE logout_deliveries
           SET attempts = attempts + 1, next_attempt_at = :until
         WHERE id = :id AND next_attempt_at = :seen)"_s,
                                {{"until"_L1, bind(until)}, {"id"_L1, row.id}, {"seen"_L1, bind(row.nextAttemptAt)}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

Result<void> LogoutDeliveryRepository::putOff(Transaction &transaction, const QString &id, Instant until)
{
    auto rows = transaction.run(u"UPDATE logout_deliveries SET next_attempt_at = :until WHERE id = :id"_s,
                                {{"until"_L1, bind(until)}, {"id"_L1, id}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> LogoutDeliveryRepository::remove(Transaction &transaction, const QString &id)
{
    auto rows = transaction.run(u"DELETE FROM logout_deliveries WHERE id = :id"_s, {{"id"_L1, id}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

} // namespace core
