#pragma once

#include "core/base/Ids.h"

#include <QRandomGenerator>

namespace server {

/// X-Request-ID: the caller's if it is sane, else a new one of 128 random bits. One thread.
class RequestIds
{
public:
    core::RequestId take(const QByteArray &sent);
    static bool isSane(QByteArrayView sent); ///< 1–64 of [A-Za-z0-9._-]

private:
    QRandomGenerator m_random = QRandomGenerator::securelySeeded();
};

} // namespace server
