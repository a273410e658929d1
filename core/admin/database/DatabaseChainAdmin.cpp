#include "core/admin/database/DatabaseChainAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/ChainEnding.h"
#include "core/admin/database/ChainLookup.h"
#include "core/admin/database/ChainQueries.h"
#include "core/crypto/Jwt.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLargestChain = 10000;
constexpr int kChangedChains = ChainsArea | AuditArea;

} // namespace

QFuture<Result<Page<ChainSummary>>> DatabaseChainAdmin::list(ChainFilter filter, PageRequest page)
{
    return m_context.database.read([this, filter, page](Snapshot &snapshot) {
        return ChainQueries::page(snapshot, filter, page, m_context.clock.now());
    });
}

QFuture<Result<ChainDetail>> DatabaseChainAdmin::find(FamilyId id)
{
    return m_context.database.read([this, id](Snapshot &snapshot) -> Result<ChainDetail> {
        const Instant now = m_context.clock.now();
        const auto summary = ChainQueries::find(snapshot, id, now);
        if (!summary)
            return fail(summary.error());
        if (!*summary)
            return fail(ErrorKind::NotFound, u"there is no such chain"_s);
        const auto grace = ChainQueries::grace(snapshot, id);
        if (!grace)
            return fail(grace.error());
        auto tokens = ChainQueries::tokens(snapshot, id, *grace, now, kLargestChain);
        if (!tokens)
            return fail(tokens.error());
        if (const auto counted = ChainQueries::countRetries(snapshot, **summary, *grace, *tokens); !counted)
            return fail(counted.error());
        return ChainDetail{**summary, *std::move(tokens), *grace};
    });
}

QFuture<Result<TokenPlace>> DatabaseChainAdmin::locate(QString token)
{
    return m_context.database.read([token](Snapshot &snapshot) -> Result<TokenPlace> {
        const auto parsed = parseJwt(token.trimmed().toLatin1());
        if (!parsed)
            return fail(ErrorKind::InvalidInput, u"this is not a token"_s, u"token"_s);
        return ChainLookup::locate(snapshot, *parsed);
    });
}

QFuture<Result<FamilyId>> DatabaseChainAdmin::findByToken(QString token)
{
    return m_context.database.read([token](Snapshot &snapshot) -> Result<FamilyId> {
        const auto parsed = parseJwt(token.trimmed().toLatin1());
        if (!parsed)
            return fail(ErrorKind::InvalidInput, u"this is not a token"_s, u"token"_s);
        const auto place = ChainLookup::locate(snapshot, *parsed);
        if (!place)
            return fail(place.error());
        if (place->family.isEmpty())
            return fail(ErrorKind::NotFound, u"no chain has this token"_s);
        return place->family;
    });
}

QFuture<Result<ChainPreview>> DatabaseChainAdmin::preview(ChainChoice which)
{
    if (!which.family && !which.user && !which.client)
        return QtFuture::makeReadyFuture(Result<ChainPreview>(fail(ErrorKind::InvalidInput, u"nothing is named"_s)));
    return m_context.database.read(
        [this, which](Snapshot &snapshot) { return ChainLookup::preview(snapshot, which, m_context.clock.now()); });
}

QFuture<Result<int>> DatabaseChainAdmin::countActive(std::optional<UserId> user, std::optional<ClientId> client)
{
    return m_context.database.read([this, user, client](Snapshot &snapshot) {
        return ChainQueries::countActive(snapshot, {.user = user, .client = client}, m_context.clock.now());
    });
}

QFuture<Result<int>> DatabaseChainAdmin::revoke(FamilyId id)
{
    return end({.family = id});
}

QFuture<Result<int>> DatabaseChainAdmin::revokeAll(std::optional<UserId> user, std::optional<ClientId> client)
{
    if (!user && !client)
        return QtFuture::makeReadyFuture(
            Result<int>(fail(ErrorKind::InvalidInput, u"neither user nor client is named"_s)));
    return end({.user = user, .client = client});
}

QFuture<Result<int>> DatabaseChainAdmin::end(const FamilyCriteria &which)
{
    return QtConcurrent::run(&m_context.pool, [this, which]() -> Result<int> {
        const auto ended = m_context.database.writeNow([&](Transaction &transaction) -> Result<int> {
            if (which.family) {
                const auto owner = TokenFamilyRepository::owner(transaction, *which.family);
                if (!owner)
                    return fail(owner.error());
                if (!*owner)
                    return fail(ErrorKind::NotFound, u"there is no such chain"_s);
            }
            return endChains(transaction, m_context, which, u"admin"_s);
        });
        if (ended && *ended > 0)
            m_context.changed(kChangedChains);
        return ended;
    });
}

} // namespace core
