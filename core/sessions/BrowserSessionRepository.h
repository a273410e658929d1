#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/sessions/BrowserSession.h"
#include "core/sessions/SessionFamily.h"
#include "core/sessions/SessionLimits.h"

#include <optional>
#include <vector>

namespace core {

/// SQL of the table `browser_sessions` and of what hangs on a session. Nothing here writes an audit row.
class BrowserSessionRepository
{
public:
    struct Row
    {
        BrowserSession session;
        bool isLiving = false; ///< within the bounds that were asked with
    };
    /// `userUpdatedAt` is that of the user who was judged: a password set since then must win. False when the user may
    /// not sign in any more.
    static Result<bool> insert(Transaction &transaction, const BrowserSession &session, const QString &secretHash,
                               Instant userUpdatedAt);
    /// A new sign-in of the same user under a new cookie; false when `oldHash` is not its cookie any more, or as above.
    static Result<bool> renew(Transaction &transaction, const BrowserSession &session, const QString &oldHash,
                              const QString &newHash, Instant userUpdatedAt);
    /// Not ended; maybe past its limits.
    static Result<std::optional<Row>> findBySecret(SqlConnection &connection, const QString &secretHash,
                                                   const SessionBounds &bounds);
    static Result<std::optional<Row>> find(SqlConnection &connection, const SessionId &id, const SessionBounds &bounds);
    /// Not ended, newest first.
    static Result<std::vector<Row>> ofUser(SqlConnection &connection, const UserId &user, const SessionBounds &bounds);
    /// Seen now. `latestEnd` takes back what a clock that was ahead has given too much.
    static Result<void> touch(Transaction &transaction, const SessionId &id, Instant now, Instant latestEnd);
    /// The one statement that ends it; false when it had ended.
    static Result<bool> end(Transaction &transaction, const SessionId &id, const QString &reason, Instant now);
    /// Those that began in it, ended ones too.
    static Result<std::vector<SessionFamily>> familiesOf(SqlConnection &connection, const SessionId &id);
    static Result<int> countLivingFamilies(SqlConnection &connection, const UserId &user, Instant now);
    /// Codes that were not exchanged yet must not outlive the session.
    static Result<void> dropCodesOf(Transaction &transaction, const BrowserSession &session);
    /// The same for all sessions of a user but `except`; devices that were allowed in and did not come yet stay out.
    static Result<void> dropCodesOf(Transaction &transaction, const UserId &user, const SessionId &except);
};

} // namespace core
