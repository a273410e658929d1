#include "core/admin/database/TokenInspector.h"

#include "core/admin/database/TokenChecks.h"
#include "core/tokens/TokenIssuer.h"

namespace core {

using namespace Qt::StringLiterals;
using CheckOutcome = TokenCheck::Outcome;

Result<TokenInspection> TokenInspector::inspect(const QByteArray &token) const
{
    TokenInspection inspection;
    inspection.now = momentText(m_clock.now());
    const auto parsed = parseJwt(token);
    inspection.checks.push_back(formCheck(parsed));
    if (!parsed) {
        for (const auto name : {"key"_L1, "algorithm"_L1, "signature"_L1, "type"_L1, "issuer"_L1, "audience"_L1,
                                "lifetime"_L1, "state"_L1})
            inspection.checks.push_back({name, CheckOutcome::Skipped, {}, {}});
        return inspection;
    }
    if (hasType(*parsed, "dpop+jwt"))
        return inspectProof(*parsed, m_clock.now());
    if (m_lab && parsed->claims.value(u"iss"_s).toString() == m_lab->issuer())
        return inspectLabToken(*parsed, token, *m_lab);
    inspection.header = parsed->header;
    inspection.claims = parsed->claims;
    inspection.kind = kindName(kindOf(*parsed));
    checkSignature(*parsed, inspection.checks);
    if (const auto checked = checkClaims(*parsed, inspection.checks); !checked)
        return fail(checked.error());

    const auto state = m_tokens.inspect(token);
    if (!state)
        return fail(state.error());
    inspection.active = state->active;
    inspection.checks.push_back(stateCheck(*state, kindOf(*parsed)));
    return inspection;
}

void TokenInspector::checkSignature(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const
{
    const QString kid = jwt.header.value(u"kid"_s).toString();
    const auto key = m_keys.verificationKey(kid);
    TokenCheck found{u"key"_s, passedIf(key.has_value()), {}, kid};
    if (!key)
        found.reason = faultOfKey(kid);
    checks.push_back(found);
    checkSignatureBy(key, jwt, checks);
}

/// Why the key with this id proves nothing.
QString TokenInspector::faultOfKey(const QString &kid) const
{
    if (kid.isEmpty())
        return u"missing"_s;
    for (const SigningKey &known : m_keys.keys()) {
        if (known.id.value == kid)
            return keyStateName(known.state);
    }
    return u"unknown"_s;
}

QString TokenInspector::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Access:
        return u"access_token"_s;
    case Kind::Refresh:
        return u"refresh_token"_s;
    case Kind::Id:
        return u"id_token"_s;
    case Kind::Logout:
        return u"logout_token"_s;
    case Kind::Unknown:
        break;
    }
    return {};
}

/// "JWT" is what other servers call all of their tokens: of ours only an ID token has an `at_hash`.
TokenInspector::Kind TokenInspector::kindOf(const UnverifiedJwt &jwt)
{
    if (hasType(jwt, TokenIssuer::kAccessType))
        return Kind::Access;
    if (hasType(jwt, TokenIssuer::kRefreshType))
        return Kind::Refresh;
    if (hasType(jwt, TokenIssuer::kLogoutType))
        return Kind::Logout;
    return hasType(jwt, TokenIssuer::kIdType) && jwt.claims.contains(u"at_hash"_s) ? Kind::Id : Kind::Unknown;
}

/// What such a token of this client may be for.
Result<QStringList> TokenInspector::audiences(const UnverifiedJwt &jwt) const
{
    const Kind kind = kindOf(jwt);
    if (kind == Kind::Refresh)
        return QStringList{m_tokens.issuer()};
    const bool isForClient = kind == Kind::Id || kind == Kind::Logout;
    const QString id = isForClient ? audienceOf(jwt.claims).constFirst() : jwt.claims.value(u"client_id"_s).toString();
    const auto client = m_clients.find(ClientId{id});
    if (!client)
        return fail(client.error());
    if (isForClient)
        return *client ? QStringList{id} : QStringList();
    return QStringList{m_tokens.audience()} + (*client ? (*client)->resources : QStringList());
}

Result<void> TokenInspector::checkClaims(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const
{
    const QString type = jwt.header.value(u"typ"_s).toString();
    checks.push_back({u"type"_s, passedIf(kindOf(jwt) != Kind::Unknown), u"at+jwt, rt+jwt"_s, type});
    const QString issuer = jwt.claims.value(u"iss"_s).toString();
    checks.push_back({u"issuer"_s, passedIf(issuer == m_tokens.issuer()), m_tokens.issuer(), issuer});
    const auto wanted = audiences(jwt);
    if (!wanted)
        return fail(wanted.error());
    checks.push_back(audienceCheck(audienceOf(jwt.claims), *wanted));
    checks.push_back(lifetimeCheck(jwt.claims, m_clock.now()));
    if (jwt.claims.contains(u"cnf"_s))
        checks.push_back(bindingCheck(jwt.claims.value(u"cnf"_s)));
    return {};
}

/// Of a token that is not proven, or over, the state says nothing that the checks before did not. ID tokens and logout
/// tokens have none: they open nothing, however good they are.
TokenCheck TokenInspector::stateCheck(const TokenState &state, Kind kind)
{
    if (kind == Kind::Id || kind == Kind::Logout)
        return {u"state"_s, CheckOutcome::Failed, u"access_token, refresh_token"_s,
                kind == Kind::Id ? u"id_token"_s : u"logout_token"_s};
    TokenCheck check{u"state"_s, passedIf(state.active), u"active"_s, state.active ? u"active"_s : state.reason};
    if (state.claims.isEmpty() || state.reason == "expired"_L1)
        check.outcome = CheckOutcome::Skipped;
    return check;
}

} // namespace core
