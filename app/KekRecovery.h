#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

namespace app {

class Composition;

/// Gives a data folder its key-encryption key back from a recovery sheet: checked against the database, then kept in
/// the keychain or, where there is none, in the file `kek` of the folder, and found there again as the next start
/// will. Key files in the way are kept as `kek…old-TIME`. Says where. Waits; main thread.
/// InvalidInput for a wrong code, Conflict when it belongs to another data folder.
core::Result<QString> recoverKek(Composition &composition, const core::SecretBytes &code);

} // namespace app
