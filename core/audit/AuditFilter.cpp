#include "core/audit/AuditFilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMostSelections = 40; // SQLite takes 500 in one statement; there are fewer kinds of events

QString jsonArray(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

/// For LIKE … ESCAPE '\': the text itself anywhere, its wildcards taken literally.
QString anywhere(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

/// As users.username_key is written by core/users, which this folder may not know.
QString likeUsernameKey(const QString &name)
{
    const QString folded = name.normalized(QString::NormalizationForm_KC).toCaseFolded().replace(u'ß', u"ss"_s);
    return folded.normalized(QString::NormalizationForm_KC);
}

Result<QStringList> texts(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    QStringList found;
    while (rows->next())
        found << rows->text(0);
    return found;
}

const QString kTypedName = u"CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.username') END"_s;

} // namespace

/// From what selects most to what selects least: the first one that is given gets the index.
Result<AuditFilter> AuditFilter::of(SqlConnection &connection, const AuditCriteria &criteria)
{
    AuditFilter filter;
    if (!criteria.requestId.isEmpty())
        filter.addEqual(u"request_id"_s, "request_id"_L1, criteria.requestId);
    if (!criteria.family.isEmpty()) {
        if (auto added = filter.addFamily(connection, criteria.family); !added)
            return fail(added.error());
    }
    if (!criteria.user.isEmpty()) {
        if (auto added = filter.addUser(connection, criteria.user); !added)
            return fail(added.error());
    }
    filter.addExact(criteria);
    if (!criteria.text.isEmpty())
        filter.addText(criteria.text);
    return filter;
}

void AuditFilter::add(const QString &condition, const Bindings &bindings)
{
    m_conditions << u'(' + condition + u')';
    m_bindings.insert(m_bindings.end(), bindings.begin(), bindings.end());
}

QString AuditFilter::select(const QString &columns) const
{
    const QString from = u"SELECT "_s + columns + u" FROM audit_logs l WHERE "_s;
    const QString conditions = m_conditions.isEmpty() ? u"1"_s : m_conditions.join(u" AND "_s);
    if (m_alternatives.isEmpty())
        return from + conditions;
    QStringList selections;
    for (const QString &alternative : m_alternatives)
        selections << from + alternative + u" AND "_s + conditions;
    return selections.join(u" UNION ALL "_s);
}

/// A unary plus keeps SQLite, which knows no statistics here, from taking an index that selects less.
void AuditFilter::addEqual(const QString &column, QLatin1String name, const QVariant &value)
{
    add((m_hasIndex ? u"+l."_s : u"l."_s) + column + u" = :"_s + name, {{name, value}});
    m_hasIndex = true;
}

void AuditFilter::addExact(const AuditCriteria &criteria)
{
    if (!criteria.address.isEmpty())
        addEqual(u"ip_address"_s, "address"_L1, criteria.address);
    if (!criteria.eventTypes.isEmpty())
        addEvents(criteria.eventTypes);
    if (!criteria.client.isEmpty())
        addEqual(u"client_id"_s, "client"_L1, criteria.client);
    if (criteria.success)
        addEqual(u"success"_s, "success"_L1, int(*criteria.success));
    if (criteria.since)
        add(u"l.created_at >= :since"_s, {{"since"_L1, bind(*criteria.since)}});
    if (criteria.until)
        add(u"l.created_at < :until"_s, {{"until"_L1, bind(*criteria.until)}});
}

void AuditFilter::addEvents(const QStringList &eventTypes)
{
    const QStringList types(QSet<QString>(eventTypes.begin(), eventTypes.end()).values());
    if (types.size() == 1)
        return addEqual(u"event_type"_s, "event"_L1, types.first());
    m_bindings.emplace_back("events"_L1, jsonArray(types));
    if (m_hasIndex || types.size() > kMostSelections) {
        m_conditions << u"+l.event_type IN (SELECT value FROM json_each(:events))"_s;
        return;
    }
    for (qsizetype i = 0; i < types.size(); ++i)
        m_alternatives << u"l.event_type = json_extract(:events, '$[%1]')"_s.arg(i);
    m_hasIndex = true;
}

/// LIKE ignores the case of ASCII letters only; the folded name covers the others.
void AuditFilter::addText(const QString &text)
{
    add(uR"(l.user_id IN (SELECT id FROM users WHERE username LIKE :text ESCAPE '\' OR username_key LIKE :folded ESCAPE '\')
            OR l.client_id LIKE :text ESCAPE '\' OR l.ip_address LIKE :text ESCAPE '\' OR l.event_type LIKE :text ESCAPE '\'
            OR l.error_message LIKE :text ESCAPE '\' OR l.request_id LIKE :text ESCAPE '\'
            OR (l.user_id IS NULL AND )"_s +
            kTypedName + uR"( LIKE :text ESCAPE '\'))"_s,
        {{"text"_L1, anywhere(text)}, {"folded"_L1, anywhere(likeUsernameKey(text))}});
}

Result<void> AuditFilter::addUser(SqlConnection &connection, const QString &user)
{
    auto ids = texts(connection, u"SELECT id FROM users WHERE username_key = :folded"_s,
                     {{"folded"_L1, likeUsernameKey(user)}});
    if (!ids)
        return fail(ids.error());
    ids->append(user);
    ids->removeDuplicates();
    m_bindings.emplace_back("user_ids"_L1, jsonArray(*ids));
    m_bindings.emplace_back("typed"_L1, user);
    if (m_hasIndex) {
        m_conditions << u"(+l.user_id IN (SELECT value FROM json_each(:user_ids)) OR (+l.user_id IS NULL AND "_s +
                            kTypedName + u" = :typed COLLATE NOCASE))"_s;
        return {};
    }
    for (qsizetype i = 0; i < ids->size(); ++i)
        m_alternatives << u"l.user_id = json_extract(:user_ids, '$[%1]')"_s.arg(i);
    m_alternatives << u"(l.user_id IS NULL AND "_s + kTypedName + u" = :typed COLLATE NOCASE)"_s;
    m_hasIndex = true;
    return {};
}

/// A family belongs to one user: without that the data of every row would have to be parsed.
Result<void> AuditFilter::addFamily(SqlConnection &connection, const FamilyId &family)
{
    const auto owners =
        texts(connection, u"SELECT user_id FROM token_families WHERE id = :family"_s, {{"family"_L1, family.value}});
    if (!owners)
        return fail(owners.error());
    if (!owners->isEmpty())
        addEqual(u"user_id"_s, "owner"_L1, owners->first());
    add(u"CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.family_id') END = :family"_s,
        {{"family"_L1, family.value}});
    return {};
}

} // namespace core
