#pragma once

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace app {

/// Waits for a future while events (the keychain's D-Bus answers) go on. At start, at stop and in subcommands only:
/// never while a window is open.
template <class Outcome>
Outcome await(QFuture<Outcome> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Outcome> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
    }
    return future.takeResult();
}

} // namespace app
