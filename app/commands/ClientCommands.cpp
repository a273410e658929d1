#include "app/Composition.h"
#include "app/commands/ClientMetadata.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/ClientAdmin.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

constexpr std::chrono::seconds kUsualOverlap{86400};
constexpr std::chrono::seconds kUsualInitialTokenLife{86400};

core::ClientId clientOf(const Invocation &call)
{
    return core::ClientId{call.arguments.first()};
}

Result<QJsonValue> addClient(Invocation &call)
{
    const auto draft = clientFromOptions(call.arguments.first(), call.options);
    if (!draft)
        return core::fail(draft.error());
    const auto created = await(call.core.clients().create(*draft));
    if (!created)
        return core::fail(created.error());
    QJsonObject answer{{u"client_id"_s, created->id.value}};
    if (!created->secret.isEmpty())
        answer.insert(u"client_secret"_s, created->secret);
    return answer;
}

Result<QJsonValue> listClients(Invocation &call)
{
    return allPages([&](core::PageRequest request) { return call.core.clients().list({}, request); }, clientJson);
}

Result<QJsonValue> showClient(Invocation &call)
{
    const auto client = await(call.core.clients().find(clientOf(call)));
    if (!client)
        return core::fail(client.error());
    return clientJson(*client);
}

/// A number of seconds, `fallback` when the option is not given.
Result<std::optional<std::chrono::seconds>> secondsOption(const Invocation &call, const QString &name,
                                                          std::optional<std::chrono::seconds> fallback)
{
    if (!call.options.isSet(name))
        return fallback;
    bool valid = false;
    const int count = call.options.value(name).toInt(&valid);
    if (!valid || count < 0)
        return core::fail(core::ErrorKind::InvalidInput, u"--%1 takes a number of seconds"_s.arg(name));
    return std::chrono::seconds(count);
}

Result<QJsonValue> rotateSecret(Invocation &call)
{
    const auto overlap = secondsOption(call, u"overlap"_s, kUsualOverlap);
    const auto lifetime = secondsOption(call, u"expires"_s, std::nullopt);
    for (const auto *given : {&overlap, &lifetime}) {
        if (!*given)
            return core::fail(given->error());
    }
    const auto secret = await(call.core.clients().rotateSecret(clientOf(call), **overlap, *lifetime));
    if (!secret)
        return core::fail(secret.error());
    return QJsonObject{{u"client_id"_s, call.arguments.first()}, {u"client_secret"_s, *secret}};
}

Result<QJsonValue> makeInitialToken(Invocation &call)
{
    bool valid = true;
    const int uses = call.options.isSet(u"uses"_s) ? call.options.value(u"uses"_s).toInt(&valid) : 1;
    if (!valid)
        return core::fail(core::ErrorKind::InvalidInput, u"--uses takes a number"_s);
    const auto lifetime = secondsOption(call, u"expires"_s, kUsualInitialTokenLife);
    if (!lifetime)
        return core::fail(lifetime.error());
    const auto token = await(call.core.clients().makeInitialToken(uses, **lifetime));
    if (!token)
        return core::fail(token.error());
    return QJsonObject{
        {u"initial_access_token"_s, *token}, {u"uses"_s, uses}, {u"expires_in"_s, qint64((*lifetime)->count())}};
}

template <class Change>
auto changingClient(Change change)
{
    return [change](Invocation &call) -> Result<QJsonValue> {
        const auto changed = await(change(call.core.clients(), clientOf(call)));
        if (!changed)
            return core::fail(changed.error());
        return QJsonObject{{u"client_id"_s, call.arguments.first()}, {u"changed"_s, 1}};
    };
}

} // namespace

const QList<Subcommand> &clientCommands()
{
    static const QStringList columns{
        u"client_id"_s,           u"name"_s,           u"is_confidential"_s, u"is_active"_s,
        u"allowed_grant_types"_s, u"allowed_scopes"_s, u"active_families"_s};
    static const QList<Subcommand> commands{
        {u"client"_s,
         u"add"_s,
         u"ID"_s,
         u"add a client with its --grant and --scope; a secret, if it has one, is made and printed once"_s,
         Needs::Writing,
         clientOptions(),
         {},
         addClient},
        {u"client"_s, u"list"_s, {}, u"all clients"_s, Needs::Database, {}, columns, listClients},
        {u"client"_s, u"show"_s, u"ID"_s, u"one client"_s, Needs::Database, {}, {}, showClient},
        {u"client"_s,
         u"rotate-secret"_s,
         u"ID"_s,
         u"a new secret, printed once; the old one stays valid for the overlap"_s,
         Needs::Writing,
         {{u"overlap"_s, u"seconds for which the old secret stays valid (86400)"_s, u"SECONDS"_s},
          {u"expires"_s, u"seconds after which the new secret ends (never)"_s, u"SECONDS"_s}},
         {},
         rotateSecret},
        {u"client"_s,
         u"initial-token"_s,
         {},
         u"a token, printed once, with which clients may register themselves (RFC 7591)"_s,
         Needs::Writing,
         {{u"uses"_s, u"how many clients may be registered with it (1)"_s, u"N"_s},
          {u"expires"_s, u"seconds after which it ends (86400)"_s, u"SECONDS"_s}},
         {},
         makeInitialToken},
        {u"client"_s,
         u"enable"_s,
         u"ID"_s,
         u"let the client get tokens again"_s,
         Needs::Writing,
         {},
         {},
         changingClient(
             [](core::ClientAdmin &clients, core::ClientId id) { return clients.setActive(std::move(id), true); })},
        {u"client"_s,
         u"disable"_s,
         u"ID"_s,
         u"refuse all its requests"_s,
         Needs::Writing,
         {},
         {},
         changingClient(
             [](core::ClientAdmin &clients, core::ClientId id) { return clients.setActive(std::move(id), false); })},
        {u"client"_s,
         u"delete"_s,
         u"ID"_s,
         u"delete the client and end its chains"_s,
         Needs::Writing,
         {},
         {},
         changingClient([](core::ClientAdmin &clients, core::ClientId id) { return clients.remove(std::move(id)); })},
    };
    return commands;
}

} // namespace app
