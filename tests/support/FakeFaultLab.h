#pragma once

#include "core/admin/FaultLab.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

class FakeFaultLab final : public core::FaultLab, public FakeAnswers
{
public:
    std::vector<core::FaultSwitch> current = allOff();
    QString word;
    QStringList typed;

    std::vector<core::FaultSwitch> switches() const override { return current; }
    QString wordToType() const override { return word; }
    QFuture<core::Result<bool>> switchOn(core::FaultRule rule, QString typedWord) override
    {
        typed.append(typedWord);
        if (!failNext)
            current.at(size_t(rule.kind)) = {rule, true, now() + rule.lasts, 0, 0};
        return answer(core::Result<bool>(true));
    }
    QFuture<core::Result<bool>> switchOff(core::FaultKind kind) override
    {
        if (!failNext)
            current.at(size_t(kind)).isOn = false;
        return answer(core::Result<bool>(true));
    }
    QFuture<core::Result<int>> stopAll() override
    {
        int stopped = 0;
        for (core::FaultSwitch &one : current)
            stopped += std::exchange(one.isOn, false) ? 1 : 0;
        return answer(core::Result<int>(stopped));
    }

private:
    static core::Instant now() { return core::SystemClock().now(); }
    static std::vector<core::FaultSwitch> allOff()
    {
        std::vector<core::FaultSwitch> all;
        for (int kind = 0; kind < core::kFaultKinds; ++kind)
            all.push_back({.rule = {.kind = core::FaultKind(kind)}, .endsAt = {}});
        return all;
    }
};

} // namespace tests
