#pragma once

#include "core/crypto/Envelope.h"

namespace core {

/// A sealed constant that the database keeps: it tells a wrong key-encryption key from a damaged database.
QByteArray makeKeyCheck(const Envelope &envelope);
bool keyCheckMatches(const Envelope &envelope, const QByteArray &keyCheck);

} // namespace core
