#pragma once

#include "core/certificates/RunningCertificate.h"

#include <optional>

namespace core {

/// Says in the log, once a day, that the running certificate ends soon or has ended. One thread.
class CertificateAlarm
{
public:
    /// True when it said something.
    bool look(const std::optional<RunningCertificate> &running, Instant now);

private:
    std::optional<Instant> m_saidAt;
    QString m_saidOf;
};

} // namespace core
