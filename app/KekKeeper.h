#pragma once

#include "core/admin/KekAdmin.h"
#include "core/base/SecretBytes.h"
#include "core/secrets/KekProvider.h"
#include "core/secrets/KeychainSecretStore.h"

#include <memory>

namespace core {
class Envelope;
struct AdminContext;
} // namespace core

namespace app {

/// The key-encryption key of a running program. Main thread, and the one place that can give the key away.
class KekKeeper final : public core::KekAdmin
{
public:
    struct Parts
    {
        const core::AdminContext &context;
        const core::Envelope &envelope;
        QString dataDir;
        QString kekFile;
        QString place;
        bool isFallback = false;
        core::KekPlace kind = core::KekPlace::PlainFile;
    };
    KekKeeper(const Parts &parts, core::SecretBytes kek);

    QFuture<core::Result<core::KekState>> state() override;
    QFuture<core::Result<core::KekTest>> test() override;
    QFuture<core::Result<QString>> recoveryCode() override;

private:
    QFuture<core::Result<core::KekTest>> opensEverything();

    Parts m_parts;
    std::shared_ptr<const core::SecretBytes> m_kek;
    core::KeychainSecretStore m_keychain;
    core::KekProvider m_provider;
};

} // namespace app
