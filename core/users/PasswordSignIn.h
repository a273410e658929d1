#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/Database.h"
#include "core/users/HashPool.h"
#include "core/users/LoginThrottle.h"
#include "core/users/User.h"

#include <memory>

namespace core {

/// Why a password sign-in was refused; what a client hears of it is decided by the server.
struct SignInRefusal
{
    enum class Reason { BadCredentials, RateLimited, Locked, Overloaded, Storage };
    Reason reason = Reason::BadCredentials;
    std::chrono::seconds retryAfter{0};
    std::optional<Instant> lockedUntil;
    int limit = 0; ///< of the limit that refused, for X-RateLimit-Limit
    /// Bounded, for audit row and metric, never for a client: "bad_credentials", "locked", "rate_limited", "disabled",
    /// "overloaded", "storage".
    QString label = {};
};

/// The one way a password is checked: limits before any hashing, the same work and the same answer for unknown names,
/// disabled users and wrong passwords, failure counted, audited (login_failed, account_locked, rate_limit_exceeded), a
/// weak hash renewed, login_success and last_login_at written. Waits for hash pool and writer: request pool only.
class PasswordSignIn
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        LoginThrottle &throttle;
        HashPool &hashPool;
        const Clock &clock;
        Random &random;
        int bcryptCost = 12;
    };
    explicit PasswordSignIn(Context context);
    ~PasswordSignIn();

    /// At most as many sign-ins are inside as the hash pool has threads and places, waiting ones included; more get
    /// Overloaded before anything else, so that they never take all of the request pool.
    /// `name` is a user name or an e-mail address. A refusal comes at one of the moments of RefusalPace.
    Result<User, SignInRefusal> signIn(const QString &name, SecretBytes password, const ClientId &client,
                                       const Origin &origin);

private:
    struct Attempt;
    struct State;
    Result<User, SignInRefusal> enter(Attempt &attempt, const QString &name, SecretBytes password);
    Result<User, SignInRefusal> judge(Attempt &attempt, SecretBytes password);
    Result<User, SignInRefusal> accept(Attempt &attempt, const QString &renewedHash);
    void surveyHashes();
    SignInRefusal refuseFailure(Attempt &attempt, const QString &label);
    SignInRefusal refuseLimited(const Attempt &attempt, const LoginThrottle::Refusal &refusal);

    Context m_context;
    std::unique_ptr<State> m_state;
};

} // namespace core
