#include "core/admin/database/AuditExport.h"

#include "core/admin/database/AuditRows.h"

#include <QFile>
#include <QJsonDocument>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRowsAPage = 1000;

/// What begins with one of these is a formula for spreadsheets: it gets an apostrophe in front. Also their full-width
/// forms.
bool beginsLikeAFormula(const QString &text)
{
    static const QString signs = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !text.isEmpty() && signs.contains(text.front());
}

QByteArray csvCell(QString text)
{
    if (beginsLikeAFormula(text))
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

/// All that the row's hash is made of, too.
QByteArray jsonLine(const AuditRow &row, const AuditRecord &record)
{
    const QJsonObject object{{u"id"_s, row.id},
                             {u"node_id"_s, record.nodeId},
                             {u"prev_hash"_s, record.previousHash},
                             {u"seq"_s, row.seq},
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

QByteArray headerOf(ExportFormat format)
{
    if (format == ExportFormat::Jsonl)
        return {};
    return "seq,created_at,event_type,success,user_id,username,client_id,ip_address,user_agent,error_message,"
           "request_id,actor,event_data,hash\r\n";
}

} // namespace

Result<qint64> AuditExport::write(Snapshot &snapshot, const AuditQuery &query,
                                  const std::function<bool(qint64 done, qint64 total)> &progress)
{
    const AuditCriteria &criteria = query;
    const auto total = AuditRepository::count(snapshot, criteria);
    if (!total)
        return total;
    if (!m_file.open(QIODevice::WriteOnly) || !m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(storageError());
    if (const auto begun = writeLine(headerOf(m_format)); !begun)
        return fail(begun.error());
    qint64 written = 0;
    QString after;
    do {
        const auto page = AuditRepository::page(snapshot, criteria, after, kRowsAPage);
        if (!page)
            return fail(page.error());
        for (const AuditRecord &record : page->records) {
            const AuditRow row = rowOf(record);
            if (const auto line = writeLine(m_format == ExportFormat::Csv ? csvLine(row) : jsonLine(row, record));
                !line)
                return fail(line.error());
        }
        written += qint64(page->records.size());
        after = page->next;
        if (progress && !progress(written, *total))
            return fail(ErrorKind::Cancelled, u"the export was cancelled"_s);
    } while (!after.isEmpty());
    if (!m_file.flush())
        return fail(storageError());
    return written;
}

Result<void> AuditExport::publish(const QByteArray &head)
{
    const QString path = headPath(m_file.fileName());
    QSaveFile beside(path);
    const QByteArray text = head + '\n';
    const auto failed = [&] { return fail(ErrorKind::Storage, u"%1: %2"_s.arg(path, beside.errorString())); };
    if (!head.isEmpty() &&
        (!beside.open(QIODevice::WriteOnly) || !beside.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
         beside.write(text) != text.size()))
        return failed();
    if (!m_file.commit())
        return fail(storageError());
    if (head.isEmpty() && QFile::exists(path) && !QFile::remove(path))
        return fail(ErrorKind::Storage, u"%1 belongs to an older export and cannot be removed"_s.arg(path));
    if (!head.isEmpty() && !beside.commit())
        return failed();
    return {};
}

Result<void> AuditExport::writeLine(const QByteArray &line)
{
    if (m_file.write(line) != line.size())
        return fail(storageError());
    m_digest.addData(line);
    return {};
}

Error AuditExport::storageError() const
{
    return {ErrorKind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString())};
}

} // namespace core
