#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

Result<QJsonValue> issueToken(Invocation &call)
{
    const auto user = await(call.core.users().find(call.options.value(u"user"_s)));
    if (!user)
        return core::fail(user.error());
    core::LabRequest request{user->id, core::ClientId{call.options.value(u"client"_s)}, {}, {}};
    request.scopes = call.options.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts);
    if (call.options.isSet(u"lifetime"_s)) {
        const int seconds = call.options.value(u"lifetime"_s).toInt();
        if (seconds < 1)
            return core::fail(core::ErrorKind::InvalidInput, u"--lifetime takes a number of seconds from 1"_s,
                              u"lifetime"_s);
        request.lifetime = std::chrono::seconds(seconds);
    }
    const auto token = await(call.core.lab().issue(request));
    if (!token)
        return core::fail(token.error());
    QJsonObject answer{{u"access_token"_s, token->accessToken},
                       {u"token_type"_s, u"bearer"_s},
                       {u"expires_in"_s, qint64(token->expiresIn.count())},
                       {u"scope"_s, token->scopes.join(u' ')}};
    if (!token->refreshToken.isEmpty())
        answer.insert(u"refresh_token"_s, token->refreshToken);
    if (!token->idToken.isEmpty())
        answer.insert(u"id_token"_s, token->idToken);
    return answer;
}

QString outcomeName(core::TokenCheck::Outcome outcome)
{
    switch (outcome) {
    case core::TokenCheck::Outcome::Passed:
        return u"passed"_s;
    case core::TokenCheck::Outcome::Failed:
        return u"failed"_s;
    case core::TokenCheck::Outcome::Skipped:
        break;
    }
    return u"skipped"_s;
}

/// Only "-" is taken: a token in an argument would stand in the process list and the shell's history.
Result<QString> tokenFromStdin(const Invocation &call)
{
    if (call.arguments.first() != "-"_L1)
        return core::fail(core::ErrorKind::InvalidInput,
                          u"the token is read from standard input: write - in its place"_s);
    return secretLineFromStdin();
}

Result<QJsonValue> inspectToken(Invocation &call)
{
    const auto token = tokenFromStdin(call);
    if (!token)
        return core::fail(token.error());
    const auto inspection = await(call.core.lab().inspect(*token));
    if (!inspection)
        return core::fail(inspection.error());
    QJsonArray checks;
    for (const core::TokenCheck &check : inspection->checks) {
        checks.append(QJsonObject{{u"name"_s, check.name},
                                  {u"outcome"_s, outcomeName(check.outcome)},
                                  {u"expected"_s, check.expected},
                                  {u"found"_s, check.found}});
    }
    return QJsonObject{{u"active"_s, inspection->active},
                       {u"header"_s, inspection->header},
                       {u"claims"_s, inspection->claims},
                       {u"checks"_s, checks}};
}

Result<QJsonValue> revokeToken(Invocation &call)
{
    const auto token = tokenFromStdin(call);
    if (!token)
        return core::fail(token.error());
    const auto revoked = await(call.core.lab().revoke(*token));
    if (!revoked)
        return core::fail(revoked.error());
    return QJsonObject{{u"revoked"_s, *revoked}};
}

} // namespace

const QList<Subcommand> &tokenCommands()
{
    static const QList<Subcommand> commands{
        {u"token"_s,
         u"issue"_s,
         {},
         u"a test token for a user and a client"_s,
         Needs::Keys,
         {{u"user"_s, u"name, address or id"_s, u"USER"_s},
          {u"client"_s, u"client_id"_s, u"CLIENT"_s},
          {u"scope"_s, u"scopes, separated by blanks; all of the client's when left out"_s, u"SCOPES"_s},
          {u"lifetime"_s, u"seconds for which the access token is valid"_s, u"SECONDS"_s}},
         {},
         issueToken},
        {u"token"_s,
         u"inspect"_s,
         u"-"_s,
         u"every check of a token, read from standard input"_s,
         Needs::Secrets,
         {},
         {},
         inspectToken},
        {u"token"_s,
         u"revoke"_s,
         u"-"_s,
         u"revoke a token, read from standard input"_s,
         Needs::Keys,
         {},
         {},
         revokeToken},
    };
    return commands;
}

} // namespace app
