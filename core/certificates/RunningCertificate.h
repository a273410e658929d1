#pragma once

#include "core/base/Clock.h"

#include <QString>

namespace core {

/// What the listeners present now, wherever it came from; for alerts and metrics.
struct RunningCertificate
{
    QString subject;
    Instant notAfter;
};

} // namespace core
