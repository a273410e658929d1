#include "app/SelfTest.h"

#include "app/Composition.h"
#include "app/FlowForm.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/TokenService.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;
using CheckOutcome = core::SelfTestCheck::Outcome;

namespace {

constexpr int kMostLookups = 5;
constexpr std::chrono::milliseconds kBetweenLookups{1000};
const auto kSeeLog = u"Look at the log of the server, and at the audit log of the last minute."_s;
const auto kTryAgain = u"Wait a minute and run it again: the limits on sign-ins count it too."_s;

QJsonObject jsonIn(const core::FlowStep &step)
{
    return QJsonDocument::fromJson(step.responseBody).object();
}

QString text(const core::FlowStep &step, const char *member)
{
    return jsonIn(step).value(QLatin1String(member)).toString();
}

const auto kNobodyAnswers = u"nobody answers"_s;
const auto kAnotherAnswers = u"it is not this server that answers"_s;

core::SelfTestCheck passed(const QString &name, const QString &detail)
{
    return {.name = name, .outcome = CheckOutcome::Passed, .detail = detail};
}

core::SelfTestCheck failed(const QString &name, const QString &detail, const QString &advice = kSeeLog)
{
    return {.name = name, .outcome = CheckOutcome::Failed, .detail = detail, .advice = advice};
}

core::SelfTestCheck skipped(const QString &name, const QString &detail)
{
    return {.name = name, .outcome = CheckOutcome::Skipped, .detail = detail};
}

FlowHttp::Target asSelfTest(FlowHttp::Target target)
{
    target.agent = "Gatehouse self-test";
    return target;
}

} // namespace

QString answerInWords(const core::FlowStep &step)
{
    if (step.status == 0)
        return u"nothing answered at %1: %2"_s.arg(step.url, step.failure);
    const QString error = text(step, "error");
    const QString words = text(step, "error_description");
    return QStringList{QString::number(step.status), error, words.isEmpty() ? QString() : u'(' + words + u')'}
        .join(u' ')
        .simplified();
}

SelfTest::SelfTest(Composition &core, FlowHttp::Target target, const std::atomic<bool> &isStopping)
    : m_core(core), m_http(asSelfTest(std::move(target)), isStopping)
{}

Result<std::vector<core::SelfTestCheck>> SelfTest::run(const Progress &progress)
{
    auto guests = SelfTestGuests::invite(m_core);
    if (!guests)
        return core::fail(guests.error());
    m_guests = *std::move(guests);
    std::vector<Check> checks;
    bool goesOn = true;
    const auto take = [&](Check (SelfTest::*step)()) {
        QElapsedTimer timer;
        timer.start();
        Check check = (this->*step)();
        check.duration = std::chrono::milliseconds(timer.elapsed());
        goesOn = (!progress || progress(check)) && goesOn;
        checks.push_back(std::move(check));
    };
    for (const auto step : {&SelfTest::discovery, &SelfTest::keys, &SelfTest::refusal, &SelfTest::signIn,
                            &SelfTest::introspection, &SelfTest::refresh, &SelfTest::reuse}) {
        if (goesOn)
            take(step);
    }
    take(&SelfTest::cleanup); // whatever happened before
    if (!goesOn)
        return core::fail(core::ErrorKind::Cancelled, u"the self-test was cancelled"_s);
    return checks;
}

core::SelfTestCheck SelfTest::discovery()
{
    const auto name = u"discovery"_s;
    const core::FlowStep &step =
        m_http.send({.title = name, .method = "GET", .address = "/.well-known/openid-configuration"});
    if (step.status == 0) {
        m_whyNoFurther = kNobodyAnswers;
        return failed(name, answerInWords(step),
                      u"Start the server, and see that nothing else holds the port. An address that was given to it "
                      "on its command line has to be given here, too (--url)."_s);
    }
    m_whyNoFurther = kAnotherAnswers; // passwords and secrets are for this server alone
    if (step.status != 200)
        return failed(name, answerInWords(step));
    const QString issuer = text(step, "issuer");
    if (issuer != m_core.tokens().issuer())
        return failed(name, u"another issuer answers: %1 instead of %2"_s.arg(issuer, m_core.tokens().issuer()),
                      u"Another server has taken this address. Stop it, or listen elsewhere."_s);
    m_whyNoFurther.clear();
    return passed(name, issuer);
}

core::SelfTestCheck SelfTest::keys()
{
    const auto name = u"keys"_s;
    if (!m_whyNoFurther.isEmpty())
        return skipped(name, m_whyNoFurther);
    const core::FlowStep &step = m_http.send({.title = name, .method = "GET", .address = "/.well-known/jwks.json"});
    if (step.status != 200)
        return failed(name, answerInWords(step));
    const auto active = m_core.keyRing().active();
    if (!active)
        return failed(name, u"no signing key is active"_s, u"Rotate the key on the page Signing keys."_s);
    for (const auto &key : jsonIn(step).value("keys"_L1).toArray()) {
        if (key.toObject().value("kid"_L1).toString() == active->id.value)
            return passed(name, active->id.value);
    }
    return failed(name, u"the active key %1 is not in the JWKS"_s.arg(active->id.value),
                  u"Restart the program; if it stays so, rotate the key."_s);
}

/// RFC 6750 §3.1.
core::SelfTestCheck SelfTest::refusal()
{
    const auto name = u"refusal"_s;
    if (!m_whyNoFurther.isEmpty())
        return skipped(name, m_whyNoFurther);
    const core::FlowStep &step = m_http.send({.title = name,
                                              .method = "GET",
                                              .address = "/oauth/userinfo",
                                              .headers = {{"Authorization", "Bearer self-test"}}});
    if (step.status == 401 && !responseHeader(step, "WWW-Authenticate").isEmpty())
        return passed(name, u"401, and the way to sign in is named"_s);
    return failed(name, answerInWords(step));
}

const core::FlowStep &SelfTest::post(const QByteArray &address, const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    FormFields form = fields;
    form.emplace_back("client_id", m_guests->client().id.value.toLatin1());
    form.emplace_back("client_secret", m_guests->clientSecret());
    return m_http.send(
        {.title = QString::fromLatin1(address), .method = "POST", .address = address, .body = formBody(form)});
}

core::SelfTestCheck SelfTest::signIn()
{
    const auto name = u"sign_in"_s;
    if (!m_whyNoFurther.isEmpty())
        return skipped(name, m_whyNoFurther);
    const auto attempt = [this]() -> const core::FlowStep & {
        return post("/oauth/token", {{"grant_type", "password"},
                                     {"username", m_guests->user().username.toLatin1()},
                                     {"password", m_guests->password()},
                                     {"scope", "openid"}});
    };
    // Another process's server hears of the new client a little later.
    for (int again = 0; again < kMostLookups && text(attempt(), "error") == "invalid_client"_L1; ++again)
        m_http.wait(kBetweenLookups);
    const core::FlowStep &step = m_http.steps().back();
    if (step.status == 429 || step.status == 503)
        return failed(name, answerInWords(step), kTryAgain);
    if (step.status != 200)
        return failed(name, answerInWords(step));
    m_accessToken = text(step, "access_token").toLatin1();
    m_refreshToken = text(step, "refresh_token").toLatin1();
    const core::FlowStep &person = m_http.send({.title = name,
                                                .method = "GET",
                                                .address = "/oauth/userinfo",
                                                .headers = {{"Authorization", "Bearer " + m_accessToken}}});
    if (person.status != 200 || text(person, "sub") != m_guests->user().id.value)
        return failed(name, u"the new access token is not taken: "_s + answerInWords(person));
    return m_refreshToken.isEmpty() ? failed(name, u"there is no refresh token"_s)
                                    : passed(name, u"access and refresh token; userinfo names the user"_s);
}

Result<bool> SelfTest::isActive(const QByteArray &token)
{
    const core::FlowStep &step = post("/oauth/introspect", {{"token", token}});
    const QJsonValue active = jsonIn(step).value("active"_L1);
    if (step.status != 200 || !active.isBool())
        return core::fail(core::ErrorKind::InvalidInput, answerInWords(step));
    return active.toBool();
}

core::SelfTestCheck SelfTest::introspection()
{
    const auto name = u"introspection"_s;
    if (m_accessToken.isEmpty())
        return skipped(name, u"there is no token"_s);
    const auto active = isActive(m_accessToken);
    if (!active)
        return failed(name, active.error().detail);
    return *active ? passed(name, u"the token is active"_s) : failed(name, u"a good token is called inactive"_s);
}

core::SelfTestCheck SelfTest::refresh()
{
    const auto name = u"refresh"_s;
    if (m_refreshToken.isEmpty())
        return skipped(name, u"there is no token"_s);
    const core::FlowStep &step =
        post("/oauth/token", {{"grant_type", "refresh_token"}, {"refresh_token", m_refreshToken}});
    const QByteArray next = text(step, "refresh_token").toLatin1();
    if (step.status != 200 || next.isEmpty() || next == m_refreshToken)
        return failed(name, answerInWords(step));
    m_spentRefreshToken = std::exchange(m_refreshToken, next);
    m_accessToken = text(step, "access_token").toLatin1();
    return passed(name, u"a new pair of tokens"_s);
}

/// RFC 9700 §4.14.2: a token that was used and comes again ends the chain.
core::SelfTestCheck SelfTest::reuse()
{
    const auto name = u"reuse"_s;
    if (m_spentRefreshToken.isEmpty())
        return skipped(name, u"there is no token"_s);
    const auto isRefused = [this](const QByteArray &token) {
        const core::FlowStep &step = post("/oauth/token", {{"grant_type", "refresh_token"}, {"refresh_token", token}});
        return text(step, "error") == "invalid_grant"_L1;
    };
    if (!isRefused(m_spentRefreshToken))
        return failed(name, u"a refresh token was taken twice"_s);
    if (!isRefused(m_refreshToken))
        return failed(name, u"the chain lives on after a theft"_s);
    const auto active = isActive(m_accessToken);
    if (!active || *active)
        return failed(name, active ? u"the access token lives on after a theft"_s : active.error().detail);
    return passed(name, u"refused, and the whole chain ended"_s);
}

core::SelfTestCheck SelfTest::cleanup()
{
    const auto name = u"cleanup"_s;
    if (const auto left = m_guests->leave(); !left)
        return failed(name, left.error().detail, u"The next start removes the client and the user of the self-test."_s);
    return passed(name, u"client and user are removed"_s);
}

} // namespace app
