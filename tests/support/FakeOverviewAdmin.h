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
};

} // namespace tests
