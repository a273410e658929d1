#include "core/sessions/SessionFamily.h"

#include <QStringList>

namespace core {

using namespace Qt::StringLiterals;

Result<std::vector<SessionFamily>> SessionFamily::of(SqlConnection &connection, const SessionId &session)
{
    if (session.isEmpty())
        return std::vector<SessionFamily>();
    auto rows = connection.run(uR"(
        SELECT id, client_id, state = 'active', scope
          FROM token_families
         WHERE session_id = :session AND session_id <> '')"_s,
                               {{"session"_L1, session.value}});
    if (!rows)
        return fail(rows.error());
    std::vector<SessionFamily> families;
    while (rows->next())
        families.push_back({FamilyId{rows->text(0)}, ClientId{rows->text(1)}, rows->flag(2),
                            rows->text(3).split(u' ').contains("offline_access"_L1)});
    return families;
}

} // namespace core
