#include "core/admin/database/ChainConditions.h"

#include "core/admin/database/Keyset.h"
#include "core/base/FilterTime.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace core {

using namespace Qt::StringLiterals;

static QString jsonOf(const QStringList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

static QString negated(const QString &condition, bool isNegated)
{
    return isNegated ? u"NOT ("_s + condition + u')' : condition;
}

ChainConditions::ChainConditions(const ChainFilter &filter, Instant now) : m_now(now)
{
    switch (filter.state) {
    case ChainFilter::State::All:
        break;
    case ChainFilter::State::Active:
        addState({u"active"_s}, false);
        break;
    case ChainFilter::State::Expired:
        addState({u"expired"_s}, false);
        break;
    case ChainFilter::State::Reused:
        addState({u"reused"_s}, false);
        break;
    case ChainFilter::State::Revoked:
        addState({u"revoked"_s}, false);
        break;
    }
    if (filter.user)
        add(u"f.user_id = :value"_s, filter.user->value);
    if (filter.client)
        add(u"f.client_id = :value"_s, filter.client->value);
    if (!filter.text.isEmpty())
        addText(filter.text, false);
    for (const FilterTerm &term : filter.terms)
        addTerm(term);
}

void ChainConditions::add(QString condition, const QVariant &value)
{
    m_names.push_back("v" + QByteArray::number(int(m_names.size())));
    const QLatin1String name(m_names.back());
    m_conditions << condition.replace(":value"_L1, u':' + QString(name));
    m_bindings.emplace_back(name, value);
}

void ChainConditions::add(const QString &condition)
{
    m_conditions << condition;
}

QString ChainConditions::text() const
{
    return m_conditions.isEmpty() ? QString() : u" WHERE "_s + m_conditions.join(u" AND "_s);
}

/// One state is asked as the index on (state, expires_at) has it.
void ChainConditions::addState(const QStringList &names, bool isNegated)
{
    const QString alive = names.contains("active"_L1) && !names.contains("expired"_L1)   ? u"f.expires_at > :value"_s
                          : names.contains("expired"_L1) && !names.contains("active"_L1) ? u"f.expires_at <= :value"_s
                                                                                         : QString();
    QStringList choices;
    for (const auto ended : {"reused"_L1, "revoked"_L1}) {
        if (names.contains(ended))
            choices << u"f.state = '"_s + ended + u'\'';
    }
    if (names.contains("active"_L1) || names.contains("expired"_L1))
        choices << (alive.isEmpty() ? u"f.state = 'active'"_s : u"(f.state = 'active' AND "_s + alive + u')');
    if (choices.isEmpty())
        choices << u"0 = 1"_s;
    const QString condition = negated(u'(' + choices.join(u" OR "_s) + u')', isNegated);
    if (alive.isEmpty())
        add(condition);
    else
        add(condition, bind(m_now));
}

void ChainConditions::addText(const QString &text, bool isNegated)
{
    const QString condition = uR"((COALESCE(u.username, '') LIKE :value ESCAPE '\' OR f.client_id LIKE :value ESCAPE '\'
        OR f.id LIKE :value ESCAPE '\' OR f.ip_address LIKE :value ESCAPE '\'))"_s;
    add(negated(condition, isNegated), containsPattern(text));
}

void ChainConditions::addTime(const QString &column, const FilterTerm &term, bool isStart)
{
    for (const QString &value : term.values) {
        const auto moment = filterMoment(value, m_now);
        if (!moment)
            return add(u"0 = 1"_s);
        add(column + ((isStart != term.isNegated) ? u" >= :value"_s : u" < :value"_s), bind(*moment));
    }
}

void ChainConditions::addTerm(const FilterTerm &term)
{
    const QString any = u" IN (SELECT value FROM json_each(:value))"_s;
    const auto addAny = [&](const QString &condition) { add(negated(condition, term.isNegated), jsonOf(term.values)); };
    if (term.field.isEmpty()) {
        for (const QString &value : term.values)
            addText(value, term.isNegated);
    } else if (term.field == "state"_L1) {
        addState(term.values, term.isNegated);
    } else if (term.field == "user"_L1) {
        addAny(u"(COALESCE(u.username, '') COLLATE NOCASE"_s + any + u" OR f.user_id"_s + any + u')');
    } else if (term.field == "client"_L1) {
        addAny(u"f.client_id"_s + any);
    } else if (term.field == "address"_L1) {
        addAny(u"(f.ip_address"_s + any +
               u" OR EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.family_id = f.id AND t.ip_address"_s + any +
               u"))"_s);
    } else if (term.field == "agent"_L1) {
        addAny(u"EXISTS (SELECT 1 FROM json_each(:value) a WHERE instr(lower(f.user_agent), lower(a.value)) > 0)"_s);
    } else if (term.field == "scope"_L1) {
        addAny(u"EXISTS (SELECT 1 FROM json_each(:value) s "
               "WHERE instr(' ' || f.scope || ' ', ' ' || s.value || ' ') > 0)"_s);
    } else if (term.field == "grant"_L1) {
        addAny(u"f.grant_type"_s + any);
    } else if (term.field == "family"_L1) {
        addAny(u"EXISTS (SELECT 1 FROM json_each(:value) i WHERE substr(f.id, 1, length(i.value)) = i.value)"_s);
    } else if (term.field == "reason"_L1) {
        addAny(u"COALESCE(f.revoke_reason, '')"_s + any);
    } else if (term.field == "since"_L1 || term.field == "last"_L1) {
        addTime(u"f.last_used_at"_s, term, true);
    } else if (term.field == "until"_L1) {
        addTime(u"f.last_used_at"_s, term, false);
    } else if (term.field == "started"_L1) {
        addTime(u"f.created_at"_s, term, true);
    } else {
        add(u"0 = 1"_s);
    }
}

} // namespace core
