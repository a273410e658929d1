#include "core/admin/database/DatabaseProtectionAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/UserRepository.h"

#include <QtConcurrent>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostBlocked = 500;
const auto kUnknownName = u"name:"_s; // how LoginThrottle's keys of names begin that nobody has

ProtectionFigures figuresOf(const LoginThrottle::Standing &standing)
{
    ProtectionFigures figures;
    figures.failedSignIns = standing.failedSignIns;
    figures.refusedByAddress = standing.refusedByAddress;
    figures.refusedByName = standing.refusedByName;
    figures.refusedByLock = standing.refusedByLock;
    figures.watchedNames = standing.watchedNames;
    figures.watchedAddresses = standing.watchedAddresses;
    figures.blockedTotal = standing.blockedTotal;
    return figures;
}

bool isOfAUser(const LoginThrottle::Blocked &blocked)
{
    return !blocked.isAddress && !blocked.key.startsWith(kUnknownName);
}

BlockedSubject subjectOf(const LoginThrottle::Blocked &blocked)
{
    BlockedSubject subject;
    subject.kind = blocked.isAddress ? BlockedSubject::Kind::Address : BlockedSubject::Kind::Name;
    subject.key = blocked.key;
    subject.shown = blocked.key;
    if (isOfAUser(blocked))
        subject.user = UserId{blocked.key};
    else if (!blocked.isAddress)
        subject.shown = blocked.key.mid(kUnknownName.size());
    subject.failures = blocked.failures;
    subject.until = blocked.until;
    subject.lastAddress = blocked.lastAddress;
    return subject;
}

/// A user that is gone from the table keeps the id for a name.
Result<void> nameUsers(SqlConnection &connection, ProtectionFigures &figures)
{
    for (BlockedSubject &subject : figures.blocked) {
        if (!subject.user)
            continue;
        const auto user = UserRepository::find(connection, *subject.user);
        if (!user)
            return fail(user.error());
        if (*user)
            subject.shown = (*user)->username;
    }
    return {};
}

} // namespace

QFuture<Result<ProtectionFigures>> DatabaseProtectionAdmin::figures()
{
    const LoginThrottle::Standing standing = m_context.throttle.standing(kMostBlocked);
    ProtectionFigures figures = figuresOf(standing);
    for (const LoginThrottle::Blocked &blocked : standing.blocked)
        figures.blocked.push_back(subjectOf(blocked));
    if (std::ranges::none_of(standing.blocked, isOfAUser))
        return QtFuture::makeReadyFuture(Result<ProtectionFigures>(std::move(figures)));
    return m_context.database.read([figures](Snapshot &snapshot) mutable -> Result<ProtectionFigures> {
        if (const auto named = nameUsers(snapshot, figures); !named)
            return fail(named.error());
        return figures;
    });
}

QFuture<Result<bool>> DatabaseProtectionAdmin::unblock(BlockedSubject subject)
{
    return QtConcurrent::run(&m_context.pool, [this, subject]() -> Result<bool> {
        const Instant now = m_context.clock.now();
        const auto lifted =
            m_context.database.writeNow([&](Transaction &transaction) { return lift(transaction, subject, now); });
        if (!lifted || !*lifted)
            return lifted;
        if (subject.kind == BlockedSubject::Kind::Address)
            m_context.throttle.unblockAddress(subject.key);
        else
            m_context.throttle.unlock(subject.key, now);
        m_context.changed(UsersArea | AuditArea);
        return true;
    });
}

/// What the row names is looked up anew: the window may show what was true a while ago.
Result<bool> DatabaseProtectionAdmin::lift(Transaction &transaction, const BlockedSubject &subject, Instant now) const
{
    AuditEvent event{.type = EventType::AccountUnlocked,
                     .success = true,
                     .user = {},
                     .client = {},
                     .data = {},
                     .errorMessage = {},
                     .origin = m_context.origin()};
    const bool isAddress = subject.kind == BlockedSubject::Kind::Address;
    QString shown = subject.key;
    if (isAddress) {
        if (!m_context.throttle.refusesAddress(subject.key))
            return false;
    } else {
        const auto wasLocked = LoginLockRepository::lift(transaction, subject.key, now);
        if (!wasLocked)
            return wasLocked;
        if (!*wasLocked && !m_context.throttle.refuses(subject.key))
            return false;
        if (subject.key.startsWith(kUnknownName)) {
            shown = subject.key.mid(kUnknownName.size());
        } else {
            const auto user = UserRepository::find(transaction, UserId{subject.key});
            if (!user)
                return fail(user.error());
            if (*user) {
                event.user = (*user)->id;
                shown = (*user)->username;
            }
        }
    }
    event.data = {{u"kind"_s, isAddress ? u"address"_s : u"name"_s}, {u"subject"_s, shown}};
    if (const auto audited = m_context.audit.append(transaction, event); !audited)
        return fail(audited.error());
    return true;
}

} // namespace core
