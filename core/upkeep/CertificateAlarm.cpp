#include "core/upkeep/CertificateAlarm.h"

#include "core/base/Log.h"
#include "core/upkeep/Alerts.h"

namespace core {

using namespace Qt::StringLiterals;

static constexpr std::chrono::hours kSayAgain{24};

bool CertificateAlarm::look(const std::optional<RunningCertificate> &running, Instant now)
{
    const auto alert = certificateAlert(running, now);
    if (!alert)
        return false;
    const QString about = running->subject + QString::number(toMillis(running->notAfter));
    // A clock that was set back must not silence it for long.
    const bool isRecent = m_saidAt && now - *m_saidAt < kSayAgain && now >= *m_saidAt;
    if (isRecent && about == m_saidOf)
        return false;
    m_saidAt = now;
    m_saidOf = about;
    const bool hasEnded = running->notAfter <= now;
    logEvent(alert->severity == UpkeepAlert::Severity::Critical ? LogLevel::Error : LogLevel::Warning,
             hasEnded ? u"the TLS certificate has ended: clients refuse it"_s : u"the TLS certificate ends soon"_s,
             {{u"event"_s, alert->kind},
              {u"subject"_s, running->subject},
              {u"expires_at"_s, toDateTime(running->notAfter).toString(Qt::ISODate)},
              {u"days_left"_s, qint64(std::chrono::floor<std::chrono::days>(running->notAfter - now).count())}});
    return true;
}

} // namespace core
