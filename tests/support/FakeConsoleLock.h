#pragma once

#include "core/admin/ConsoleLock.h"
#include "tests/support/FakeAnswers.h"

#include <QStringList>

namespace tests {

/// A lock in memory. Too many wrong tries are what `tooSoon` says.
class FakeConsoleLock : public core::ConsoleLock, public FakeAnswers
{
public:
    core::ConsoleLockState given;
    QString passphrase;
    std::chrono::seconds tooSoon{0};
    QList<core::LockReason> locked; ///< every call

    void choose(const QString &text)
    {
        passphrase = text;
        given.hasPassphrase = true;
    }
    QFuture<core::Result<core::ConsoleLockState>> state() override
    {
        return answer(core::Result<core::ConsoleLockState>(given));
    }
    QFuture<core::Result<void>> set(core::SecretBytes old, core::SecretBytes wanted) override
    {
        if (given.hasPassphrase && !isRight(old))
            return answer(wrongOld());
        choose(QString::fromUtf8(wanted.toByteArray()));
        return answer(core::Result<void>());
    }
    QFuture<core::Result<void>> remove(core::SecretBytes old) override
    {
        if (!isRight(old))
            return answer(wrongOld());
        given = {};
        return answer(core::Result<void>());
    }
    QFuture<core::Result<void>> lock(core::LockReason reason) override
    {
        locked.append(reason);
        given.isLocked = given.hasPassphrase;
        return answer(core::Result<void>());
    }
    QFuture<core::Result<core::UnlockAnswer>> unlock(core::SecretBytes typed) override
    {
        return verify(std::move(typed));
    }
    QFuture<core::Result<core::UnlockAnswer>> verify(core::SecretBytes typed) override
    {
        using Outcome = core::UnlockAnswer::Outcome;
        core::UnlockAnswer tried;
        tried.outcome = tooSoon.count() > 0 ? Outcome::TooSoon : isRight(typed) ? Outcome::Right : Outcome::Wrong;
        tried.wait = tooSoon;
        if (tried.outcome == Outcome::Right)
            given.isLocked = false;
        return answer(core::Result<core::UnlockAnswer>(tried));
    }

private:
    bool isRight(const core::SecretBytes &typed) const { return typed.toByteArray() == passphrase.toUtf8(); }
    static core::Result<void> wrongOld()
    {
        return core::fail(core::ErrorKind::InvalidInput, QStringLiteral("another"), QStringLiteral("old"));
    }
};

} // namespace tests
