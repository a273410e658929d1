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

Result<QJsonValue> rotateSecret(Invocation &call)
{
    bool valid = true;
    const QString overlapText = call.options.value(u"overlap"_s);
    const int overlap = overlapText.isEmpty() ? 86400 : overlapText.toInt(&valid);
    if (!valid || overlap < 0)
        return core::fail(core::ErrorKind::InvalidInput, u"--overlap takes a number of seconds"_s);
    const auto secret = await(call.core.clients().rotateSecret(clientOf(call), std::chrono::seconds(overlap)));
    if (!secret)
        return core::fail(secret.error());
    return QJsonObject{{u"client_id"_s, call.arguments.first()}, {u"client_secret"_s, *secret}};
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
    static const QList<QCommandLineOption> addOptions{
        {u"metadata"_s, u"RFC 7591 metadata as JSON, - for standard input"_s, u"FILE"_s},
        {u"name"_s, u"name shown to people"_s, u"TEXT"_s},
        {u"public"_s, u"a client without a secret (native or browser app)"_s},
        {u"redirect-uri"_s, u"an allowed redirect URI; may be repeated"_s, u"URI"_s},
        {u"grant"_s, u"an allowed grant type; may be repeated"_s, u"TYPE"_s},
        {u"scope"_s, u"allowed scopes, separated by blanks"_s, u"SCOPES"_s}};
    static const QStringList columns{
        u"client_id"_s,           u"name"_s,           u"is_confidential"_s, u"is_active"_s,
        u"allowed_grant_types"_s, u"allowed_scopes"_s, u"active_families"_s};
    static const QList<Subcommand> commands{
        {u"client"_s,
         u"add"_s,
         u"ID"_s,
         u"add a client with its --grant and --scope; a secret is made and printed once"_s,
         Needs::Writing,
         addOptions,
         {},
         addClient},
        {u"client"_s, u"list"_s, {}, u"all clients"_s, Needs::Database, {}, columns, listClients},
        {u"client"_s, u"show"_s, u"ID"_s, u"one client"_s, Needs::Database, {}, {}, showClient},
        {u"client"_s,
         u"rotate-secret"_s,
         u"ID"_s,
         u"a new secret, printed once; the old one stays valid for the overlap"_s,
         Needs::Writing,
         {{u"overlap"_s, u"seconds for which the old secret stays valid (86400)"_s, u"SECONDS"_s}},
         {},
         rotateSecret},
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
