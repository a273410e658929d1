#include "core/clients/ClientQuery.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr std::chrono::seconds kYearOld = std::chrono::days(365);
constexpr std::chrono::seconds kEndsSoon = std::chrono::days(14);
constexpr std::chrono::seconds kDay = std::chrono::days(1);

/// An address by plain http that is not this computer's own.
QString openHttpIn(const QString &column)
{
    static const QString loopback =
        u"(j.value || '/') LIKE 'http://%1/%' OR j.value LIKE 'http://%1:%' OR j.value LIKE 'http://%1/%'"_s;
    QStringList own;
    for (const QString &host : {u"127.0.0.1"_s, u"[::1]"_s, u"localhost"_s})
        own << QString(loopback).replace("%1"_L1, host);
    return u"EXISTS (SELECT 1 FROM json_each("_s + column + u") j WHERE j.value LIKE 'http://%' AND NOT ("_s +
           own.join(u" OR "_s) + u"))"_s;
}

/// Never NULL, which a NOT would leave NULL: a secret without end is not "not expired" for SQL.
QString definite(const QString &condition)
{
    return u"COALESCE((%1), 0)"_s.arg(condition);
}

const QString kUsesSecret =
    u"is_confidential = 1 AND COALESCE(json_extract(metadata, '$.token_endpoint_auth_method'), '') <> 'private_key_jwt'"_s;

} // namespace

ClientQuery::ClientQuery(const ClientCriteria &criteria, Instant now)
{
    addStates(criteria);
    const QStringList both{u"client_id"_s, u"name"_s};
    if (!criteria.text.isEmpty())
        addParts(both, {criteria.text}, false);
    addParts(both, criteria.excludedText, true);
    addParts({u"client_id"_s}, criteria.excludedIds, true);
    addParts({u"name"_s}, criteria.excludedNames, true);
    addParts({u"redirect_uris"_s}, criteria.excludedRedirects, true);
    for (const QString &text : criteria.moreText)
        addParts(both, {text}, false);
    for (const QStringList &parts : criteria.ids)
        addParts({u"client_id"_s}, parts, false);
    for (const QStringList &parts : criteria.names)
        addParts({u"name"_s}, parts, false);
    for (const QStringList &parts : criteria.redirects)
        addParts({u"redirect_uris"_s}, parts, false);
    for (const QStringList &grants : criteria.grants)
        addMembers(u"allowed_grant_types"_s, grants, false);
    for (const QStringList &scopes : criteria.scopes)
        addMembers(u"allowed_scopes"_s, scopes, false);
    for (const QStringList &names : criteria.weaknesses)
        addWeaknesses(names, false, now);
    if (criteria.type)
        m_conditions.add(u"is_confidential = "_s + m_conditions.bound(int(*criteria.type == ClientType::Confidential)));
    addMembers(u"allowed_grant_types"_s, criteria.excludedGrants, true);
    addMembers(u"allowed_scopes"_s, criteria.excludedScopes, true);
    addWeaknesses(criteria.excludedWeaknesses, true, now);
}

void ClientQuery::addStates(const ClientCriteria &criteria)
{
    // Who asks for deleted ones by name gets them without choosing their list.
    if (criteria.state != ClientCriteria::State::All || !criteria.states.contains(ClientCriteria::State::Deleted))
        m_conditions.add(stateCondition(criteria.state));
    QStringList any;
    for (const auto state : criteria.states)
        any << stateCondition(state);
    m_conditions.addAny(any, false);
    for (const auto state : criteria.excludedStates)
        m_conditions.add(u"NOT "_s + stateCondition(state));
}

QString ClientQuery::stateCondition(ClientCriteria::State state)
{
    using State = ClientCriteria::State;
    switch (state) {
    case State::All:
        break;
    case State::Active:
        return u"(deleted_at IS NULL AND is_active = 1)"_s;
    case State::Disabled:
        return u"(deleted_at IS NULL AND is_active = 0)"_s;
    case State::Deleted:
        return u"(deleted_at IS NOT NULL)"_s;
    }
    return u"(deleted_at IS NULL)"_s;
}

void ClientQuery::addParts(const QStringList &columns, const QStringList &parts, bool isNegated)
{
    QStringList alternatives;
    for (const QString &part : parts) {
        for (const QString &column : columns) {
            if (!m_conditions.isFull())
                alternatives << column + u" LIKE "_s + m_conditions.bound(SqlConditions::patternOf(part)) +
                                    u" ESCAPE '\\'"_s;
        }
    }
    m_conditions.addAny(alternatives, isNegated);
}

void ClientQuery::addMembers(const QString &column, const QStringList &values, bool isNegated)
{
    QStringList alternatives;
    for (const QString &value : values) {
        if (!m_conditions.isFull())
            alternatives << u"EXISTS (SELECT 1 FROM json_each(%1) j WHERE j.value = "_s.arg(column) +
                                m_conditions.bound(value) + u')';
    }
    m_conditions.addAny(alternatives, isNegated);
}

void ClientQuery::addWeaknesses(const QStringList &names, bool isNegated, Instant now)
{
    QStringList alternatives;
    const auto append = [&](const QString &name) {
        const QString condition = weaknessCondition(name, now);
        if (!condition.isEmpty() && !m_conditions.isFull())
            alternatives << definite(condition);
    };
    for (const QString &name : names) {
        if (name == "any"_L1 || name == "none"_L1) {
            QStringList all;
            for (const QString &each : weaknessNames())
                all << definite(weaknessCondition(each, now));
            const QString any = all.join(u" OR "_s);
            alternatives << (name == "any"_L1 ? any : u"NOT (%1)"_s.arg(any));
            continue;
        }
        append(name);
    }
    if (alternatives.isEmpty() && !names.isEmpty() && !isNegated)
        m_conditions.add(u"0"_s); // no client has a weakness that nobody knows
    m_conditions.addAny(alternatives, isNegated);
}

QStringList ClientQuery::weaknessNames()
{
    return {u"password_grant"_s,    u"http_redirect"_s,  u"missing_pkce"_s,    u"no_secret"_s,
            u"old_secret"_s,        u"expired_secret"_s, u"expiring_secret"_s, u"no_expiry"_s,
            u"long_access_token"_s, u"wide_cors"_s,      u"legacy_401"_s};
}

QString ClientQuery::weaknessCondition(const QString &name, Instant now)
{
    const auto grant = [](const char *type) {
        return u"EXISTS (SELECT 1 FROM json_each(allowed_grant_types) j WHERE j.value = '%1')"_s.arg(
            QLatin1String(type));
    };
    if (name == "password_grant"_L1)
        return grant("password");
    if (name == "http_redirect"_L1)
        return openHttpIn(u"redirect_uris"_s);
    if (name == "missing_pkce"_L1)
        return u"is_confidential = 1 AND COALESCE(json_extract(metadata, '$.require_pkce'), 0) = 0 AND "_s +
               grant("authorization_code");
    if (name == "no_secret"_L1)
        return kUsesSecret + u" AND client_secret_hash IS NULL"_s;
    const QString hasSecret = kUsesSecret + u" AND client_secret_hash IS NOT NULL AND "_s;
    if (name == "old_secret"_L1)
        return hasSecret + u"secret_created_at <= "_s + m_conditions.bound(bind(now - kYearOld));
    if (name == "expired_secret"_L1)
        return hasSecret + u"secret_expires_at <= "_s + m_conditions.bound(bind(now));
    if (name == "expiring_secret"_L1)
        return hasSecret + u"secret_expires_at > %1 AND secret_expires_at <= %2"_s.arg(
                               m_conditions.bound(bind(now)), m_conditions.bound(bind(now + kEndsSoon)));
    if (name == "no_expiry"_L1)
        return u"COALESCE(refresh_token_lifetime, 0) > "_s + m_conditions.bound(qint64(kYearOld.count()));
    if (name == "long_access_token"_L1)
        return u"COALESCE(access_token_lifetime, 0) > "_s + m_conditions.bound(qint64(kDay.count()));
    if (name == "wide_cors"_L1)
        return openHttpIn(u"cors_origins"_s);
    if (name == "legacy_401"_L1)
        return u"legacy_401 = 1"_s;
    return {};
}

QString ClientQuery::sortedBy(ClientColumn column)
{
    switch (column) {
    case ClientColumn::Id:
        return u"client_id"_s;
    case ClientColumn::Name:
        return u"lower(name)"_s;
    case ClientColumn::Type:
        return u"is_confidential"_s;
    case ClientColumn::State:
        return u"CASE WHEN deleted_at IS NOT NULL THEN 2 WHEN is_active = 0 THEN 1 ELSE 0 END"_s;
    case ClientColumn::Chains:
        return u"(SELECT count(*) FROM token_families f WHERE f.client_id = oauth_clients.client_id "
               "AND f.state = 'active' AND f.expires_at > :sorted_at)"_s;
    case ClientColumn::Created:
        return u"created_at"_s;
    case ClientColumn::SecretCreated:
        return u"COALESCE(secret_created_at, -1)"_s;
    case ClientColumn::LastToken:
        return u"COALESCE((SELECT max(f.last_used_at) FROM token_families f "
               "WHERE f.client_id = oauth_clients.client_id), -1)"_s;
    }
    return u"client_id"_s;
}

bool ClientQuery::isTextual(ClientColumn column)
{
    return column == ClientColumn::Id || column == ClientColumn::Name;
}

} // namespace core
