#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/UserAdmin.h"

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
    if (call.options.isSet(u"filter"_s)) {
        const auto parse = core::parseFilter(call.options.value(u"filter"_s), core::chainFilterFields());
        if (parse.validity == core::FilterParse::Validity::Invalid)
            return core::fail(core::ErrorKind::InvalidInput, u"--filter cannot be read at '%1'"_s.arg(parse.subject));
        filter.terms = parse.terms;
    }
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

QJsonArray sharesJson(const std::vector<core::ChainPreview::Share> &shares)
{
    QJsonArray all;
    for (const core::ChainPreview::Share &share : shares)
        all.append(QJsonObject{{u"name"_s, share.name}, {u"chains"_s, share.chains}});
    return all;
}

/// What would end, unless --yes says that it shall.
Result<QJsonValue> revokeAll(Invocation &call)
{
    core::ChainChoice which;
    if (call.options.isSet(u"user"_s)) {
        const auto user = await(call.core.users().find(call.options.value(u"user"_s)));
        if (!user)
            return core::fail(user.error());
        which.user = user->id;
    }
    if (call.options.isSet(u"client"_s))
        which.client = core::ClientId{call.options.value(u"client"_s)};
    if (!call.options.isSet(u"yes"_s)) {
        const auto preview = await(call.core.chains().preview(which));
        if (!preview)
            return core::fail(preview.error());
        return QJsonObject{{u"would_revoke"_s, preview->chains},
                           {u"refresh_tokens"_s, preview->tokens},
                           {u"clients"_s, sharesJson(preview->clients)},
                           {u"users"_s, sharesJson(preview->users)}};
    }
    const auto revoked = await(call.core.chains().revokeAll(which.user, which.client));
    if (!revoked)
        return core::fail(revoked.error());
    return QJsonObject{{u"revoked"_s, *revoked}};
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
         u"refresh-token chains, newest use first; family_id is the id of a chain"_s,
         Needs::Database,
         {{u"text"_s, u"part of user, client, family_id or address"_s, u"TEXT"_s},
          {u"filter"_s, u"in the filter language: \"user is admin and state is reused\""_s, u"FILTER"_s}},
         columns,
         listChains},
        {u"chain"_s, u"show"_s, u"FAMILY_ID"_s, u"one chain with its tokens"_s, Needs::Database, {}, {}, showChain},
        {u"chain"_s,
         u"revoke-all"_s,
         {},
         u"end all chains of a user or a client; without --yes only what would end"_s,
         Needs::Writing,
         {{u"user"_s, u"the user's name or id"_s, u"NAME"_s},
          {u"client"_s, u"the client's id"_s, u"CLIENT_ID"_s},
          {u"yes"_s, u"do it"_s}},
         {},
         revokeAll},
        {u"chain"_s, u"revoke"_s, u"FAMILY_ID"_s, u"end a chain"_s, Needs::Writing, {}, {}, revokeChain},
    };
    return commands;
}

} // namespace app
