#include "core/base/SecretBytes.h"

#include <QString>

#include <utility>

namespace core {

void wipeMemory(void *data, size_t size)
{
    auto *bytes = static_cast<volatile unsigned char *>(data);
    for (size_t i = 0; i < size; ++i)
        bytes[i] = 0;
}

SecretBytes SecretBytes::take(QByteArray &&source)
{
    SecretBytes secret(std::span(reinterpret_cast<const unsigned char *>(source.constData()), size_t(source.size())));
    if (source.isDetached())
        wipeMemory(source.data(), size_t(source.size()));
    source.clear();
    return secret;
}

SecretBytes SecretBytes::fromText(const QString &text)
{
    return take(text.toUtf8());
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

void SecretBytes::wipe()
{
    wipeMemory(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace core
