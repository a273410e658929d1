#pragma once

#include "core/audit/AuditLog.h"
#include "core/certificates/CertificateService.h"
#include "core/database/Database.h"
#include "core/keys/KeyService.h"
#include "core/upkeep/CertificateAlarm.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace core {

struct UpkeepPlan
{
    std::chrono::milliseconds keysEvery = std::chrono::seconds(15);
    std::chrono::milliseconds purgeEvery = std::chrono::hours(1);
    std::chrono::milliseconds requestsEvery = std::chrono::minutes(5);
    std::chrono::milliseconds headEvery = std::chrono::hours(1);
    std::chrono::milliseconds certificateEvery = std::chrono::minutes(1);
    std::chrono::milliseconds backupEvery = std::chrono::minutes(1);
    int auditRetentionDays = 365;
};

/// What has to happen without anybody asking: one thread with timers. Everything that it uses must outlive it.
class Upkeep
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        KeyService &keys;
        KeyRing &ring;
        const Clock &clock;
        CertificateService *certificates = nullptr;                                 ///< none: nothing is renewed
        std::function<std::optional<RunningCertificate>()> runningCertificate = {}; ///< asked on the upkeep thread
        std::function<void()> backUpWhenDue = {}; ///< starts it elsewhere: it takes its time
    };
    Upkeep(Context context, UpkeepPlan plan = {});
    ~Upkeep();

    void start();
    /// Waits for the job that runs, at most one small write or the making of a key. May be called twice.
    void stop();

private:
    void every(std::chrono::milliseconds interval, void (Upkeep::*job)());
    void advanceKeys();
    void purge();
    void purgeRequests();
    void signHead();
    void careForCertificate();
    void careForBackup();

    Context m_context;
    UpkeepPlan m_plan;
    CertificateAlarm m_certificateAlarm;
    QThread m_thread;
    std::unique_ptr<QObject> m_timers; ///< lives on the thread
    std::atomic<bool> m_isStopping = false;
};

} // namespace core
