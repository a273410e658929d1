#pragma once

#include "app/Composition.h"
#include "core/crypto/Random.h"

namespace app {

class DataFolder;

/// The key-encryption key where nobody can be asked: environment, key file, keychain, else a new key file outside
/// production. Keychain with the ways out in words when it cannot be had. Waits up to 5 s for the keychain.
core::Result<Kek> kekWithoutQuestions(DataFolder &folder, Composition &composition);
/// A key that lives in memory only: a demo's folder is removed at its end.
Kek demoKek(core::Random &random);

} // namespace app
