#pragma once

#include "core/admin/ChainAdmin.h"
#include "tests/support/ReadyFuture.h"

#include <QHash>

#include <algorithm>

namespace tests {

/// Chains in memory. Public members are what a test sets before and reads after.
class FakeChainAdmin final : public core::ChainAdmin
{
public:
    std::vector<core::ChainDetail> chains;
    std::optional<core::Error> failure;
    QHash<QString, core::FamilyId> familyOfToken;
    QHash<QString, core::TokenPlace> places;
    core::ChainPreview previewAnswer;
    std::vector<core::ChainChoice> previewed;
    int active = 0;
    std::vector<core::ChainFilter> asked;
    QStringList revoked;
    std::vector<std::pair<QString, QString>> revokedAll; ///< user, client

    QFuture<core::Result<core::Page<core::ChainSummary>>> list(core::ChainFilter filter, core::PageRequest) override
    {
        asked.push_back(filter);
        if (failure)
            return readyFuture(core::Result<core::Page<core::ChainSummary>>(core::fail(*failure)));
        core::Page<core::ChainSummary> page;
        for (const core::ChainDetail &chain : chains)
            if (matches(filter, chain.summary))
                page.rows.push_back(chain.summary);
        page.matching = qint64(page.rows.size());
        page.total = qint64(chains.size());
        return readyFuture(core::Result<core::Page<core::ChainSummary>>(page));
    }
    QFuture<core::Result<core::ChainDetail>> find(core::FamilyId id) override
    {
        for (const core::ChainDetail &chain : chains)
            if (chain.summary.id == id)
                return readyFuture(core::Result<core::ChainDetail>(chain));
        return readyFuture(
            core::Result<core::ChainDetail>(core::fail(core::ErrorKind::NotFound, QStringLiteral("no"))));
    }
    QFuture<core::Result<core::FamilyId>> findByToken(QString token) override
    {
        if (familyOfToken.contains(token))
            return readyFuture(core::Result<core::FamilyId>(familyOfToken.value(token)));
        return readyFuture(core::Result<core::FamilyId>(core::fail(core::ErrorKind::NotFound, QStringLiteral("no"))));
    }
    QFuture<core::Result<core::TokenPlace>> locate(QString token) override
    {
        if (failure)
            return readyFuture(core::Result<core::TokenPlace>(core::fail(*failure)));
        if (places.contains(token))
            return readyFuture(core::Result<core::TokenPlace>(places.value(token)));
        return readyFuture(
            core::Result<core::TokenPlace>(core::fail(core::ErrorKind::InvalidInput, QStringLiteral("no token"))));
    }
    QFuture<core::Result<core::ChainPreview>> preview(core::ChainChoice which) override
    {
        previewed.push_back(which);
        return readyFuture(core::Result<core::ChainPreview>(previewAnswer));
    }
    QFuture<core::Result<int>> countActive(std::optional<core::UserId>, std::optional<core::ClientId>) override
    {
        return readyFuture(core::Result<int>(active));
    }
    QFuture<core::Result<int>> revoke(core::FamilyId id) override
    {
        if (failure)
            return readyFuture(core::Result<int>(core::fail(*failure)));
        revoked.append(id.value);
        return readyFuture(core::Result<int>(1));
    }
    QFuture<core::Result<int>> revokeAll(std::optional<core::UserId> user,
                                         std::optional<core::ClientId> client) override
    {
        revokedAll.emplace_back(user ? user->value : QString(), client ? client->value : QString());
        return readyFuture(core::Result<int>(active));
    }

private:
    static bool matches(const core::ChainFilter &filter, const core::ChainSummary &chain)
    {
        using State = core::ChainFilter::State;
        const bool stateFits = filter.state == State::All ||
                               (filter.state == State::Active && chain.state == core::ChainState::Active) ||
                               (filter.state == State::Reused && chain.state == core::ChainState::Reused) ||
                               (filter.state == State::Revoked && chain.state == core::ChainState::Revoked) ||
                               (filter.state == State::Expired && chain.state == core::ChainState::Expired);
        return stateFits && (!filter.user || *filter.user == chain.user) &&
               (!filter.client || *filter.client == chain.client) &&
               (filter.text.isEmpty() || chain.username.contains(filter.text) || chain.id.value.contains(filter.text));
    }
};

} // namespace tests
