#pragma once

#include <QFuture>
#include <QPromise>

namespace tests {

/// A future that already has its answer, for fakes.
template <class T>
QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace tests
