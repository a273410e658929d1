#pragma once

#include <QtGlobal>

namespace server {

/// Ends our direction of a connection and leaves the other open, so that a client that is still sending gets to read
/// the answer instead of a reset. Does nothing where the platform has no such call.
void endSending(qintptr socketDescriptor);

} // namespace server
