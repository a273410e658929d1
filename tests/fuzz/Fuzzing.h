#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace tests {

/// One input of a fuzz target. Options come first, a line each, so that seeds can be read and written by people.
class FuzzInput
{
public:
    FuzzInput(const uint8_t *data, size_t size) : m_left(reinterpret_cast<const char *>(data), qsizetype(size)) {}
    /// Up to the next LF, without it; all that is left when there is none.
    QByteArray line()
    {
        const qsizetype end = m_left.indexOf('\n');
        const QByteArray line = end < 0 ? m_left : m_left.left(end);
        m_left = end < 0 ? QByteArray() : m_left.mid(end + 1);
        return line;
    }
    QByteArray rest() { return std::exchange(m_left, {}); }
    bool isEmpty() const { return m_left.isEmpty(); }

private:
    QByteArray m_left;
};

/// Ends the program as a finding unless the property holds. `property` says what should have been.
inline void require(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken property: %s\n", property);
    std::abort();
}

/// Qt and the log would tell of every refused input.
inline const auto kSilence =
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(text));
    });

} // namespace tests
