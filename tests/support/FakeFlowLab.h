#pragma once

#include "core/admin/FlowLab.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

inline core::FlowStep aFlowStep(const QString &title, const QByteArray &method, const QString &url, int status)
{
    core::FlowStep step;
    step.title = title;
    step.method = method;
    step.url = url;
    step.requestHeaders = {{"Accept", "application/json"}};
    step.status = status;
    step.responseHeaders = {{"Content-Type", "application/json"}, {"X-Request-ID", "req-1"}};
    step.responseBody = R"({"ok":true})";
    step.duration = std::chrono::microseconds(3210);
    return step;
}

/// Answers every plan with `given`.
class FakeFlowLab : public core::FlowLab, public FakeAnswers
{
public:
    core::FlowRun given;
    std::vector<core::FlowPlan> asked;
    int givenUp = 0;

    QFuture<core::Result<core::FlowRun>> run(core::FlowPlan plan) override
    {
        asked.push_back(plan);
        return answer(core::Result<core::FlowRun>(given));
    }
    void giveUp() override { ++givenUp; }
};

} // namespace tests
