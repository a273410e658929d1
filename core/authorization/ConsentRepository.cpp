#include "core/authorization/ConsentRepository.h"

#include "core/database/JsonList.h"

namespace core {

using namespace Qt::StringLiterals;

static Consent consentFromRow(const Rows &row)
{
    return {UserId{row.text(0)}, ClientId{row.text(1)}, listFromJson(row.text(2)), row.instant(3), row.instant(4)};
}

Result<std::optional<Consent>> ConsentRepository::find(SqlConnection &connection, const UserId &user,
                                                       const ClientId &client)
{
    auto rows = connection.run(uR"(
        SELECT user_id, client_id, scopes, granted_at, updated_at
          FROM consents
         WHERE user_id = :user_id AND client_id = :client_id)"_s,
                               {{"user_id"_L1, user.value}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return consentFromRow(*rows);
}

Result<std::vector<Consent>> ConsentRepository::list(SqlConnection &connection, const UserId &user)
{
    auto rows = connection.run(uR"(
        SELECT user_id, client_id, scopes, granted_at, updated_at
          FROM consents
         WHERE user_id = :user_id
         ORDER BY updated_at DESC, client_id)"_s,
                               {{"user_id"_L1, user.value}});
    if (!rows)
        return fail(rows.error());
    std::vector<Consent> consents;
    while (rows->next())
        consents.push_back(consentFromRow(*rows));
    return consents;
}

Result<void> ConsentRepository::put(Transaction &transaction, const Consent &consent)
{
    auto rows = transaction.run(uR"(
        INSERT INTO consents (user_id, client_id, scopes, granted_at, updated_at)
        VALUES (:user_id, :client_id, :scopes, :granted_at, :updated_at)
            ON CONFLICT (user_id, client_id) DO UPDATE SET scopes = excluded.scopes, updated_at = excluded.updated_at)"_s,
                                {{"user_id"_L1, consent.user.value},
                                 {"client_id"_L1, consent.client.value},
                                 {"scopes"_L1, jsonList(consent.scopes)},
                                 {"granted_at"_L1, bind(consent.grantedAt)},
                                 {"updated_at"_L1, bind(consent.updatedAt)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> ConsentRepository::remove(Transaction &transaction, const UserId &user, const ClientId &client)
{
    auto rows = transaction.run(u"DELETE FROM consents WHERE user_id = :user_id AND client_id = :client_id"_s,
                                {{"user_id"_L1, user.value}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

} // namespace core
