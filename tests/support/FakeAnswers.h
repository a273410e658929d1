#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tests {

/// What the fakes of core/admin share: the next answer may fail, and answers may be held back to see a window wait.
class FakeAnswers
{
public:
    std::optional<core::Error> failNext;
    bool isHolding = false;

    void release()
    {
        isHolding = false;
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }
    /// The worker goes away: what was asked is never answered.
    void drop() { m_held.clear(); }
    size_t held() const { return m_held.size(); }

protected:
    template <class T>
    QFuture<core::Result<T>> answer(core::Result<T> result)
    {
        if (failNext)
            result = core::Result<T>(core::fail(*std::exchange(failNext, {})));
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        auto give = [promise, result] {
            promise->addResult(result);
            promise->finish();
        };
        if (isHolding)
            m_held.push_back(give);
        else
            give();
        return promise->future();
    }

private:
    std::vector<std::function<void()>> m_held;
};

} // namespace tests
