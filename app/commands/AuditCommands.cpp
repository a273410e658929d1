#include "app/Composition.h"
#include "app/KekAtStart.h"
#include "app/commands/AuditFollow.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/AuditAdmin.h"
#include "core/admin/AuditQueryText.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QJsonObject rowJson(const core::AuditRow &row)
{
    return {{u"id"_s, row.id},
            {u"seq"_s, row.seq},
            {u"created_at"_s, core::toMillis(row.createdAt)},
            {u"event_type"_s, row.eventType},
            {u"success"_s, row.success},
            {u"user_id"_s, row.user.value},
            {u"username"_s, row.username},
            {u"client_id"_s, row.client.value},
            {u"ip_address"_s, row.address},
            {u"user_agent"_s, row.userAgent},
            {u"error_message"_s, row.errorMessage},
            {u"request_id"_s, row.requestId},
            {u"actor"_s, row.actor},
            {u"event_data"_s, row.data},
            {u"hash"_s, row.hash}};
}

/// --since takes ISO 8601 or Unix milliseconds.
Result<std::optional<core::Instant>> instantOption(const QCommandLineParser &options, const QString &name)
{
    if (!options.isSet(name))
        return std::nullopt;
    const QString text = options.value(name);
    bool isNumber = false;
    if (const qint64 millis = text.toLongLong(&isNumber); isNumber)
        return core::fromMillis(millis);
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid())
        return core::fail(core::ErrorKind::InvalidInput, u"--%1 takes a time such as 2026-01-31T12:00:00Z"_s.arg(name),
                          name);
    return core::fromMillis(moment.toMSecsSinceEpoch());
}

QString meant(const core::FilterParse &parse)
{
    return parse.suggestion.isEmpty() ? QString() : u" (is %1 meant?)"_s.arg(parse.suggestion);
}

/// What cannot be meant is refused, not passed over: a script would take no rows for an answer.
Result<core::AuditQuery> queryFromOptions(const QCommandLineParser &options)
{
    const core::Instant now = core::SystemClock().now();
    std::vector<core::FilterTerm> terms;
    if (const QString text = options.value(u"filter"_s); !text.isEmpty()) {
        const core::FilterParse parse = core::parseFilter(text, core::auditFields());
        if (parse.validity != core::FilterParse::Validity::Valid)
            return core::fail(core::ErrorKind::InvalidInput,
                              u"--filter is not understood at character %1: %2"_s.arg(
                                  QString::number(parse.position + 1), parse.subject) +
                                  meant(parse),
                              u"filter"_s);
        terms = parse.terms;
    }
    if (options.isSet(u"user"_s))
        terms.push_back({u"user"_s, {options.value(u"user"_s)}});
    if (options.isSet(u"event"_s)) {
        const QString text = u"event is one of (%1)"_s.arg(options.value(u"event"_s));
        const core::FilterParse parse = core::parseFilter(text, core::auditFields());
        if (parse.validity != core::FilterParse::Validity::Valid || parse.terms.size() != 1) {
            return core::fail(core::ErrorKind::InvalidInput,
                              u"there is no event %1"_s.arg(parse.subject) + meant(parse), u"event"_s);
        }
        terms.push_back(parse.terms.front());
    }
    core::AuditQuery query = core::auditQueryOf(terms, now);
    const auto since = instantOption(options, u"since"_s);
    if (!since)
        return core::fail(since.error());
    if (*since)
        query.since = std::max(query.since.value_or(**since), **since);
    return query;
}

Result<QJsonValue> listAudit(Invocation &call)
{
    const auto query = queryFromOptions(call.options);
    if (!query)
        return core::fail(query.error());
    const QString limitText = call.options.value(u"limit"_s);
    const int limit = limitText.isEmpty() ? 100 : limitText.toInt();
    if (limit < 1)
        return core::fail(core::ErrorKind::InvalidInput, u"--limit takes a number from 1"_s, u"limit"_s);
    return allPages([&](core::PageRequest request) { return call.core.audits().list(*query, request); }, rowJson,
                    limit);
}

/// Heads, anchors and ends are sealed under a key derived from the KEK: without it a chain proves little. Returns why
/// it could not be had, or nothing.
QString openSeals(Composition &core)
{
    if (!core.holdsSealedSecrets())
        return u"there is no key-encryption key yet"_s;
    auto kek = kekWithoutQuestions(core);
    if (!kek)
        return kek.error().detail;
    const auto unlocked = core.unlock(std::move(*kek));
    return unlocked ? QString() : unlocked.error().detail;
}

Result<QJsonValue> exportAudit(Invocation &call)
{
    const auto query = queryFromOptions(call.options);
    if (!query)
        return core::fail(query.error());
    const QString unsignedBecause = openSeals(call.core);
    const QString path = call.arguments.first();
    const auto format = path.endsWith(".csv"_L1) ? core::ExportFormat::Csv : core::ExportFormat::Jsonl;
    const auto rows = await(call.core.audits().exportTo(path, format, *query, {}));
    if (!rows)
        return core::fail(rows.error());
    const QString head = path + u".head.jws"_s;
    return QJsonObject{{u"file"_s, path},
                       {u"rows"_s, *rows},
                       {u"head"_s, QFile::exists(head) ? head : u"not signed: %1"_s.arg(unsignedBecause)}};
}

/// What a terminal would obey is shown, not sent.
QString lineOf(const core::AuditRow &row)
{
    QStringList parts{core::toDateTime(row.createdAt).toString(Qt::ISODateWithMs), row.eventType.leftJustified(20),
                      row.success ? u"ok    "_s : u"failed"_s};
    for (const QString &part : {row.username.isEmpty() ? row.user.value : row.username, row.client.value, row.address,
                                row.errorMessage, row.requestId})
        parts << (part.isEmpty() ? u"-"_s : part);
    QString line = parts.join(u' ');
    for (QChar &character : line) {
        if (!character.isPrint() && !character.isSurrogate())
            character = QChar::ReplacementCharacter;
    }
    return line;
}

Result<QJsonValue> followAudit(Invocation &call)
{
    const auto query = queryFromOptions(call.options);
    if (!query)
        return core::fail(query.error());
    const QString text = call.options.value(u"lines"_s);
    bool isNumber = true;
    const int last = text.isEmpty() ? 10 : text.toInt(&isNumber);
    if (!isNumber || last < 0 || last > 1000)
        return core::fail(core::ErrorKind::InvalidInput, u"--lines takes a number up to 1000"_s, u"lines"_s);
    const bool isJson = call.options.isSet(u"json"_s);
    const auto show = [isJson](const core::AuditRow &row) {
        const QByteArray line =
            isJson ? QJsonDocument(rowJson(row)).toJson(QJsonDocument::Compact) : lineOf(row).toUtf8();
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    };
    call.hasPrinted = true;
    if (const auto followed = AuditFollow(call.core.audits(), *query, show).run(last); !followed)
        return core::fail(followed.error());
    return QJsonValue();
}

Result<QJsonValue> verifyExport(Invocation &call)
{
    const QString path = call.options.value(u"export"_s);
    const auto check = await(call.core.audits().verifyExport(path));
    if (!check)
        return core::fail(check.error());
    if (!check->intact) {
        const QString place = check->firstBadSeq > 0 ? u" at row %1"_s.arg(check->firstBadSeq) : QString();
        return core::fail(core::ErrorKind::Conflict, u"%1 does not hold%2: %3"_s.arg(path, place, check->reason));
    }
    return QJsonObject{{u"intact"_s, true},
                       {u"rows"_s, check->rows},
                       {u"whole_chain"_s, check->isWholeChain},
                       {u"head_seq"_s, check->headSeq},
                       {u"head_hash"_s, check->headHash}};
}

Result<QJsonValue> verifyAudit(Invocation &call)
{
    if (call.options.isSet(u"export"_s))
        return verifyExport(call);
    const QString why = openSeals(call.core);
    const auto check = await(call.core.audits().verify({}));
    if (!check)
        return core::fail(check.error());
    if (!check->intact) {
        return core::fail(core::ErrorKind::Conflict,
                          u"the audit log is broken at row %1 of %2: %3"_s.arg(
                              QString::number(check->firstBadSeq), QString::number(check->rows), check->reason));
    }
    call.failed = !check->sealsChecked;
    const QString unchecked =
        u"unchecked, so whoever can write the database could have made all of it up: %1"_s.arg(why);
    return QJsonObject{{u"intact"_s, true},
                       {u"seals"_s, check->sealsChecked ? u"checked"_s : unchecked},
                       {u"rows"_s, check->rows},
                       {u"head_seq"_s, check->headSeq},
                       {u"head_hash"_s, check->headHash}};
}

} // namespace

const QList<Subcommand> &auditCommands()
{
    static const QList<QCommandLineOption> filters{
        {u"user"_s, u"name or id"_s, u"USER"_s},
        {u"filter"_s, u"as in the console: event is login_failed and not address is 10.0.0.9"_s, u"TEXT"_s},
        {u"event"_s, u"event types, separated by commas"_s, u"EVENT"_s},
        {u"since"_s, u"ISO 8601 or Unix milliseconds"_s, u"TIME"_s}};
    static const QStringList columns{u"created_at"_s, u"event_type"_s, u"success"_s,       u"username"_s,
                                     u"client_id"_s,  u"ip_address"_s, u"error_message"_s, u"request_id"_s};
    static const QList<Subcommand> commands{
        {u"audit"_s,
         u"list"_s,
         {},
         u"the newest events (100)"_s,
         Needs::Database,
         filters + QList<QCommandLineOption>{{u"limit"_s, u"how many"_s, u"N"_s}},
         columns,
         listAudit},
        {u"audit"_s,
         u"follow"_s,
         {},
         u"events as they come, a line each, until Ctrl+C"_s,
         Needs::Database,
         filters + QList<QCommandLineOption>{{u"lines"_s, u"how many earlier ones first (10)"_s, u"N"_s}},
         {},
         followAudit},
        {u"audit"_s,
         u"export"_s,
         u"FILE"_s,
         u"to a file: .csv, else JSON lines; FILE.head.jws beside it is the signed head: keep it elsewhere"_s,
         Needs::Writing,
         filters,
         {},
         exportAudit},
        {u"audit"_s,
         u"verify"_s,
         {},
         u"find any altered, removed or reordered row; of the log, or of an exported file"_s,
         Needs::Database,
         {{u"export"_s, u"an exported file with FILE.head.jws beside it"_s, u"FILE"_s}},
         {},
         verifyAudit},
    };
    return commands;
}

} // namespace app
