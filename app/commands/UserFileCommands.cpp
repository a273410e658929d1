#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/PeopleCommands.h"
#include "core/admin/PeopleFilterText.h"
#include "core/admin/UserBatchAdmin.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QString outcomeWord(core::ImportState state)
{
    switch (state) {
    case core::ImportState::Good:
        return u"new"_s;
    case core::ImportState::Added:
        return u"added"_s;
    case core::ImportState::Exists:
        return u"exists"_s;
    case core::ImportState::Invalid:
        return u"invalid"_s;
    }
    return {};
}

/// Nothing to be done about it: a password that was made is told even so, for it is told nowhere else.
bool isGood(const core::ImportedRow &row)
{
    return row.state == core::ImportState::Good ||
           (row.state == core::ImportState::Added && row.generatedPassword.isEmpty());
}

QJsonObject importedJson(const core::ImportedRow &row)
{
    QJsonObject json{{u"line"_s, row.line},
                     {u"username"_s, row.username},
                     {u"email"_s, row.email},
                     {u"result"_s, outcomeWord(row.state)},
                     {u"field"_s, core::importFieldName(row.field)},
                     {u"reason"_s, row.reason}};
    if (!row.generatedPassword.isEmpty())
        json.insert(u"password"_s, row.generatedPassword);
    return json;
}

/// "username=Login,email=Mail": columns by their headers, in place of the guess.
Result<QList<core::ImportField>> meaningsOf(const core::ImportSheet &sheet, const QStringList &given)
{
    QList<core::ImportField> meanings = sheet.meanings;
    for (const QString &word : given) {
        const qsizetype column = sheet.headers.indexOf(word.section(u'=', 1));
        core::ImportField field = core::ImportField::None;
        for (const auto known :
             {core::ImportField::Username, core::ImportField::Email, core::ImportField::Password,
              core::ImportField::PasswordHash, core::ImportField::Verified, core::ImportField::Active}) {
            if (core::importFieldName(known) == word.section(u'=', 0, 0))
                field = known;
        }
        if (column < 0 || field == core::ImportField::None)
            return core::fail(core::ErrorKind::InvalidInput, u"--column takes FIELD=HEADER: '%1' is none"_s.arg(word));
        std::ranges::replace(meanings, field, core::ImportField::None);
        meanings[column] = field;
    }
    return meanings;
}

Result<QJsonValue> importUsers(Invocation &call)
{
    core::UserBatchAdmin &batches = call.core.userBatches();
    const auto sheet = await(batches.readImport(call.arguments.first()));
    if (!sheet)
        return core::fail(sheet.error());
    const auto meanings = meaningsOf(*sheet, call.options.values(u"column"_s));
    if (!meanings)
        return core::fail(meanings.error());
    const core::ImportChoice choice{*meanings, call.options.isSet(u"verified"_s)};
    const auto report = await(call.options.isSet(u"dry-run"_s) ? batches.tryImport(*sheet, choice)
                                                               : batches.import(*sheet, choice, {}));
    if (!report)
        return core::fail(report.error());
    QJsonArray rows;
    for (const core::ImportedRow &row : report->rows) {
        if (!isGood(row) || !call.options.isSet(u"errors"_s))
            rows.append(importedJson(row));
    }
    call.failed = report->invalid > 0;
    return QJsonValue(rows);
}

Result<QJsonValue> exportUsers(Invocation &call)
{
    const auto filter = userFilterFrom(call.options);
    if (!filter)
        return core::fail(filter.error());
    const QString path = call.arguments.first();
    const bool isJson = QFileInfo(path).suffix().toLower() == "json"_L1;
    const auto count = await(call.core.userBatches().exportTo(
        path, isJson ? core::UserExportFormat::Json : core::UserExportFormat::Csv, *filter, {}));
    if (!count)
        return core::fail(count.error());
    return QJsonObject{{u"file"_s, path}, {u"exported"_s, *count}};
}

Result<QJsonValue> endSessions(Invocation &call)
{
    std::vector<core::UserId> ids;
    for (const QString &name : std::as_const(call.arguments)) {
        const auto user = await(call.core.users().find(name));
        if (!user)
            return core::fail(user.error());
        ids.push_back(user->id);
    }
    const auto ended = await(call.core.userBatches().endSessions(ids));
    if (!ended)
        return core::fail(ended.error());
    return QJsonObject{{u"browsers"_s, ended->browsers}, {u"chains"_s, ended->chains}};
}

} // namespace

Result<core::UserFilter> userFilterFrom(const QCommandLineParser &options)
{
    const auto parse = core::parseFilter(options.value(u"filter"_s), core::userFilterFields());
    if (parse.validity == core::FilterParse::Validity::Invalid)
        return core::fail(
            core::ErrorKind::InvalidInput,
            u"--filter: '%1' is not understood at character %2"_s.arg(parse.subject).arg(parse.position + 1),
            u"filter"_s);
    return core::userFilterOf(parse.terms,
                              std::chrono::time_point_cast<core::Instant::duration>(std::chrono::system_clock::now()));
}

const QCommandLineOption &userFilterOption()
{
    static const QCommandLineOption option(
        u"filter"_s, u"which ones, such as \"state is locked and created-since 7d\""_s, u"FILTER"_s);
    return option;
}

const QList<Subcommand> &userFileCommands()
{
    static const QStringList columns{u"line"_s,  u"username"_s, u"email"_s,   u"result"_s,
                                     u"field"_s, u"reason"_s,   u"password"_s};
    static const QList<Subcommand> commands{
        {u"user"_s,
         u"import"_s,
         u"FILE"_s,
         u"add users from a CSV file with columns username, email and, if wanted, password, password_hash, "
         u"is_verified, "
         "is_active; passwords that are made are printed once"_s,
         Needs::Writing,
         {{u"dry-run"_s, u"only tell what would be added and what is wrong"_s},
          {u"errors"_s, u"leave rows out that are good"_s},
          {u"column"_s, u"FIELD=HEADER: which column holds a field; may be repeated"_s, u"FIELD=HEADER"_s},
          {u"verified"_s, u"addresses are proven unless a column says otherwise"_s}},
         columns,
         importUsers},
        {u"user"_s,
         u"export"_s,
         u"FILE"_s,
         u"write users to a file, .csv or .json; no passwords"_s,
         Needs::Database,
         {userFilterOption()},
         {},
         exportUsers},
        {u"user"_s,
         u"end-sessions"_s,
         u"NAME ..."_s,
         u"sign users out everywhere"_s,
         Needs::Writing,
         {},
         {},
         endSessions}};
    return commands;
}

} // namespace app
