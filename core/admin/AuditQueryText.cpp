#include "core/admin/AuditQueryText.h"

#include "core/audit/AuditEvent.h"
#include "core/base/FilterTime.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kNames{std::pair{AuditField::Event, "event"_L1},     std::pair{AuditField::Result, "result"_L1},
                            std::pair{AuditField::User, "user"_L1},       std::pair{AuditField::Client, "client"_L1},
                            std::pair{AuditField::Address, "address"_L1}, std::pair{AuditField::Grant, "grant"_L1},
                            std::pair{AuditField::Error, "error"_L1},     std::pair{AuditField::Actor, "actor"_L1},
                            std::pair{AuditField::Request, "request"_L1}, std::pair{AuditField::Family, "family"_L1}};

using ValuesByField = QMap<AuditField, QStringList>;

/// Both conditions on a field must hold, and a row has one value of it.
void narrow(ValuesByField &values, AuditField field, const QStringList &further)
{
    if (!values.contains(field)) {
        values.insert(field, further);
        return;
    }
    QStringList both;
    for (const QString &value : values.value(field)) {
        if (further.contains(value, Qt::CaseInsensitive))
            both << value;
    }
    values.insert(field, both);
}

QString *singleOf(AuditCriteria &query, AuditField field)
{
    switch (field) {
    case AuditField::User:
        return &query.user;
    case AuditField::Client:
        return &query.client;
    case AuditField::Address:
        return &query.address;
    case AuditField::Grant:
        return &query.grant;
    case AuditField::Error:
        return &query.error;
    case AuditField::Actor:
        return &query.actor;
    case AuditField::Request:
        return &query.requestId;
    case AuditField::Family:
        return &query.family.value;
    case AuditField::Event:
    case AuditField::Result:
        break;
    }
    return nullptr;
}

void require(AuditCriteria &query, AuditField field, const QStringList &values)
{
    const bool isOne = values.size() == 1;
    if (field == AuditField::Event && !values.isEmpty())
        query.eventTypes = values;
    else if (field == AuditField::Result && isOne && auditFields()[1].values.contains(values.first()))
        query.success = values.first() == "ok"_L1;
    else if (QString *single = singleOf(query, field); single && isOne && !values.first().isEmpty())
        *single = values.first();
    else
        query.oneOf.insert(field, values);
}

void addText(AuditCriteria &query, const FilterTerm &term)
{
    for (const QString &value : term.values) {
        if (term.isNegated)
            query.excludedText << value;
        else if (query.text.isEmpty())
            query.text = value;
        else
            query.moreText << value;
    }
}

void addMark(AuditCriteria &query, const FilterTerm &term)
{
    const bool saysYes = term.values.contains("yes"_L1);
    const bool saysNo = term.values.contains("no"_L1);
    query.onlyMarked |= term.isNegated ? saysNo : saysYes && !saysNo;
    query.onlyUnmarked |= term.isNegated ? saysYes : saysNo && !saysYes;
}

void addTime(AuditCriteria &query, const FilterTerm &term, Instant now)
{
    const auto moment = filterMoment(term.values.value(0), now);
    if (!moment)
        return;
    if (term.field == "until"_L1)
        query.until = std::min(query.until.value_or(*moment), *moment);
    else
        query.since = std::max(query.since.value_or(*moment), *moment);
}

FilterTerm timeTerm(const QString &name, Instant instant)
{
    return {name, {toDateTime(instant).toUTC().toString(Qt::ISODateWithMs)}, false};
}

} // namespace

const std::vector<FilterField> &auditFields()
{
    static const std::vector<FilterField> fields = [] {
        QStringList events;
        for (const EventType type : allEventTypes())
            events << eventName(type);
        std::vector<FilterField> all{{u"event"_s, events, true}, {u"result"_s, {u"ok"_s, u"failed"_s}, true}};
        for (const auto &[field, name] : kNames) {
            if (field != AuditField::Event && field != AuditField::Result)
                all.push_back({name});
        }
        all.push_back({u"marked"_s, {u"yes"_s, u"no"_s}, true});
        for (const auto &name : {u"since"_s, u"until"_s, u"last"_s})
            all.push_back({name, {}, false, true});
        return all;
    }();
    return fields;
}

AuditCriteria auditQueryOf(const std::vector<FilterTerm> &terms, Instant now)
{
    AuditCriteria query;
    ValuesByField required;
    for (const FilterTerm &term : terms) {
        const auto field = auditFieldOf(term.field);
        if (term.field.isEmpty())
            addText(query, term);
        else if (term.field == "marked"_L1)
            addMark(query, term);
        else if (!field)
            addTime(query, term, now);
        else if (term.isNegated)
            query.excluded[*field] << term.values;
        else
            narrow(required, *field, term.values);
    }
    for (auto field = required.begin(); field != required.end(); ++field)
        require(query, field.key(), field.value());
    return query;
}

std::vector<FilterTerm> auditTermsOf(const AuditCriteria &query)
{
    std::vector<FilterTerm> terms;
    AuditCriteria copy = query;
    if (!query.eventTypes.isEmpty())
        terms.push_back({u"event"_s, query.eventTypes});
    if (query.success)
        terms.push_back({u"result"_s, {*query.success ? u"ok"_s : u"failed"_s}});
    for (const auto &[field, name] : kNames) {
        if (const QString *single = singleOf(copy, field); single && !single->isEmpty())
            terms.push_back({name, {*single}});
        if (query.oneOf.contains(field))
            terms.push_back({name, query.oneOf.value(field)});
    }
    for (const auto &[field, name] : kNames) {
        if (query.excluded.contains(field))
            terms.push_back({name, query.excluded.value(field), true});
    }
    if (query.onlyMarked || query.onlyUnmarked)
        terms.push_back({u"marked"_s, {query.onlyMarked ? u"yes"_s : u"no"_s}});
    if (query.since)
        terms.push_back(timeTerm(u"since"_s, *query.since));
    if (query.until)
        terms.push_back(timeTerm(u"until"_s, *query.until));
    if (!query.text.isEmpty())
        terms.push_back({{}, {query.text}});
    for (const QString &text : query.moreText)
        terms.push_back({{}, {text}});
    for (const QString &text : query.excludedText)
        terms.push_back({{}, {text}, true});
    return terms;
}

QString auditFieldName(AuditField field)
{
    const auto found = std::ranges::find(kNames, field, [](const auto &name) { return name.first; });
    return found->second;
}

std::optional<AuditField> auditFieldOf(const QString &name)
{
    for (const auto &[field, word] : kNames) {
        if (name == word)
            return field;
    }
    return std::nullopt;
}

} // namespace core
