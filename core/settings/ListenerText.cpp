#include "core/settings/ListenerText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

static std::optional<Listener> parseListener(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(?:(https?)://)?(?:(?:\[([0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?)\]|([0-9A-Za-z.\-]+)):)?([0-9]{1,5})/?\z)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch() || match.captured(4).toUInt() > 65535)
        return std::nullopt;
    Listener listener;
    listener.host = match.captured(2) + match.captured(3);
    listener.port = quint16(match.captured(4).toUInt());
    if (listener.host.isEmpty())
        listener.host = u"127.0.0.1"_s;
    if (match.hasCaptured(1))
        listener.https = match.captured(1) == "https"_L1;
    return listener;
}

std::optional<std::vector<Listener>> parseListeners(const QString &text)
{
    std::vector<Listener> listeners;
    for (const QString &part : text.split(u',')) {
        const auto listener = parseListener(part.trimmed());
        if (!listener)
            return std::nullopt;
        listeners.push_back(*listener);
    }
    return listeners;
}

} // namespace core
