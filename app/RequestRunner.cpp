#include "app/RequestRunner.h"

#include "app/Composition.h"
#include "app/FlowForm.h"
#include "app/OwnAddress.h"
#include "app/ServerCertificate.h"
#include "core/clients/ClientDirectory.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;

namespace {

constexpr std::chrono::minutes kLongestLoan{2}; ///< should a run hang
constexpr qsizetype kLongestMethod = 20;
constexpr qsizetype kMostHeaders = 100;
constexpr qsizetype kMostHeaderBytes = 64 * 1024;

/// A secret of a confidential client, good for one run.
class Loan
{
public:
    Loan(Composition &core, const core::Client &client)
        : m_core(core)
        , m_client(client.id)
        , m_secret(
              core.clientDirectory().lentSecrets().lend(client.id, core.random(), core.clock().now() + kLongestLoan))
    {}
    ~Loan() { m_core.clientDirectory().lentSecrets().takeBack(m_client, m_secret); }
    Loan(const Loan &) = delete;
    Loan &operator=(const Loan &) = delete;

    QByteArray secret() const { return m_secret.toByteArray(); }
    /// RFC 6749 §2.3.1: form-encoded, then Basic.
    QByteArray header() const
    {
        const QByteArray pair = m_client.value.toUtf8().toPercentEncoding() + ':' + secret().toPercentEncoding();
        return "Basic " + pair.toBase64();
    }

private:
    Composition &m_core;
    core::ClientId m_client;
    core::SecretBytes m_secret;
};

/// RFC 9110 §5.6.2.
bool isWord(const QByteArray &text)
{
    static const QByteArray marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::ranges::all_of(text, [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
               marks.contains(one);
    });
}

bool isLine(const QByteArray &text)
{
    return std::ranges::none_of(text, [](char one) { return one == '\r' || one == '\n' || one == '\0'; });
}

/// What frames a message is written by who sends it.
bool isFraming(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "content-length" || lower == "transfer-encoding" || lower == "connection" || lower == "host";
}

core::Result<void> checkRequest(const core::OwnRequest &request)
{
    // Narrower than a word of HTTP: the method stands in a line for a shell.
    const bool isMethod = !request.method.isEmpty() && std::ranges::all_of(request.method, [](char one) {
        return (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z') || one == '-';
    });
    if (!isMethod || request.method.size() > kLongestMethod || request.method == "CONNECT")
        return core::fail(ErrorKind::InvalidInput, u"not a method"_s, u"method"_s);
    qsizetype bytes = 0;
    for (const auto &[name, value] : request.headers) {
        bytes += name.size() + value.size();
        if (!isWord(name) || !isLine(value) || isFraming(name))
            return core::fail(ErrorKind::InvalidInput, QString::fromLatin1(name), u"headers"_s);
    }
    if (request.headers.size() > kMostHeaders || bytes > kMostHeaderBytes)
        return core::fail(ErrorKind::InvalidInput, u"too many"_s, u"headers"_s);
    if (request.body.size() > core::RequestLab::kMostBodyBytes)
        return core::fail(ErrorKind::InvalidInput, u"over 1 MiB"_s, u"body"_s);
    return {};
}

QString tokenIn(const core::FlowStep &step, const QString &name)
{
    return QJsonDocument::fromJson(step.responseBody).object().value(name).toString();
}

} // namespace

RequestRunner::RequestRunner(Composition &core, core::ServerControl &server) : m_core(core), m_server(server)
{
    m_thread.setMaxThreadCount(1);
    m_context.moveToThread(server.thread());
}

RequestRunner::~RequestRunner()
{
    m_isClosing = true;
    m_isCancelled = true;
    m_thread.waitForDone();
}

QFuture<core::Result<core::FlowRun>> RequestRunner::send(core::OwnRequest request)
{
    auto promise = std::make_shared<QPromise<core::Result<core::FlowRun>>>();
    promise->start();
    const auto settle = [promise](core::Result<core::FlowRun> outcome) {
        promise->addResult(std::move(outcome));
        promise->finish();
    };
    m_isCancelled = m_isClosing.load();
    // The server's figures are to be had on its own thread only.
    QMetaObject::invokeMethod(&m_context, [this, request = std::move(request), settle] {
        if (const auto possible = checkRequest(request); !possible)
            return settle(core::fail(possible.error()));
        const ServerNames known = names();
        const auto place = placeOf(request.address, known);
        if (!place)
            return settle(core::fail(place.error()));
        m_thread.start([this, request, settle, known, where = *place] { settle(sendNow(request, where, known)); });
    });
    return promise->future();
}

ServerNames RequestRunner::names() const
{
    const core::ServerFigures figures = m_server.figures();
    const bool isRunning = figures.state == core::ServerFigures::State::Running;
    const auto &configuration = m_core.serverCertificate().configuration();
    return {isRunning ? figures.urls : QStringList(), figures.issuer,
            configuration ? std::optional(configuration->localCertificate()) : std::nullopt};
}

core::Result<std::optional<core::Client>> RequestRunner::confidential(const core::ClientId &id) const
{
    if (id.isEmpty())
        return std::nullopt;
    const auto found = m_core.clientDirectory().find(id);
    if (!found)
        return core::fail(found.error());
    if (!*found || !(*found)->isUsable())
        return core::fail(ErrorKind::InvalidInput, u"the client does not exist or is disabled"_s, u"client"_s);
    return (*found)->usesSecret() ? std::optional(**found) : std::nullopt;
}

core::Result<core::FlowRun> RequestRunner::sendNow(const core::OwnRequest &request, const RequestPlace &place,
                                                   const ServerNames &names)
{
    if (m_isClosing)
        return core::fail(ErrorKind::Cancelled, u"the program is closing"_s);
    const auto client = confidential(request.client);
    if (!client)
        return core::fail(client.error());
    if (!request.client.isEmpty() && !*client)
        return core::fail(ErrorKind::InvalidInput, u"the client has no secret"_s, u"client"_s);
    std::optional<Loan> loan;
    FlowHttp::Request sent{.title = u"request"_s,
                           .method = request.method,
                           .address = place.address,
                           .headers = request.headers,
                           .body = request.body};
    if (*client) {
        loan.emplace(m_core, **client);
        sent.headers.emplace_back("Authorization", loan->header());
    }
    FlowHttp::Target target = place.target;
    target.longest = core::RequestLab::kLongestAnswer;
    FlowHttp http(target, m_isCancelled);
    core::FlowRun run;
    FlowHttp::Request first = sent;
    if (!request.bearer.isEmpty())
        first.headers.emplace_back("Authorization", "Bearer " + request.bearer.toUtf8());
    const int status = http.send(first).status;
    loan.reset();
    if (status == 401 && !request.bearer.isEmpty() && !request.refreshToken.isEmpty() && !m_isCancelled)
        tryAgain(http, request, std::move(sent), names, run);
    run.steps = http.takeSteps();
    run.succeeded = !run.steps.empty() && run.steps.back().status != 0;
    return run;
}

/// Over a listener of ours, wherever the request went: the refresh token is for the server and nobody else.
void RequestRunner::tryAgain(FlowHttp &http, const core::OwnRequest &request, FlowHttp::Request again,
                             const ServerNames &names, core::FlowRun &run)
{
    const auto own = ownAddress(names.urls, names.certificate);
    const auto client = confidential(request.tokenClient);
    if (!own || !client)
        return;
    FormFields form{{"grant_type", "refresh_token"}, {"refresh_token", request.refreshToken.toUtf8()}};
    FlowHttp::Request refresh{.title = u"refresh"_s, .method = "POST", .address = "/oauth/token"};
    std::optional<Loan> loan;
    if (*client) {
        loan.emplace(m_core, **client);
        if ((*client)->authMethod != "client_secret_post"_L1)
            refresh.headers.emplace_back("Authorization", loan->header());
        else
            form.emplace_back("client_secret", loan->secret());
    }
    if (refresh.headers.isEmpty())
        form.emplace_back("client_id", request.tokenClient.value.toUtf8());
    refresh.body = formBody(form);
    const core::FlowStep step = http.sendTo(*own, refresh);
    if (step.status != 200)
        return;
    run.accessToken = tokenIn(step, u"access_token"_s);
    run.refreshToken = tokenIn(step, u"refresh_token"_s);
    run.idToken = tokenIn(step, u"id_token"_s);
    again.title = u"again"_s;
    again.headers.emplace_back("Authorization", "Bearer " + run.accessToken.toUtf8());
    http.send(again);
}

} // namespace app
