#include "app/ListenerTrial.h"

#include <QTcpServer>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;

core::Result<void> tryListeners(const std::vector<core::Listener> &wanted, const std::vector<core::Listener> &old)
{
    const auto name = u"AUTH_SERVICE__LISTEN"_s;
    for (const core::Listener &listener : wanted) {
        const auto isHere = [&](const core::Listener &other) {
            return other.host == listener.host && other.port == listener.port;
        };
        if (std::ranges::any_of(old, isHere))
            continue;
        const bool isLocalName = listener.host.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
        const QHostAddress address = isLocalName ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(listener.host);
        QTcpServer trial;
        if (trial.listen(address, listener.port))
            continue;
        const auto error = trial.serverError();
        const QString detail =
            u"%1: %2 port %3: %4"_s.arg(name, listener.host).arg(listener.port).arg(trial.errorString());
        const bool isOurs = std::ranges::any_of(
            old, [&](const core::Listener &other) { return other.port != 0 && other.port == listener.port; });
        if (error == QAbstractSocket::AddressInUseError && !isOurs)
            return core::fail(ErrorKind::Conflict, detail, name);
        if (error != QAbstractSocket::AddressInUseError && error != QAbstractSocket::SocketAccessError)
            return core::fail(ErrorKind::InvalidInput, detail, name);
    }
    return {};
}

} // namespace app
