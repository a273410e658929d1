#include "app/LoadRunner.h"

#include "app/Composition.h"
#include "app/LoadConnection.h"
#include "app/LoadShot.h"
#include "app/OwnAddress.h"
#include "app/ServerCertificate.h"
#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/base/Log.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Jwt.h"
#include "core/tokens/TokenService.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QPromise>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::RaceAnswer;

namespace {

constexpr auto kLongestRace = 20s;
constexpr std::chrono::minutes kSecretLasts{5};
constexpr int kMostChains = 25;

/// The secret of a confidential client for a run; taken back with it.
class Credentials
{
public:
    Credentials(Composition &core, const core::Client &client) : m_core(core), m_client(client)
    {
        if (!client.isConfidential()) {
            m_fields = "&client_id=" + QUrl::toPercentEncoding(client.id.value);
            return;
        }
        m_secret =
            core.clientDirectory().lentSecrets().lend(client.id, core.random(), core.clock().now() + kSecretLasts);
        const QByteArray proof = m_secret.toByteArray().toPercentEncoding(); // RFC 6749 §2.3.1: encoded, then Basic
        const QByteArray name = QUrl::toPercentEncoding(client.id.value);
        if (client.authMethod == "client_secret_post"_L1)
            m_fields = "&client_id=" + name + "&client_secret=" + proof;
        else
            m_headers.emplace_back("Authorization", "Basic " + (name + ':' + proof).toBase64());
    }
    ~Credentials() { m_core.clientDirectory().lentSecrets().takeBack(m_client.id, m_secret); }
    Credentials(const Credentials &) = delete;
    Credentials &operator=(const Credentials &) = delete;

    QList<FlowHttp::Header> headers() const { return m_headers; }
    QByteArray form(const QByteArray &form) const { return form + m_fields; }

private:
    Composition &m_core;
    const core::Client &m_client;
    core::SecretBytes m_secret;
    QList<FlowHttp::Header> m_headers;
    QByteArray m_fields; ///< of the form
};

QByteArray refreshForm(const QString &token)
{
    return "grant_type=refresh_token&refresh_token=" + token.toLatin1();
}

QJsonObject bodyOf(const LoadConnection::Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QString idOf(const QString &token)
{
    const auto parsed = core::parseJwt(token.toLatin1());
    return parsed ? parsed->claims.value("jti"_L1).toString() : QString();
}

} // namespace

LoadRunner::LoadRunner(Composition &core, core::ServerControl &server) : m_core(core), m_server(server)
{
    m_thread.setMaxThreadCount(1);
    m_context.moveToThread(server.thread());
}

LoadRunner::~LoadRunner()
{
    m_isStopping = true;
    m_thread.waitForDone();
}

template <class T>
QFuture<core::Result<T>> LoadRunner::onThread(std::function<core::Result<T>(const FlowHttp::Target &)> work)
{
    auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    m_isCancelled = false; // here, so that a cancel that comes before the run begins is not lost
    {
        const std::scoped_lock lock(m_mutex);
        m_soFar = {};
    }
    const auto settle = [promise](core::Result<T> outcome) {
        promise->addResult(std::move(outcome));
        promise->finish();
    };
    // The server's figures are to be had on its own thread only.
    QMetaObject::invokeMethod(&m_context, [this, work = std::move(work), settle] {
        const auto found = target();
        if (!found)
            return settle(core::fail(found.error()));
        m_thread.start([this, work, settle, where = *found] {
            settle(m_isStopping ? core::fail(ErrorKind::Cancelled, u"the program is closing"_s) : work(where));
        });
    });
    return promise->future();
}

core::Result<FlowHttp::Target> LoadRunner::target() const
{
    const core::ServerFigures figures = m_server.figures();
    if (figures.state != core::ServerFigures::State::Running)
        return core::fail(ErrorKind::Conflict, u"the server is stopped"_s);
    const auto &configuration = m_core.serverCertificate().configuration();
    return ownAddress(figures.urls, configuration ? std::optional(configuration->localCertificate()) : std::nullopt);
}

core::Result<core::Client> LoadRunner::client(const core::ClientId &id, const QString &grant) const
{
    const auto found = m_core.clientDirectory().find(id);
    if (!found)
        return core::fail(found.error());
    const auto refused = [](const QString &why) { return core::fail(ErrorKind::InvalidInput, why, u"client"_s); };
    if (!*found || !(*found)->isUsable())
        return refused(u"the client does not exist or is disabled"_s);
    const core::Client &client = **found;
    if (!client.allowsGrant(grant))
        return refused(u"the client may not use %1"_s.arg(grant));
    if (client.requireDpop || (client.isConfidential() && client.usesKeys()))
        return refused(u"the client signs with a key that only it has"_s);
    if (grant == "client_credentials"_L1 && !client.isConfidential())
        return refused(u"only a confidential client has tokens of its own"_s);
    return client;
}

QFuture<core::Result<core::RefreshRace>> LoadRunner::race(core::UserId user, core::ClientId id, int requests)
{
    return onThread<core::RefreshRace>(
        [this, user, id, requests](const FlowHttp::Target &where) -> core::Result<core::RefreshRace> {
            if (requests < 2 || requests > core::RefreshRace::kMost)
                return core::fail(ErrorKind::InvalidInput, u"2 to 50 requests"_s, u"requests"_s);
            const auto found = client(id, u"refresh_token"_s);
            if (!found)
                return core::fail(found.error());
            return raceNow(user, *found, requests, where);
        });
}

core::Result<core::RefreshRace> LoadRunner::raceNow(const core::UserId &user, const core::Client &client, int requests,
                                                    const FlowHttp::Target &target)
{
    const auto issued = m_core.lab().issue({user, client.id, {}, {}}).result();
    if (!issued)
        return core::fail(issued.error());
    const Credentials credentials(m_core, client);
    const QByteArray form = credentials.form(refreshForm(issued->refreshToken));
    core::RefreshRace race{.answers = {}, .family = issued->family, .grace = client.graceSeconds};
    QObject connections;
    std::vector<LoadConnection *> all;
    QStringList requestIds;
    QStringList successors;
    QEventLoop loop;
    int waiting = requests;
    const auto note = [&](const QString &requestId, const LoadConnection::Answer &answer) {
        const QJsonObject body = bodyOf(answer);
        RaceAnswer one{.outcome = answer.status == 0     ? RaceAnswer::Outcome::NoAnswer
                                  : answer.status == 200 ? RaceAnswer::Outcome::Grace
                                                         : RaceAnswer::Outcome::Refused,
                       .status = answer.status,
                       .duration = answer.duration,
                       .error = answer.status == 0 ? answer.failure : body.value("error"_L1).toString()};
        if (answer.status == 200) {
            const QString id = idOf(body.value("refresh_token"_L1).toString());
            if (!successors.contains(id))
                successors.append(id);
            one.successor = int(successors.indexOf(id)) + 1;
        }
        race.answers.push_back(one);
        requestIds.append(requestId);
        if (--waiting == 0)
            loop.quit();
    };
    // All connections first, then all requests: they are to meet at the server.
    int opening = requests;
    for (int number = 0; number < requests; ++number) {
        auto *connection = all.emplace_back(new LoadConnection(target, &connections));
        const auto settled = [&] {
            if (--opening == 0)
                loop.quit();
        };
        QObject::connect(connection, &LoadConnection::opened, &loop, settled);
        connection->open();
    }
    QTimer::singleShot(kLongestRace, &loop, &QEventLoop::quit);
    if (opening > 0)
        loop.exec();
    for (LoadConnection *connection : all) {
        const QString id = m_core.random().uuid();
        auto headers = credentials.headers();
        headers.emplace_back("X-Request-ID", id.toLatin1());
        connection->post("/oauth/token", headers, form,
                         [&note, id](const LoadConnection::Answer &answer) { note(id, answer); });
    }
    QTimer::singleShot(kLongestRace, &loop, &QEventLoop::quit);
    if (waiting > 0)
        loop.exec();
    race.successors = int(successors.size());
    nameTheWinner(race, requestIds);
    return race;
}

/// The wire does not tell who was first; the audit log does.
void LoadRunner::nameTheWinner(core::RefreshRace &race, const QStringList &requestIds) const
{
    core::AuditQuery query;
    query.family = race.family;
    const auto rows = m_core.audits().list(query, {{}, 500}).result();
    for (size_t row = 0; rows && row < rows->rows.size(); ++row) {
        const core::AuditRow &one = rows->rows[row];
        const qsizetype which = requestIds.indexOf(one.requestId);
        if (which >= 0 && one.eventType == "token_refresh"_L1 && one.success && !one.data.contains("grace"_L1))
            race.answers.at(size_t(which)).outcome = RaceAnswer::Outcome::Won;
    }
    const auto chain = m_core.chains().find(race.family).result();
    race.isChainAlive = chain && chain->summary.state == core::ChainState::Active;
}

core::LoadReport LoadRunner::soFar() const
{
    const std::scoped_lock lock(m_mutex);
    return m_soFar;
}

QFuture<core::Result<core::LoadReport>> LoadRunner::load(core::LoadPlan plan)
{
    return onThread<core::LoadReport>([this, plan](const FlowHttp::Target &where) -> core::Result<core::LoadReport> {
        if (plan.perSecond < 1 || plan.perSecond > core::LoadPlan::kMostPerSecond)
            return core::fail(ErrorKind::InvalidInput, u"1 to 200 a second"_s, u"rate"_s);
        if (plan.lasts < 1s || plan.lasts > core::LoadPlan::kLongest)
            return core::fail(ErrorKind::InvalidInput, u"1 to 60 seconds"_s, u"lasts"_s);
        const bool isRefresh = plan.kind == core::LoadPlan::Kind::Refresh;
        const auto found = client(plan.client, isRefresh ? u"refresh_token"_s : u"client_credentials"_s);
        if (!found)
            return core::fail(found.error());
        return loadNow(plan, *found, where);
    });
}

core::Result<core::LoadReport> LoadRunner::loadNow(const core::LoadPlan &plan, const core::Client &client,
                                                   const FlowHttp::Target &target)
{
    const Credentials credentials(m_core, client);
    std::vector<QString> resting; // the newest token of each chain that nobody waits for
    std::vector<QString> last;
    const bool isRefresh = plan.kind == core::LoadPlan::Kind::Refresh;
    for (int chain = 0; isRefresh && chain < std::clamp(plan.perSecond / 4, 1, kMostChains); ++chain) {
        const auto issued = m_core.lab().issue({plan.user, client.id, {}, {}}).result();
        if (!issued)
            return core::fail(issued.error());
        resting.push_back(issued->refreshToken);
        last.push_back(issued->refreshToken);
    }
    const auto next = [&]() -> std::optional<LoadShot::Request> {
        if (!isRefresh)
            return LoadShot::Request{credentials.headers(), credentials.form("grant_type=client_credentials")};
        if (resting.empty())
            return std::nullopt;
        const QString token = resting.front();
        resting.erase(resting.begin());
        return LoadShot::Request{credentials.headers(), credentials.form(refreshForm(token)),
                                 [&, token](const LoadConnection::Answer &answer) {
                                     const QString newer = bodyOf(answer).value("refresh_token"_L1).toString();
                                     resting.push_back(newer.isEmpty() ? token : newer);
                                     std::ranges::replace(last, token, resting.back());
                                 }};
    };
    LoadShot shot(target, plan.perSecond, plan.lasts, next);
    const core::LoadReport report = shot.run([this] { return m_isCancelled || m_isStopping; },
                                             [this](const core::LoadReport &told) {
                                                 const std::scoped_lock lock(m_mutex);
                                                 m_soFar = told;
                                             });
    for (const QString &token : last) { // nothing of it stays alive
        if (const auto ended = m_core.tokens().revoke(token.toLatin1(), client, m_core.origin()); !ended)
            core::logEvent(core::LogLevel::Warning, u"a chain of a load test is still there"_s,
                           {{u"detail"_s, ended.error().detail}});
    }
    return report;
}

} // namespace app
