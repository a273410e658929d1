#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QFuture>
#include <QString>

#include <memory>
#include <optional>

namespace core {

/// A place outside the database that keeps small secrets. GUI (main) thread; answers through futures within 5 s,
/// Keychain when the place is locked, missing or hangs.
class SecretStore
{
public:
    using Secret = std::shared_ptr<const SecretBytes>;
    virtual ~SecretStore() = default;
    virtual QString displayName() const = 0; ///< "GNOME Keyring", "passphrase file", "environment" …
    /// Null when there is no such entry — which a locked keyring says too: see KekProvider.
    virtual QFuture<Result<Secret>> read(const QString &name) = 0;
    virtual QFuture<Result<void>> write(const QString &name, Secret secret) = 0;
    virtual QFuture<Result<void>> remove(const QString &name) = 0;
};

} // namespace core
