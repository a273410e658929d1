#pragma once

#include "tests/support/TestIssuer.h"

#include <QTest>

#include <latch>
#include <thread>
#include <vector>

#define QCOMPARE_REFUSED(result, refusal)                                                                              \
    do {                                                                                                               \
        const auto answer = (result);                                                                                  \
        QVERIFY(!answer);                                                                                              \
        QCOMPARE(answer.error(), refusal);                                                                             \
    } while (false)

namespace tests {

/// One token used by so many threads in the same moment; what each was refused for.
inline QList<std::optional<core::RefreshRefusal>> refreshAtOnce(TestIssuer &issuer, const QByteArray &token,
                                                                const core::Client &client, int threads)
{
    QList<std::optional<core::RefreshRefusal>> outcomes(threads);
    auto *slots_ = outcomes.data();
    std::latch start(threads);
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            const auto answer = issuer.refresh(token, client);
            if (!answer)
                slots_[i] = answer.error();
        });
    }
    running.clear();
    return outcomes;
}

} // namespace tests
