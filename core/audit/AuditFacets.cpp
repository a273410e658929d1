#include "core/audit/AuditFacets.h"

#include "core/audit/AuditEvent.h"
#include "core/audit/LastKnownName.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isOfKind(AuditField field)
{
    switch (field) {
    case AuditField::Event:
    case AuditField::Result:
    case AuditField::Client:
    case AuditField::Grant:
    case AuditField::Error:
    case AuditField::Actor:
        return true;
    case AuditField::User:
    case AuditField::Address:
    case AuditField::Request:
    case AuditField::Family:
        break;
    }
    return false;
}

QString json(const QJsonArray &numbers)
{
    return QString::fromUtf8(QJsonDocument(numbers).toJson(QJsonDocument::Compact));
}

/// `value` of a field that begins with :prefix; LIKE takes its wildcards literally here.
QString valuesSql(AuditField field)
{
    switch (field) {
    case AuditField::Event:
        return u"SELECT DISTINCT event_type AS value FROM audit_kinds"_s;
    case AuditField::Client:
        return u"SELECT client_id AS value FROM oauth_clients UNION SELECT client_id FROM audit_kinds"_s;
    case AuditField::Grant:
        return u"SELECT DISTINCT grant_type AS value FROM audit_kinds"_s;
    case AuditField::Error:
        return u"SELECT DISTINCT error_message AS value FROM audit_kinds"_s;
    case AuditField::Actor:
        return u"SELECT DISTINCT actor AS value FROM audit_kinds"_s;
    case AuditField::User:
        return u"SELECT username AS value FROM users UNION SELECT value FROM audit_values WHERE field = 'name'"_s;
    case AuditField::Address:
        return u"SELECT value FROM audit_values WHERE field = 'address'"_s;
    case AuditField::Family:
        return u"SELECT id AS value FROM token_families"_s;
    case AuditField::Result:
        return u"SELECT 'ok' AS value UNION SELECT 'failed'"_s;
    case AuditField::Request:
        break;
    }
    return {};
}

} // namespace

Result<std::vector<AuditFacetCounts>> AuditFacets::of(SqlConnection &connection, const AuditCriteria &criteria,
                                                      const QList<AuditField> &fields, int most)
{
    auto search = AuditSearch::of(connection, criteria);
    if (!search)
        return fail(search.error());
    AuditFacets facets(connection, *search);
    facets.m_isWholeLog = search->isWholeLog();
    std::vector<AuditFacetCounts> answer;
    for (const AuditField field : fields) {
        auto counted = facets.facet(field, most);
        if (!counted)
            return fail(counted.error());
        answer.push_back(std::move(*counted));
    }
    return answer;
}

Result<AuditFacetCounts> AuditFacets::facet(AuditField field, int most)
{
    AuditFacetCounts counts{field, {}, true};
    const bool isValue = field == AuditField::User || field == AuditField::Address;
    if (isValue && m_isWholeLog) {
        if (auto read = readWholeLog(field, most, counts); !read)
            return fail(read.error());
    } else if (isValue || isOfKind(field)) {
        const bool needsSample = isValue || !m_search.filter().isOfKindsAlone();
        if (auto read = needsSample ? readSample() : Result<void>(); !read)
            return fail(read.error());
        if (auto read = isOfKind(field) ? readKinds() : Result<void>(); !read)
            return fail(read.error());
        counts.isComplete = !needsSample || m_isSampleComplete;
        const auto &rows = m_byField[size_t(field)];
        for (auto value = rows.begin(); value != rows.end(); ++value)
            counts.values.push_back({value.key(), {}, value.value()});
        std::ranges::sort(counts.values, [](const auto &a, const auto &b) {
            return a.rows != b.rows ? a.rows > b.rows : a.value < b.value;
        });
        counts.values.resize(std::min(counts.values.size(), size_t(most)));
    }
    if (field == AuditField::User) {
        if (auto named = addNames(counts); !named)
            return fail(named.error());
    }
    return counts;
}

Result<void> AuditFacets::readSample()
{
    if (m_isSampled)
        return {};
    const auto numbers = m_search.newest({}, kSample + 1);
    if (!numbers)
        return fail(numbers.error());
    m_isSampled = true;
    m_isSampleComplete = numbers->size() <= kSample;
    QJsonArray sample;
    for (const qint64 number : numbers->first(std::min<qsizetype>(numbers->size(), kSample)))
        sample.append(number);
    auto rows = m_connection.run(uR"(
        SELECT kind, COALESCE(user_id, typed_name, ''), ip_address, count(*)
          FROM audit_logs
         WHERE number IN (SELECT value FROM json_each(:numbers))
         GROUP BY 1, 2, 3)"_s,
                                 {{"numbers"_L1, json(sample)}});
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const qint64 count = rows->integer(3);
        m_kindRows[rows->integer(0)] += count;
        if (!rows->text(1).isEmpty())
            m_byField[size_t(AuditField::User)][rows->text(1)] += count;
        if (!rows->text(2).isEmpty())
            m_byField[size_t(AuditField::Address)][rows->text(2)] += count;
    }
    return {};
}

Result<void> AuditFacets::readKinds()
{
    if (!m_byField[size_t(AuditField::Event)].isEmpty())
        return {};
    if (m_search.filter().isOfKindsAlone()) {
        const auto counts = m_search.kindCounts(m_search.since(), m_search.until());
        if (!counts)
            return fail(counts.error());
        m_kindRows = *counts;
    }
    QJsonArray kinds;
    for (auto kind = m_kindRows.keyBegin(); kind != m_kindRows.keyEnd(); ++kind)
        kinds.append(*kind);
    auto rows = m_connection.run(uR"(
        SELECT id, event_type, client_id, grant_type, error_message, actor
          FROM audit_kinds
         WHERE id IN (SELECT value FROM json_each(:kinds)))"_s,
                                 {{"kinds"_L1, json(kinds)}});
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const qint64 count = m_kindRows.value(rows->integer(0));
        m_byField[size_t(AuditField::Result)][rows->integer(0) % 2 ? u"ok"_s : u"failed"_s] += count;
        int column = 1;
        for (const AuditField field :
             {AuditField::Event, AuditField::Client, AuditField::Grant, AuditField::Error, AuditField::Actor}) {
            if (const QString value = rows->text(column++); !value.isEmpty())
                m_byField[size_t(field)][value] += count;
        }
    }
    return {};
}

Result<void> AuditFacets::readWholeLog(AuditField field, int most, AuditFacetCounts &facet)
{
    auto rows = m_connection.run(uR"(
        SELECT value, rows
          FROM audit_values
         WHERE field IN (:first, :second)
         ORDER BY rows DESC, value
         LIMIT :most)"_s,
                                 {{"first"_L1, field == AuditField::User ? u"user"_s : u"address"_s},
                                  {"second"_L1, field == AuditField::User ? u"name"_s : u"address"_s},
                                  {"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    while (rows->next())
        facet.values.push_back({rows->text(0), {}, rows->integer(1)});
    return {};
}

Result<void> AuditFacets::addNames(AuditFacetCounts &facet)
{
    const QString name = u"SELECT COALESCE((SELECT username FROM users WHERE id = given.id), "_s +
                         lastKnownName(u"given.id"_s) + u", '') FROM (SELECT :id AS id) given"_s;
    for (AuditFacetCount &value : facet.values) {
        auto rows = m_connection.run(name, {{"id"_L1, value.value}});
        if (!rows)
            return fail(rows.error());
        if (rows->next())
            value.label = rows->text(0);
    }
    return {};
}

Result<QStringList> AuditFacets::values(SqlConnection &connection, AuditField field, const QString &prefix, int most)
{
    const bool isRequest = field == AuditField::Request;
    QString pattern = prefix;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    const QString sql =
        isRequest ? uR"(
        SELECT DISTINCT request_id
          FROM audit_logs
         WHERE request_id >= :prefix AND request_id < :end AND request_id <> ''
         ORDER BY request_id
         LIMIT :most)"_s
                  : u"SELECT value FROM ("_s + valuesSql(field) +
                        uR"() WHERE value <> '' AND value LIKE :prefix ESCAPE '\' ORDER BY value LIMIT :most)"_s;
    Bindings bindings{{"prefix"_L1, isRequest ? prefix : pattern + u'%'}, {"most"_L1, most}};
    if (isRequest)
        bindings.emplace_back("end"_L1, QString(prefix + QString::fromUcs4(U"\U0010FFFF")));
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    QStringList found;
    while (rows->next())
        found << rows->text(0);
    return found;
}

} // namespace core
