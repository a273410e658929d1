#pragma once

#include <QByteArray>

namespace server {

/// Ends our direction of a connection and leaves the other open, so that a client that is still sending gets to read
/// the answer instead of a reset. Does nothing where the platform has no such call.
void endSending(qintptr socketDescriptor);
/// Sends what the kernel takes at once and returns how much that was. For an answer that fits, QTcpSocket would switch
/// its notifier on and off again. 0 on any trouble, which the next write through QTcpSocket then meets.
qsizetype sendAtOnce(qintptr socketDescriptor, const QByteArray &bytes);
/// The peer has broken the connection off. An orderly end of its direction alone is none.
bool hasBeenReset(qintptr socketDescriptor);
bool hasFreeDescriptor();
/// A new descriptor with this number leaves only a few for databases and files. The lowest free number comes first.
bool isAmongLastDescriptors(qintptr descriptor);

} // namespace server
