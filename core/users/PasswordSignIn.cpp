#include "core/users/PasswordSignIn.h"

#include "core/base/Log.h"
#include "core/crypto/PasswordHash.h"
#include "core/crypto/TokenDigest.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/PasswordTrial.h"
#include "core/users/RefusalJournal.h"
#include "core/users/RefusalPace.h"
#include "core/users/UserRepository.h"
#include "core/users/UserRules.h"

#include <atomic>
#include <mutex>

namespace core {
using namespace Qt::StringLiterals;
namespace {

using Reason = SignInRefusal::Reason;
constexpr std::chrono::minutes kOneSurveyEach{1};

SignInRefusal refusedAs(Reason reason, const QString &label)
{
    SignInRefusal refusal;
    refusal.reason = reason;
    refusal.label = label;
    if (reason == Reason::Overloaded || reason == Reason::Storage)
        refusal.retryAfter = std::chrono::seconds(1);
    return refusal;
}

/// Come again when those who wait now are through.
SignInRefusal overloaded(const HashPool &pool)
{
    SignInRefusal refusal = refusedAs(Reason::Overloaded, u"overloaded"_s);
    refusal.retryAfter = std::max(refusal.retryAfter, std::chrono::ceil<std::chrono::seconds>(pool.expectedWait()));
    return refusal;
}

/// Of a name that nobody has. Long ones are shortened: folding may make a name many times as long as it was typed.
QString keyOfUnknown(const QString &typedName)
{
    constexpr qsizetype kLongest = 64;
    constexpr qsizetype kShown = 32;
    const QString folded = foldedName(typedName);
    if (folded.size() <= kLongest)
        return u"name:"_s + folded;
    return u"name:"_s + folded.left(kShown) + u'…' + sha256Hex(folded.toUtf8()).left(kShown);
}

/// One of the places inside; given back on destruction.
class SignInPlace
{
public:
    SignInPlace(std::atomic<int> &taken, int places) : m_taken(taken), m_isFree(++taken <= places) {}
    ~SignInPlace() { --m_taken; }
    SignInPlace(const SignInPlace &) = delete;
    SignInPlace &operator=(const SignInPlace &) = delete;
    bool isFree() const { return m_isFree; }

private:
    std::atomic<int> &m_taken;
    bool m_isFree;
};

} // namespace

struct PasswordSignIn::State
{
    explicit State(const Context &context) : journal(context.clock), trial(context.bcryptCost) {}

    std::atomic<int> inside{0};
    RefusalJournal journal;
    PasswordTrial trial;
    std::mutex surveyMutex;
    std::optional<std::chrono::milliseconds> surveyedAt;
};

/// One sign-in. Once admitted it settles exactly once, and is abandoned when nothing else was said.
struct PasswordSignIn::Attempt
{
    Attempt(LoginThrottle &t, QString typed, const ClientId &c, const Origin &o)
        : throttle(t), typedName(std::move(typed)), client(c), origin(o)
    {}
    ~Attempt()
    {
        if (isOpen)
            throttle.abandon(key, origin.limitedAs());
    }
    Attempt(const Attempt &) = delete;
    Attempt &operator=(const Attempt &) = delete;

    AuditEvent event(EventType type, const QString &error) const
    {
        AuditEvent event;
        event.type = type;
        event.success = error.isEmpty();
        if (credentials)
            event.user = credentials->user.id;
        event.client = client;
        event.data = {{u"username"_s, typedName}};
        event.errorMessage = error;
        event.origin = origin;
        return event;
    }

    LoginThrottle &throttle;
    QString typedName; ///< at most 255 characters
    QString key;       ///< of the throttle
    std::optional<UserCredentials> credentials;
    ClientId client;
    Origin origin;
    bool isOpen = false;
    bool wasHashed = false;
};

PasswordSignIn::PasswordSignIn(Context context) : m_context(context), m_state(std::make_unique<State>(m_context)) {}

PasswordSignIn::~PasswordSignIn() = default;

Result<User, SignInRefusal> PasswordSignIn::signIn(const QString &name, SecretBytes password, const ClientId &client,
                                                   const Origin &origin)
{
    const SignInPlace place(m_state->inside, m_context.hashPool.capacity());
    if (!place.isFree())
        return fail(overloaded(m_context.hashPool));
    const auto began = std::chrono::steady_clock::now();
    bool wasHashed = false;
    auto entered = [&] { // the attempt is over, with all that it read, before the wait
        Attempt attempt(m_context.throttle, name.left(UserRules::kLongestName), client, origin);
        auto outcome = enter(attempt, name, std::move(password));
        wasHashed = attempt.wasHashed;
        return outcome;
    }();
    if (!entered && entered.error().reason != Reason::Overloaded)
        RefusalPace::wait(began, wasHashed ? m_state->trial.duration() : RefusalPace::Duration(0));
    return entered;
}

Result<User, SignInRefusal> PasswordSignIn::enter(Attempt &attempt, const QString &name, SecretBytes password)
{
    if (UserRules::canBeAName(name)) {
        auto found = m_context.database.readNow(
            [&name](Snapshot &snapshot) { return UserRepository::credentials(snapshot, name); });
        if (!found)
            return fail(refusedAs(Reason::Storage, u"storage"_s));
        attempt.credentials = std::move(*found);
    }
    attempt.key = attempt.credentials ? attempt.credentials->user.id.value : keyOfUnknown(attempt.typedName);
    if (const auto refusal = m_context.throttle.admit(attempt.key, attempt.origin.limitedAs()))
        return fail(refuseLimited(attempt, *refusal));
    attempt.isOpen = true;
    return judge(attempt, std::move(password));
}

Result<User, SignInRefusal> PasswordSignIn::judge(Attempt &attempt, SecretBytes password)
{
    surveyHashes();
    const QString hash = attempt.credentials ? attempt.credentials->passwordHash : QString();
    const bool maySignIn = attempt.credentials && attempt.credentials->user.canSignIn();
    bool isRight = false;
    QString renewedHash;
    const bool wasJudged = m_context.hashPool.run([&] {
        isRight = m_state->trial.passes(password, hash, maySignIn);
        if (isRight && maySignIn && PasswordHash::needsRehash(hash, m_context.bcryptCost))
            renewedHash = PasswordHash::make(password, m_context.bcryptCost, m_context.random).value_or(QString());
        password.wipe();
    });
    attempt.wasHashed = wasJudged;
    if (!wasJudged)
        return fail(overloaded(m_context.hashPool));
    if (isRight && maySignIn)
        return accept(attempt, renewedHash);
    return fail(refuseFailure(attempt, isRight && attempt.credentials ? u"disabled"_s : u"bad_credentials"_s));
}

/// Hashes may have come in at a higher cost than the configured one, from an import by another process too.
void PasswordSignIn::surveyHashes()
{
    {
        const std::lock_guard guard(m_state->surveyMutex);
        const auto now = m_context.clock.steady();
        if (m_state->surveyedAt && now < *m_state->surveyedAt + kOneSurveyEach)
            return;
        m_state->surveyedAt = now;
    }
    const auto highest =
        m_context.database.readNow([](Snapshot &snapshot) { return UserRepository::highestHashCost(snapshot); });
    if (highest)
        m_state->trial.raiseTo(*highest);
}

Result<User, SignInRefusal> PasswordSignIn::accept(Attempt &attempt, const QString &renewedHash)
{
    User user = attempt.credentials->user;
    const Instant now = m_context.clock.now();
    const auto recorded = m_context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        auto current = UserRepository::recordSignIn(transaction, user.id, attempt.credentials->passwordHash, now);
        if (!current || !*current)
            return current;
        if (!renewedHash.isEmpty()) {
            if (auto renewed = UserRepository::renewPasswordHash(transaction, user.id, renewedHash); !renewed)
                return renewed;
        }
        if (auto unlocked = LoginLockRepository::remove(transaction, attempt.key); !unlocked)
            return unlocked;
        if (auto audited = m_context.audit.append(transaction, attempt.event(EventType::LoginSuccess, {})); !audited)
            return fail(audited.error());
        return true;
    });
    if (!recorded)
        return fail(refusedAs(Reason::Storage, u"storage"_s));
    if (!*recorded) // disabled, deleted or given a new password while the old one was judged
        return fail(refuseFailure(attempt, u"disabled"_s));
    attempt.isOpen = false;
    m_context.throttle.settleSuccess(attempt.key, attempt.origin.limitedAs());
    user.lastLoginAt = now;
    return user;
}

SignInRefusal PasswordSignIn::refuseFailure(Attempt &attempt, const QString &label)
{
    attempt.isOpen = false;
    const auto lock = m_context.throttle.settleFailure(attempt.key, attempt.origin.limitedAs());
    const auto written = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (auto audited = m_context.audit.append(transaction, attempt.event(EventType::LoginFailed, label)); !audited)
            return audited;
        if (!lock)
            return {};
        if (auto stored = LoginLockRepository::put(transaction, *lock); !stored)
            return stored;
        AuditEvent event = attempt.event(EventType::AccountLocked, u"too_many_failures"_s);
        event.data.insert(u"failures"_s, lock->failures);
        event.data.insert(u"locked_until"_s, toDateTime(lock->lockedUntil).toString(Qt::ISODateWithMs));
        return m_context.audit.append(transaction, event);
    });
    if (!written)
        return refusedAs(Reason::Storage, u"storage"_s);
    return refusedAs(Reason::BadCredentials, label);
}

SignInRefusal PasswordSignIn::refuseLimited(const Attempt &attempt, const LoginThrottle::Refusal &refusal)
{
    using Kind = LoginThrottle::Refusal::Kind;
    const bool isLock = refusal.kind == Kind::Locked;
    SignInRefusal answer =
        refusedAs(isLock ? Reason::Locked : Reason::RateLimited, isLock ? u"locked"_s : u"rate_limited"_s);
    answer.retryAfter = refusal.retryAfter;
    answer.lockedUntil = refusal.lockedUntil;
    answer.limit = refusal.limit;

    const bool isAddress = refusal.kind == Kind::Address;
    const QString subject = isAddress ? u"address:"_s + attempt.origin.limitedAs() : attempt.key;
    const auto count = m_state->journal.note(subject);
    if (!count)
        return answer;
    AuditEvent event = attempt.event(isLock ? EventType::LoginFailed : EventType::RateLimitExceeded, answer.label);
    event.data.insert(u"limited"_s, isAddress ? u"address"_s : u"username"_s);
    event.data.insert(u"refused"_s, *count);
    const auto written = m_context.database.writeNow(
        [&](Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (!written) // the refusal stands; a client must not get in, or hear otherwise, because a row is missing
        logEvent(LogLevel::Error, u"a refused sign-in could not be audited"_s, {{u"reason"_s, written.error().detail}});
    return answer;
}

} // namespace core
