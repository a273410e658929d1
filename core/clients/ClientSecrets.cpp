#include "core/clients/ClientSecrets.h"

#include "core/crypto/PasswordHash.h"
#include "core/crypto/TokenDigest.h"

namespace core {
using namespace Qt::StringLiterals;

GeneratedSecret ClientSecrets::generate(Random &random)
{
    const QString text = random.urlSafeText(32);
    return {text, fastHash(SecretBytes::fromText(text))};
}

Result<QString> ClientSecrets::hashTyped(const SecretBytes &secret, int bcryptCost, Random &random)
{
    auto hash = PasswordHash::make(secret, bcryptCost, random);
    if (!hash && hash.error().kind == ErrorKind::InvalidInput)
        return fail(ErrorKind::InvalidInput, hash.error().detail, u"client_secret"_s);
    return hash;
}

QString ClientSecrets::fastHash(const SecretBytes &secret)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(secret.data()), qsizetype(secret.size()));
    return u"sha256:"_s + sha256Hex(bytes);
}

} // namespace core
