#pragma once

#include "core/admin/KeyAdmin.h"
#include "tests/support/ReadyFuture.h"

#include <QStringList>

#include <algorithm>

namespace tests {

class FakeKeyAdmin final : public core::KeyAdmin
{
public:
    core::KeyOverview state;
    std::optional<core::Error> failure;
    int endedByRevoke = 0;
    std::vector<std::optional<std::chrono::seconds>> rotations;
    core::KeyUse useAnswer;
    core::KeyCandidate candidate;
    QStringList usesAsked;
    QStringList imported;
    QStringList retired;
    QStringList revoked;

    QFuture<core::Result<core::KeyOverview>> overview() override
    {
        return readyFuture(failure ? core::Result<core::KeyOverview>(core::fail(*failure))
                                   : core::Result<core::KeyOverview>(state));
    }
    QFuture<core::Result<core::KeyId>> rotate(std::optional<std::chrono::seconds> wait) override
    {
        if (failure)
            return readyFuture(core::Result<core::KeyId>(core::fail(*failure)));
        rotations.push_back(wait);
        const auto inState = [this](core::KeyState wanted) {
            return std::ranges::find(state.keys, wanted, &core::KeySummary::state);
        };
        if (inState(core::KeyState::Next) == state.keys.end()) {
            core::KeySummary made;
            made.id = core::KeyId{QStringLiteral("2026-01-key-9")};
            made.createdAt = core::SystemClock().now();
            made.activateAt = made.createdAt + state.lead();
            state.keys.insert(state.keys.begin(), made);
        }
        if (wait && wait->count() == 0) {
            if (const auto active = inState(core::KeyState::Active); active != state.keys.end())
                active->state = core::KeyState::Retiring;
            inState(core::KeyState::Next)->state = core::KeyState::Active;
            return readyFuture(core::Result<core::KeyId>(inState(core::KeyState::Active)->id));
        }
        return readyFuture(core::Result<core::KeyId>(inState(core::KeyState::Next)->id));
    }
    QFuture<core::Result<void>> retire(core::KeyId id) override
    {
        retired.append(id.value);
        return readyFuture(core::Result<void>());
    }
    QFuture<core::Result<int>> previewRevoke(core::KeyId) override
    {
        return readyFuture(core::Result<int>(endedByRevoke));
    }
    QFuture<core::Result<core::KeyRevocation>> revoke(core::KeyId id) override
    {
        revoked.append(id.value);
        return readyFuture(core::Result<core::KeyRevocation>(
            core::KeyRevocation{endedByRevoke, core::KeyId{QStringLiteral("2026-01-key-9")}}));
    }
    QFuture<core::Result<core::KeyUse>> use(core::KeyId id) override
    {
        usesAsked.append(id.value);
        return readyFuture(core::Result<core::KeyUse>(useAnswer));
    }
    QFuture<core::Result<QString>> exportPublicJwk(core::KeyId id) override
    {
        return readyFuture(core::Result<QString>(QStringLiteral("{\"kid\":\"%1\"}").arg(id.value)));
    }
    QFuture<core::Result<core::KeyCandidate>> checkImport(core::SharedSecret key, std::optional<core::KeyId>) override
    {
        if (!key || !key->toByteArray().contains("KEY"))
            return readyFuture(core::Result<core::KeyCandidate>(
                core::fail(core::ErrorKind::InvalidInput, QStringLiteral("no key"), QStringLiteral("key"))));
        return readyFuture(core::Result<core::KeyCandidate>(candidate));
    }
    QFuture<core::Result<core::KeyId>> import(core::SharedSecret, std::optional<core::KeyId> id) override
    {
        imported.append(id ? id->value : QString());
        return readyFuture(core::Result<core::KeyId>(core::KeyId{QStringLiteral("2026-01-key-9")}));
    }
    QFuture<core::Result<QString>> exportPublicPem(core::KeyId id) override
    {
        return readyFuture(core::Result<QString>(QStringLiteral("-----BEGIN PUBLIC KEY-----\n%1\n").arg(id.value)));
    }
};

} // namespace tests
