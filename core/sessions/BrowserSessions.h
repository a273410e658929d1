#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/database/Database.h"
#include "core/sessions/BrowserSession.h"
#include "core/sessions/SessionLimits.h"
#include "core/users/User.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// The signed-in browsers. A session ends by sign-out, by its idle and absolute limits, with a new password, and with
/// its user. Waits for the database: request pool only.
class BrowserSessions
{
public:
    using Limits = SessionLimits;
    struct Context
    {
        Database &database;
        AuditLog &audit;
        const Clock &clock;
        Random &random;
    };
    struct Begun
    {
        BrowserSession session;
        QByteArray cookie; ///< 256 random bits, base64url; kept nowhere
    };
    struct Found
    {
        BrowserSession session;
        User user;
    };

    explicit BrowserSessions(Context context, Limits limits);
    ~BrowserSessions();
    void adopt(Limits limits); ///< any thread
    Limits limits() const;     ///< any thread
    /// Told, on any thread, after a commit that queued back-channel logouts.
    void setLogoutListener(std::function<void()> listener);
    /// For those who queue some beside this class.
    void tellOfLogouts() const;

    /// After a right password. `previous` is the cookie that the browser sent, if any: the same user keeps the
    /// session's id under a new cookie, with a new authenticatedAt; of another user it ends. Conflict when the user may
    /// not sign in any more.
    Result<Begun> begin(const User &user, const QByteArray &previous, const Origin &origin);
    /// The living session of a cookie, with its user as he is now; lastSeenAt moves at most once a minute. Empty for an
    /// unknown, ended or expired one and for a user who may not sign in.
    Result<std::optional<Found>> find(const QByteArray &cookie);
    /// Ends the session and the token families that began in it, but those with `offline_access`; queues back-channel
    /// logouts for its clients (see LogoutDeliveries) and writes the audit row. False when it had ended before.
    Result<bool> end(const SessionId &id, const QString &reason, const Origin &origin);
    /// All living ones of a user but `except`; returns how many.
    Result<int> endOf(const UserId &user, const SessionId &except, const QString &reason, const Origin &origin);
    /// Living ones, newest first.
    Result<std::vector<BrowserSession>> list(const UserId &user);

private:
    Result<BrowserSession> store(Transaction &transaction, const User &user, const QString &previousHash,
                                 const QString &newHash, const Origin &origin) const;
    Result<bool> endForAnother(Transaction &transaction, const BrowserSession &session, const Origin &origin) const;
    Result<void> record(Transaction &transaction, const UserId &user, QJsonObject data, const Origin &origin) const;
    void touch(BrowserSession &session, Instant now);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
