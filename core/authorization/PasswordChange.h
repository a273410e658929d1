#pragma once

#include "core/sessions/BrowserSessions.h"
#include "core/settings/Settings.h"
#include "core/users/PasswordSignIn.h"

namespace core {

/// Why a new password was not taken.
struct PasswordChangeRefusal
{
    enum class Kind {
        OldPassword, ///< `signIn` tells why, as at a sign-in
        Rules,       ///< `missingRules`: see missingPasswordRules()
        Overloaded,
        Changed, ///< somebody else changed the user meanwhile, or he may not sign in any more
        Storage
    };
    Kind kind = Kind::Storage;
    SignInRefusal signIn = {};
    QStringList missingRules = {};
};

/// A user gives himself a new password: the old one is asked for, within the limits on failed sign-ins. Ends the user's
/// other sessions and all token families; audited (password_change). Waits for hash pool and writer: request pool only.
class PasswordChange
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        PasswordSignIn &signIn;
        BrowserSessions &sessions;
        HashPool &hashPool;
        const Clock &clock;
        Random &random;
        PasswordPolicy policy = PasswordPolicy::Classic;
        int bcryptCost = 12;
    };
    explicit PasswordChange(Context context) : m_context(context) {}
    /// `current` is the session that asks and stays; empty: none does.
    /// The user as he is now: who was read before may not begin a session any more.
    Result<User, PasswordChangeRefusal> change(const User &user, SecretBytes oldPassword, const QString &newPassword,
                                               const SessionId &current, const Origin &origin);

private:
    Result<User> store(Transaction &transaction, const User &user, const QString &hash, const SessionId &current,
                       const Origin &origin) const;
    Context m_context;
};

} // namespace core
