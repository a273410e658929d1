#include "core/secrets/KekText.h"

#include <QByteArray>

#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

namespace core {

Result<SecretBytes> kekFromText(const SecretBytes &text, const QString &source)
{
    QByteArray trimmed = text.toByteArray().trimmed();
    auto decoded = QByteArray::fromBase64Encoding(trimmed, QByteArray::AbortOnBase64DecodingErrors);
    wipeMemory(trimmed.data(), size_t(trimmed.size()));
    if (!decoded || (*decoded).size() != qsizetype(kKekBytes))
        return fail(ErrorKind::InvalidInput, u"%1 does not hold 32 bytes in base64"_s.arg(source));
    return SecretBytes::take(*std::move(decoded));
}

SecretBytes kekToText(const SecretBytes &kek)
{
    QByteArray line = kek.toByteArray().toBase64() + '\n';
    return SecretBytes::take(std::move(line));
}

std::optional<SecretBytes> takeFromEnvironment(const char *variable)
{
    char *const value = std::getenv(variable);
    if (!value)
        return std::nullopt;
    const size_t size = std::strlen(value);
    SecretBytes taken(std::span(reinterpret_cast<const unsigned char *>(value), size));
    wipeMemory(value, size);
    qunsetenv(variable);
    return taken;
}

} // namespace core
