#pragma once

#include "app/Composition.h"
#include "core/secrets/KekProvider.h"
#include "core/secrets/KeychainSecretStore.h"

namespace app {

/// The search for the key-encryption key at start. Waits for the keychain, at most its patience a step; main thread.
class KekAtStart
{
public:
    enum class Asking { Possible, Nobody };
    enum class Kind { Real, Demo, TemporaryDemo };

    KekAtStart(Composition &composition, Asking asking, Kind kind = Kind::Real);
    core::Result<core::KekOutcome> find();
    core::Result<core::KekOutcome> openPassphraseFile(const QString &passphrase);
    core::Result<core::KekOutcome> makePassphraseFile(const QString &passphrase);
    /// Logs the warning that comes with a fallback.
    static Kek taken(const core::KekFound &found);

private:
    core::KeychainSecretStore m_keychain;
    core::KekProvider m_provider;
    core::KekSituation m_situation;
};

/// Where nobody can be asked: environment, key file, keychain, else a new key file outside production. Keychain with
/// the ways out in words when it cannot be had.
core::Result<Kek> kekWithoutQuestions(Composition &composition, KekAtStart::Kind kind = KekAtStart::Kind::Real);

} // namespace app
