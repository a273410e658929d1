#include "server/http/SocketCalls.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

#include <algorithm>

namespace server {

void endSending([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    if (socketDescriptor >= 0)
        ::shutdown(int(socketDescriptor), SHUT_WR);
#endif
}

qsizetype sendAtOnce([[maybe_unused]] qintptr socketDescriptor, [[maybe_unused]] const QByteArray &bytes)
{
#ifdef Q_OS_LINUX
    if (socketDescriptor >= 0) {
        const auto sent =
            ::send(int(socketDescriptor), bytes.constData(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        return std::max<qsizetype>(sent, 0);
    }
#endif
    return 0;
}

} // namespace server
