#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QStringList>

namespace core {

/// Four or sixteen bytes in network order; empty when the text is no IP address. Brackets around IPv6 are taken off.
QByteArray addressBytes(const QString &text);
QString addressText(QByteArrayView bytes); ///< empty when it is neither four nor sixteen bytes

/// What a person typed, as certificates write it: lower case, ACE for other scripts, addresses in their short form,
/// nothing twice. InvalidInput (field "names") when there is none, too many, or one is neither a DNS name nor an
/// address.
Result<QStringList> canonicalNames(const QStringList &names);

} // namespace core
