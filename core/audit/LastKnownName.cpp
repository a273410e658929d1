#include "core/audit/LastKnownName.h"

namespace core {

using namespace Qt::StringLiterals;

QString lastKnownName(const QString &user)
{
    // + : along the user's own rows, of which the deletion is one of the last, not along everybody's changes.
    return uR"((SELECT COALESCE(json_extract(named.event_data, '$.after.username'),
                                json_extract(named.event_data, '$.before.username')) AS last_name
                  FROM audit_logs named
                 WHERE named.user_id = %1 AND +named.event_type IN ('user_created', 'user_updated', 'user_deleted')
                   AND json_valid(named.event_data) AND last_name IS NOT NULL
                 ORDER BY named.created_at DESC, named.seq DESC
                 LIMIT 1))"_s.arg(user);
}

} // namespace core
