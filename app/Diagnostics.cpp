#include "app/Diagnostics.h"

#include "app/Components.h"
#include "app/Composition.h"
#include "app/LocalChecks.h"
#include "app/OwnAddress.h"
#include "app/Redaction.h"
#include "app/SelfTest.h"
#include "app/ServerCertificate.h"
#include "app/ZipFile.h"
#include "core/admin/BackupAdmin.h"
#include "core/admin/KekAdmin.h"
#include "core/admin/OverviewAdmin.h"
#include "core/admin/SettingsAdmin.h"
#include "core/database/JsonList.h"
#include "core/tokens/TokenService.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QStorageInfo>
#include <QSysInfo>
#include <QUrl>
#include <QtConcurrent>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

std::optional<QSslCertificate> certificateOf(Composition &core)
{
    const auto &configuration = core.serverCertificate().configuration();
    return configuration ? std::optional(configuration->localCertificate()) : std::nullopt;
}

std::optional<core::Instant> newestAuditRow(core::Database &database)
{
    const auto newest = database.readNow([](core::Snapshot &snapshot) -> Result<std::optional<core::Instant>> {
        auto rows = snapshot.run(u"SELECT max(created_at) FROM audit_logs"_s);
        if (!rows)
            return core::fail(rows.error());
        return rows->next() && !rows->isNull(0) ? std::optional(rows->instant(0)) : std::nullopt;
    });
    return newest.value_or(std::nullopt);
}

/// Those of these words that are users' names, in lower case.
QSet<QString> usersAmong(core::Database &database, const QStringList &words)
{
    const auto found = database.readNow([&](core::Snapshot &snapshot) -> Result<QSet<QString>> {
        auto rows = snapshot.run(
            u"SELECT username_key FROM users WHERE username_key IN (SELECT value FROM json_each(:words))"_s,
            {{"words"_L1, core::jsonList(words)}});
        if (!rows)
            return core::fail(rows.error());
        QSet<QString> users;
        while (rows->next())
            users.insert(rows->text(0));
        return users;
    });
    return found.value_or(QSet<QString>());
}

/// On the thread of `context`, unless that is gone by then.
template <class T, class Use>
void whenReady(QFuture<T> future, QObject &context, Use use)
{
    auto *watcher = new QFutureWatcher<T>(&context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &context, [watcher, use] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            use(watcher->result());
    });
    watcher->setFuture(future);
}

core::SelfTestCheck nothingAnswers(const core::Error &error)
{
    return {.name = u"discovery"_s,
            .outcome = core::SelfTestCheck::Outcome::Failed,
            .detail = error.detail,
            .advice = u"Start the listeners (Overview), and see that nothing else holds the port."_s};
}

} // namespace

Diagnostics::Diagnostics(Composition &core, Server server, std::unique_ptr<core::SecretStore> keychain)
    : m_core(core)
    , m_server(std::move(server))
    , m_keychain(keychain ? std::move(keychain) : std::make_unique<core::KeychainSecretStore>())
{
    m_thread.setMaxThreadCount(1);
}

Diagnostics::Diagnostics(Composition &core, core::ServerControl &server)
    : Diagnostics(core, Server{[&core, &server]() -> Result<FlowHttp::Target> {
                                   const core::ServerFigures figures = server.figures();
                                   if (figures.state != core::ServerFigures::State::Running)
                                       return core::fail(ErrorKind::Conflict, u"the server is stopped"_s);
                                   return ownAddress(figures.urls, certificateOf(core));
                               },
                               [&server] { return std::optional(server.figures()); }})
{}

Diagnostics::~Diagnostics()
{
    m_isStopping = true;
    m_thread.waitForDone();
}

Result<FlowHttp::Target> Diagnostics::targetOfSettings(Composition &core, const QString &given)
{
    if (!given.isEmpty()) {
        if (const auto said = saidAddress(given); !said)
            return core::fail(said.error());
        return ownAddress({given}, certificateOf(core));
    }
    if (const QStringList known = core.rememberedAddresses(); !known.isEmpty())
        return ownAddress(known, certificateOf(core));
    const core::Settings &settings = core.settings();
    const auto state = core.serverCertificate().load(settings);
    QStringList urls;
    for (const core::Listener &listener : settings.listeners) {
        const bool isHttps = listener.https.value_or(state && state->has_value());
        QUrl url;
        url.setScheme(isHttps ? u"https"_s : u"http"_s);
        url.setHost(listener.host);
        url.setPort(listener.port);
        if (listener.port != 0)
            urls.append(url.toString());
    }
    if (urls.isEmpty()) {
        if (const auto said = saidAddress(core.tokens().issuer()); !said)
            return core::fail(said.error());
        urls.append(core.tokens().issuer());
    }
    return ownAddress(urls, certificateOf(core));
}

QFuture<Diagnostics::Ahead> Diagnostics::lookAhead()
{
    auto promise = std::make_shared<QPromise<Ahead>>();
    promise->start();
    auto ahead = std::make_shared<Ahead>(Ahead{m_server.target(), {}});
    const auto settle = [promise, ahead] {
        promise->addResult(*ahead);
        promise->finish();
    };
    const auto testSealed = [this, ahead, settle] {
        whenReady(m_core.kek().test(), m_context, [ahead, settle](const Result<core::KekTest> &test) {
            ahead->checks.push_back(sealedKeysCheck(test));
            settle();
        });
    };
    if (m_core.kekPlace() != m_keychain->displayName()) {
        ahead->checks.push_back({.name = u"keychain"_s,
                                 .outcome = core::SelfTestCheck::Outcome::Skipped,
                                 .detail = u"the key lives elsewhere: %1"_s.arg(m_core.kekPlace())});
        testSealed();
    } else {
        whenReady(keychainRoundTrip(*m_keychain, m_core.random()), m_context,
                  [ahead, testSealed](const core::SelfTestCheck &check) {
                      ahead->checks.push_back(check);
                      testSealed();
                  });
    }
    return promise->future();
}

QFuture<Result<std::vector<core::SelfTestCheck>>> Diagnostics::selfTest(Progress progress)
{
    auto promise = std::make_shared<QPromise<Result<Checks>>>();
    promise->start();
    const auto settle = [promise](Result<Checks> outcome) {
        promise->addResult(std::move(outcome));
        promise->finish();
    };
    if (m_isTesting.exchange(true)) {
        settle(core::fail(ErrorKind::Conflict, u"another self-test runs"_s));
        return promise->future();
    }
    // Keychain and the server's figures are to be had on the main thread only.
    QMetaObject::invokeMethod(&m_context, [this, progress = std::move(progress), settle] {
        whenReady(lookAhead(), m_context, [this, progress, settle](const Ahead &ahead) {
            m_thread.start([this, progress, settle, ahead] {
                auto outcome = testNow(ahead, progress);
                m_isTesting = false;
                settle(std::move(outcome));
            });
        });
    });
    return promise->future();
}

Result<std::vector<core::SelfTestCheck>> Diagnostics::testNow(const Ahead &ahead, const Progress &progress)
{
    Checks all;
    bool goesOn = true;
    const auto take = [&](const core::SelfTestCheck &check) {
        goesOn = goesOn && !m_isStopping && (!progress || progress(check));
        all.push_back(check);
        return goesOn;
    };
    for (const core::SelfTestCheck &check : ahead.checks)
        take(check);
    if (!ahead.target) {
        take(nothingAnswers(ahead.target.error()));
    } else if (goesOn) {
        const auto walked = SelfTest(m_core, *ahead.target, m_isStopping).run(take);
        if (!walked && walked.error().kind != ErrorKind::Cancelled)
            return core::fail(walked.error());
    }
    if (goesOn) {
        for (const core::SelfTestCheck &check : localChecks())
            take(check);
    }
    if (!goesOn)
        return core::fail(ErrorKind::Cancelled, u"the self-test was cancelled"_s);
    const std::scoped_lock lock(m_mutex);
    m_last = all;
    m_lastAt = m_core.clock().now();
    return all;
}

std::vector<core::SelfTestCheck> Diagnostics::localChecks()
{
    const core::Instant now = m_core.clock().now();
    ServerCertificate &certificate = m_core.serverCertificate();
    return {clockCheck(now, newestAuditRow(m_core.database()), systemClockIsSynchronized()),
            diskCheck(m_core.dataDir(), QStorageInfo(m_core.dataDir()).bytesAvailable()),
            certificateCheck(certificate.state(), certificate.isNeeded(), now), databaseQuickCheck(m_core.database())};
}

QFuture<Result<std::vector<core::LogLine>>> Diagnostics::logAfter(qint64 number)
{
    return QtFuture::makeReadyFuture(Result<std::vector<core::LogLine>>(core::LogMemory::ofProgram().after(number)));
}

QFuture<Result<std::vector<core::ComponentVersion>>> Diagnostics::components()
{
    return QtConcurrent::run(&m_core.adminContext().pool, [this]() -> Result<std::vector<core::ComponentVersion>> {
        return componentsInUse(m_core.database());
    });
}

QFuture<Result<std::vector<core::BundleFile>>> Diagnostics::bundle(Names names)
{
    auto promise = std::make_shared<QPromise<Result<std::vector<core::BundleFile>>>>();
    promise->start();
    QMetaObject::invokeMethod(&m_context, [this, names, promise] {
        const auto figures = m_server.figures ? m_server.figures() : std::nullopt;
        m_thread.start([this, names, figures, promise] {
            promise->addResult(bundleNow(names, figures));
            promise->finish();
        });
    });
    return promise->future();
}

Result<std::vector<core::BundleFile>> Diagnostics::bundleNow(Names names, std::optional<core::ServerFigures> figures)
{
    auto files = bundleFiles(contentNow(names, std::move(figures)));
    if (names == Names::Replaced)
        replaceNames(files);
    return files;
}

BundleContent Diagnostics::contentNow(Names names, std::optional<core::ServerFigures> figures)
{
    BundleContent content;
    content.at = m_core.clock().now();
    content.areNamesReplaced = names == Names::Replaced;
    content.components = componentsInUse(m_core.database());
    content.server = std::move(figures);
    // Where one part cannot be had, the others tell all the more.
    if (const auto entries = m_core.settingsAdmin().entries().result())
        content.settings = *entries;
    if (const auto overview = m_core.overview().figures().result())
        content.overview = *overview;
    if (const auto state = m_core.backups().state().result())
        content.database = state->database;
    {
        const std::scoped_lock lock(m_mutex);
        content.health = m_last;
        content.selfTestAt = m_lastAt;
    }
    if (content.health.empty())
        content.health = localChecks();
    content.log = core::LogMemory::ofProgram().after(0);
    return content;
}

void Diagnostics::replaceNames(std::vector<core::BundleFile> &files)
{
    QStringList hosts{QSysInfo::machineHostName(), QUrl(m_core.tokens().issuer()).host()};
    const core::CertificateState state = m_core.serverCertificate().state();
    for (const auto &facts : {state.server, state.authority}) {
        if (facts)
            hosts += facts->names + QStringList{facts->subject};
    }
    for (const core::Listener &listener : m_core.settings().listeners)
        hosts.append(listener.host);
    Redaction redaction([this](const QStringList &words) { return usersAmong(m_core.database(), words); }, hosts);
    for (core::BundleFile &file : files)
        file.text = redaction.applied(QString::fromUtf8(file.text)).toUtf8();
}

QFuture<Result<void>> Diagnostics::saveBundle(QString path, std::vector<core::BundleFile> files)
{
    return QtConcurrent::run(&m_core.adminContext().pool, [path, files = std::move(files)] {
        std::vector<std::pair<QString, QByteArray>> entries;
        for (const core::BundleFile &file : files)
            entries.emplace_back(file.name, file.text);
        return writeZip(path, entries);
    });
}

} // namespace app
