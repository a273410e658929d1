#pragma once

#include "core/crypto/Random.h"
#include "core/secrets/SecretStore.h"

#include <QPromise>

#include <memory>

namespace core {

/// The key-encryption key of one data folder in a keychain: found, or made when that is allowed and certainly right.
/// Main thread.
class KeychainKek : public std::enable_shared_from_this<KeychainKek>
{
public:
    enum class Making { Allowed, Forbidden };

    /// A null secret: the keychain works and does not hold the key (only when making is forbidden). Keychain when it is
    /// locked, missing or hangs. `store` and `random` outlive the future.
    static QFuture<Result<SecretStore::Secret>> obtain(SecretStore &store, Random &random, const QString &folderId,
                                                       Making making);

private:
    using Secret = SecretStore::Secret;
    using Step = void (KeychainKek::*)(const Secret &);

    KeychainKek(SecretStore &store, Random &random, const QString &folderId, Making making);
    void start();
    void readThen(const QString &name, Step step);
    void writeThen(const QString &name, Secret secret, Step step);
    void useOrProbe(const Secret &kek);
    void readProbe(const Secret &);
    void compareProbe(const Secret &readBack);
    void useOrMake(const Secret &kek);
    void readMade(const Secret &);
    void compareMade(const Secret &readBack);
    void finish(Result<Secret> result);

    SecretStore &m_store;
    Random &m_random;
    const QString m_kekName;
    const QString m_probeName;
    const Making m_making;
    Secret m_probe;
    Secret m_made;
    QPromise<Result<Secret>> m_promise;
};

} // namespace core
