#pragma once

#include "core/admin/KekAdmin.h"
#include "tests/support/ReadyFuture.h"

#include <optional>

namespace tests {

class FakeKekAdmin final : public core::KekAdmin
{
public:
    core::KekState stateAnswer{QStringLiteral("GNOME Keyring"), false, 2, 1};
    core::KekTest testAnswer{core::KekTest::Place::Same, 3, {}};
    QString code = QStringLiteral("ABCD-EFGH");
    int codesGiven = 0;
    std::optional<core::Error> failure;

    QFuture<core::Result<core::KekState>> state() override
    {
        return readyFuture(core::Result<core::KekState>(stateAnswer));
    }
    QFuture<core::Result<core::KekTest>> test() override
    {
        return readyFuture(core::Result<core::KekTest>(testAnswer));
    }
    QFuture<core::Result<QString>> recoveryCode() override
    {
        if (failure)
            return readyFuture(core::Result<QString>(core::fail(*failure)));
        ++codesGiven;
        return readyFuture(core::Result<QString>(code));
    }
};

} // namespace tests
