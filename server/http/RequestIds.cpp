#include "server/http/RequestIds.h"

#include <algorithm>
#include <array>

namespace server {

namespace {

constexpr qsizetype kLongestId = 64;

} // namespace

bool RequestIds::isSane(QByteArrayView sent)
{
    return !sent.isEmpty() && sent.size() <= kLongestId && std::ranges::all_of(sent, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
}

core::RequestId RequestIds::take(const QByteArray &sent)
{
    if (isSane(sent))
        return {QString::fromLatin1(sent)};
    std::array<quint32, 4> bits{};
    m_random.fillRange(bits.data(), qsizetype(bits.size()));
    const QByteArrayView bytes(reinterpret_cast<const char *>(bits.data()), qsizetype(sizeof bits));
    return {QString::fromLatin1(bytes.toByteArray().toHex())};
}

} // namespace server
