#include "core/admin/database/AuditExportReader.h"

#include "core/admin/database/AuditExport.h"
#include "core/audit/AuditChain.h"
#include "core/audit/AuditRepository.h"

#include <QFile>
#include <QJsonDocument>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestLine = 1 << 20;
constexpr qint64 kLongestHead = 16 * 1024;

ChainedRow exportedRow(const QJsonObject &line)
{
    const auto text = [&line](QLatin1String name) { return line.value(name).toString().toUtf8(); };
    const auto textOrNull = [&](QLatin1String name) {
        const QByteArray value = text(name);
        return value.isEmpty() ? std::nullopt : std::optional(value);
    };
    return {.id = text("id"_L1),
            .nodeId = text("node_id"_L1),
            .seq = line.value("seq"_L1).toInteger(),
            .userId = textOrNull("user_id"_L1),
            .clientId = textOrNull("client_id"_L1),
            .eventType = text("event_type"_L1),
            .eventData = QJsonDocument(line.value("event_data"_L1).toObject()).toJson(QJsonDocument::Compact),
            .address = text("ip_address"_L1),
            .userAgent = text("user_agent"_L1),
            .success = line.value("success"_L1).toBool(),
            .errorMessage = text("error_message"_L1),
            .requestId = text("request_id"_L1),
            .actor = text("actor"_L1),
            .createdAt = line.value("created_at"_L1).toInteger(),
            .prevHash = line.value("prev_hash"_L1).toString()};
}

} // namespace

Result<AuditExportCheck> AuditExportReader::check(SqlConnection &connection, const std::vector<SigningKey> &keys)
{
    if (auto read = readFile(); !read)
        return fail(read.error());
    QFile beside(AuditExport::headPath(m_path));
    const QByteArray jws = beside.open(QIODevice::ReadOnly) ? beside.read(kLongestHead + 1).trimmed() : QByteArray();
    const auto head = AuditExportHead::read(jws, keys);
    const bool isJson = !m_path.endsWith(".csv"_L1);
    m_check.isWholeChain = isJson && m_isLinked && m_badSeq == 0;
    if (!head) {
        blame(u"not signed"_s);
        return m_check;
    }
    m_check.headSeq = head->newest.seq;
    m_check.headHash = head->newest.hash;
    const bool isSame = QString::fromLatin1(m_digest.result().toHex()) == head->digest;
    if (isSame)
        m_check.rows = head->rows;
    else if (isJson && m_badSeq == 0 && m_lines < head->rows)
        blame(u"truncated"_s);
    else
        blame(u"altered"_s, isJson ? m_badSeq : 0);
    if (auto compared = compareWithLog(connection, *head); !compared)
        return fail(compared.error());
    return m_check;
}

Result<void> AuditExportReader::readFile()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, u"%1: %2"_s.arg(m_path, file.errorString()), u"export"_s);
    const bool isCsv = m_path.endsWith(".csv"_L1);
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(kLongestLine);
        if (line.isEmpty() || (line.size() >= kLongestLine - 1 && !line.endsWith('\n')))
            return fail(ErrorKind::InvalidInput, u"%1 is no exported file"_s.arg(m_path), u"export"_s);
        m_digest.addData(line);
        ++m_lines;
        if (!isCsv)
            readLine(line);
    }
    m_check.rows = m_lines;
    return {};
}

/// Newest first: each line is checked against the one before it in the file, which came after it in the log.
void AuditExportReader::readLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const ChainedRow row = exportedRow(object);
    const QString hash = object.value("hash"_L1).toString();
    const QString node = QString::fromUtf8(row.nodeId);
    const bool isNext = m_last && m_last->nodeId == node && m_last->seq == row.seq + 1;
    const bool isItself = chainHash(row) == hash;
    m_isLinked &= !m_last || isNext;
    if (m_badSeq == 0 && (!isItself || (isNext && m_last->previousHash != hash)))
        m_badSeq = row.seq > 0 ? row.seq : m_last ? m_last->seq - 1 : 0;
    m_last = {node, row.seq, row.prevHash};
}

/// What was in the log when it was exported is there still, unless it was purged in its time.
Result<void> AuditExportReader::compareWithLog(SqlConnection &connection, const AuditExportHead &head)
{
    if (!m_check.intact || head.newest.seq == 0)
        return {};
    const auto hash = AuditRepository::hashAt(connection, head.newest.nodeId, head.newest.seq);
    const auto purged = AuditRepository::purgedTo(connection, head.newest.nodeId);
    if (!hash || !purged)
        return fail(hash ? purged.error() : hash.error());
    if (*hash && **hash != head.newest.hash)
        blame(u"log altered"_s, head.newest.seq);
    else if (!*hash && *purged < head.newest.seq)
        blame(u"log cut off"_s, head.newest.seq);
    return {};
}

void AuditExportReader::blame(const QString &reason, qint64 seq)
{
    m_check.intact = false;
    m_check.reason = reason;
    m_check.firstBadSeq = seq;
}

} // namespace core
