#include "core/admin/PeopleFilterText.h"

#include "core/base/FilterTime.h"

#include <QHash>

namespace core {
using namespace Qt::StringLiterals;
namespace {

template <class Filter>
void addWords(Filter &filter, const FilterTerm &term)
{
    for (const QString &value : term.values) {
        if (term.isNegated)
            filter.excludedText << value;
        else if (filter.text.isEmpty())
            filter.text = value;
        else
            filter.moreText << value;
    }
}

template <class Filter>
void addStates(Filter &filter, const FilterTerm &term, const QHash<QString, typename Filter::State> &words)
{
    for (const QString &value : term.values) {
        if (const auto word = words.constFind(value.toLower()); word != words.cend())
            (term.isNegated ? filter.excludedStates : filter.states) << *word;
    }
}

void addParts(const FilterTerm &term, QList<QStringList> &wanted, QStringList &excluded)
{
    if (term.isNegated)
        excluded << term.values;
    else
        wanted << term.values;
}

/// Yes, no, or both at once: then it does not matter.
std::optional<bool> flagIn(const FilterTerm &term)
{
    const bool yes = term.values.contains(u"yes"_s, Qt::CaseInsensitive);
    if (yes == term.values.contains(u"no"_s, Qt::CaseInsensitive))
        return std::nullopt;
    return yes != term.isNegated;
}

void addMoment(const FilterTerm &term, Instant now, std::optional<Instant> &since, std::optional<Instant> &before)
{
    const auto moment = filterMoment(term.values.value(0), now);
    if (!moment)
        return;
    if (term.field.endsWith("before"_L1))
        before = std::min(before.value_or(*moment), *moment);
    else
        since = std::max(since.value_or(*moment), *moment);
}

} // namespace

const std::vector<FilterField> &userFilterFields()
{
    static const std::vector<FilterField> fields{
        {u"name"_s},
        {u"email"_s},
        {u"state"_s, {u"active"_s, u"disabled"_s, u"locked"_s, u"never"_s, u"deleted"_s}, true},
        {u"verified"_s, {u"yes"_s, u"no"_s}, true},
        {u"signed-in-since"_s, {}, false, true},
        {u"signed-in-before"_s, {}, false, true},
        {u"created-since"_s, {}, false, true},
        {u"created-before"_s, {}, false, true}};
    return fields;
}

UserFilter userFilterOf(const std::vector<FilterTerm> &terms, Instant now)
{
    using State = UserFilter::State;
    static const QHash<QString, State> states{{u"active"_s, State::Active},
                                              {u"disabled"_s, State::Disabled},
                                              {u"locked"_s, State::Locked},
                                              {u"never"_s, State::NeverSignedIn},
                                              {u"deleted"_s, State::Deleted}};
    UserFilter filter;
    for (const FilterTerm &term : terms) {
        if (term.field.isEmpty())
            addWords(filter, term);
        else if (term.field == "name"_L1)
            addParts(term, filter.names, filter.excludedNames);
        else if (term.field == "email"_L1)
            addParts(term, filter.emails, filter.excludedEmails);
        else if (term.field == "state"_L1)
            addStates(filter, term, states);
        else if (term.field == "verified"_L1)
            filter.verified = flagIn(term);
        else if (term.field.startsWith("signed-in-"_L1))
            addMoment(term, now, filter.signedInSince, filter.signedInBefore);
        else if (term.field.startsWith("created-"_L1))
            addMoment(term, now, filter.createdSince, filter.createdBefore);
    }
    return filter;
}

const std::vector<FilterField> &clientFilterFields()
{
    const auto urn = [](const char *name) { return u"urn:ietf:params:oauth:grant-type:"_s + QLatin1String(name); };
    static const std::vector<FilterField> fields{
        {u"id"_s},
        {u"name"_s},
        {u"type"_s, {u"public"_s, u"confidential"_s}, true},
        {u"state"_s, {u"active"_s, u"disabled"_s, u"deleted"_s}, true},
        {u"grant"_s,
         {u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s, u"password"_s, urn("device_code"),
          urn("token-exchange")}},
        {u"scope"_s},
        {u"redirect"_s},
        {u"weakness"_s,
         {u"any"_s, u"none"_s, u"password_grant"_s, u"http_redirect"_s, u"missing_pkce"_s, u"no_secret"_s,
          u"old_secret"_s, u"expiring_secret"_s, u"expired_secret"_s, u"no_expiry"_s, u"long_access_token"_s,
          u"wide_cors"_s, u"legacy_401"_s},
         true}};
    return fields;
}

ClientFilter clientFilterOf(const std::vector<FilterTerm> &terms)
{
    using State = ClientFilter::State;
    static const QHash<QString, State> states{
        {u"active"_s, State::Active}, {u"disabled"_s, State::Disabled}, {u"deleted"_s, State::Deleted}};
    ClientFilter filter;
    for (const FilterTerm &term : terms) {
        if (term.field.isEmpty())
            addWords(filter, term);
        else if (term.field == "id"_L1)
            addParts(term, filter.ids, filter.excludedIds);
        else if (term.field == "name"_L1)
            addParts(term, filter.names, filter.excludedNames);
        else if (term.field == "state"_L1)
            addStates(filter, term, states);
        else if (term.field == "type"_L1 && term.values.size() == 1)
            filter.type = (term.values.first().toLower() == "public"_L1) != term.isNegated ? ClientType::Public
                                                                                           : ClientType::Confidential;
        else if (term.field == "grant"_L1)
            addParts(term, filter.grants, filter.excludedGrants);
        else if (term.field == "scope"_L1)
            addParts(term, filter.scopes, filter.excludedScopes);
        else if (term.field == "redirect"_L1)
            addParts(term, filter.redirects, filter.excludedRedirects);
        else if (term.field == "weakness"_L1)
            addParts(term, filter.weaknesses, filter.excludedWeaknesses);
    }
    return filter;
}

} // namespace core
