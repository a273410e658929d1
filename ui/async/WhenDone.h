#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace ui {

/// Calls `callable(const core::Result<T> &)` on the owner's thread, once, after this call has returned.
/// Silent when the owner is gone first; `Cancelled` when the worker went away without an answer.
template <class T, class Callable>
void whenDone(QFuture<core::Result<T>> future, QObject *owner, Callable callable)
{
    using Watcher = QFutureWatcher<core::Result<T>>;
    auto *watcher = new Watcher(owner);
    QObject::connect(watcher, &Watcher::finished, owner, [watcher, callable = std::move(callable)]() mutable {
        watcher->deleteLater();
        QFuture<core::Result<T>> done = watcher->future();
        if (done.isCanceled() || done.resultCount() == 0) {
            const core::Result<T> gone = core::fail(core::ErrorKind::Cancelled, QStringLiteral("the worker went away"));
            callable(gone);
            return;
        }
        const core::Result<T> answer = done.result();
        callable(answer);
    });
    watcher->setFuture(future);
}

} // namespace ui
