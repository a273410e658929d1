#include "server/http/HalfClose.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace server {

void endSending([[maybe_unused]] qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    if (socketDescriptor >= 0)
        ::shutdown(int(socketDescriptor), SHUT_WR);
#endif
}

} // namespace server
