#include "core/upkeep/LastVerification.h"

namespace core {

using namespace Qt::StringLiterals;

Result<std::optional<LastVerification>> lastVerification(Snapshot &snapshot)
{
    auto rows = snapshot.run(uR"(
        SELECT created_at, json_extract(event_data, '$.intact'), json_extract(event_data, '$.rows'),
               COALESCE(json_extract(event_data, '$.first_bad_seq'), 0)
          FROM audit_logs
         WHERE event_type = 'audit_exported' AND json_extract(event_data, '$.operation') = 'verify'
         ORDER BY created_at DESC
         LIMIT 1)"_s);
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return LastVerification{rows->instant(0), rows->flag(1), rows->integer(2), rows->integer(3)};
}

} // namespace core
