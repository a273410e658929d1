#include "app/Composition.h"
#include "app/commands/ClientMetadata.h"
#include "app/commands/Json.h"
#include "app/commands/PeopleCommands.h"
#include "core/admin/ClientCareAdmin.h"
#include "core/admin/ClientEnvironment.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

core::ClientId careClientOf(const Invocation &call)
{
    return core::ClientId{call.arguments.first()};
}

QJsonObject changesJson(const std::vector<core::ClientChange> &changes)
{
    QJsonObject json;
    for (const core::ClientChange &change : changes)
        json.insert(change.member, QJsonObject{{u"before"_s, change.before}, {u"after"_s, change.after}});
    return json;
}

QJsonObject countsJson(const QMap<QString, qint64> &counts)
{
    QJsonObject json;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        json.insert(count.key(), *count);
    return json;
}

/// Told, and with `--dry-run` no more than that.
Result<QJsonValue> updateTo(Invocation &call, const core::Client &changed)
{
    const auto changes = await(call.core.clientCare().preview(changed));
    if (!changes)
        return core::fail(changes.error());
    if (!call.options.isSet(u"dry-run"_s)) {
        if (const auto updated = await(call.core.clients().update(changed)); !updated)
            return core::fail(updated.error());
    }
    return QJsonObject{{u"client_id"_s, changed.id.value}, {u"changes"_s, changesJson(*changes)}};
}

Result<QJsonValue> setClient(Invocation &call)
{
    const auto present = await(call.core.clients().find(careClientOf(call)));
    if (!present)
        return core::fail(present.error());
    const auto changed = clientWithOptions(present->client, call.options);
    if (!changed)
        return core::fail(changed.error());
    return updateTo(call, *changed);
}

Result<QJsonValue> duplicateClient(Invocation &call)
{
    const auto present = await(call.core.clients().find(careClientOf(call)));
    if (!present)
        return core::fail(present.error());
    core::Client copy = present->client;
    copy.id = core::ClientId{call.arguments.at(1)};
    copy.name = copy.id.value;
    copy.isActive = true;
    copy.deletedAt.reset();
    const auto created = await(call.core.clients().create(copy));
    if (!created)
        return core::fail(created.error());
    QJsonObject answer{{u"client_id"_s, created->id.value}};
    if (!created->secret.isEmpty())
        answer.insert(u"client_secret"_s, created->secret);
    return answer;
}

Result<QJsonValue> exportClient(Invocation &call)
{
    const auto json = await(call.core.clientCare().exportJson(careClientOf(call)));
    if (!json)
        return core::fail(json.error());
    return QJsonDocument::fromJson(*json).object();
}

Result<QJsonValue> importClient(Invocation &call)
{
    const QString path = call.arguments.first();
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return core::fail(core::ErrorKind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    const auto tried = await(call.core.clientCare().tryImport(file.read(1 << 20)));
    if (!tried)
        return core::fail(tried.error());
    if (tried->exists)
        return updateTo(call, tried->draft);
    QJsonObject answer{{u"client_id"_s, tried->draft.id.value}, {u"changes"_s, changesJson(tried->changes)}};
    if (call.options.isSet(u"dry-run"_s))
        return answer;
    const auto created = await(call.core.clients().create(tried->draft));
    if (!created)
        return core::fail(created.error());
    if (!created->secret.isEmpty())
        answer.insert(u"client_secret"_s, created->secret);
    return answer;
}

Result<QJsonValue> clientEnv(Invocation &call)
{
    const auto present = await(call.core.clients().find(careClientOf(call)));
    if (!present)
        return core::fail(present.error());
    const QString issuer = call.options.value(u"url"_s);
    const QString text = core::clientEnvironment(present->client, issuer, issuer);
    if (call.options.isSet(u"json"_s))
        return QJsonObject{{u"env"_s, text}};
    std::fputs(qPrintable(text), stdout);
    return QJsonObject();
}

Result<QJsonValue> clientHistory(Invocation &call)
{
    const auto revisions = await(call.core.clientCare().history(careClientOf(call), 200));
    if (!revisions)
        return core::fail(revisions.error());
    QJsonArray rows;
    for (const core::ClientRevision &revision : *revisions) {
        QStringList members;
        for (const core::ClientChange &change : revision.changes)
            members << change.member;
        rows.append(QJsonObject{{u"id"_s, revision.auditId},
                                {u"created_at"_s, core::toMillis(revision.at)},
                                {u"event_type"_s, revision.event},
                                {u"actor"_s, revision.actor},
                                {u"members"_s, QJsonArray::fromStringList(members)},
                                {u"changes"_s, changesJson(revision.changes)}});
    }
    return QJsonValue(rows);
}

Result<QJsonValue> putClientBack(Invocation &call)
{
    const auto earlier = await(call.core.clientCare().before(careClientOf(call), call.arguments.at(1)));
    if (!earlier)
        return core::fail(earlier.error());
    return updateTo(call, *earlier);
}

Result<QJsonValue> restoreClient(Invocation &call)
{
    if (const auto restored = await(call.core.clients().restore(careClientOf(call))); !restored)
        return core::fail(restored.error());
    return QJsonObject{{u"client_id"_s, call.arguments.first()}, {u"changed"_s, 1}};
}

Result<QJsonValue> retireSecret(Invocation &call)
{
    if (const auto retired = await(call.core.clientCare().retireOldSecret(careClientOf(call))); !retired)
        return core::fail(retired.error());
    return QJsonObject{{u"client_id"_s, call.arguments.first()}, {u"changed"_s, 1}};
}

Result<QJsonValue> clientUsage(Invocation &call)
{
    const auto use = await(call.core.clientCare().grantUse());
    if (!use)
        return core::fail(use.error());
    QJsonArray rows;
    for (const auto &client : use->clients)
        rows.append(QJsonObject{{u"client_id"_s, client.client.value},
                                {u"name"_s, client.name},
                                {u"last_24_h"_s, countsJson(client.lastDay)},
                                {u"last_30_d"_s, countsJson(client.lastMonth)}});
    return QJsonValue(rows);
}

} // namespace

const QList<Subcommand> &clientCareCommands()
{
    static const QCommandLineOption dryRun(u"dry-run"_s, u"only tell what would change"_s);
    static const QList<Subcommand> commands{
        {u"client"_s,
         u"set"_s,
         u"ID"_s,
         u"change a client; a list that is given replaces the one before"_s,
         Needs::Writing,
         clientSetOptions() + QList<QCommandLineOption>{dryRun},
         {},
         setClient},
        {u"client"_s,
         u"duplicate"_s,
         u"ID NEW_ID"_s,
         u"a new client like another one, with a secret of its own"_s,
         Needs::Writing,
         {},
         {},
         duplicateClient},
        {u"client"_s,
         u"export"_s,
         u"ID"_s,
         u"the client as JSON, without secrets"_s,
         Needs::Database,
         {},
         {},
         exportClient},
        {u"client"_s,
         u"import"_s,
         u"FILE"_s,
         u"add or change a client from such JSON, - for standard input"_s,
         Needs::Writing,
         {dryRun},
         {},
         importClient},
        {u"client"_s,
         u"env"_s,
         u"ID"_s,
         u"a .env for the application, without secrets"_s,
         Needs::Database,
         {{u"url"_s, u"where the server is (http://127.0.0.1:8003)"_s, u"URL"_s, u"http://127.0.0.1:8003"_s}},
         {},
         clientEnv},
        {u"client"_s,
         u"history"_s,
         u"ID"_s,
         u"its changes, newest first"_s,
         Needs::Database,
         {},
         {u"created_at"_s, u"event_type"_s, u"actor"_s, u"members"_s, u"id"_s},
         clientHistory},
        {u"client"_s,
         u"put-back"_s,
         u"ID CHANGE"_s,
         u"the values from before a change, by its id in the history"_s,
         Needs::Writing,
         {dryRun},
         {},
         putClientBack},
        {u"client"_s, u"restore"_s, u"ID"_s, u"undo a deletion"_s, Needs::Writing, {}, {}, restoreClient},
        {u"client"_s,
         u"retire-secret"_s,
         u"ID"_s,
         u"end the secret before the newest one now"_s,
         Needs::Writing,
         {},
         {},
         retireSecret},
        {u"client"_s,
         u"usage"_s,
         {},
         u"which grants the clients use"_s,
         Needs::Database,
         {},
         {u"client_id"_s, u"name"_s, u"last_24_h"_s, u"last_30_d"_s},
         clientUsage}};
    return commands;
}

} // namespace app
