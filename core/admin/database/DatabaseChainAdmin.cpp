#include "core/admin/database/DatabaseChainAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/ChainEnding.h"
#include "core/admin/database/ChainQueries.h"
#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"

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
        auto tokens = ChainQueries::tokens(snapshot, id, now, kLargestChain);
        if (!tokens)
            return fail(tokens.error());
        return ChainDetail{**summary, *std::move(tokens)};
    });
}

QFuture<Result<FamilyId>> DatabaseChainAdmin::findByToken(QString token)
{
    return m_context.database.read([token](Snapshot &snapshot) -> Result<FamilyId> {
        // Finding is not believing: the signature does not matter here, and an old key may be gone.
        const auto parsed = parseJwt(token.trimmed().toLatin1());
        if (!parsed)
            return fail(ErrorKind::InvalidInput, u"this is not a token"_s, u"token"_s);
        const QString jti = parsed->claims.value(u"jti"_s).toString();
        const auto family = ChainQueries::familyOfToken(snapshot, sha256Hex(jti.toUtf8()));
        if (!family)
            return fail(family.error());
        if (*family)
            return **family;
        const FamilyId named{parsed->claims.value(u"sid"_s).toString()};
        const auto owner = TokenFamilyRepository::owner(snapshot, named);
        if (!owner)
            return fail(owner.error());
        if (!*owner)
            return fail(ErrorKind::NotFound, u"no chain has this token"_s);
        return named;
    });
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
