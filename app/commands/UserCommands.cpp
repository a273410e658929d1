#include "app/Await.h"
#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/PeopleCommands.h"
#include "app/commands/Subcommand.h"
#include "core/admin/UserAdmin.h"

#include <QCommandLineParser>
#include <QJsonArray>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;
using core::UserSummary;

namespace {

QJsonObject userJson(const UserSummary &user)
{
    return {{u"id"_s, user.id.value},
            {u"username"_s, user.username},
            {u"email"_s, user.email},
            {u"is_active"_s, user.active},
            {u"is_verified"_s, user.verified},
            {u"created_at"_s, core::toMillis(user.createdAt)},
            {u"last_login_at"_s, instantJson(user.lastLoginAt)},
            {u"locked_until"_s, instantJson(user.lockedUntil)},
            {u"active_families"_s, user.activeFamilies},
            {u"deleted"_s, user.deleted}};
}

Result<core::UserId> userNamed(Invocation &call)
{
    const auto user = await(call.core.users().find(call.arguments.first()));
    if (!user)
        return core::fail(user.error());
    return user->id;
}

/// Empty without --password-stdin: then one is made.
Result<QString> passwordGiven(Invocation &call)
{
    if (!call.options.isSet(u"password-stdin"_s))
        return QString();
    auto line = secretLineFromStdin();
    if (line && line->isEmpty())
        return core::fail(core::ErrorKind::InvalidInput, u"standard input holds no password"_s, u"password"_s);
    return line;
}

Result<QJsonValue> addUser(Invocation &call)
{
    const auto password = passwordGiven(call);
    if (!password)
        return core::fail(password.error());
    core::NewUser user{call.arguments.first(), call.options.value(u"email"_s), *password,
                       call.options.isSet(u"verified"_s)};
    if (user.email.isEmpty())
        return core::fail(core::ErrorKind::InvalidInput, u"--email is needed"_s, u"email"_s);
    const auto created = await(call.core.users().create(user));
    if (!created)
        return core::fail(created.error());
    QJsonObject answer{{u"id"_s, created->id.value}, {u"username"_s, user.username}, {u"email"_s, user.email}};
    if (!created->generatedPassword.isEmpty())
        answer.insert(u"password"_s, created->generatedPassword);
    return answer;
}

Result<QJsonValue> listUsers(Invocation &call)
{
    auto filter = userFilterFrom(call.options);
    if (!filter)
        return core::fail(filter.error());
    if (call.options.isSet(u"text"_s))
        filter->text = call.options.value(u"text"_s);
    return allPages([&](core::PageRequest request) { return call.core.users().list(*filter, request); }, userJson);
}

Result<QJsonValue> showUser(Invocation &call)
{
    const auto user = await(call.core.users().find(call.arguments.first()));
    if (!user)
        return core::fail(user.error());
    return userJson(*user);
}

/// What is not given stays.
Result<QJsonValue> setUser(Invocation &call)
{
    const auto user = await(call.core.users().find(call.arguments.first()));
    if (!user)
        return core::fail(user.error());
    const auto given = [&](const QString &option, const QString &present) {
        return call.options.isSet(option) ? call.options.value(option) : present;
    };
    const QString verified = given(u"verified"_s, user->verified ? u"yes"_s : u"no"_s);
    if (verified != "yes"_L1 && verified != "no"_L1)
        return core::fail(core::ErrorKind::InvalidInput, u"--verified takes yes or no"_s, u"verified"_s);
    const auto saved = await(call.core.users().update(user->id, given(u"name"_s, user->username),
                                                      given(u"email"_s, user->email), verified == "yes"_L1));
    if (!saved)
        return core::fail(saved.error());
    return QJsonObject{{u"id"_s, user->id.value}, {u"changed"_s, 1}};
}

Result<QJsonValue> setPassword(Invocation &call)
{
    const auto id = userNamed(call);
    if (!id)
        return core::fail(id.error());
    const auto password = passwordGiven(call);
    if (!password)
        return core::fail(password.error());
    const auto generated = await(call.core.users().setPassword(*id, *password));
    if (!generated)
        return core::fail(generated.error());
    QJsonObject answer{{u"id"_s, id->value}};
    if (!generated->isEmpty())
        answer.insert(u"password"_s, *generated);
    return answer;
}

/// The verbs that only change a state and answer how many users they changed.
template <class Change>
auto changingUser(Change change)
{
    return [change](Invocation &call) -> Result<QJsonValue> {
        const auto id = userNamed(call);
        if (!id)
            return core::fail(id.error());
        const auto changed = await(change(call.core.users(), std::vector<core::UserId>{*id}));
        if (!changed)
            return core::fail(changed.error());
        return QJsonObject{{u"id"_s, id->value}, {u"changed"_s, int(changed->size())}};
    };
}

} // namespace

const QList<Subcommand> &userCommands()
{
    using Ids = std::vector<core::UserId>;
    static const QCommandLineOption passwordStdin(u"password-stdin"_s, u"read the password from standard input"_s);
    static const QStringList columns{u"username"_s,   u"email"_s,         u"is_active"_s,       u"is_verified"_s,
                                     u"created_at"_s, u"last_login_at"_s, u"active_families"_s, u"id"_s};
    static const QList<Subcommand> commands{
        {u"user"_s,
         u"add"_s,
         u"NAME"_s,
         u"add a user with --email; without --password-stdin a password is made and printed once"_s,
         Needs::Writing,
         {{u"email"_s, u"the user's address"_s, u"ADDRESS"_s},
          passwordStdin,
          {u"verified"_s, u"the address is proven"_s}},
         {},
         addUser},
        {u"user"_s,
         u"list"_s,
         {},
         u"all users"_s,
         Needs::Database,
         {{u"text"_s, u"part of name or address"_s, u"TEXT"_s}, userFilterOption()},
         columns,
         listUsers},
        {u"user"_s, u"show"_s, u"NAME"_s, u"one user, by name, address or id"_s, Needs::Database, {}, {}, showUser},
        {u"user"_s,
         u"set"_s,
         u"NAME"_s,
         u"change a user's name or address"_s,
         Needs::Writing,
         {{u"name"_s, u"the new user name"_s, u"NAME"_s},
          {u"email"_s, u"the new address"_s, u"ADDRESS"_s},
          {u"verified"_s, u"yes or no: the address is proven"_s, u"FLAG"_s}},
         {},
         setUser},
        {u"user"_s,
         u"set-password"_s,
         u"NAME"_s,
         u"a new password; ends the user's sessions"_s,
         Needs::Writing,
         {passwordStdin},
         {},
         setPassword},
        {u"user"_s,
         u"enable"_s,
         u"NAME"_s,
         u"let the user sign in again"_s,
         Needs::Writing,
         {},
         {},
         changingUser([](core::UserAdmin &users, Ids ids) { return users.setActive(std::move(ids), true); })},
        {u"user"_s,
         u"disable"_s,
         u"NAME"_s,
         u"refuse sign-ins and refreshes"_s,
         Needs::Writing,
         {},
         {},
         changingUser([](core::UserAdmin &users, Ids ids) { return users.setActive(std::move(ids), false); })},
        {u"user"_s,
         u"unlock"_s,
         u"NAME"_s,
         u"end a lock after failed sign-ins"_s,
         Needs::Writing,
         {},
         {},
         changingUser([](core::UserAdmin &users, Ids ids) { return users.unlock(std::move(ids)); })},
        {u"user"_s,
         u"delete"_s,
         u"NAME"_s,
         u"delete the user and end the sessions"_s,
         Needs::Writing,
         {},
         {},
         changingUser([](core::UserAdmin &users, Ids ids) { return users.remove(std::move(ids)); })},
        {u"user"_s,
         u"restore"_s,
         u"NAME"_s,
         u"undo a deletion"_s,
         Needs::Writing,
         {},
         {},
         changingUser([](core::UserAdmin &users, Ids ids) { return users.restore(std::move(ids)); })},
    };
    return commands;
}

} // namespace app
