#include "core/sessions/BrowserSessions.h"

#include "core/crypto/TokenDigest.h"
#include "core/sessions/SessionEnding.h"
#include "core/users/UserRepository.h"

#include <QJsonObject>

#include <algorithm>
#include <mutex>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kSecretBytes = 32;
constexpr qsizetype kCookieLength = 43; ///< of 32 bytes in base64url
constexpr std::chrono::minutes kTouchEvery{1};

QString digestOf(const QByteArray &cookie)
{
    return cookie.size() == kCookieLength ? sha256Hex(cookie) : QString();
}

} // namespace

struct BrowserSessions::State
{
    Context context;
    mutable std::mutex mutex = {};
    Limits limits;
    std::function<void()> listener = {};
};

BrowserSessions::BrowserSessions(Context context, Limits limits)
    : m_state(new State{.context = context, .limits = limits})
{}

BrowserSessions::~BrowserSessions() = default;

void BrowserSessions::adopt(Limits limits)
{
    const std::scoped_lock guard(m_state->mutex);
    m_state->limits = limits;
}

BrowserSessions::Limits BrowserSessions::limits() const
{
    const std::scoped_lock guard(m_state->mutex);
    return m_state->limits;
}

void BrowserSessions::setLogoutListener(std::function<void()> listener)
{
    const std::scoped_lock guard(m_state->mutex);
    m_state->listener = std::move(listener);
}

void BrowserSessions::tellOfLogouts() const
{
    const std::scoped_lock guard(m_state->mutex);
    if (m_state->listener)
        m_state->listener();
}

Result<BrowserSessions::Begun> BrowserSessions::begin(const User &user, const QByteArray &previous,
                                                      const Origin &origin)
{
    Context &context = m_state->context;
    const QByteArray cookie = context.random.urlSafeText(kSecretBytes).toLatin1();
    auto session = context.database.writeNow([&](Transaction &transaction) {
        return store(transaction, user, digestOf(previous), digestOf(cookie), origin);
    });
    if (!session)
        return fail(session.error());
    if (!previous.isEmpty()) // another user's session may have ended
        tellOfLogouts();
    return Begun{*std::move(session), cookie};
}

Result<BrowserSession> BrowserSessions::store(Transaction &transaction, const User &user, const QString &previousHash,
                                              const QString &newHash, const Origin &origin) const
{
    const Instant now = m_state->context.clock.now();
    BrowserSession session{.id = SessionId{m_state->context.random.uuid()},
                           .user = user.id,
                           .acr = QString::fromLatin1(kPasswordAcr),
                           .amr = {u"pwd"_s},
                           .createdAt = now,
                           .authenticatedAt = now,
                           .lastSeenAt = now,
                           .expiresAt = now + limits().absolute,
                           .address = origin.address,
                           .userAgent = origin.userAgent};
    const auto before = BrowserSessionRepository::findBySecret(transaction, previousHash, SessionBounds(now, limits()));
    if (!before)
        return fail(before.error());
    Result<bool> stored = false;
    if (*before && (*before)->isLiving && (*before)->session.user == user.id) {
        session.id = (*before)->session.id;
        session.createdAt = (*before)->session.createdAt;
        stored = BrowserSessionRepository::renew(transaction, session, previousHash, newHash, user.updatedAt);
    } else {
        if (*before && (*before)->session.user != user.id) {
            if (const auto ended = endForAnother(transaction, (*before)->session, origin); !ended)
                return fail(ended.error());
        }
        stored = BrowserSessionRepository::insert(transaction, session, newHash, user.updatedAt);
    }
    if (!stored)
        return fail(stored.error());
    if (!*stored)
        return fail(ErrorKind::Conflict, u"the user was changed meanwhile, is disabled or deleted"_s);
    return session;
}

/// One browser has one user: whoever was signed in before is signed out of it.
Result<bool> BrowserSessions::endForAnother(Transaction &transaction, const BrowserSession &session,
                                            const Origin &origin) const
{
    const SessionEnding ending(m_state->context.random, limits());
    const QString reason = u"another_user"_s;
    const auto ended = ending.end(transaction, session.id, {reason, m_state->context.clock.now()});
    if (!ended)
        return fail(ended.error());
    if (!*ended)
        return false;
    QJsonObject data = (*ended)->toJson();
    data.insert(u"session_id"_s, session.id.value);
    data.insert(u"reason"_s, reason);
    if (const auto recorded = record(transaction, session.user, data, origin); !recorded)
        return fail(recorded.error());
    return true;
}

Result<std::optional<BrowserSessions::Found>> BrowserSessions::find(const QByteArray &cookie)
{
    const QString hash = digestOf(cookie);
    if (hash.isEmpty())
        return std::nullopt;
    const Instant now = m_state->context.clock.now();
    auto found = m_state->context.database.readNow([&](Snapshot &snapshot) -> Result<std::optional<Found>> {
        const auto row = BrowserSessionRepository::findBySecret(snapshot, hash, SessionBounds(now, limits()));
        if (!row)
            return fail(row.error());
        if (!*row || !(*row)->isLiving)
            return std::nullopt;
        const auto user = UserRepository::find(snapshot, (*row)->session.user);
        if (!user)
            return fail(user.error());
        if (!*user || !(*user)->canSignIn())
            return std::nullopt;
        return Found{(*row)->session, **user};
    });
    if (found && *found)
        touch((*found)->session, now);
    return found;
}

/// Also when the clock was set back: the idle time counts from what is now, and the end is not further off than it may
/// be.
void BrowserSessions::touch(BrowserSession &session, Instant now)
{
    if (session.lastSeenAt <= now && now - session.lastSeenAt < kTouchEvery)
        return;
    const Instant latestEnd = now + limits().absolute;
    const auto touched = m_state->context.database.writeNow([&](Transaction &transaction) {
        return BrowserSessionRepository::touch(transaction, session.id, now, latestEnd);
    });
    if (!touched) // the session is good all the same; the next look tries again
        return;
    session.lastSeenAt = now;
    session.expiresAt = std::min(session.expiresAt, latestEnd);
}

Result<bool> BrowserSessions::end(const SessionId &id, const QString &reason, const Origin &origin)
{
    const SessionEnding ending(m_state->context.random, limits());
    int queued = 0;
    const auto ended = m_state->context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        const Instant now = m_state->context.clock.now();
        const auto row = BrowserSessionRepository::find(transaction, id, SessionBounds(now, limits()));
        if (!row)
            return fail(row.error());
        const auto outcome = ending.end(transaction, id, {reason, now});
        if (!outcome)
            return fail(outcome.error());
        if (!*outcome || !*row)
            return false;
        queued = (*outcome)->logoutsQueued;
        QJsonObject data = (*outcome)->toJson();
        data.insert(u"session_id"_s, id.value);
        data.insert(u"reason"_s, reason);
        if (const auto recorded = record(transaction, (*row)->session.user, data, origin); !recorded)
            return fail(recorded.error());
        return true;
    });
    if (ended && queued > 0)
        tellOfLogouts();
    return ended;
}

Result<int> BrowserSessions::endOf(const UserId &user, const SessionId &except, const QString &reason,
                                   const Origin &origin)
{
    const SessionEnding ending(m_state->context.random, limits());
    int queued = 0;
    const auto ended = m_state->context.database.writeNow([&](Transaction &transaction) -> Result<int> {
        const auto outcome = ending.endOf(transaction, user, except, {reason, m_state->context.clock.now()});
        if (!outcome)
            return fail(outcome.error());
        queued = outcome->logoutsQueued;
        if (outcome->isNothing())
            return 0;
        QJsonObject data = outcome->toJson();
        data.insert(u"reason"_s, reason);
        if (const auto recorded = record(transaction, user, data, origin); !recorded)
            return fail(recorded.error());
        return outcome->sessionsEnded;
    });
    if (ended && queued > 0)
        tellOfLogouts();
    return ended;
}

Result<void> BrowserSessions::record(Transaction &transaction, const UserId &user, QJsonObject data,
                                     const Origin &origin) const
{
    return m_state->context.audit.append(transaction, {.type = EventType::TokenRevoke,
                                                       .success = true,
                                                       .user = user,
                                                       .client = {},
                                                       .data = std::move(data),
                                                       .errorMessage = {},
                                                       .origin = origin});
}

Result<std::vector<BrowserSession>> BrowserSessions::list(const UserId &user)
{
    return m_state->context.database.readNow([&](Snapshot &snapshot) -> Result<std::vector<BrowserSession>> {
        const auto rows =
            BrowserSessionRepository::ofUser(snapshot, user, SessionBounds(m_state->context.clock.now(), limits()));
        if (!rows)
            return fail(rows.error());
        std::vector<BrowserSession> living;
        for (const auto &row : *rows) {
            if (row.isLiving)
                living.push_back(row.session);
        }
        return living;
    });
}

} // namespace core
