#include "core/audit/AuditFilter.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

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

} // namespace

Result<AuditFilter> AuditFilter::of(SqlConnection &connection, const AuditCriteria &criteria)
{
    AuditFilter filter;
    filter.addExact(criteria);
    if (!criteria.text.isEmpty())
        filter.addText(criteria.text);
    if (!criteria.user.isEmpty()) {
        if (auto added = filter.addUser(connection, criteria.user); !added)
            return fail(added.error());
    }
    if (!criteria.family.isEmpty()) {
        if (auto added = filter.addFamily(connection, criteria.family); !added)
            return fail(added.error());
    }
    return filter;
}

void AuditFilter::add(const QString &condition, const Bindings &bindings)
{
    m_conditions << condition;
    m_bindings.insert(m_bindings.end(), bindings.begin(), bindings.end());
}

QString AuditFilter::where() const
{
    return m_conditions.isEmpty() ? QString() : u" WHERE ("_s + m_conditions.join(u") AND ("_s) + u')';
}

void AuditFilter::addExact(const AuditCriteria &criteria)
{
    if (!criteria.eventTypes.isEmpty())
        add(u"l.event_type IN (SELECT value FROM json_each(:event_types))"_s,
            {{"event_types"_L1, jsonArray(criteria.eventTypes)}});
    if (criteria.success)
        add(u"l.success = :success"_s, {{"success"_L1, *criteria.success}});
    if (!criteria.client.isEmpty())
        add(u"l.client_id = :client"_s, {{"client"_L1, criteria.client}});
    if (!criteria.address.isEmpty())
        add(u"l.ip_address = :address"_s, {{"address"_L1, criteria.address}});
    if (!criteria.requestId.isEmpty())
        add(u"l.request_id = :request_id"_s, {{"request_id"_L1, criteria.requestId}});
    if (criteria.since)
        add(u"l.created_at >= :since"_s, {{"since"_L1, bind(*criteria.since)}});
    if (criteria.until)
        add(u"l.created_at < :until"_s, {{"until"_L1, bind(*criteria.until)}});
}

/// LIKE ignores the case of ASCII letters only; the folded name covers the others.
void AuditFilter::addText(const QString &text)
{
    add(uR"(u.username LIKE :text ESCAPE '\' OR u.username_key LIKE :folded ESCAPE '\'
            OR CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.username') END LIKE :text ESCAPE '\'
            OR l.client_id LIKE :text ESCAPE '\' OR l.ip_address LIKE :text ESCAPE '\' OR l.event_type LIKE :text ESCAPE '\'
            OR l.error_message LIKE :text ESCAPE '\' OR l.request_id LIKE :text ESCAPE '\')"_s,
        {{"text"_L1, anywhere(text)}, {"folded"_L1, anywhere(likeUsernameKey(text))}});
}

Result<void> AuditFilter::addUser(SqlConnection &connection, const QString &user)
{
    const auto ids = texts(connection, u"SELECT id FROM users WHERE username_key = :folded"_s,
                           {{"folded"_L1, likeUsernameKey(user)}});
    if (!ids)
        return fail(ids.error());
    add(uR"(l.user_id IN (SELECT value FROM json_each(:user_ids))
            OR (l.user_id IS NULL
                AND CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.username') END = :typed COLLATE NOCASE))"_s,
        {{"user_ids"_L1, jsonArray(*ids + QStringList{user})}, {"typed"_L1, user}});
    return {};
}

/// A family belongs to one user and has no events before it began: without that every row would have to be parsed.
Result<void> AuditFilter::addFamily(SqlConnection &connection, const FamilyId &family)
{
    const auto owners =
        texts(connection, u"SELECT user_id FROM token_families WHERE id = :family"_s, {{"family"_L1, family.value}});
    if (!owners)
        return fail(owners.error());
    if (!owners->isEmpty())
        add(u"l.user_id = :owner"_s, {{"owner"_L1, owners->first()}});
    add(u"CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.family_id') END = :family"_s,
        {{"family"_L1, family.value}});
    return {};
}

} // namespace core
