#pragma once

#include "core/admin/ServerControl.h"
#include "tests/support/FakeAnswers.h"

namespace tests {

class FakeServerControl : public core::ServerControl, public FakeAnswers
{
public:
    core::ServerFigures given;
    QStringList calls;

    FakeServerControl()
    {
        given.state = core::ServerFigures::State::Running;
        given.urls = {QStringLiteral("http://127.0.0.1:8003")};
        given.issuer = given.urls.first();
        given.startedAt = core::fromMillis(1'750'000'000'000);
    }
    core::ServerFigures figures() const override { return given; }
    QFuture<core::Result<void>> startListening() override
    {
        return change(core::ServerFigures::State::Running, QStringLiteral("start"));
    }
    QFuture<core::Result<void>> stopListening() override
    {
        return change(core::ServerFigures::State::Stopped, QStringLiteral("stop"));
    }

private:
    QFuture<core::Result<void>> change(core::ServerFigures::State state, const QString &call)
    {
        calls.append(call);
        if (!failNext)
            given.state = state;
        auto done = answer(core::Result<void>());
        emit figuresChanged();
        return done;
    }
};

} // namespace tests
