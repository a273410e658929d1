#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QByteArray>

namespace core {

/// AES-256-GCM under the key-encryption key; `context` (the record's id) is the additional data, so that a sealed
/// value cannot be moved to another record. Format: version byte 1, 12-byte nonce, ciphertext, 16-byte tag.
class Envelope
{
public:
    /// `kek` has 32 bytes.
    Envelope(SecretBytes kek, Random &random) : m_kek(std::move(kek)), m_random(random) { }

    QByteArray seal(const SecretBytes &plain, const QString &context) const;
    /// Crypto when the key, the context or a single bit is not what was sealed.
    Result<SecretBytes> open(const QByteArray &sealed, const QString &context) const;
    /// For what must open it elsewhere: a backup.
    SecretBytes copyOfKey() const { return m_kek.clone(); }
    /// A key for another purpose, derived by HKDF-SHA256; the purpose is a fixed word of the program.
    SecretBytes derive(const QByteArray &purpose) const;

private:
    SecretBytes m_kek;
    Random &m_random;
};

/// 32 bytes by scrypt (N=2^15, r=8, p=1). Takes 100 ms and 32 MiB.
SecretBytes keyFromPassphrase(const SecretBytes &passphrase, QByteArrayView salt);

/// Seals under a passphrase: scrypt (N=2^15, r=8, p=1) over a random salt, then AES-256-GCM. For files that leave the machine.
QByteArray sealWithPassphrase(const SecretBytes &plain, const SecretBytes &passphrase, Random &random);
Result<SecretBytes> openWithPassphrase(const QByteArray &sealed, const SecretBytes &passphrase);

} // namespace core
