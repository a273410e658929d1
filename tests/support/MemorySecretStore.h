#pragma once

#include "core/secrets/SecretStore.h"

#include <QMap>
#include <QPromise>
#include <QStringList>

namespace tests {

/// A keychain that can be locked: then it says "not there" to readers, as the real ones do. Counts what it was asked.
class MemorySecretStore final : public core::SecretStore
{
public:
    enum class State { Open, Locked, Missing, Forgetful };

    State state = State::Open;
    bool unlocksOnWrite = false; ///< somebody types the password into the prompt that a write brings up
    int calls = 0;
    QStringList written; ///< names, also of what was forgotten
    QMap<QString, Secret> entries;

    QString displayName() const override { return QStringLiteral("test keychain"); }
    QFuture<core::Result<Secret>> read(const QString &name) override
    {
        ++calls;
        if (state == State::Missing)
            return answer<Secret>(core::fail(core::ErrorKind::Keychain, QStringLiteral("no service")));
        return answer<Secret>(state == State::Locked ? Secret() : entries.value(name));
    }
    QFuture<core::Result<void>> write(const QString &name, Secret secret) override
    {
        ++calls;
        if (state == State::Locked && unlocksOnWrite)
            state = State::Open;
        if (state == State::Locked || state == State::Missing)
            return answer<void>(core::fail(core::ErrorKind::Keychain, QStringLiteral("access denied")));
        written += name;
        if (state == State::Open)
            entries.insert(name, std::move(secret));
        return answer<void>(core::Result<void>());
    }
    QFuture<core::Result<void>> remove(const QString &name) override
    {
        ++calls;
        entries.remove(name);
        return answer<void>(core::Result<void>());
    }

private:
    template <class Value>
    static QFuture<core::Result<Value>> answer(core::Result<Value> result)
    {
        QPromise<core::Result<Value>> promise;
        promise.start();
        promise.addResult(std::move(result));
        promise.finish();
        return promise.future();
    }
};

} // namespace tests
