#pragma once

#include "core/admin/OverviewAdmin.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

class FakeOverviewAdmin : public core::OverviewAdmin, public FakeAnswers
{
public:
    core::OverviewFigures given;
    int asked = 0;

    QFuture<core::Result<core::OverviewFigures>> figures() override
    {
        ++asked;
        return answer(core::Result<core::OverviewFigures>(given));
    }
    QFuture<core::Result<void>> quiet(core::Alert alert, std::optional<core::Instant> until) override
    {
        for (core::Alert &known : given.alerts) {
            if (known.kind != alert.kind || known.subject != alert.subject)
                continue;
            known.isQuiet = true;
            known.quietUntil = until;
        }
        return answer(core::Result<void>());
    }
    QFuture<core::Result<void>> wake(core::Alert alert) override
    {
        for (core::Alert &known : given.alerts) {
            if (known.kind == alert.kind && known.subject == alert.subject)
                known.isQuiet = false;
        }
        return answer(core::Result<void>());
    }
};

} // namespace tests
