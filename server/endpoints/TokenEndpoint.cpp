#include "server/endpoints/TokenEndpoint.h"

#include "server/grants/TokenExchangeGrant.h"
#include "server/http/SecurityHeaders.h"
#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// RFC 6749 §5.1; OpenID Connect Core §3.1.3.3; RFC 8693 §2.2.1; RFC 9449 §5.
HttpResponse tokenResponse(const core::TokenSet &tokens, const QString &grantType)
{
    QJsonObject body{
        {u"access_token"_s, QString::fromLatin1(tokens.accessToken)},
        {u"token_type"_s, tokens.isDpopBound ? u"DPoP"_s : u"bearer"_s},
        {u"expires_in"_s, qint64(tokens.expiresIn.count())},
        {u"scope"_s, tokens.scopes.join(u' ')},
    };
    if (!tokens.refreshToken.isEmpty())
        body.insert(u"refresh_token"_s, QString::fromLatin1(tokens.refreshToken));
    if (!tokens.idToken.isEmpty())
        body.insert(u"id_token"_s, QString::fromLatin1(tokens.idToken));
    if (grantType == QLatin1String(TokenExchangeGrant::kType))
        body.insert(u"issued_token_type"_s, QLatin1String(TokenExchangeGrant::kAccessTokenType));
    return HttpResponse::json(200, body);
}

struct GrantRule
{
    QLatin1String grantType;
    const char *check;
    const char *rule;
};

const GrantRule &ruleOf(const QString &grantType)
{
    static const GrantRule rules[] = {{"authorization_code"_L1, "code", "RFC 6749 §4.1.3"},
                                      {"refresh_token"_L1, "refresh_token", "RFC 6749 §6"},
                                      {"client_credentials"_L1, "client_credentials", "RFC 6749 §4.4.2"},
                                      {"password"_L1, "password", "RFC 6749 §4.3.2"},
                                      {QLatin1String(TokenExchangeGrant::kType), "subject_token", "RFC 8693 §2.1"},
                                      {{}, "device_code", "RFC 8628 §3.4"}};
    return *std::ranges::find_if(
        rules, [&](const GrantRule &rule) { return rule.grantType.isEmpty() || rule.grantType == grantType; });
}

/// A grant that has not said itself what failed is known by its error.
void noteGrant(const QString &grantType, const core::Result<core::TokenSet, OAuthError> &issued)
{
    const GrantRule &rule = ruleOf(grantType);
    if (issued)
        return noteCheck(rule.check, rule.rule, issued);
    switch (issued.error().code) {
    case OAuthCode::InvalidRequest:
        return noteCheck("parameters", "RFC 6749 §5.2", issued);
    case OAuthCode::InvalidScope:
        return noteCheck("scope", "RFC 6749 §3.3", issued);
    case OAuthCode::InvalidTarget:
        return noteCheck("resource", "RFC 8707 §2", issued);
    case OAuthCode::RateLimitExceeded:
    case OAuthCode::AccountLocked:
        return noteCheck("sign_in_limit", "RFC 6749 §10.7", issued);
    case OAuthCode::TemporarilyUnavailable:
    case OAuthCode::ServerError:
        return noteCheck("server", "", issued);
    default:
        return noteCheck(rule.check, rule.rule, issued);
    }
}

} // namespace

TokenEndpoint::TokenEndpoint(Context context, std::vector<std::unique_ptr<Grant>> grants)
    : m_context(std::move(context)), m_grants(std::move(grants))
{}

QStringList TokenEndpoint::grantTypes() const
{
    QStringList types;
    for (const auto &grant : m_grants)
        types += grant->type();
    return types;
}

Answer TokenEndpoint::answer(const HttpRequest &request)
{
    const auto began = std::chrono::steady_clock::now();
    Attempt attempt;
    const auto issued = issue(request, attempt);
    if (!issued)
        recordRefusal(issued.error(), request, attempt);
    auto response = issued ? tokenResponse(*issued, attempt.grantType) : refused(issued.error(), attempt);
    const QByteArray nonce = issued && attempt.usesDpop ? m_context.dpop.freshNonce() : QByteArray();
    if (!nonce.isEmpty()) // RFC 9449 §8.2: for the next proof
        response.with("DPoP-Nonce"_ba, nonce);

    const Metrics::Duration duration = std::chrono::steady_clock::now() - began;
    const QString result = issued ? u"ok"_s : oauthCodeName(issued.error().code);
    m_context.metrics.recordTokenRequest(attempt.grantType, result, duration);
    m_context.recent.recordToken(duration);
    if (issued) {
        if (attempt.grantType == "refresh_token"_L1)
            m_context.metrics.recordRefreshRotation();
        m_context.events.tokensChanged();
    }
    forbidStoring(response);
    return {response, attempt.client};
}

core::Result<core::TokenSet, OAuthError> TokenEndpoint::issue(const HttpRequest &request, Attempt &attempt)
{
    if (const auto refusal = m_context.rateLimit.admit(request.client)) {
        m_context.recent.recordLimited();
        noteFailed("limit", "RFC 6585 §4", u"too many requests from this address"_s);
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    }
    notePassed("limit", "RFC 6585 §4");
    auto form = parseTokenRequest(request);
    if (!form)
        return core::fail(form.error());
    const auto client = m_context.authentication.authenticate(request, form->form);
    if (!client)
        return core::fail(client.error());
    attempt.client = *client;
    const auto grant = grantFor(form->grantType, **client, attempt);
    noteCheck("grant_type", "RFC 6749 §5.2", grant);
    if (!grant)
        return core::fail(grant.error());
    const auto key = provenKey(request, attempt);
    if (!key || !key->isEmpty())
        noteCheck("dpop", "RFC 9449 §4.3", key);
    if (!key)
        return core::fail(key.error());
    form->dpopKey = *key;
    auto issued = (*grant)->exchange(*form, **client);
    noteGrant(form->grantType, issued);
    if (!issued && m_context.limitsFailures && attempt.grantType == "password"_L1 &&
        issued.error().code == OAuthCode::InvalidGrant)
        m_context.rateLimit.forgive(request.client); // counted as a failed password
    return issued;
}

core::Result<QString, OAuthError> TokenEndpoint::provenKey(const HttpRequest &request, Attempt &attempt)
{
    auto key = m_context.dpop.check(request);
    if (key && key->isEmpty() && attempt.client->requireDpop) // RFC 9449 §5.2
        return core::fail(
            parameterError(OAuthCode::InvalidDpopProof, u"DPoP"_s, u"This client must send a DPoP proof."_s));
    attempt.usesDpop = key && !key->isEmpty();
    return key;
}

core::Result<Grant *, OAuthError> TokenEndpoint::grantFor(const QString &grantType, const core::Client &client,
                                                          Attempt &attempt)
{
    if (grantType.isEmpty())
        return core::fail(oauthError(OAuthCode::InvalidRequest, u"Parameter 'grant_type' is missing."_s));
    for (const auto &grant : m_grants) {
        if (grant->type() != grantType)
            continue;
        attempt.grantType = grantType;
        if (!client.allowsGrant(grantType))
            return core::fail(oauthError(OAuthCode::UnauthorizedClient, u"The client may not use this grant_type."_s));
        return grant.get();
    }
    return core::fail(oauthError(OAuthCode::UnsupportedGrantType, u"This grant_type is not supported."_s));
}

HttpResponse TokenEndpoint::refused(OAuthError error, const Attempt &attempt)
{
    error.legacy401 = attempt.client && attempt.client->legacy401;
    return toResponse(error);
}

void TokenEndpoint::recordRefusal(const OAuthError &error, const HttpRequest &request, const Attempt &attempt)
{
    countRefusal(error, attempt);
    if (error.isAudited)
        m_context.events.requestRefused();
    m_context.refusals.write(error, u"/oauth/token"_s, attempt.client ? attempt.client->id : core::ClientId(),
                             originOf(request));
}

void TokenEndpoint::countRefusal(const OAuthError &error, const Attempt &attempt)
{
    const bool isSelfTest = attempt.client && attempt.client->id.value == QLatin1String(core::kSelfTestClient);
    if (error.reusedFamily && !isSelfTest) { // its own theft alarms nobody
        if (attempt.grantType == "refresh_token"_L1)
            m_context.metrics.recordRefreshReuse();
        else
            m_context.metrics.recordCodeReplay();
        m_context.events.refreshTokenReused(*error.reusedFamily);
    }
    if (attempt.grantType != "password"_L1)
        return;
    if (error.code == OAuthCode::InvalidGrant)
        m_context.metrics.recordFailedLogin(error.disabledUser ? Metrics::FailedLogin::Disabled
                                                               : Metrics::FailedLogin::BadCredentials);
    else if (error.code == OAuthCode::AccountLocked)
        m_context.metrics.recordFailedLogin(Metrics::FailedLogin::Locked);
    else if (error.code == OAuthCode::RateLimitExceeded)
        m_context.metrics.recordFailedLogin(Metrics::FailedLogin::RateLimited);
}

} // namespace server
