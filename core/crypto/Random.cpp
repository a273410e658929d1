#include "core/crypto/Random.h"

#include "core/crypto/TokenDigest.h"

#include <QUuid>

#include <array>
#include <openssl/rand.h>

namespace core {

QString Random::uuid()
{
    std::array<unsigned char, 16> bytes;
    fill(bytes);
    bytes[6] = (bytes[6] & 0x0f) | 0x40; // version 4, RFC 9562 §5.4
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size()))).toString(QUuid::WithoutBraces);
}

SecretBytes Random::secret(size_t bytes)
{
    SecretBytes secret(bytes);
    fill({secret.data(), secret.size()});
    return secret;
}

QString Random::urlSafeText(size_t bytes)
{
    const SecretBytes random = secret(bytes);
    return QString::fromLatin1(base64Url(QByteArrayView(random.data(), qsizetype(random.size()))));
}

void SystemRandom::fill(std::span<unsigned char> bytes)
{
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        qFatal("the random number generator failed");
}

} // namespace core
