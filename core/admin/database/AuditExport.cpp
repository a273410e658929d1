#include "core/admin/database/AuditExport.h"

#include "core/admin/database/AuditRows.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsAPage = 1000;

QByteArray csvCell(QString text)
{
    // "=", "+", "-", "@", tab and carriage return begin a formula in spreadsheets.
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

QByteArray csvLine(const AuditRow &row)
{
    const QString data = QString::fromUtf8(QJsonDocument(row.data).toJson(QJsonDocument::Compact));
    QByteArray line;
    for (const QString &cell :
         {QString::number(row.seq), toDateTime(row.createdAt).toString(Qt::ISODateWithMs), row.eventType,
          row.success ? u"true"_s : u"false"_s, row.user.value, row.username, row.client.value, row.address,
          row.userAgent, row.errorMessage, row.requestId, row.actor, data, row.hash}) {
        line += line.isEmpty() ? csvCell(cell) : ',' + csvCell(cell);
    }
    return line + "\r\n"; // RFC 4180 §2
}

QByteArray jsonLine(const AuditRow &row)
{
    const QJsonObject object{{u"seq"_s, row.seq},
                             {u"created_at"_s, toMillis(row.createdAt)},
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
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray exportHeader(ExportFormat format)
{
    if (format == ExportFormat::Jsonl)
        return {};
    return "seq,created_at,event_type,success,user_id,username,client_id,ip_address,user_agent,error_message,request_"
           "id,actor,event_data,hash\r\n";
}

QByteArray exportLine(ExportFormat format, const AuditRow &row)
{
    return format == ExportFormat::Csv ? csvLine(row) : jsonLine(row);
}

Result<qint64> exportAudit(Snapshot &snapshot, const QString &path, ExportFormat format, const AuditQuery &query,
                           const std::function<bool(qint64 done, qint64 total)> &progress)
{
    const auto total = AuditRepository::count(snapshot, criteriaOf(query));
    if (!total)
        return fail(total.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(exportHeader(format));
    qint64 written = 0;
    QString after;
    do {
        const auto page = AuditRepository::page(snapshot, criteriaOf(query), after, kRowsAPage);
        if (!page)
            return fail(page.error());
        for (const AuditRecord &record : page->records)
            file.write(exportLine(format, rowOf(record)));
        written += qint64(page->records.size());
        after = page->next;
        if (progress && !progress(written, *total))
            return fail(ErrorKind::Cancelled, u"the export was cancelled"_s);
    } while (!after.isEmpty());
    if (!file.commit())
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return written;
}

} // namespace core
