#include "server/BackchannelLogout.h"

#include "core/base/Log.h"
#include "server/LogoutAttempt.h"
#include "server/PublicAddress.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QTimer>

#include <utility>

namespace server {

using namespace Qt::StringLiterals;

/// All of this runs on the thread.
class BackchannelLogout::Worker : public QObject
{
public:
    Worker(Context context, Pace pace) : m_context(std::move(context)), m_pace(pace) {}

    void begin()
    {
        m_network = new QNetworkAccessManager(this);
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, &Worker::look);
        m_timer->start(m_pace.lookEvery);
        look();
    }
    void look();
    void end()
    {
        for (const Attempt &attempt : std::exchange(m_attempts, {}))
            delete attempt.running;
        delete std::exchange(m_timer, nullptr);
        delete std::exchange(m_network, nullptr);
    }

private:
    struct Attempt
    {
        LogoutAttempt *running = nullptr;
        core::ClientId client;
    };
    core::LogoutDeliveries::Places places() const;
    void tell(const core::LogoutDeliveries::Delivery &delivery);
    void settle(const core::LogoutDeliveries::Delivery &delivery, const QString &failure);

    Context m_context;
    Pace m_pace;
    QNetworkAccessManager *m_network = nullptr;
    QTimer *m_timer = nullptr;
    QHash<QString, Attempt> m_attempts; ///< by delivery
    bool m_isHealthy = true;
};

core::LogoutDeliveries::Places BackchannelLogout::Worker::places() const
{
    core::LogoutDeliveries::Places places{
        .free = m_pace.parallel - int(m_attempts.size()), .perClient = m_pace.perClient, .taken = {}};
    for (const Attempt &attempt : m_attempts)
        ++places.taken[attempt.client.value];
    return places;
}

void BackchannelLogout::Worker::look()
{
    const auto free = places();
    if (!m_network || free.free <= 0)
        return;
    const auto taken = m_context.deliveries.take(free);
    if (!taken && m_isHealthy) // once, not every two seconds
        core::logEvent(core::LogLevel::Error, u"back-channel logouts could not be read"_s,
                       {{u"detail"_s, taken.error().detail}});
    m_isHealthy = taken.has_value();
    if (!taken)
        return;
    for (const auto &delivery : *taken)
        tell(delivery);
}

void BackchannelLogout::Worker::tell(const core::LogoutDeliveries::Delivery &delivery)
{
    const auto token = m_context.tokens.logoutToken(delivery.client, delivery.user, delivery.session);
    if (!token)
        return settle(delivery, u"no_token"_s);
    LogoutAttempt::Order order{.uri = QUrl(delivery.uri, QUrl::StrictMode),
                               .token = *token,
                               .time = m_pace.attemptTime,
                               .addressIndex = delivery.attempts - 1};
    if (delivery.isRegistered)
        order.mayReach = m_context.mayReach ? m_context.mayReach : isPublicAddress;
    const auto done = [this, delivery](const QString &failure) {
        m_attempts.take(delivery.id).running->deleteLater();
        settle(delivery, failure);
    };
    auto *attempt = new LogoutAttempt(*m_network, std::move(order), done, this);
    m_attempts.insert(delivery.id, {attempt, delivery.client});
    attempt->start();
}

void BackchannelLogout::Worker::settle(const core::LogoutDeliveries::Delivery &delivery, const QString &failure)
{
    if (const auto settled = m_context.deliveries.settle(delivery, failure); !settled)
        core::logEvent(core::LogLevel::Error, u"a back-channel logout could not be settled"_s,
                       {{u"detail"_s, settled.error().detail}});
    // Also when this one is done: others may wait for its place.
    const auto wait =
        failure.isEmpty() ? std::chrono::milliseconds(0) : core::LogoutDeliveries::waitAfter(delivery.attempts);
    QTimer::singleShot(wait, this, &Worker::look);
    if (wait.count() > 0)
        QTimer::singleShot(0, this, &Worker::look);
}

BackchannelLogout::BackchannelLogout(Context context, Pace pace)
    : m_worker(std::make_unique<Worker>(std::move(context), pace))
{
    m_thread.setObjectName(u"logout"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, m_worker.get(), &Worker::begin);
    // On the thread, as its last act: sockets and timers end where they live.
    QObject::connect(&m_thread, &QThread::finished, m_worker.get(), &Worker::end, Qt::DirectConnection);
}

BackchannelLogout::~BackchannelLogout()
{
    stop();
}

void BackchannelLogout::start()
{
    m_thread.start();
}

void BackchannelLogout::wake()
{
    Worker *worker = m_worker.get();
    QMetaObject::invokeMethod(
        worker, [worker] { worker->look(); }, Qt::QueuedConnection);
}

void BackchannelLogout::stop()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace server
