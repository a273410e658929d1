#include "core/audit/AuditTextWords.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMostWordsGiven = 5000;
constexpr qsizetype kShortestRequestPart = 3;

/// For LIKE … ESCAPE '\': the text itself anywhere, its wildcards taken literally.
QString anywhere(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

} // namespace

/// What the text is part of is looked up in the small tables: no row of the log is read for it. LIKE ignores the case
/// of ASCII letters only; the folded name covers the others.
Result<void> AuditTextWords::add(const QString &text, bool isExcluded)
{
    const QString like = u" LIKE "_s + m_filter.value(anywhere(text)) + u" ESCAPE '\\'"_s;
    const QString likeKey =
        u" LIKE "_s + m_filter.value(anywhere(AuditFilter::likeUsernameKey(text))) + u" ESCAPE '\\'"_s;
    Part part;
    QStringList tests;
    const auto addSource = [&](const QString &index, const QString &condition, const QString &test, qint64 rows,
                               const QList<qint64> &kinds = {}) {
        part.sources.push_back({index, condition, false, kinds});
        tests << test;
        part.rows += rows;
        part.mostOfOne = std::max(part.mostOfOne, rows);
    };
    if (auto added = addKindsLike(like, addSource); !added)
        return added;
    const Words users{u"user"_s, u"SELECT id FROM users WHERE username"_s + like + u" OR username_key"_s + likeKey};
    const Words names{u"name"_s, u"SELECT value FROM audit_values WHERE field = 'name' AND value"_s + like};
    const Words addresses{u"address"_s, u"SELECT value FROM audit_values WHERE field = 'address' AND value"_s + like};
    for (const Words &words : {users, names, addresses}) {
        if (auto added = addWords(words, addSource); !added)
            return added;
    }
    if (text.size() >= kShortestRequestPart) {
        for (const QString &start : QSet<QString>{text, text.toLower()}) {
            const QString range = u"l.request_id >= %1 AND l.request_id < %2"_s.arg(
                m_filter.value(start), m_filter.value(start + QString::fromUcs4(U"\U0010FFFF")));
            addSource(u"audit_logs_request_id"_s, range, u'+' + range, AuditFilter::kRowsOfARequest);
        }
    }
    part.test = tests.isEmpty() ? u"0"_s : tests.join(u" OR "_s);
    if (isExcluded) {
        m_filter.m_tests << AuditFilter::none(part.test);
        m_filter.m_excluded.push_back(part.sources);
    } else {
        m_filter.m_parts.push_back(part);
    }
    return {};
}

Result<void> AuditTextWords::addKindsLike(const QString &like, const AddSource &addSource)
{
    const QString among =
        m_filter.m_hasKinds ? u"k.id IN (SELECT value FROM json_each(:values, '$[0]')) AND "_s : QString();
    auto kinds = m_connection.run(u"SELECT k.id, k.is_rough FROM audit_kinds k WHERE "_s + among +
                                      u"(k.is_rough OR k.event_type"_s + like + u" OR k.client_id"_s + like +
                                      u" OR k.error_message"_s + like + u')',
                                  m_filter.bindings());
    if (!kinds)
        return fail(kinds.error());
    QJsonArray exact;
    QJsonArray rough;
    while (kinds->next())
        (kinds->flag(1) ? rough : exact).append(kinds->integer(0));
    const QString says =
        u" AND (l.event_type"_s + like + u" OR l.client_id"_s + like + u" OR l.error_message"_s + like + u')';
    for (const auto &[numbers, further] : {std::pair(exact, QString()), std::pair(rough, says)}) {
        if (numbers.isEmpty())
            continue;
        const QString isKind = u"l.kind IN "_s + m_filter.list(numbers);
        const auto rows = m_filter.number(m_connection, AuditFilter::kRowsOfKinds + isKind);
        if (!rows)
            return fail(rows.error());
        QList<qint64> summed; // rows of a rough kind must be asked themselves
        for (const QJsonValue &number : further.isEmpty() ? numbers : QJsonArray())
            summed << number.toInteger();
        addSource(u"audit_logs_kind"_s, isKind + further, u"(+"_s + isKind + further + u')',
                  further.isEmpty() ? *rows : 0, summed);
    }
    return {};
}

/// Up to some thousand words are given to the index; more of them are looked up while it is read.
Result<void> AuditTextWords::addWords(const Words &words, const AddSource &addSource)
{
    const auto found = m_filter.texts(m_connection, words.select + u" LIMIT %1"_s.arg(kMostWordsGiven + 1));
    if (!found)
        return fail(found.error());
    if (found->isEmpty())
        return {};
    const QString list = found->size() > kMostWordsGiven ? u'(' + words.select + u')' : m_filter.list(*found);
    const auto rows = m_filter.number(
        m_connection,
        u"SELECT COALESCE(sum(rows), 0) FROM audit_values WHERE field = '%1' AND value IN "_s.arg(words.field) + list);
    if (!rows)
        return fail(rows.error());
    if (*rows == 0)
        return {};
    if (words.field == "user"_L1)
        addSource(u"audit_logs_user_id"_s, u"l.user_id IN "_s + list, u"+l.user_id IN "_s + list, *rows, {});
    else if (words.field == "address"_L1)
        addSource(u"audit_logs_ip_address"_s, u"l.ip_address IN "_s + list, u"+l.ip_address IN "_s + list, *rows, {});
    else
        addSource(u"audit_logs_typed_name"_s, AuditFilter::kTypedName + u" IN "_s + list,
                  u'(' + AuditFilter::kTypedName + u" IN "_s + list + u')', *rows, {});
    return {};
}

} // namespace core
