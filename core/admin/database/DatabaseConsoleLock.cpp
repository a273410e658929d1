#include "core/admin/database/DatabaseConsoleLock.h"

#include "core/admin/ServerControl.h"
#include "core/crypto/PasswordHash.h"
#include "core/settings/SettingsRepository.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const auto kPassphraseHash = u"console_passphrase"_s;
const auto kLockedAt = u"console_locked_at"_s;
const auto kWrongTries = u"console_wrong_tries"_s;
constexpr int kFreeTries = 3;
constexpr std::chrono::seconds kLongestWait{60};
constexpr int kMaxPassphraseBytes = int(PasswordHash::kMaxBytes);

/// 2, 4, 8 … 60 seconds.
std::chrono::seconds waitAfter(int wrong)
{
    const int beyond = std::min(wrong - kFreeTries, 5);
    return beyond < 0 ? std::chrono::seconds(0) : std::min(kLongestWait, std::chrono::seconds(2 << beyond));
}

QString reasonName(LockReason reason)
{
    switch (reason) {
    case LockReason::Asked:
        return u"asked"_s;
    case LockReason::Idle:
        return u"idle"_s;
    case LockReason::Suspended:
        return u"suspended"_s;
    case LockReason::SessionLocked:
        return u"session_locked"_s;
    }
    return {};
}

QJsonObject lockChange(const QString &before, const QString &after)
{
    return {{u"name"_s, u"console_lock"_s}, {u"before"_s, before}, {u"after"_s, after}};
}

/// Characters, not bytes: in UTF-8 each but the continuation bytes begins one.
qsizetype charactersOf(const SecretBytes &text)
{
    return std::ranges::count_if(text.view(), [](unsigned char byte) { return (byte & 0xC0) != 0x80; });
}

} // namespace

Result<QString> DatabaseConsoleLock::hash() const
{
    const auto value = m_context.database.readNow(
        [](Snapshot &snapshot) { return SettingsRepository::value(snapshot, kPassphraseHash); });
    if (!value)
        return fail(value.error());
    return value->value_or(QString());
}

Result<ConsoleLockState> DatabaseConsoleLock::stateNow() const
{
    return m_context.database.readNow([](Snapshot &snapshot) -> Result<ConsoleLockState> {
        const auto hash = SettingsRepository::value(snapshot, kPassphraseHash);
        const auto locked = SettingsRepository::value(snapshot, kLockedAt);
        if (!hash || !locked)
            return fail(hash ? locked.error() : hash.error());
        return ConsoleLockState{hash->has_value(), hash->has_value() && locked->has_value()};
    });
}

Result<void> DatabaseConsoleLock::change(EventType type, const QJsonObject &data, const Step &step)
{
    const auto done = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (const auto stepped = step(transaction); !stepped)
            return stepped;
        AuditEvent event;
        event.type = type;
        event.success = type != EventType::ConsoleUnlockFailed;
        event.data = data;
        event.errorMessage = event.success ? QString() : u"bad_passphrase"_s;
        event.origin = m_context.origin();
        if (const auto audited = m_context.audit.append(transaction, event); !audited)
            return fail(audited.error());
        return {};
    });
    if (done)
        m_context.changed(SettingsArea | AuditArea);
    return done;
}

/// After a restart the wait begins anew.
Result<void> DatabaseConsoleLock::recallWrongTries()
{
    if (m_isRecalled)
        return {};
    const auto tries =
        m_context.database.readNow([](Snapshot &snapshot) { return SettingsRepository::value(snapshot, kWrongTries); });
    if (!tries)
        return fail(tries.error());
    m_wrong = tries->value_or(QString()).toInt();
    m_nextTry = m_context.clock.steady() + waitAfter(m_wrong);
    m_isRecalled = true;
    return {};
}

Result<void> DatabaseConsoleLock::forgetWrongTries()
{
    if (std::exchange(m_wrong, 0) == 0)
        return {};
    return m_context.database.writeNow(
        [](Transaction &transaction) { return SettingsRepository::remove(transaction, kWrongTries); });
}

/// `purpose` tells a try to unlock from a passphrase that the open console asked for.
Result<void> DatabaseConsoleLock::noteWrong(Purpose purpose)
{
    const QString asked = purpose == Purpose::Unlock ? u"unlock"_s : u"verify"_s;
    return change(EventType::ConsoleUnlockFailed, {{u"purpose"_s, asked}, {u"tries"_s, m_wrong}},
                  [this](Transaction &transaction) {
                      return SettingsRepository::set(transaction, kWrongTries, QString::number(m_wrong),
                                                     m_context.clock.now());
                  });
}

/// On this thread, not on the hash pool: under a storm of sign-ins the console stays within reach (PRODUCT.md §7).
Result<UnlockAnswer> DatabaseConsoleLock::tried(const SecretBytes &passphrase, Purpose purpose)
{
    using Outcome = UnlockAnswer::Outcome;
    const std::scoped_lock guard(m_mutex);
    const auto stored = hash();
    if (!stored)
        return fail(stored.error());
    if (const auto recalled = recallWrongTries(); !recalled)
        return fail(recalled.error());
    const auto now = m_context.clock.steady();
    if (now < m_nextTry)
        return UnlockAnswer{Outcome::TooSoon, std::chrono::ceil<std::chrono::seconds>(m_nextTry - now)};
    const bool isRight = stored->isEmpty() || PasswordHash::verify(passphrase, *stored);
    if (!isRight) {
        const std::chrono::seconds wait = waitAfter(++m_wrong);
        m_nextTry = now + wait;
        const auto noted = noteWrong(purpose);
        return noted ? Result<UnlockAnswer>(UnlockAnswer{Outcome::Wrong, wait}) : fail(noted.error());
    }
    if (const auto forgotten = forgetWrongTries(); !forgotten)
        return fail(forgotten.error());
    if (purpose == Purpose::Unlock) {
        const auto unlocked = change(EventType::ConsoleUnlocked, {}, [](Transaction &transaction) {
            return SettingsRepository::remove(transaction, kLockedAt);
        });
        if (!unlocked)
            return fail(unlocked.error());
    }
    return UnlockAnswer{Outcome::Right, {}};
}

Result<void> DatabaseConsoleLock::prove(const SecretBytes &old)
{
    const auto stored = hash();
    if (!stored)
        return fail(stored.error());
    if (stored->isEmpty())
        return {};
    const auto answer = tried(old, Purpose::Verify);
    if (!answer)
        return fail(answer.error());
    if (answer->outcome == UnlockAnswer::Outcome::TooSoon)
        return fail(ErrorKind::Busy, u"too many wrong passphrases; try again in %1 s"_s.arg(answer->wait.count()));
    if (answer->outcome == UnlockAnswer::Outcome::Wrong)
        return fail(ErrorKind::InvalidInput, u"the present passphrase is another one"_s, u"old"_s);
    return {};
}

Result<void> DatabaseConsoleLock::store(const SecretBytes &passphrase)
{
    if (charactersOf(passphrase) < kShortest || passphrase.size() > kMaxPassphraseBytes)
        return fail(
            ErrorKind::InvalidInput,
            u"a passphrase has at least %1 characters and at most %2 bytes"_s.arg(kShortest).arg(kMaxPassphraseBytes),
            u"passphrase"_s);
    const auto before = stateNow();
    if (!before)
        return fail(before.error());
    const auto made = PasswordHash::make(passphrase, m_context.bcryptCost, m_context.random);
    if (!made)
        return fail(made.error().kind, made.error().detail, u"passphrase"_s);
    return change(EventType::SettingsChanged,
                  lockChange(before->hasPassphrase ? u"passphrase"_s : u"none"_s, u"new passphrase"_s),
                  [&](Transaction &transaction) {
                      return SettingsRepository::set(transaction, kPassphraseHash, *made, m_context.clock.now());
                  });
}

Result<void> DatabaseConsoleLock::takeAway()
{
    return change(EventType::SettingsChanged, lockChange(u"passphrase"_s, u"none"_s),
                  [](Transaction &transaction) -> Result<void> {
                      if (const auto removed = SettingsRepository::remove(transaction, kPassphraseHash); !removed)
                          return removed;
                      if (const auto removed = SettingsRepository::remove(transaction, kWrongTries); !removed)
                          return removed;
                      return SettingsRepository::remove(transaction, kLockedAt);
                  });
}

Result<void> DatabaseConsoleLock::lockNow(LockReason reason)
{
    const auto before = stateNow();
    if (!before)
        return fail(before.error());
    if (!before->hasPassphrase)
        return fail(ErrorKind::NotFound, u"no passphrase was chosen yet"_s);
    if (before->isLocked)
        return {};
    const Instant now = m_context.clock.now();
    return change(EventType::ConsoleLocked, {{u"reason"_s, reasonName(reason)}}, [&](Transaction &transaction) {
        return SettingsRepository::set(transaction, kLockedAt, QString::number(toMillis(now)), now);
    });
}

Result<bool> DatabaseConsoleLock::forget()
{
    const auto before = stateNow();
    if (!before)
        return fail(before.error());
    if (!before->hasPassphrase)
        return false;
    if (const auto gone = takeAway(); !gone)
        return fail(gone.error());
    return true;
}

QFuture<Result<ConsoleLockState>> DatabaseConsoleLock::state()
{
    return QtConcurrent::run(pool(), [this] { return stateNow(); });
}

// Secrets are shared, as a function that is copied cannot own one.
QFuture<Result<void>> DatabaseConsoleLock::set(SecretBytes old, SecretBytes passphrase)
{
    return QtConcurrent::run(pool(), [this, before = std::make_shared<const SecretBytes>(std::move(old)),
                                      after = std::make_shared<const SecretBytes>(std::move(passphrase))] {
        const auto proven = prove(*before);
        return proven ? store(*after) : proven;
    });
}

QFuture<Result<void>> DatabaseConsoleLock::remove(SecretBytes old)
{
    return QtConcurrent::run(pool(),
                             [this, before = std::make_shared<const SecretBytes>(std::move(old))]() -> Result<void> {
                                 if (const auto proven = prove(*before); !proven)
                                     return proven;
                                 const auto forgotten = forget();
                                 return forgotten ? Result<void>() : fail(forgotten.error());
                             });
}

QFuture<Result<void>> DatabaseConsoleLock::lock(LockReason reason)
{
    return QtConcurrent::run(pool(), [this, reason] { return lockNow(reason); });
}

QFuture<Result<UnlockAnswer>> DatabaseConsoleLock::unlock(SecretBytes passphrase)
{
    return QtConcurrent::run(pool(), [this, typed = std::make_shared<const SecretBytes>(std::move(passphrase))] {
        return tried(*typed, Purpose::Unlock);
    });
}

QFuture<Result<UnlockAnswer>> DatabaseConsoleLock::verify(SecretBytes passphrase)
{
    return QtConcurrent::run(pool(), [this, typed = std::make_shared<const SecretBytes>(std::move(passphrase))] {
        return tried(*typed, Purpose::Verify);
    });
}

} // namespace core
