#include "app/ServerCertificate.h"

#include "app/TlsConfiguration.h"
#include "core/base/Log.h"

#include <QCryptographicHash>
#include <QHostAddress>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::CertificateState;
using core::LogLevel;
using core::Result;

namespace {

constexpr auto kLookEvery = 1s;

core::CertificateFacts factsOf(const core::Certificate &certificate)
{
    return {.subject = certificate.subject(),
            .issuer = certificate.issuer(),
            .names = certificate.names(),
            .notBefore = certificate.notBefore(),
            .notAfter = certificate.notAfter(),
            .sha256 = certificate.sha256(),
            .algorithm = certificate.algorithm()};
}

core::Error aboutFiles(const core::Error &error)
{
    return {error.kind, u"AUTH_SERVICE__TLS_CERT, AUTH_SERVICE__TLS_KEY: %1"_s.arg(error.detail), error.field};
}

bool isOpenToNetwork(const core::Listener &listener)
{
    return listener.host != "localhost"_L1 && !QHostAddress(listener.host).isLoopback();
}

QStringList httpsHosts(const core::Settings &settings)
{
    QStringList hosts;
    for (const core::Listener &listener : settings.listeners) {
        const QHostAddress address(listener.host);
        const bool isEverywhere =
            address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6 || address == QHostAddress::Any;
        if (listener.https.value_or(true) && !isEverywhere)
            hosts << listener.host;
    }
    return hosts;
}

} // namespace

ServerCertificate::ServerCertificate(core::CertificateService &service, const core::Clock &clock,
                                     const core::Settings &settings)
    : m_service(service), m_clock(clock), m_plan(planOf(settings))
{
    m_reader.setMaxThreadCount(1);
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &ServerCertificate::lookAgain);
}

ServerCertificate::~ServerCertificate()
{
    m_reader.waitForDone();
}

ServerCertificate::Plan ServerCertificate::planOf(const core::Settings &settings)
{
    const CertificateFiles files{settings.tlsCertificatePath, settings.tlsKeyPath};
    const bool isNeeded = std::ranges::any_of(settings.listeners, [](const core::Listener &listener) {
        return listener.https.value_or(isOpenToNetwork(listener));
    });
    return {files, httpsHosts(settings), isNeeded && !files.areConfigured(), 0};
}

ServerCertificate::Plan ServerCertificate::plan() const
{
    const std::scoped_lock guard(m_lock);
    return m_plan;
}

void ServerCertificate::readFiles(const CertificateFiles &files, Reading &reading) const
{
    reading.state.source = CertificateState::Source::Files;
    const auto content = files.read();
    if (!content) {
        reading.error = content.error();
        reading.digest = content.error().detail.toUtf8();
        return;
    }
    reading.digest = content->digest();
    auto identity = core::serverIdentityFromPem(content->chainPem, content->keyPem, {});
    if (!identity) {
        reading.error = aboutFiles(identity.error());
        return;
    }
    reading.identity = *std::move(identity);
    reading.warnings = files.warnings();
}

void ServerCertificate::readStored(Reading &reading) const
{
    auto server = m_service.server();
    if (!server) {
        reading.error = server.error();
        reading.error->detail += u"; remove it with gatehoused tls remove"_s;
        reading.digest = server.error().detail.toUtf8();
        return;
    }
    if (!*server)
        return;
    reading.state.source = (*server)->source == core::CertificateRecord::Source::SelfMade
                               ? CertificateState::Source::SelfMade
                               : CertificateState::Source::Imported;
    reading.identity = std::move((*server)->identity);
    reading.digest = QCryptographicHash::hash(reading.identity->chainPem(), QCryptographicHash::Sha256);
}

ServerCertificate::Reading ServerCertificate::read(const Plan &plan) const
{
    Reading reading;
    reading.generation = plan.generation;
    if (const auto authority = m_service.authority(); authority && *authority)
        reading.state.authority = factsOf(**authority);
    if (plan.files.areConfigured())
        readFiles(plan.files, reading);
    else
        readStored(reading);
    if (reading.identity)
        reading.state.server = factsOf(reading.identity->leaf());
    if (reading.error)
        reading.state.failure = reading.error->detail;
    return reading;
}

ServerCertificate::Reading ServerCertificate::readAndWait(const Plan &plan)
{
    Reading reading;
    m_reader.start([&] { reading = read(plan); });
    m_reader.waitForDone();
    return reading;
}

Result<std::optional<QSslConfiguration>> ServerCertificate::configurationOf(const Reading &reading)
{
    if (!reading.identity)
        return std::optional<QSslConfiguration>();
    auto made = tlsConfiguration(*reading.identity);
    if (!made)
        return core::fail(made.error());
    return std::optional(*std::move(made));
}

Result<std::optional<QSslConfiguration>> ServerCertificate::load(const core::Settings &settings)
{
    const auto prepared = prepare(settings);
    if (!prepared)
        return core::fail(prepared.error());
    use(**prepared);
    return m_configuration;
}

Result<std::shared_ptr<const ServerCertificate::Prepared>> ServerCertificate::prepare(const core::Settings &settings)
{
    auto prepared = std::make_shared<Prepared>();
    prepared->plan = planOf(settings);
    Reading reading = readAndWait(prepared->plan);
    auto made =
        reading.error ? Result<std::optional<QSslConfiguration>>(core::fail(*reading.error)) : configurationOf(reading);
    if (made) {
        prepared->configuration = *std::move(made);
        prepared->reading = std::move(reading);
    } else if (m_configuration && prepared->plan.files == plan().files) {
        prepared->configuration = m_configuration; // limits must change even while a renewal is half written
    } else {
        return core::fail(made.error());
    }
    return prepared;
}

void ServerCertificate::use(const Prepared &prepared)
{
    {
        const std::scoped_lock guard(m_lock);
        const quint64 generation = m_plan.generation + 1;
        m_plan = prepared.plan;
        m_plan.generation = generation;
    }
    if (!prepared.reading)
        return;
    m_configuration = prepared.configuration;
    m_digest = prepared.reading->digest;
    m_failedDigest.clear();
    setState(prepared.reading->state);
    warn(*prepared.reading, prepared.plan.hosts);
}

void ServerCertificate::watch(Adopt adopt)
{
    m_adopt = std::move(adopt);
    m_timer.start();
    refresh(); // what changed since load()
}

void ServerCertificate::stopWatching()
{
    m_adopt = {};
    m_timer.stop();
    m_reader.waitForDone();
}

void ServerCertificate::refresh(Done done)
{
    m_reader.start([this, done = std::move(done)] {
        auto reading = std::make_shared<const Reading>(read(plan()));
        QMetaObject::invokeMethod(
            this, [this, done, reading] { settle(*reading, done, false); }, Qt::QueuedConnection);
    });
}

void ServerCertificate::lookAgain()
{
    // What is stored is read when it changes; again only after a failure.
    const bool isDue = plan().files.areConfigured() || !m_failedDigest.isEmpty();
    if (!isDue || m_reader.activeThreadCount() > 0)
        return;
    m_reader.start([this] {
        auto reading = std::make_shared<const Reading>(read(plan()));
        QMetaObject::invokeMethod(
            this, [this, reading] { settle(*reading, {}, true); }, Qt::QueuedConnection);
    });
}

void ServerCertificate::settle(const Reading &reading, const Done &done, bool mayBeHalfWritten)
{
    if (reading.generation != plan().generation) // what was read is no longer what is asked for
        return refresh(done);
    Result<void> result;
    if (reading.error) {
        keepOlder(reading, mayBeHalfWritten);
        result = core::fail(*reading.error);
    } else if (reading.digest != m_digest || !m_failedDigest.isEmpty()) {
        result = take(reading);
    } else {
        setState(reading.state); // a new authority alone
    }
    if (done)
        done(std::move(result));
}

Result<void> ServerCertificate::take(const Reading &reading)
{
    const bool isNew = reading.digest != m_digest;
    const auto configuration = configurationOf(reading);
    Result<void> adopted;
    if (!configuration)
        adopted = core::fail(configuration.error());
    else if (isNew && m_adopt)
        adopted = m_adopt(*configuration);
    if (!adopted) {
        Reading refused = reading;
        refused.error = adopted.error();
        keepOlder(refused, false);
        return adopted;
    }
    m_configuration = *configuration;
    m_digest = reading.digest;
    m_failedDigest.clear();
    setState(reading.state);
    if (isNew && reading.state.server) {
        core::logEvent(LogLevel::Info, u"another TLS certificate is in use"_s,
                       {{u"subject"_s, reading.state.server->subject}, {u"sha256"_s, reading.state.server->sha256}});
        warn(reading, plan().hosts);
    } else if (isNew) {
        core::logEvent(LogLevel::Warning, u"there is no TLS certificate any more"_s);
    }
    return {};
}

void ServerCertificate::keepOlder(const Reading &reading, bool mayBeHalfWritten)
{
    const bool isSeenAgain = reading.digest == m_failedDigest;
    if (!isSeenAgain)
        m_isFailureTold = false;
    m_failedDigest = reading.digest;
    // Two files are never replaced in the same moment: the second look decides.
    if (m_isFailureTold || (mayBeHalfWritten && !isSeenAgain))
        return;
    m_isFailureTold = true;
    core::logEvent(LogLevel::Error, u"the new TLS certificate is not taken over, the older one still serves"_s,
                   {{u"detail"_s, reading.error->detail}});
    const std::scoped_lock guard(m_lock);
    m_state.failure = reading.error->detail;
}

void ServerCertificate::warn(const Reading &reading, const QStringList &hosts)
{
    m_warnings = reading.warnings;
    if (!reading.identity)
        return;
    const core::Certificate &leaf = reading.identity->leaf();
    const auto day = [](core::Instant instant) { return core::toDateTime(instant).toString(Qt::ISODate); };
    const core::Instant now = m_clock.now();
    const bool hasEnded = leaf.notAfter() <= now;
    if (hasEnded)
        m_warnings << u"the TLS certificate ended on %1: clients refuse it"_s.arg(day(leaf.notAfter()));
    if (leaf.notBefore() > now)
        m_warnings << u"the TLS certificate is valid from %1 on only; is this computer's clock right?"_s.arg(
            day(leaf.notBefore()));
    if (!hosts.isEmpty() && std::ranges::none_of(hosts, [&](const QString &host) { return leaf.isValidFor(host); }))
        m_warnings << u"the TLS certificate is for %1, not for %2 where listeners are"_s.arg(
            leaf.names().isEmpty() ? u"no name at all"_s : leaf.names().mid(0, 10).join(u", "_s), hosts.join(u", "_s));
    for (const QString &warning : std::as_const(m_warnings))
        core::logEvent(hasEnded ? LogLevel::Error : LogLevel::Warning, warning);
}

void ServerCertificate::setState(const CertificateState &state)
{
    const std::scoped_lock guard(m_lock);
    m_state = state;
    m_isLoaded = true;
}

CertificateState ServerCertificate::state()
{
    {
        const std::scoped_lock guard(m_lock);
        if (m_isLoaded)
            return m_state;
    }
    return read(plan()).state;
}

std::optional<core::RunningCertificate> ServerCertificate::running() const
{
    const std::scoped_lock guard(m_lock);
    if (!m_isLoaded || !m_state.server)
        return std::nullopt;
    return core::RunningCertificate{m_state.server->subject, m_state.server->notAfter};
}

} // namespace app
