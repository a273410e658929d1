#include "app/FaultDesk.h"

#include "core/admin/ServerControl.h"
#include "core/base/Log.h"

#include <QPromise>
#include <QtConcurrent>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::FaultPace;
using core::FaultRule;
using core::FaultSwitch;

namespace {

constexpr int kMostRequests = 1000;

core::Result<void> badRule(const QString &field, const QString &why)
{
    return core::fail(ErrorKind::InvalidInput, why, field);
}

core::Result<void> checkRule(const FaultRule &rule)
{
    const int most = rule.pace == FaultPace::Percent ? 100 : kMostRequests;
    if (rule.amount < 1 || rule.amount > most)
        return badRule(u"amount"_s, u"1 to %1"_s.arg(most));
    if (rule.delay < 1ms || rule.delay > FaultRule::kLongestDelay)
        return badRule(u"delay"_s, u"1 ms to 25 s"_s);
    if (rule.retryAfter < 0s || rule.retryAfter > FaultRule::kLongestRetryAfter)
        return badRule(u"retry_after"_s, u"0 s to 1 h"_s);
    if (rule.lasts < 1min || rule.lasts > FaultRule::kLongest)
        return badRule(u"lasts"_s, u"1 to 60 minutes"_s);
    return {};
}

QString placeName(core::FaultPlace place)
{
    switch (place) {
    case core::FaultPlace::Token:
        return u"token"_s;
    case core::FaultPlace::Userinfo:
        return u"userinfo"_s;
    case core::FaultPlace::Introspect:
        return u"introspect"_s;
    case core::FaultPlace::Jwks:
        return u"jwks"_s;
    case core::FaultPlace::All:
        break;
    }
    return u"all"_s;
}

QString paceText(const FaultRule &rule)
{
    switch (rule.pace) {
    case FaultPace::EveryNth:
        return u"every %1"_s.arg(rule.amount);
    case FaultPace::Percent:
        return u"%1 %"_s.arg(rule.amount);
    case FaultPace::Next:
        break;
    }
    return u"next %1"_s.arg(rule.amount);
}

QJsonObject shownFault(const FaultSwitch &fault)
{
    if (!fault.isOn)
        return {{u"on"_s, false}};
    const FaultRule &rule = fault.rule;
    QJsonObject members{{u"on"_s, true},
                        {u"endpoint"_s, placeName(rule.place)},
                        {u"client"_s, rule.client.isEmpty() ? u"any"_s : rule.client.value},
                        {u"requests"_s, paceText(rule)},
                        {u"minutes"_s, qint64(rule.lasts.count())}};
    if (rule.kind == core::FaultKind::Delay)
        members.insert(u"delay_ms"_s, qint64(rule.delay.count()));
    else if (rule.kind != core::FaultKind::LostAnswer)
        members.insert(u"retry_after_s"_s, qint64(rule.retryAfter.count()));
    return members;
}

} // namespace

FaultDesk::FaultDesk(core::AdminContext &context, server::FaultPlan &plan, bool isProduction)
    : m_context(context), m_plan(plan), m_isProduction(isProduction)
{
    m_thread.setMaxThreadCount(1);
    m_watch.setInterval(1s);
    QObject::connect(&m_watch, &QTimer::timeout, &m_watch, [this] { watch(); });
    m_watch.start();
}

FaultDesk::~FaultDesk()
{
    m_watch.stop();
    m_thread.waitForDone();
}

QString FaultDesk::wordToType() const
{
    return m_isProduction ? u"production"_s : QString();
}

QFuture<core::Result<bool>> FaultDesk::switchOn(FaultRule rule, QString typed)
{
    return QtConcurrent::run(&m_thread, [this, rule, typed]() -> core::Result<bool> {
        if (m_isProduction && typed != wordToType())
            return core::fail(ErrorKind::InvalidInput, u"ENVIRONMENT is production: type the word"_s, u"word"_s);
        if (const auto possible = checkRule(rule); !possible)
            return core::fail(possible.error());
        return switchOnNow(rule);
    });
}

core::Result<bool> FaultDesk::switchOnNow(const FaultRule &rule)
{
    FaultRule wanted = rule;
    if (wanted.kind == core::FaultKind::LostAnswer)
        wanted.place = core::FaultPlace::Token;
    // What nobody would know of is not switched on.
    const auto recorded = record(current(wanted.kind), {wanted, true, {}, 0, 0}, How::ByHand);
    if (!recorded)
        return core::fail(recorded.error());
    m_plan.switchOn(wanted);
    return true;
}

QFuture<core::Result<bool>> FaultDesk::switchOff(core::FaultKind kind)
{
    return QtConcurrent::run(&m_thread, [this, kind]() -> core::Result<bool> {
        const FaultSwitch before = current(kind);
        if (!m_plan.switchOff(kind))
            return false;
        const auto recorded = recordOff(before, How::ByHand);
        return recorded ? core::Result<bool>(true) : core::fail(recorded.error());
    });
}

QFuture<core::Result<int>> FaultDesk::stopAll()
{
    return QtConcurrent::run(&m_thread, [this]() -> core::Result<int> {
        const auto before = switches();
        const int stopped = m_plan.stopAll();
        for (const FaultSwitch &one : before) {
            const auto recorded = one.isOn ? recordOff(one, How::ByHand) : core::Result<void>();
            if (!recorded)
                return core::fail(recorded.error());
        }
        return stopped;
    });
}

core::FaultSwitch FaultDesk::current(core::FaultKind kind) const
{
    return m_plan.switches().at(size_t(kind));
}

core::Result<void> FaultDesk::recordOff(const FaultSwitch &before, How how)
{
    FaultSwitch was = before;
    was.isOn = true;
    return record(was, {before.rule, false, {}, before.met, before.injected}, how);
}

core::Result<void> FaultDesk::record(const FaultSwitch &before, const FaultSwitch &after, How how)
{
    core::AuditEvent event;
    event.type = core::EventType::SettingsChanged;
    event.origin = m_context.origin();
    event.data = {{u"name"_s, u"fault_"_s + QString::fromLatin1(server::FaultPlan::name(after.rule.kind))},
                  {u"before"_s, shownFault(before)},
                  {u"after"_s, shownFault(after)}};
    if (!after.rule.client.isEmpty())
        event.client = after.rule.client;
    if (!after.isOn) {
        event.data.insert(u"injected"_s, after.injected);
        if (how == How::ByItself)
            event.data.insert(u"ended"_s, u"by_itself"_s);
    }
    const auto recorded = m_context.database.writeNow(
        [&](core::Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (!recorded)
        return core::fail(recorded.error());
    m_context.changed(core::AuditArea | core::SettingsArea);
    return {};
}

/// Faults end by time or by count; that belongs into the record too.
void FaultDesk::watch()
{
    for (const FaultSwitch &ended : m_plan.takeEnded()) {
        m_thread.start([this, ended] {
            if (const auto recorded = recordOff(ended, How::ByItself); !recorded)
                core::logEvent(core::LogLevel::Error, u"the end of a fault could not be recorded"_s,
                               {{u"detail"_s, recorded.error().detail}});
        });
    }
}

} // namespace app
