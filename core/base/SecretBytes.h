#pragma once

#include <QByteArray>

#include <span>
#include <utility>
#include <vector>

namespace core {

/// Bytes that must not outlive their use: wiped on destruction, moved but never copied by accident, and without a
/// debug operator, so that they cannot reach a log.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(size_t size) : m_bytes(size) { }
    explicit SecretBytes(std::span<const unsigned char> bytes) : m_bytes(bytes.begin(), bytes.end()) { }
    /// Takes a copy and wipes the source as far as it is not shared.
    static SecretBytes take(QByteArray &&source);
    static SecretBytes fromText(const QString &text);
    SecretBytes(SecretBytes &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) { }
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;
    ~SecretBytes() { wipe(); }

    SecretBytes clone() const { return SecretBytes(view()); }
    unsigned char *data() { return m_bytes.data(); }
    const unsigned char *data() const { return m_bytes.data(); }
    size_t size() const { return m_bytes.size(); }
    bool isEmpty() const { return m_bytes.empty(); }
    std::span<const unsigned char> view() const { return m_bytes; }
    /// For calls into Qt; the caller keeps the result no longer than the call.
    QByteArray toByteArray() const { return QByteArray(reinterpret_cast<const char *>(data()), qsizetype(size())); }
    void wipe();

private:
    std::vector<unsigned char> m_bytes;
};

/// Overwrites memory in a way that the compiler may not leave out.
void wipeMemory(void *data, size_t size);

} // namespace core
