#pragma once

#include "core/secrets/SecretStore.h"

#include <chrono>
#include <functional>

namespace QKeychain {
class Job;
}

namespace core {

/// The keychain of the operating system, under the service name "Gatehouse". Main thread.
class KeychainSecretStore final : public SecretStore
{
public:
    /// After `patience` a job is given up: the library itself would wait a minute for a service that hangs.
    explicit KeychainSecretStore(std::chrono::milliseconds patience = std::chrono::seconds(5)) : m_patience(patience) {}

    QString displayName() const override;
    QFuture<Result<Secret>> read(const QString &name) override;
    QFuture<Result<void>> write(const QString &name, Secret secret) override;
    QFuture<Result<void>> remove(const QString &name) override;

private:
    template <class Value>
    QFuture<Result<Value>> run(QKeychain::Job *job, std::function<Result<Value>()> outcome);

    std::chrono::milliseconds m_patience;
};

} // namespace core
