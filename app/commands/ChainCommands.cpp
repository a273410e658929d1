#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/ChainAdmin.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QJsonObject chainJson(const core::ChainSummary &chain)
{
    return {{u"family_id"_s, chain.id.value},
            {u"user_id"_s, chain.user.value},
            {u"user"_s, chain.username},
            {u"client"_s, chain.client.value},
            {u"scope"_s, chain.scope},
            {u"grant_type"_s, chain.grantType},
            {u"depth"_s, chain.depth},
            {u"state"_s, core::chainStateName(chain.state)},
            {u"revoke_reason"_s, chain.revokeReason},
            {u"created_at"_s, core::toMillis(chain.startedAt)},
            {u"last_used_at"_s, core::toMillis(chain.lastUsedAt)},
            {u"expires_at"_s, core::toMillis(chain.expiresAt)},
            {u"ip_address"_s, chain.address}};
}

QJsonObject tokenJson(const core::ChainToken &token)
{
    return {{u"jti_hash"_s, token.jtiHash},
            {u"parent_jti_hash"_s, token.parentJtiHash},
            {u"state"_s, core::chainStateName(token.state)},
            {u"kid"_s, token.key.value},
            {u"created_at"_s, core::toMillis(token.createdAt)},
            {u"expires_at"_s, core::toMillis(token.expiresAt)},
            {u"used_at"_s, instantJson(token.usedAt)},
            {u"reused_at"_s, instantJson(token.reusedAt)},
            {u"revoked_at"_s, instantJson(token.revokedAt)},
            {u"ip_address"_s, token.address},
            {u"user_agent"_s, token.userAgent}};
}

Result<QJsonValue> listChains(Invocation &call)
{
    core::ChainFilter filter;
    filter.text = call.options.value(u"text"_s);
    return allPages([&](core::PageRequest request) { return call.core.chains().list(filter, request); }, chainJson);
}

Result<QJsonValue> showChain(Invocation &call)
{
    const auto chain = await(call.core.chains().find(core::FamilyId{call.arguments.first()}));
    if (!chain)
        return core::fail(chain.error());
    QJsonObject answer = chainJson(chain->summary);
    QJsonArray tokens;
    for (const core::ChainToken &token : chain->tokens)
        tokens.append(tokenJson(token));
    answer.insert(u"tokens"_s, tokens);
    return answer;
}

Result<QJsonValue> revokeChain(Invocation &call)
{
    const auto revoked = await(call.core.chains().revoke(core::FamilyId{call.arguments.first()}));
    if (!revoked)
        return core::fail(revoked.error());
    return QJsonObject{{u"family_id"_s, call.arguments.first()}, {u"revoked"_s, *revoked}};
}

} // namespace

const QList<Subcommand> &chainCommands()
{
    static const QStringList columns{u"family_id"_s, u"user"_s,       u"client"_s,      u"depth"_s,
                                     u"state"_s,     u"created_at"_s, u"last_used_at"_s};
    static const QList<Subcommand> commands{
        {u"chain"_s,
         u"list"_s,
         {},
         u"refresh-token chains, newest use first"_s,
         Needs::Database,
         {{u"text"_s, u"part of user, client, family or address"_s, u"TEXT"_s}},
         columns,
         listChains},
        {u"chain"_s, u"show"_s, u"FAMILY_ID"_s, u"one chain with its tokens"_s, Needs::Database, {}, {}, showChain},
        {u"chain"_s, u"revoke"_s, u"FAMILY_ID"_s, u"end a chain"_s, Needs::Writing, {}, {}, revokeChain},
    };
    return commands;
}

} // namespace app
