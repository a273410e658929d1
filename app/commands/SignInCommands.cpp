#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/PeopleCommands.h"
#include "core/admin/SessionAdmin.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QJsonObject sessionRow(const core::SessionSummary &session)
{
    return {{u"id"_s, session.id.value},
            {u"username"_s, session.username},
            {u"signed_in_at"_s, core::toMillis(session.authenticatedAt)},
            {u"last_seen_at"_s, core::toMillis(session.lastSeenAt)},
            {u"expires_at"_s, core::toMillis(session.expiresAt)},
            {u"ip_address"_s, session.address},
            {u"user_agent"_s, session.userAgent},
            {u"active_families"_s, session.activeFamilies}};
}

QJsonObject consentRow(const core::ConsentSummary &consent)
{
    return {{u"username"_s, consent.username},
            {u"client_id"_s, consent.client.value},
            {u"scopes"_s, QJsonArray::fromStringList(consent.scopes)},
            {u"granted_at"_s, core::toMillis(consent.grantedAt)},
            {u"updated_at"_s, core::toMillis(consent.updatedAt)},
            {u"active_families"_s, consent.activeFamilies}};
}

/// None without --user: everybody's.
Result<std::optional<core::UserId>> userOption(Invocation &call)
{
    if (!call.options.isSet(u"user"_s))
        return std::nullopt;
    const auto user = await(call.core.users().find(call.options.value(u"user"_s)));
    if (!user)
        return core::fail(user.error());
    return user->id;
}

Result<QJsonValue> listSessions(Invocation &call)
{
    const auto user = userOption(call);
    if (!user)
        return core::fail(user.error());
    const auto sessions = await(call.core.sessions().sessions(*user));
    if (!sessions)
        return core::fail(sessions.error());
    QJsonArray rows;
    for (const core::SessionSummary &session : *sessions)
        rows.append(sessionRow(session));
    return rows;
}

Result<QJsonValue> endSession(Invocation &call)
{
    const QString id = call.arguments.first();
    if (const auto ended = await(call.core.sessions().endSession(core::SessionId{id})); !ended)
        return core::fail(ended.error());
    return QJsonObject{{u"ended"_s, id}};
}

Result<QJsonValue> listConsents(Invocation &call)
{
    const auto user = userOption(call);
    if (!user)
        return core::fail(user.error());
    const auto client =
        call.options.isSet(u"client"_s) ? std::optional(core::ClientId{call.options.value(u"client"_s)}) : std::nullopt;
    const auto consents = await(call.core.sessions().consents(*user, client));
    if (!consents)
        return core::fail(consents.error());
    QJsonArray rows;
    for (const core::ConsentSummary &consent : *consents)
        rows.append(consentRow(consent));
    return rows;
}

Result<QJsonValue> revokeConsent(Invocation &call)
{
    const auto user = await(call.core.users().find(call.arguments.at(0)));
    if (!user)
        return core::fail(user.error());
    const core::ClientId client{call.arguments.at(1)};
    if (const auto revoked = await(call.core.sessions().revokeConsent(user->id, client)); !revoked)
        return core::fail(revoked.error());
    return QJsonObject{{u"username"_s, user->username}, {u"client_id"_s, client.value}, {u"revoked"_s, true}};
}

} // namespace

const QList<Subcommand> &signInCommands()
{
    static const QCommandLineOption user(u"user"_s, u"of this user only: name, address or id"_s, u"NAME"_s);
    static const QList<Subcommand> commands{
        {u"session"_s,
         u"list"_s,
         {},
         u"signed-in browsers, last seen first"_s,
         Needs::Database,
         {user},
         {u"username"_s, u"ip_address"_s, u"user_agent"_s, u"last_seen_at"_s, u"active_families"_s, u"id"_s},
         listSessions},
        {u"session"_s,
         u"end"_s,
         u"ID"_s,
         u"sign one browser out, and end the chains begun in it"_s,
         Needs::Writing,
         {},
         {},
         endSession},
        {u"consent"_s,
         u"list"_s,
         {},
         u"what users have allowed to which clients"_s,
         Needs::Database,
         {user, {u"client"_s, u"of this client only"_s, u"ID"_s}},
         {u"username"_s, u"client_id"_s, u"scopes"_s, u"granted_at"_s, u"active_families"_s},
         listConsents},
        {u"consent"_s,
         u"revoke"_s,
         u"NAME CLIENT"_s,
         u"take a consent back; the user is asked again"_s,
         Needs::Writing,
         {},
         {},
         revokeConsent}};
    return commands;
}

} // namespace app
