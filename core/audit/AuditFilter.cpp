#include "core/audit/AuditFilter.h"

#include "core/audit/AuditFilterWords.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

// The index has only rows with a name.
const QString AuditFilter::kTypedName = u"l.typed_name IS NOT NULL AND l.typed_name COLLATE NOCASE"_s;
const QString AuditFilter::kRowsOfKinds =
    u"SELECT COALESCE(sum(l.rows), 0) FROM (SELECT id AS kind, rows FROM audit_kinds) l WHERE "_s;

namespace {

/// SQLite ends a text of JSON at its first NUL: what nothing has would become the empty text, which rows have.
QJsonValue whole(const QJsonValue &value)
{
    return value.isString() ? QJsonValue(value.toString().replace(QChar::Null, QChar::ReplacementCharacter)) : value;
}

} // namespace

Result<AuditFilter> AuditFilter::of(SqlConnection &connection, const AuditCriteria &criteria)
{
    AuditFilter filter;
    if (auto found = AuditFilterWords(connection, criteria, filter).run(); !found)
        return fail(found.error());
    filter.findSplit();
    filter.chooseSources();
    return filter;
}

/// A text that is part of what kinds say, and values of an index that are left out.
void AuditFilter::findSplit()
{
    if (m_isNothing)
        return;
    if (m_parts.empty() && m_excluded.size() == 1 && m_tests.size() == 1) {
        m_split = splitOf(*this, m_excluded.front(), {}, -1);
    } else if (m_parts.size() == 1 && m_tests.isEmpty()) {
        std::vector<Source> rest = m_parts.front().sources;
        const auto summed = std::ranges::find_if(rest, [](const Source &source) { return !source.kinds.isEmpty(); });
        if (summed == rest.end())
            return;
        AuditFilter base = *this;
        base.m_hasKinds = true;
        base.m_kinds = summed->kinds;
        base.m_kindTest = summed->condition;
        const QString others = u" AND NOT (+"_s + summed->condition + u')';
        rest.erase(summed);
        m_split = splitOf(std::move(base), rest, others, 1);
    }
}

AuditFilter::Split AuditFilter::splitOf(AuditFilter base, std::vector<Source> rest, const QString &further,
                                        int sign) const
{
    base.m_parts.clear();
    base.m_tests.clear();
    base.chooseSources();
    for (Source &source : rest)
        source.condition = u'(' + source.condition + u')' + further + (m_hasKinds ? u" AND +"_s + m_kindTest : u""_s);
    AuditFilter others = *this;
    others.m_hasKinds = false;
    others.m_tests.clear();
    others.m_parts = {Part{std::move(rest), {}}};
    others.chooseSources();
    return {std::make_shared<const AuditFilter>(std::move(base)),
            std::make_shared<const AuditFilter>(std::move(others)), sign};
}

/// The condition that fewest rows fulfil is asked of its index, the others are tested.
void AuditFilter::chooseSources()
{
    // SQLite finds no plan for an index that was named when another condition can never hold.
    m_isNothing |= std::ranges::any_of(m_parts, [](const Part &part) { return part.sources.empty(); });
    if (m_isNothing)
        return;
    const auto least = std::ranges::min_element(m_parts, {}, &Part::rows);
    const bool kindsFirst = m_hasKinds && (least == m_parts.end() || m_kindRows < least->rows);
    if (kindsFirst) {
        m_sources = {{u"audit_logs_kind"_s, m_kindTest, m_kinds.size() == 1}};
        m_sourceRows = m_kindRows;
    } else if (least != m_parts.end()) {
        m_sources = least->sources;
        m_sourceRows = least->rows;
        m_isDisjoint = least->isCounted || least->sources.size() < 2;
        if (m_parts.size() == 1 && m_tests.isEmpty() && !m_hasKinds) {
            m_isCounted = least->isCounted;
            m_leastRows = least->isCounted ? least->rows : least->mostOfOne;
        }
    } else {
        m_sources = {{u"audit_logs_created_at"_s, u"1"_s, true}};
    }
    if (m_hasKinds && !kindsFirst)
        m_tests.prepend(u'+' + m_kindTest); // first: every index has the kind
    for (auto part = m_parts.begin(); part != m_parts.end(); ++part) {
        if (kindsFirst || part != least)
            m_tests << part->test;
    }
}

QString AuditFilter::rowsOf(const Source &source) const
{
    const QString time = u"l.created_at >= :from AND l.created_at < :to"_s;
    QString sql =
        u"FROM audit_logs l INDEXED BY "_s + source.index + u" WHERE ("_s + source.condition + u") AND "_s + time;
    for (const QString &test : m_tests)
        sql += u" AND ("_s + test + u')';
    return sql;
}

Bindings AuditFilter::bindings() const
{
    if (m_values.isEmpty())
        return {};
    return {{"values"_L1, QString::fromUtf8(QJsonDocument(m_values).toJson(QJsonDocument::Compact))}};
}

AuditFilter::Source AuditFilter::scan() const
{
    return {u"audit_logs_created_at"_s, m_hasKinds ? u'+' + m_kindTest : u"1"_s, true};
}

QString AuditFilter::isOtherKind() const
{
    return u"l.kind IN (SELECT l.kind FROM (SELECT id AS kind FROM audit_kinds) l WHERE NOT ("_s + m_kindTest + u"))"_s;
}

std::optional<qint64> AuditFilter::exactRows() const
{
    return m_isCounted ? std::optional(m_leastRows) : std::nullopt;
}

QString AuditFilter::isOneOf(const QString &column, const QStringList &values)
{
    return values.size() == 1 ? column + u" = "_s + value(values.first()) : column + u" IN "_s + list(values);
}

QString AuditFilter::value(const QJsonValue &value)
{
    m_values.append(whole(value));
    return u"json_extract(:values, '$[%1]')"_s.arg(m_values.size() - 1);
}

QString AuditFilter::list(const QStringList &values)
{
    return list(QJsonArray::fromStringList(values));
}

QString AuditFilter::list(const QJsonArray &values)
{
    QJsonArray all;
    for (const QJsonValue &value : values)
        all.append(whole(value));
    m_values.append(all);
    return u"(SELECT value FROM json_each(:values, '$[%1]'))"_s.arg(m_values.size() - 1);
}

Result<qint64> AuditFilter::number(SqlConnection &connection, const QString &sql) const
{
    auto rows = connection.run(sql, sql.contains(":values"_L1) ? bindings() : Bindings());
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<QStringList> AuditFilter::texts(SqlConnection &connection, const QString &sql) const
{
    auto rows = connection.run(sql, bindings());
    if (!rows)
        return fail(rows.error());
    QStringList found;
    while (rows->next())
        found << rows->text(0);
    return found;
}

QString AuditFilter::none(const QString &test)
{
    return u"NOT COALESCE("_s + test + u", 0)"_s;
}

QString AuditFilter::likeUsernameKey(const QString &name)
{
    const QString folded = name.normalized(QString::NormalizationForm_KC).toCaseFolded().replace(u'ß', u"ss"_s);
    return folded.normalized(QString::NormalizationForm_KC);
}

} // namespace core
