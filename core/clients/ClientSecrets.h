#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QString>

namespace core {

/// A secret for a client: the text is shown once, the hash is stored.
struct GeneratedSecret
{
    QString text; ///< 32 random bytes, base64url
    QString hash; ///< 'sha256:<hex>': 256 random bits need no slow hash
};

/// How client secrets are made and hashed. Any thread.
class ClientSecrets
{
public:
    static GeneratedSecret generate(Random &random);
    /// For a secret that a person typed: bcrypt, as slow as a password's. InvalidInput (field "client_secret") when it
    /// is empty, over 72 bytes or holds NUL.
    static Result<QString> hashTyped(const SecretBytes &secret, int bcryptCost, Random &random);
    /// False for hashes of crypt(3), which cost some 200 ms to compare with.
    static bool isFast(const QString &hash) { return hash.startsWith(QLatin1String("sha256:")); }
    /// The stored form of a generated secret.
    static QString fastHash(const SecretBytes &secret);
};

} // namespace core
