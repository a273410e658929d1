#include "app/FlowWalk.h"

#include "app/BrowserCallback.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace app {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kDeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
constexpr auto kExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
constexpr auto kAccessTokenType = "urn:ietf:params:oauth:token-type:access_token";
constexpr int kMostPages = 8;
constexpr std::chrono::minutes kLongestSignIn{5}; ///< in the browser

QJsonObject jsonOf(const core::FlowStep &step)
{
    return QJsonDocument::fromJson(step.responseBody).object();
}

QByteArray member(const core::FlowStep &step, const QString &name)
{
    return jsonOf(step).value(name).toString().toUtf8();
}

/// Path and query: whatever name the server gives itself, the run goes on at its own listener.
QByteArray localAddress(const QByteArray &url)
{
    return QUrl::fromEncoded(url).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
}

} // namespace

FlowWalk::FlowWalk(const Parts &parts) : m_parts(parts), m_http(parts.http) {}

core::Result<core::FlowRun> FlowWalk::run()
{
    m_run.succeeded = walk();
    m_run.steps = m_http.takeSteps();
    if (m_failure)
        return core::fail(*m_failure);
    return std::move(m_run);
}

bool FlowWalk::walk()
{
    using core::LabFlow;
    switch (m_parts.plan.flow) {
    case LabFlow::AuthorizationCode:
    case LabFlow::PushedAuthorization:
        return authorizationCode(m_parts.plan.flow == LabFlow::PushedAuthorization);
    case LabFlow::SystemBrowser:
        return systemBrowser();
    case LabFlow::ClientCredentials:
        return clientCredentials();
    case LabFlow::DeviceCode:
        return deviceCode();
    case LabFlow::Refresh:
        return refreshFlow();
    case LabFlow::TokenExchange:
        return tokenExchange();
    case LabFlow::Password:
        break; // nobody knows the password: refused before
    }
    return false;
}

QString FlowWalk::scopeText() const
{
    return (m_parts.plan.scopes.isEmpty() ? m_parts.client.scopes : m_parts.plan.scopes).join(u' ');
}

/// RFC 6749 §4.1 with RFC 7636.
bool FlowWalk::authorizationCode(bool isPushed)
{
    const FlowChallenge challenge = newChallenge(m_parts.client.redirectUris.value(0).toUtf8());
    const auto address = authorizeAddress(challenge.request, isPushed);
    if (!address)
        return false;
    const auto code = codeFrom(*address, challenge.state);
    return code && redeem(*code, challenge) && useTokens() && signOut();
}

FlowChallenge FlowWalk::newChallenge(const QByteArray &redirectUri) const
{
    const QString key = m_parts.proofs ? m_parts.proofs->thumbprint() : QString();
    return makeChallenge(m_parts.client, redirectUri, scopeText(), key, m_parts.random);
}

bool FlowWalk::redeem(const QByteArray &code, const FlowChallenge &challenge)
{
    return askForTokens(u"token"_s, {{"grant_type", "authorization_code"},
                                     {"code", code},
                                     {"redirect_uri", challenge.redirectUri},
                                     {"code_verifier", challenge.verifier}});
}

/// RFC 8252 §7.3. Whoever sits at the browser signs in there, and stays signed in.
bool FlowWalk::systemBrowser()
{
    QUrl redirect(loopbackRedirect(m_parts.client));
    auto callback = BrowserCallback::listen(redirect.path().toUtf8());
    if (!callback) {
        m_failure = callback.error();
        return false;
    }
    redirect.setPort((*callback)->port());
    const FlowChallenge challenge = newChallenge(redirect.toEncoded());
    const QByteArray address = m_http.base().toEncoded() + "/oauth/authorize?" + formBody(challenge.request);
    m_parts.openBrowser(QUrl::fromEncoded(address));
    QElapsedTimer timer;
    timer.start();
    const auto target = (*callback)->await(kLongestSignIn, m_parts.isGivenUp);
    FlowStep &step = m_http.note(u"browser"_s, QString::fromLatin1(address));
    step.duration = std::chrono::microseconds(timer.nsecsElapsed() / 1000);
    if (!target)
        return expect(step, false, target.error().detail);
    step.status = 302;
    redirect.setPath({});
    const QByteArray location = redirect.toEncoded() + *target;
    step.responseHeaders.emplace_back("Location", location);
    const auto code = codeIn(step, location, challenge.state);
    return code && redeem(*code, challenge) && useTokens();
}

/// RFC 9126 §4 when it is pushed.
std::optional<QByteArray> FlowWalk::authorizeAddress(const FormFields &request, bool isPushed)
{
    if (!isPushed)
        return "/oauth/authorize?" + formBody(request);
    FormFields pushed = request;
    pushed.removeIf([](const auto &field) { return field.first == "client_id"; }); // post() knows the client
    FlowStep &step = post(u"par"_s, "/oauth/par", pushed);
    if (!expect(step, step.status == 201))
        return std::nullopt;
    return "/oauth/authorize?" +
           formBody({{"client_id", m_parts.client.id.value.toUtf8()}, {"request_uri", member(step, u"request_uri"_s)}});
}

/// As a browser: follows our own pages until one leads to the client.
std::optional<QByteArray> FlowWalk::codeFrom(QByteArray address, const QByteArray &state)
{
    const QByteArray redirectUri = m_parts.client.redirectUris.value(0).toUtf8();
    FlowHttp::Request request{.title = u"authorize"_s, .method = "GET", .address = address, .isBrowser = true};
    for (int page = 0; page < kMostPages; ++page) {
        FlowStep &step = m_http.send(request);
        const QByteArray location = responseHeader(step, "Location");
        if (location.startsWith(redirectUri))
            return codeIn(step, location, state);
        if (!location.isEmpty()) {
            request = {.title = u"authorize"_s, .method = "GET", .address = localAddress(location), .isBrowser = true};
            continue;
        }
        request = consentTo(step, u"consent"_s);
        if (!expect(step, step.status == 200 && !request.address.isEmpty()))
            return std::nullopt;
    }
    return std::nullopt;
}

/// RFC 6749 §4.1.2 and RFC 9207 §2.4.
std::optional<QByteArray> FlowWalk::codeIn(FlowStep &step, const QByteArray &location, const QByteArray &state)
{
    const QUrlQuery query(QUrl::fromEncoded(location).query(QUrl::FullyEncoded));
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
    };
    const bool isOurs = value(u"state"_s) == state && value(u"iss"_s) == m_parts.issuer.toUtf8();
    const QByteArray code = value(u"code"_s);
    if (!expect(step, isOurs && !code.isEmpty(), isOurs ? QString() : u"state or iss is not the expected one"_s))
        return std::nullopt;
    return code;
}

/// What the button "Allow" would send; without an address when the page has none.
FlowHttp::Request FlowWalk::consentTo(const FlowStep &page, const QString &title) const
{
    const auto form = formWithButton(page.responseBody, u"decision"_s, u"allow"_s);
    if (!form)
        return {.title = title, .method = "POST", .address = {}};
    return {.title = title,
            .method = "POST",
            .address = localAddress(form->action.toUtf8()),
            .headers = {{"Origin", m_http.base().toEncoded()}},
            .body = formBody(form->fields),
            .isBrowser = true};
}

/// Without scopes of its own choice it leaves out those that tell of a user.
bool FlowWalk::clientCredentials()
{
    static const QStringList ofUsers{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    QStringList scopes = m_parts.plan.scopes;
    if (scopes.isEmpty()) {
        scopes = m_parts.client.scopes;
        scopes.removeIf([](const QString &scope) { return ofUsers.contains(scope); });
    }
    return askForTokens(u"token"_s, {{"grant_type", "client_credentials"}, {"scope", scopes.join(u' ').toUtf8()}}) &&
           useTokens();
}

/// RFC 8628.
bool FlowWalk::deviceCode()
{
    FlowStep &begun = post(u"device"_s, "/oauth/device_authorization", {{"scope", scopeText().toUtf8()}});
    const QByteArray code = member(begun, u"device_code"_s);
    const QByteArray userCode = member(begun, u"user_code"_s);
    const std::chrono::seconds interval(qBound(1, jsonOf(begun).value(u"interval"_s).toInt(5), 60));
    if (!expect(begun, begun.status == 200 && !code.isEmpty() && !userCode.isEmpty()))
        return false;
    return poll(code, "authorization_pending") && approve(userCode) &&
           m_http.wait(interval + std::chrono::milliseconds(200)) && poll(code, {}) && useTokens();
}

bool FlowWalk::poll(const QByteArray &deviceCode, const QByteArray &expectedError)
{
    return askForTokens(u"poll"_s, {{"grant_type", kDeviceGrant}, {"device_code", deviceCode}}, expectedError);
}

bool FlowWalk::approve(const QByteArray &userCode)
{
    FlowStep &page = m_http.send({.title = u"approve"_s,
                                  .method = "GET",
                                  .address = "/device?" + formBody({{"user_code", userCode}}),
                                  .isBrowser = true});
    const FlowHttp::Request decision = consentTo(page, u"approve"_s);
    if (!expect(page, page.status == 200 && !decision.address.isEmpty()))
        return false;
    FlowStep &done = m_http.send(decision);
    return expect(done, done.status == 200 || done.status == 303);
}

std::optional<core::TokenSet> FlowWalk::firstTokens(bool withRefreshToken)
{
    auto issued = m_parts.firstTokens(withRefreshToken);
    if (issued)
        return *std::move(issued);
    m_failure = issued.error();
    return std::nullopt;
}

bool FlowWalk::refreshFlow()
{
    const auto first = firstTokens(true);
    if (!first)
        return false;
    m_granted = first->scopes;
    m_run.accessToken = QString::fromLatin1(first->accessToken);
    m_run.refreshToken = QString::fromLatin1(first->refreshToken);
    return refreshOnce() && useTokens(false);
}

/// RFC 8693.
bool FlowWalk::tokenExchange()
{
    const auto first = firstTokens(false);
    return first &&
           askForTokens(u"token"_s, {{"grant_type", kExchangeGrant},
                                     {"subject_token", first->accessToken},
                                     {"subject_token_type", kAccessTokenType},
                                     {"scope", scopeText().toUtf8()}}) &&
           useTokens();
}

bool FlowWalk::askForTokens(const QString &title, const FormFields &fields, const QByteArray &expectedError)
{
    FlowStep &step = post(title, "/oauth/token", fields, true);
    if (!expectedError.isEmpty())
        return expect(step, step.status == 400 && member(step, u"error"_s) == expectedError);
    if (!expect(step, step.status == 200 && !member(step, u"access_token"_s).isEmpty()))
        return false;
    const QJsonObject answer = jsonOf(step);
    const auto take = [&answer](QString &token, const QString &name) {
        if (answer.contains(name))
            token = answer.value(name).toString();
    };
    take(m_run.accessToken, u"access_token"_s);
    take(m_run.refreshToken, u"refresh_token"_s);
    take(m_run.idToken, u"id_token"_s);
    const QString granted = answer.contains(u"scope"_s) ? answer.value(u"scope"_s).toString() : scopeText();
    m_granted = granted.split(u' ', Qt::SkipEmptyParts);
    return true;
}

bool FlowWalk::useTokens(bool withRefresh)
{
    return readUserinfo() && (!withRefresh || refreshOnce()) && introspect() && revoke();
}

bool FlowWalk::readUserinfo()
{
    if (!m_granted.contains(u"openid"_s))
        return true;
    const QByteArray token = m_run.accessToken.toLatin1();
    const QByteArray scheme = m_parts.proofs ? "DPoP " : "Bearer ";
    FlowStep &step = sendProven({.title = u"userinfo"_s,
                                 .method = "GET",
                                 .address = "/oauth/userinfo",
                                 .headers = {{"Authorization", scheme + token}}},
                                "/oauth/userinfo", token);
    return expect(step, step.status == 200 && !member(step, u"sub"_s).isEmpty());
}

bool FlowWalk::refreshOnce()
{
    if (m_run.refreshToken.isEmpty())
        return true;
    return askForTokens(u"refresh"_s,
                        {{"grant_type", "refresh_token"}, {"refresh_token", m_run.refreshToken.toLatin1()}});
}

/// RFC 7662: confidential clients only.
bool FlowWalk::introspect()
{
    if (!m_parts.client.isConfidential())
        return true;
    FlowStep &step = post(u"introspect"_s, "/oauth/introspect", {{"token", m_run.accessToken.toLatin1()}});
    return expect(step, step.status == 200 && jsonOf(step).value(u"active"_s).toBool());
}

/// RFC 7009: of a refresh token its whole chain.
bool FlowWalk::revoke()
{
    const QString token = m_run.refreshToken.isEmpty() ? m_run.accessToken : m_run.refreshToken;
    FlowStep &step = post(u"revoke"_s, "/oauth/revoke", {{"token", token.toLatin1()}});
    return expect(step, step.status == 200);
}

/// RP-Initiated Logout: with an ID token nobody is asked.
bool FlowWalk::signOut()
{
    if (m_run.idToken.isEmpty())
        return true;
    FlowStep &step = m_http.send({.title = u"logout"_s,
                                  .method = "GET",
                                  .address = "/oauth/logout?" + formBody({{"id_token_hint", m_run.idToken.toLatin1()}}),
                                  .isBrowser = true});
    return expect(step, step.status == 200 || step.status == 303);
}

core::FlowStep &FlowWalk::post(const QString &title, const QByteArray &path, FormFields fields, bool isProven)
{
    FlowHttp::Request request{.title = title, .method = "POST", .address = path};
    const QByteArray id = m_parts.client.id.value.toUtf8();
    if (m_parts.secret.isEmpty()) {
        fields.emplace_back("client_id", id);
    } else if (m_parts.client.authMethod == "client_secret_post"_L1) {
        fields.emplace_back("client_id", id);
        fields.emplace_back("client_secret", m_parts.secret.toByteArray());
    } else { // RFC 6749 §2.3.1: form-encoded, then Basic
        const QByteArray pair = id.toPercentEncoding() + ':' + m_parts.secret.toByteArray().toPercentEncoding();
        request.headers.emplace_back("Authorization", "Basic " + pair.toBase64());
    }
    request.body = formBody(fields);
    return isProven ? sendProven(std::move(request), path, {}) : m_http.send(request);
}

/// Twice when the server first gives a nonce, RFC 9449 §8.
core::FlowStep &FlowWalk::sendProven(FlowHttp::Request request, const QByteArray &path, const QByteArray &accessToken)
{
    if (!m_parts.proofs)
        return m_http.send(request);
    QString url = m_parts.issuer;
    while (url.endsWith(u'/'))
        url.chop(1);
    url += QString::fromLatin1(path);
    const QList<FlowHttp::Header> headers = request.headers;
    for (int attempt = 0;; ++attempt) {
        const auto proof = m_parts.proofs->proof(request.method, url, accessToken);
        request.headers = headers;
        request.headers.emplace_back("DPoP", proof ? *proof : QByteArray());
        FlowStep &step = m_http.send(request);
        const QByteArray nonce = responseHeader(step, "DPoP-Nonce");
        if (!nonce.isEmpty())
            m_parts.proofs->setNonce(nonce);
        const bool wantsNonce = member(step, u"error"_s) == "use_dpop_nonce" ||
                                responseHeader(step, "WWW-Authenticate").contains("use_dpop_nonce");
        if (!wantsNonce || nonce.isEmpty() || attempt > 0)
            return step;
    }
}

bool FlowWalk::expect(FlowStep &step, bool isExpected, const QString &failure) const
{
    step.isExpected = isExpected;
    if (!isExpected && step.failure.isEmpty())
        step.failure = failure;
    return isExpected;
}

} // namespace app
