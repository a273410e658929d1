#include "core/audit/AuditFilterWords.h"

#include "core/audit/AuditTextWords.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

const QString kFamily = u"l.family_id IS NOT NULL AND l.family_id"_s;
const QString kGrant =
    u"COALESCE(CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.grant') END, '')"_s;

constexpr qint64 kRowsOfAFamily = 500;
constexpr qint64 kRowsWithoutAddress = 100'000;

} // namespace

Result<void> AuditFilterWords::run()
{
    addKindConditions();
    if (auto found = findKinds(); !found)
        return found;
    if (uses(AuditField::User)) {
        if (auto added = addUser(wanted(AuditField::User), false); !added)
            return added;
    }
    if (const QStringList excluded = m_criteria.excluded.value(AuditField::User); !excluded.isEmpty()) {
        if (auto added = addUser(excluded, true); !added)
            return added;
    }
    if (auto added = addAddresses(); !added)
        return added;
    addRequests();
    addFamilies();
    if (auto added = addMarks(); !added)
        return added;
    for (const QString &text : QStringList{m_criteria.text} + m_criteria.moreText) {
        if (text.isEmpty())
            continue;
        if (auto added = AuditTextWords(m_connection, m_filter).add(text, false); !added)
            return added;
    }
    for (const QString &text : m_criteria.excludedText) {
        if (auto added = AuditTextWords(m_connection, m_filter).add(text, true); !added)
            return added;
    }
    return {};
}

/// The values of which one must be there: from the member for one value and the list, both of which must hold.
QStringList AuditFilterWords::wanted(AuditField field) const
{
    const auto single = [this, field]() -> QStringList {
        switch (field) {
        case AuditField::Event:
            return m_criteria.eventTypes;
        case AuditField::User:
            return {m_criteria.user};
        case AuditField::Client:
            return {m_criteria.client};
        case AuditField::Address:
            return {m_criteria.address};
        case AuditField::Grant:
            return {m_criteria.grant};
        case AuditField::Error:
            return {m_criteria.error};
        case AuditField::Actor:
            return {m_criteria.actor};
        case AuditField::Request:
            return {m_criteria.requestId};
        case AuditField::Family:
            return {m_criteria.family.value};
        case AuditField::Result:
            break;
        }
        return {};
    }();
    // A list of events is given even when what it holds is empty; the other members are one value, or none.
    const bool isGiven = !single.isEmpty() && (field == AuditField::Event || !single.first().isEmpty());
    if (!m_criteria.oneOf.contains(field))
        return isGiven ? single : QStringList();
    QStringList both;
    for (const QString &value : m_criteria.oneOf.value(field)) {
        if (!isGiven || single.contains(value))
            both << value;
    }
    return both;
}

bool AuditFilterWords::uses(AuditField field) const
{
    return m_criteria.oneOf.contains(field) || !wanted(field).isEmpty();
}

void AuditFilterWords::addKindCondition(AuditField field, const QString &column)
{
    const QString rough = field == AuditField::Event ? QString() : u"k.is_rough OR "_s;
    if (uses(field))
        m_kindConditions << rough + column + u" IN "_s + m_filter.list(wanted(field));
    if (const QStringList excluded = m_criteria.excluded.value(field); !excluded.isEmpty())
        m_kindConditions << rough + column + u" NOT IN "_s + m_filter.list(excluded);
}

void AuditFilterWords::addKindConditions()
{
    addKindCondition(AuditField::Event, u"k.event_type"_s);
    addKindCondition(AuditField::Client, u"k.client_id"_s);
    addKindCondition(AuditField::Error, u"k.error_message"_s);
    addKindCondition(AuditField::Grant, u"k.grant_type"_s);
    addKindCondition(AuditField::Actor, u"k.actor"_s);
    if (m_criteria.success)
        m_kindConditions << u"k.id % 2 = %1"_s.arg(int(*m_criteria.success));
    const auto result = [](const QStringList &values) {
        QStringList numbers;
        for (const QString &value : values) {
            if (value == "ok"_L1 || value == "failed"_L1)
                numbers << (value == "ok"_L1 ? u"1"_s : u"0"_s);
        }
        return u'(' + numbers.join(u',') + u')';
    };
    if (m_criteria.oneOf.contains(AuditField::Result))
        m_kindConditions << u"k.id % 2 IN "_s + result(m_criteria.oneOf.value(AuditField::Result));
    if (m_criteria.excluded.contains(AuditField::Result))
        m_kindConditions << u"k.id % 2 NOT IN "_s + result(m_criteria.excluded.value(AuditField::Result));
}

Result<void> AuditFilterWords::findKinds()
{
    if (m_kindConditions.isEmpty())
        return {};
    auto rows = m_connection.run(u"SELECT k.id, k.is_rough FROM audit_kinds k WHERE ("_s +
                                     m_kindConditions.join(u") AND ("_s) + u')',
                                 m_filter.bindings());
    if (!rows)
        return fail(rows.error());
    bool isRough = false;
    QJsonArray numbers;
    while (rows->next()) {
        m_filter.m_kinds << rows->integer(0);
        numbers.append(rows->integer(0));
        isRough |= rows->flag(1);
    }
    m_filter.m_hasKinds = true;
    m_filter.m_isNothing |= numbers.isEmpty();
    m_filter.m_values = QJsonArray(); // what the kinds were found by is not needed any more
    m_filter.m_values.append(numbers);
    m_filter.m_kindTest = numbers.size() == 1 ? u"l.kind = json_extract(:values, '$[0][0]')"_s
                                              : u"l.kind IN (SELECT value FROM json_each(:values, '$[0]'))"_s;
    const auto count = m_filter.number(m_connection, AuditFilter::kRowsOfKinds + m_filter.m_kindTest);
    if (!count)
        return fail(count.error());
    m_filter.m_kindRows = *count;
    if (isRough)
        addRoughTests();
    return {};
}

/// Rows of a rough kind must be asked themselves.
void AuditFilterWords::addRoughTests()
{
    const std::pair<AuditField, QString> columns[] = {{AuditField::Client, u"COALESCE(l.client_id, '')"_s},
                                                      {AuditField::Error, u"l.error_message"_s},
                                                      {AuditField::Grant, kGrant},
                                                      {AuditField::Actor, u"l.actor"_s}};
    for (const auto &[field, column] : columns) {
        if (uses(field))
            m_filter.m_tests << column + u" IN "_s + m_filter.list(wanted(field));
        if (const QStringList excluded = m_criteria.excluded.value(field); !excluded.isEmpty())
            m_filter.m_tests << column + u" NOT IN "_s + m_filter.list(excluded);
    }
}

/// By id, by name, or by a name that was only typed.
Result<void> AuditFilterWords::addUser(const QStringList &names, bool isExcluded)
{
    QStringList keys;
    for (const QString &name : names)
        keys << AuditFilter::likeUsernameKey(name);
    const auto known =
        m_filter.texts(m_connection, u"SELECT id FROM users WHERE username_key IN "_s + m_filter.list(keys) +
                                         u" UNION SELECT value FROM audit_values WHERE field = 'user' AND value IN "_s +
                                         m_filter.list(names));
    if (!known)
        return fail(known.error());
    const QStringList ids = known->isEmpty() ? names : *known;
    const QString isUser = m_filter.isOneOf(u"l.user_id"_s, ids);
    const QString isTyped = m_filter.isOneOf(AuditFilter::kTypedName, names);
    const QString test = u"+"_s + isUser + u" OR ("_s + isTyped + u')';
    if (isExcluded) {
        m_filter.m_tests << AuditFilter::none(test);
        m_filter.m_excluded.push_back({{u"audit_logs_user_id"_s, isUser}, {u"audit_logs_typed_name"_s, isTyped}});
        return {};
    }
    const auto count = m_filter.number(
        m_connection, u"SELECT COALESCE(sum(rows), 0) FROM audit_values WHERE (field = 'user' AND value IN "_s +
                          m_filter.list(ids) + u") OR (field = 'name' AND value IN "_s + m_filter.list(names) + u')');
    if (!count)
        return fail(count.error());
    m_filter.m_parts.push_back(
        {{{u"audit_logs_user_id"_s, isUser, ids.size() == 1}, {u"audit_logs_typed_name"_s, isTyped, names.size() == 1}},
         test,
         *count,
         true});
    return {};
}

Result<void> AuditFilterWords::addAddresses()
{
    const QString column = u"l.ip_address"_s;
    if (const QStringList excluded = m_criteria.excluded.value(AuditField::Address); !excluded.isEmpty()) {
        const QString isOne = column + u" IN "_s + m_filter.list(excluded);
        m_filter.m_tests << u"NOT (+"_s + isOne + u')';
        m_filter.m_excluded.push_back({{u"audit_logs_ip_address"_s, isOne}});
    }
    if (!uses(AuditField::Address))
        return {};
    const QStringList addresses = wanted(AuditField::Address);
    const auto count = m_filter.number(
        m_connection, u"SELECT COALESCE(sum(rows), 0) FROM audit_values WHERE field = 'address' AND value IN "_s +
                          m_filter.list(addresses));
    if (!count)
        return fail(count.error());
    const QString condition = m_filter.isOneOf(column, addresses);
    const bool isLocal = addresses.contains(QString()); // rows without an address are not counted
    m_filter.m_parts.push_back({{{u"audit_logs_ip_address"_s, condition, addresses.size() == 1}},
                                u'+' + condition,
                                isLocal ? std::max(*count, kRowsWithoutAddress) : *count,
                                !isLocal});
    return {};
}

void AuditFilterWords::addRequests()
{
    const QString column = u"l.request_id"_s;
    if (const QStringList excluded = m_criteria.excluded.value(AuditField::Request); !excluded.isEmpty())
        m_filter.m_tests << u'+' + column + u" NOT IN "_s + m_filter.list(excluded);
    if (!uses(AuditField::Request))
        return;
    const QString condition = m_filter.isOneOf(column, wanted(AuditField::Request));
    m_filter.m_parts.push_back(
        {{{u"audit_logs_request_id"_s, condition, false}}, u'+' + condition, AuditFilter::kRowsOfARequest, false});
}

void AuditFilterWords::addFamilies()
{
    if (const QStringList excluded = m_criteria.excluded.value(AuditField::Family); !excluded.isEmpty())
        m_filter.m_tests << AuditFilter::none(m_filter.isOneOf(kFamily, excluded));
    if (!uses(AuditField::Family))
        return;
    const QStringList families = wanted(AuditField::Family);
    const QString condition = m_filter.isOneOf(kFamily, families);
    m_filter.m_parts.push_back(
        {{{u"audit_logs_family_id"_s, condition, families.size() == 1}}, condition, kRowsOfAFamily, false});
}

Result<void> AuditFilterWords::addMarks()
{
    const QString isMarked = u"l.id IN (SELECT id FROM audit_marks)"_s;
    if (m_criteria.onlyUnmarked)
        m_filter.m_tests << u"NOT +"_s + isMarked;
    if (!m_criteria.onlyMarked)
        return {};
    const auto count = m_filter.number(m_connection, u"SELECT count(*) FROM audit_marks"_s);
    if (!count)
        return fail(count.error());
    m_filter.m_parts.push_back(
        {{{u"sqlite_autoindex_audit_logs_1"_s, isMarked, false}}, u'+' + isMarked, *count, true});
    return {};
}

} // namespace core
