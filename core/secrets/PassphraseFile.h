#pragma once

#include "core/base/Result.h"
#include "core/crypto/Random.h"
#include "core/secrets/OwnerOnlyFile.h"

namespace core {

/// The key-encryption key in `<data-dir>/kek.sealed`, sealed with a passphrase. Opening and making take 100 ms and
/// 32 MiB (scrypt): not on the GUI thread.
class PassphraseFile
{
public:
    explicit PassphraseFile(const QString &dataDir);

    bool exists() const { return m_file.exists(); }
    /// Crypto when the passphrase is wrong, InvalidInput when it is no such file.
    Result<SecretBytes> open(const SecretBytes &passphrase) const;
    /// InvalidInput for an empty passphrase, AlreadyExists when there is one: it may hold the only copy of a key.
    Result<void> create(const SecretBytes &kek, const SecretBytes &passphrase, Random &random) const;

private:
    OwnerOnlyFile m_file;
};

} // namespace core
