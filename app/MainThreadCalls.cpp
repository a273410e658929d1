#include "app/MainThreadCalls.h"

#include <QFuture>
#include <QPromise>
#include <QThread>

namespace app {

using namespace Qt::StringLiterals;
using CallOutcome = core::Result<void>;

CallOutcome MainThreadCalls::run(Call call)
{
    QFuture<CallOutcome> answer;
    {
        const std::scoped_lock guard(m_mutex);
        if (m_receiver && m_receiver->thread() == QThread::currentThread())
            return call();
        // The promise goes with the posted event: an event that is never delivered ends the wait too.
        auto promise = std::make_shared<QPromise<CallOutcome>>();
        promise->start();
        answer = promise->future();
        if (m_receiver) {
            QMetaObject::invokeMethod(
                m_receiver.get(),
                [promise, call = std::move(call)] {
                    promise->addResult(call());
                    promise->finish();
                },
                Qt::QueuedConnection);
        }
    }
    answer.waitForFinished();
    if (answer.resultCount() == 0)
        return core::fail(core::ErrorKind::Cancelled, u"the program is ending"_s);
    return answer.result();
}

void MainThreadCalls::close()
{
    std::unique_ptr<QObject> receiver;
    const std::scoped_lock guard(m_mutex);
    receiver.swap(m_receiver);
}

} // namespace app
