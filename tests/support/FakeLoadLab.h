#pragma once

#include "core/admin/LoadLab.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

class FakeLoadLab final : public core::LoadLab, public FakeAnswers
{
public:
    core::RefreshRace raced;
    core::LoadReport report;
    std::vector<int> races;
    std::vector<core::LoadPlan> plans;
    int cancelled = 0;

    QFuture<core::Result<core::RefreshRace>> race(core::UserId, core::ClientId, int requests) override
    {
        races.push_back(requests);
        return answer(core::Result<core::RefreshRace>(raced));
    }
    QFuture<core::Result<core::LoadReport>> load(core::LoadPlan plan) override
    {
        plans.push_back(plan);
        return answer(core::Result<core::LoadReport>(report));
    }
    core::LoadReport soFar() const override { return report; }
    void cancel() override { ++cancelled; }
};

} // namespace tests
