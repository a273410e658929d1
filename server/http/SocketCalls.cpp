#include "server/http/SocketCalls.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cerrno>

namespace server {

namespace {

/// For database files, logs, and clients who are just being refused.
[[maybe_unused]] constexpr int kDescriptorReserve = 96;

} // namespace

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

bool hasBeenReset([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    char byte = 0;
    return ::recv(int(socketDescriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno != EAGAIN &&
           errno != EWOULDBLOCK && errno != EINTR;
#else
    return false;
#endif
}

bool hasFreeDescriptor()
{
#ifdef Q_OS_UNIX
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0)
        return errno != EMFILE && errno != ENFILE;
    ::close(descriptor);
#endif
    return true;
}

bool isAmongLastDescriptors([[maybe_unused]] qintptr descriptor)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
           rlim_t(descriptor) + kDescriptorReserve >= limit.rlim_cur;
#else
    return false;
#endif
}

} // namespace server
