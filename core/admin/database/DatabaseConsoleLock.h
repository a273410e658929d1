#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/database/AdminContext.h"
#include "core/base/SteadyPool.h"

#include <mutex>

namespace core {

/// In the table of settings: `console_passphrase` (a bcrypt hash), `console_locked_at` and `console_wrong_tries`, so
/// that a restart is no way to guess faster. On a thread of its own: whatever else runs, the lock answers.
class DatabaseConsoleLock final : public ConsoleLock
{
public:
    explicit DatabaseConsoleLock(const AdminContext &context) : m_context(context) {}

    QFuture<Result<ConsoleLockState>> state() override;
    QFuture<Result<void>> set(SecretBytes old, SecretBytes passphrase) override;
    QFuture<Result<void>> remove(SecretBytes old) override;
    QFuture<Result<void>> lock(LockReason reason) override;
    QFuture<Result<UnlockAnswer>> unlock(SecretBytes passphrase) override;
    QFuture<Result<UnlockAnswer>> verify(SecretBytes passphrase) override;

    /// Takes passphrase and lock away without asking for it, for whoever owns the data folder. False when there was
    /// none.
    Result<bool> forget();

private:
    enum class Purpose { Unlock, Verify };
    Result<ConsoleLockState> stateNow() const;
    Result<UnlockAnswer> tried(const SecretBytes &passphrase, Purpose purpose);
    QThreadPool *pool() { return &m_pool; }
    Result<void> recallWrongTries();
    Result<void> forgetWrongTries();
    Result<void> prove(const SecretBytes &old);
    Result<void> store(const SecretBytes &passphrase);
    Result<void> takeAway();
    Result<void> lockNow(LockReason reason);
    Result<QString> hash() const;
    using Step = std::function<Result<void>(Transaction &)>;
    Result<void> change(EventType type, const QJsonObject &data, const Step &step);
    Result<void> noteWrong(Purpose purpose);

    const AdminContext &m_context;
    std::mutex m_mutex; ///< held over a try: guesses made at once count one after the other
    bool m_isRecalled = false;
    int m_wrong = 0;
    std::chrono::milliseconds m_nextTry{0}; ///< by the steady clock: setting the time neither helps nor locks out
    SteadyPool m_pool{1};                   ///< last: it ends before what it uses
};

} // namespace core
