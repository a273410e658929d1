#include "app/KekRecovery.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "core/crypto/Random.h"
#include "core/secrets/KekText.h"
#include "core/secrets/KeychainSecretStore.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "core/secrets/RecoveryCode.h"

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

/// The name under which the folder's key stands in a keychain; it moves with the folder.
Result<QString> folderId(Composition &composition)
{
    const core::OwnerOnlyFile file(composition.dataDir() + u"/folder-id"_s);
    if (!file.exists()) {
        const auto made = file.create(core::SecretBytes::fromText(composition.random().uuid()));
        if (!made)
            return core::fail(made.error());
    }
    const auto id = file.read();
    if (!id)
        return core::fail(id.error());
    return QString::fromUtf8(id->toByteArray()).trimmed();
}

Result<QString> keepInKeychain(Composition &composition, const core::SecretStore::Secret &kek)
{
    const auto id = folderId(composition);
    if (!id)
        return core::fail(id.error());
    core::KeychainSecretStore keychain;
    const QString name = u"kek-"_s + *id;
    if (const auto written = await(keychain.write(name, kek)); !written)
        return core::fail(written.error());
    const auto readBack = await(keychain.read(name));
    if (!readBack)
        return core::fail(readBack.error());
    if (!*readBack || (*readBack)->toByteArray() != kek->toByteArray())
        return core::fail(ErrorKind::Keychain, u"the keychain does not give back what it was given"_s);
    return keychain.displayName();
}

Result<QString> keepInFile(Composition &composition, const core::SecretBytes &kek)
{
    const core::OwnerOnlyFile file(composition.dataDir() + u"/kek"_s);
    if (const auto made = file.create(core::kekToText(kek)); !made)
        return core::fail(made.error());
    return u"file "_s + file.path();
}

} // namespace

Result<QString> recoverKek(Composition &composition, const core::SecretBytes &code)
{
    auto kek = core::kekFromRecoveryCode(code);
    if (!kek)
        return core::fail(kek.error());
    const auto opens = composition.opensWith(*kek);
    if (!opens)
        return core::fail(opens.error());
    if (!*opens)
        return core::fail(ErrorKind::Conflict,
                          u"this recovery code is typed rightly, but it belongs to another data folder"_s);
    const auto secret = std::make_shared<const core::SecretBytes>(std::move(*kek));
    auto place = keepInKeychain(composition, secret);
    return place ? place : keepInFile(composition, *secret);
}

} // namespace app
