#include "app/FlowRunner.h"

#include "app/Composition.h"
#include "app/LabVisit.h"
#include "app/OwnAddress.h"
#include "app/ServerCertificate.h"
#include "core/base/Log.h"
#include "core/clients/ClientDirectory.h"
#include "core/users/UserRepository.h"

#include <QPromise>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::LabFlow;

namespace {

constexpr std::chrono::minutes kLongestSecret{5}; ///< should a run hang

/// Empty: the flow needs something that the lab has not.
QString grantOf(LabFlow flow)
{
    switch (flow) {
    case LabFlow::AuthorizationCode:
    case LabFlow::PushedAuthorization:
    case LabFlow::SystemBrowser:
        return u"authorization_code"_s;
    case LabFlow::ClientCredentials:
        return u"client_credentials"_s;
    case LabFlow::DeviceCode:
        return u"urn:ietf:params:oauth:grant-type:device_code"_s;
    case LabFlow::Refresh:
        return u"refresh_token"_s;
    case LabFlow::TokenExchange:
        return u"urn:ietf:params:oauth:grant-type:token-exchange"_s;
    case LabFlow::Password:
        break;
    }
    return {};
}

/// What a run needs beside the wire; taken away with it.
struct Props
{
    Props(Composition &c, const core::ClientId &id) : core(c), client(id) {}
    ~Props()
    {
        core.clientDirectory().lentSecrets().takeBack(client, secret);
        const auto ended = visit ? visit->end() : core::Result<void>();
        if (!ended)
            core::logEvent(core::LogLevel::Warning, u"a run of the flow lab left something behind"_s,
                           {{u"detail"_s, ended.error().detail}});
    }
    Props(const Props &) = delete;
    Props &operator=(const Props &) = delete;

    core::Result<void> makeKey();
    core::Result<void> signIn(const core::User &user);
    void lendSecret();

    Composition &core;
    core::ClientId client;
    std::optional<FlowProofs> proofs;
    std::optional<LabVisit> visit;
    core::SecretBytes secret;
};

core::Result<void> Props::makeKey()
{
    auto key = core::PrivateKey::generate(core::SigningAlgorithm::ES256);
    if (!key)
        return core::fail(key.error());
    proofs.emplace(*std::move(key), core.clock(), core.random());
    return {};
}

core::Result<void> Props::signIn(const core::User &user)
{
    auto begun = LabVisit::begin(core, user, client);
    if (!begun)
        return core::fail(begun.error());
    visit = *std::move(begun);
    return {};
}

void Props::lendSecret()
{
    secret = core.clientDirectory().lentSecrets().lend(client, core.random(), core.clock().now() + kLongestSecret);
}

} // namespace

FlowRunner::FlowRunner(Composition &core, core::ServerControl &server, std::function<void(const QUrl &)> openBrowser)
    : m_core(core), m_server(server), m_openBrowser(std::move(openBrowser))
{
    m_thread.setMaxThreadCount(1);
    m_context.moveToThread(server.thread());
}

FlowRunner::~FlowRunner()
{
    m_isStopping = true;
    m_thread.waitForDone();
}

QFuture<core::Result<core::FlowRun>> FlowRunner::run(core::FlowPlan plan)
{
    auto promise = std::make_shared<QPromise<core::Result<core::FlowRun>>>();
    promise->start();
    const auto settle = [promise](core::Result<core::FlowRun> outcome) {
        promise->addResult(std::move(outcome));
        promise->finish();
    };
    // The server's figures are to be had on its own thread only.
    QMetaObject::invokeMethod(&m_context, [this, plan = std::move(plan), settle] {
        const auto found = target();
        if (!found)
            return settle(core::fail(found.error()));
        m_thread.start([this, plan, settle, where = *found] { settle(runNow(plan, where)); });
    });
    return promise->future();
}

core::Result<FlowHttp::Target> FlowRunner::target() const
{
    const core::ServerFigures figures = m_server.figures();
    if (figures.state != core::ServerFigures::State::Running)
        return core::fail(ErrorKind::Conflict, u"the server is stopped"_s);
    const auto &configuration = m_core.serverCertificate().configuration();
    return ownAddress(figures.urls, configuration ? std::optional(configuration->localCertificate()) : std::nullopt);
}

core::Result<core::FlowRun> FlowRunner::runNow(const core::FlowPlan &plan, const FlowHttp::Target &target)
{
    if (m_isStopping)
        return core::fail(ErrorKind::Cancelled, u"the program is closing"_s);
    m_isGivenUp = false;
    const auto found = cast(plan);
    if (!found)
        return core::fail(found.error());
    return play(plan, target, *found);
}

core::Result<core::Client> FlowRunner::client(const core::FlowPlan &plan) const
{
    const auto found = m_core.clientDirectory().find(plan.client);
    if (!found)
        return core::fail(found.error());
    if (!*found || !(*found)->isUsable())
        return core::fail(ErrorKind::InvalidInput, u"the client does not exist or is disabled"_s, u"client"_s);
    const core::Client &client = **found;
    const QString grant = grantOf(plan.flow);
    if (grant.isEmpty())
        return core::fail(ErrorKind::InvalidInput, u"this flow needs the user's password, which nobody knows"_s,
                          u"flow"_s);
    if (!client.allowsGrant(grant))
        return core::fail(ErrorKind::InvalidInput, u"the client may not use %1"_s.arg(grant), u"flow"_s);
    if (grant == "authorization_code"_L1 && client.redirectUris.isEmpty())
        return core::fail(ErrorKind::InvalidInput, u"the client has no redirect URI"_s, u"flow"_s);
    if (plan.flow == LabFlow::SystemBrowser && (loopbackRedirect(client).isEmpty() || !m_openBrowser))
        return core::fail(ErrorKind::InvalidInput, u"the browser needs a redirect URI on http://127.0.0.1"_s,
                          u"flow"_s);
    if (plan.flow == LabFlow::ClientCredentials && !client.isConfidential())
        return core::fail(ErrorKind::InvalidInput, u"only a confidential client has tokens of its own"_s, u"flow"_s);
    if (plan.flow == LabFlow::TokenExchange && !client.isConfidential())
        return core::fail(ErrorKind::InvalidInput, u"only a confidential client may exchange tokens"_s, u"flow"_s);
    if (client.isConfidential() && client.usesKeys())
        return core::fail(ErrorKind::InvalidInput, u"the client signs with a key that only it has"_s, u"client"_s);
    return client;
}

core::Result<FlowRunner::Cast> FlowRunner::cast(const core::FlowPlan &plan) const
{
    auto chosen = client(plan);
    if (!chosen)
        return core::fail(chosen.error());
    if (plan.flow == LabFlow::ClientCredentials || plan.flow == LabFlow::SystemBrowser)
        return Cast{*std::move(chosen), std::nullopt};
    auto user = m_core.database().readNow(
        [&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, plan.user); });
    if (!user)
        return core::fail(user.error());
    if (!*user || !(*user)->canSignIn())
        return core::fail(ErrorKind::InvalidInput, u"the user does not exist or may not sign in"_s, u"user"_s);
    return Cast{*std::move(chosen), **std::move(user)};
}

core::Result<core::FlowRun> FlowRunner::play(const core::FlowPlan &plan, const FlowHttp::Target &target,
                                             const Cast &cast)
{
    FlowHttp http(target, m_isStopping);
    Props props(m_core, cast.client.id);
    if (plan.withDpop || cast.client.requireDpop) {
        if (const auto made = props.makeKey(); !made)
            return core::fail(made.error());
    }
    if (cast.client.isConfidential())
        props.lendSecret();
    if (cast.user) {
        if (const auto begun = props.signIn(*cast.user); !begun)
            return core::fail(begun.error());
        const QByteArray prefix = target.base.scheme() == "https"_L1 ? "__Host-" : "";
        http.setCookie(prefix + "gatehouse-session", props.visit->cookie());
    }
    FlowProofs *const proofs = props.proofs ? &*props.proofs : nullptr;
    const auto firstTokens = [&](bool withRefreshToken) {
        return m_core.tokens().issue({.user = *cast.user,
                                      .client = cast.client,
                                      .scopes = plan.scopes.isEmpty() ? cast.client.scopes : plan.scopes,
                                      .withRefreshToken = withRefreshToken,
                                      .accessLifetime = {},
                                      .grant = QString::fromLatin1(LabVisit::kMethod),
                                      .origin = m_core.origin(),
                                      .authentication = props.visit->authentication(),
                                      .dpopKey = withRefreshToken && proofs ? proofs->thumbprint() : QString()});
    };
    const QString issuer = m_core.tokens().issuer();
    const auto openBrowser = [this](const QUrl &url) {
        QMetaObject::invokeMethod(&m_context, [this, url] { m_openBrowser(url); });
    };
    const auto isGivenUp = [this] { return m_isStopping || m_isGivenUp; };
    return FlowWalk({http, plan, cast.client, props.secret, issuer, proofs, m_core.random(), firstTokens, openBrowser,
                     isGivenUp})
        .run();
}

} // namespace app
