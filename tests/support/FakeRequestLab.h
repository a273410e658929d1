#pragma once

#include "core/admin/RequestLab.h"
#include "core/admin/RequestWatch.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

/// Answers every request with `given`.
class FakeRequestLab final : public core::RequestLab, public FakeAnswers
{
public:
    core::FlowRun given;
    std::vector<core::OwnRequest> sent;
    int cancelled = 0;

    QFuture<core::Result<core::FlowRun>> send(core::OwnRequest request) override
    {
        sent.push_back(request);
        return answer(core::Result<core::FlowRun>(given));
    }
    void cancel() override { ++cancelled; }
};

/// Requests come by add().
class FakeRequestWatch final : public core::RequestWatch
{
public:
    std::vector<core::SeenRequest> seen;
    bool on = false;
    int kept = 500;

    void add(core::SeenRequest request)
    {
        request.number = qint64(seen.size()) + 1;
        seen.push_back(std::move(request));
    }
    bool isOn() const override { return on; }
    void switchOn() override { on = true; }
    void switchOff() override { on = false; }
    void forget() override { forgotten = seen.empty() ? 0 : seen.back().number; }
    std::vector<core::SeenRequest> after(qint64 number) const override
    {
        const auto first = std::ranges::upper_bound(seen, std::max(number, forgotten), {}, &core::SeenRequest::number);
        return {first, seen.end()};
    }
    int most() const override { return kept; }

    qint64 forgotten = 0;
};

} // namespace tests
