#include "core/upkeep/Upkeep.h"

#include "core/base/Log.h"
#include "core/upkeep/AuditHead.h"
#include "core/upkeep/Purge.h"

#include <QTimer>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

/// A console that is open for half an hour a day has its upkeep too.
static constexpr std::chrono::milliseconds kFirstRound = std::chrono::minutes(1);

static Origin upkeepOrigin()
{
    return {.address = {}, .userAgent = {}, .requestId = {}, .actor = u"system"_s};
}

static void logUpkeepFailure(const QString &job, const Error &error)
{
    logEvent(LogLevel::Error, u"upkeep failed"_s, {{u"job"_s, job}, {u"detail"_s, error.detail}});
}

Upkeep::Upkeep(Context context, UpkeepPlan plan) : m_context(context), m_plan(plan)
{
    m_thread.setObjectName(u"upkeep"_s);
}

Upkeep::~Upkeep()
{
    stop();
}

void Upkeep::start()
{
    if (m_thread.isRunning())
        return;
    m_isStopping = false;
    m_timers = std::make_unique<QObject>();
    every(m_plan.keysEvery, &Upkeep::advanceKeys);
    every(m_plan.purgeEvery, &Upkeep::purge);
    every(m_plan.requestsEvery, &Upkeep::purgeRequests);
    every(m_plan.headEvery, &Upkeep::signHead);
    every(m_plan.certificateEvery, &Upkeep::careForCertificate);
    every(m_plan.backupEvery, &Upkeep::careForBackup);
    m_timers->moveToThread(&m_thread);
    m_thread.start();
}

void Upkeep::every(std::chrono::milliseconds interval, void (Upkeep::*job)())
{
    auto *timer = new QTimer(m_timers.get());
    timer->setInterval(std::min(interval, kFirstRound));
    QObject::connect(timer, &QTimer::timeout, timer, [this, timer, interval, job] {
        timer->setInterval(interval);
        if (!m_isStopping)
            (this->*job)();
    });
    QObject::connect(&m_thread, &QThread::started, timer, qOverload<>(&QTimer::start));
    QObject::connect(&m_thread, &QThread::finished, timer, &QTimer::stop, Qt::DirectConnection);
}

void Upkeep::stop()
{
    m_isStopping = true;
    m_thread.quit();
    m_thread.wait();
    m_timers.reset();
}

void Upkeep::advanceKeys()
{
    const auto advanced = m_context.keys.advance(upkeepOrigin());
    if (!advanced)
        logUpkeepFailure(u"keys"_s, advanced.error());
}

void Upkeep::purge()
{
    const auto purged = Purge(m_context.database, std::chrono::days(m_plan.auditRetentionDays), &m_context.audit)
                            .run(m_context.clock.now(), [this] { return m_isStopping.load(); });
    if (!purged)
        logUpkeepFailure(u"purge"_s, purged.error());
}

void Upkeep::purgeRequests()
{
    const auto purged =
        Purge(m_context.database, std::chrono::days(m_plan.auditRetentionDays)).runOften(m_context.clock.now(), [this] {
            return m_isStopping.load();
        });
    if (!purged)
        logUpkeepFailure(u"requests"_s, purged.error());
}

void Upkeep::signHead()
{
    const auto head = AuditHead({m_context.database, m_context.audit, m_context.ring, m_context.clock}).sign();
    if (!head)
        logUpkeepFailure(u"audit head"_s, head.error());
}

void Upkeep::careForBackup()
{
    if (m_context.backUpWhenDue)
        m_context.backUpWhenDue();
}

void Upkeep::careForCertificate()
{
    if (m_context.certificates) {
        if (const auto renewed = m_context.certificates->renewWhenDue(upkeepOrigin()); !renewed)
            logUpkeepFailure(u"certificate"_s, renewed.error());
    }
    if (m_context.runningCertificate)
        m_certificateAlarm.look(m_context.runningCertificate(), m_context.clock.now());
}

} // namespace core
