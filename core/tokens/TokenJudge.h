#pragma once

#include "core/database/SqlConnection.h"
#include "core/tokens/ProvenToken.h"
#include "core/tokens/TokenService.h"

namespace core {

/// The live state of a proven token by indexed look-ups: family, user, client, and for access tokens the denied `jti`.
class TokenJudge
{
public:
    static Result<TokenState> judge(SqlConnection &connection, const ProvenToken &proven, Instant now);

private:
    static Result<QString> reasonAgainst(SqlConnection &connection, const ProvenToken &proven, TokenState &state);
    static Result<QString> reasonAgainstMachine(SqlConnection &connection, const ProvenToken &proven);
    static Result<QString> reasonAgainstAccess(SqlConnection &connection, const ProvenToken &proven, TokenState &state);
    static Result<QString> reasonAgainstRefresh(SqlConnection &connection, const ProvenToken &proven,
                                                TokenState &state);
};

} // namespace core
