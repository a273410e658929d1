#include "app/FirstStartSetup.h"

#include "app/Await.h"
#include "app/FirstStartChecks.h"
#include "core/admin/CertificateAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/base/Log.h"
#include "core/secrets/KekText.h"
#include "core/secrets/OwnerOnlyFile.h"

#include <QDir>
#include <QSaveFile>
#include <QTimer>
#include <QUrl>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

const auto kListenVariable = u"AUTH_SERVICE__LISTEN"_s;
const auto kSampleClient = u"codelab-flutter-app"_s;
const auto kAuthorityFile = u"authority.pem"_s;

} // namespace

FirstStartSetup::FirstStartSetup(StartOptions options)
    : m_options(std::move(options)), m_environment(core::settingsFromEnvironment())
{}

FirstStartSetup::~FirstStartSetup() = default;

bool FirstStartSetup::isNeeded(const StartOptions &options)
{
    return !options.demo && !options.minimized && isFirstStart(options);
}

core::SetupFacts FirstStartSetup::facts() const
{
    return setupFacts(m_options, m_environment);
}

QString FirstStartSetup::newPassword()
{
    return m_random.urlSafeText(12) + u"-Aa1"_s; // the ending satisfies every rule of composition
}

QStringList FirstStartSetup::missingPasswordRules(const QString &password) const
{
    return missingSetupRules(password, m_environment);
}

QFuture<Result<void>> FirstStartSetup::checkFolder(QString folder)
{
    return checkSetupFolder(folder);
}

QFuture<Result<core::SetupKeyPlace>> FirstStartSetup::testKeyPlace(QString folder)
{
    return testSetupKeyPlace(m_keychain, m_random, m_environment, folder);
}

QFuture<Result<core::SetupPort>> FirstStartSetup::testPort(QString host, quint16 port)
{
    return testSetupPort(host, port);
}

QFuture<Result<core::SetupSettings>> FirstStartSetup::readSettings(QString path)
{
    return readSetupSettings(path, m_options.settings(), m_environment);
}

QFuture<Result<core::SetupKey>> FirstStartSetup::readKey(QString path)
{
    return readSetupKey(path);
}

QFuture<Result<core::SetupResult>> FirstStartSetup::make(core::SetupPlan plan)
{
    m_plan = std::move(plan);
    m_result = {};
    m_promise = {};
    m_promise.start();
    const auto future = m_promise.future();
    QTimer::singleShot(0, &m_context, [this] { run(0); });
    return future;
}

/// Each step of its own, so that the window goes on painting between them.
void FirstStartSetup::run(int step)
{
    static constexpr Step kSteps[] = {
        &FirstStartSetup::beginFolder, &FirstStartSetup::openFolder,      &FirstStartSetup::makeSecrets,
        &FirstStartSetup::takeKey,     &FirstStartSetup::makeCertificate, &FirstStartSetup::settleAddress,
        &FirstStartSetup::serve,       &FirstStartSetup::makeToken,       &FirstStartSetup::finishFolder};
    if (step == int(std::size(kSteps)))
        return end(m_result);
    if (const auto done = (this->*kSteps[step])(); !done) {
        undo();
        return end(core::fail(done.error()));
    }
    QTimer::singleShot(0, &m_context, [this, step] { run(step + 1); });
}

void FirstStartSetup::end(Result<core::SetupResult> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

StartOptions FirstStartSetup::startOptions() const
{
    StartOptions options = m_options;
    options.dataDir = m_plan.folder;
    return options;
}

/// What is decided by the settings is in effect when the folder is opened again.
Result<void> FirstStartSetup::beginFolder()
{
    const QDir folder(m_plan.folder);
    m_folderExisted = folder.exists();
    m_before = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    auto process = ServerProcess::open(startOptions(), u"console"_s);
    if (!process)
        return core::fail(process.error());
    if (const auto noted = noteFirstStart((*process)->core(), FirstStartStage::Setup); !noted)
        return noted;
    core::SettingsAdmin::Changes changes = m_plan.settings;
    changes.remove(kListenVariable);
    if (!m_environment.contains(u"ENVIRONMENT"_s))
        changes.insert(u"ENVIRONMENT"_s, m_plan.isProduction() ? u"production"_s : u"development"_s);
    if (!m_plan.issuer.isEmpty())
        changes.insert(u"AUTH_SERVICE__JWT_ISSUER"_s, m_plan.issuer);
    return await((*process)->core().settingsAdmin().save(changes));
}

Result<void> FirstStartSetup::openFolder()
{
    auto process = ServerProcess::open(startOptions(), u"console"_s);
    if (!process)
        return core::fail(process.error());
    m_process = *std::move(process);
    return {};
}

Result<Kek> FirstStartSetup::kek()
{
    if (m_plan.keeping == core::SetupPlan::KeyKeeping::PlainFile) {
        const core::OwnerOnlyFile file(m_process->folder().file(u"kek"_s));
        const auto made = file.exists() ? Result<void>() : file.create(core::kekToText(m_random.secret(32)));
        if (!made)
            return core::fail(made.error());
    }
    KekAtStart search(m_process->core(), KekAtStart::Asking::Possible, m_process->kekKind());
    auto outcome = search.find();
    if (outcome && std::holds_alternative<core::KekChoiceNeeded>(*outcome))
        outcome = search.makePassphraseFile(m_plan.passphrase);
    else if (outcome && std::holds_alternative<core::PassphraseNeeded>(*outcome))
        outcome = search.openPassphraseFile(m_plan.passphrase);
    if (!outcome)
        return core::fail(outcome.error());
    if (const auto *found = std::get_if<core::KekFound>(&*outcome))
        return KekAtStart::taken(*found);
    return core::fail(ErrorKind::Keychain, u"the keychain cannot be used"_s);
}

Result<void> FirstStartSetup::makeSecrets()
{
    auto key = kek();
    if (!key)
        return core::fail(key.error());
    m_process->setFirstAdmin({m_plan.adminName, m_plan.adminEmail, m_plan.adminPassword});
    if (const auto unlocked = m_process->unlock(*std::move(key)); !unlocked)
        return unlocked;
    if (!m_plan.adminPassword.isEmpty())
        m_result.secrets.append({core::SetupSecret::Kind::UserPassword, m_plan.adminName, m_plan.adminPassword});
    for (const FirstStartSecret &secret : m_process->takeFirstStartSecrets()) {
        using Kind = core::SetupSecret::Kind;
        const bool isUser = secret.kind == FirstStartSecret::Kind::UserPassword;
        if (!isUser || m_plan.adminPassword.isEmpty())
            m_result.secrets.append({isUser ? Kind::UserPassword : Kind::ClientSecret, secret.owner, secret.value});
    }
    return {};
}

/// With its old name it goes on verifying; the key made here signs.
Result<void> FirstStartSetup::takeKey()
{
    if (!m_plan.signingKey)
        return {};
    const auto taken = await(m_process->core().keys().import(m_plan.signingKey, m_plan.signingKeyId));
    if (!taken && taken.error().kind != ErrorKind::AlreadyExists)
        return core::fail(taken.error());
    return {};
}

Result<void> FirstStartSetup::makeCertificate()
{
    if (m_plan.certificateNames.isEmpty())
        return {};
    core::CertificateAdmin &certificates = m_process->core().certificates();
    if (const auto made = await(certificates.makeOwn(m_plan.certificateNames)); !made)
        return made;
    const auto authority = await(certificates.authorityPem());
    if (!authority)
        return core::fail(authority.error());
    QSaveFile file(m_process->folder().file(kAuthorityFile)); // for curl and for the devices of the team
    if (!file.open(QIODevice::WriteOnly) || file.write(*authority) < 0 || !file.commit())
        return core::fail(ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    return {};
}

Result<void> FirstStartSetup::settleAddress()
{
    if (m_plan.listen.isEmpty())
        return {};
    Composition &core = m_process->core();
    core::SettingsAdmin::Changes changes{{kListenVariable, m_plan.listen}};
    if (m_plan.isProduction() && !m_plan.listen.startsWith("https"_L1))
        changes.insert(u"AUTH_SERVICE__REQUIRE_HTTPS"_s, u"false"_s); // said and warned of in the wizard
    std::optional<core::Settings> settled;
    core.setSettingsListener([&settled](const core::Settings &wanted) -> Result<void> {
        settled = wanted;
        return {};
    });
    const auto saved = await(core.settingsAdmin().save(changes));
    core.setSettingsListener({});
    if (saved && settled)
        core.adopt(*settled);
    return saved;
}

Result<void> FirstStartSetup::serve()
{
    const auto urls = m_process->serve();
    if (!urls)
        return core::fail(urls.error());
    m_result.url = urls->value(0);
    return {};
}

QString FirstStartSetup::curl(const QString &token) const
{
    QUrl url(m_result.url);
    const core::Listener &first = m_process->core().settings().listeners.front();
    if (first.host == "0.0.0.0"_L1 || first.host == "::"_L1)
        url.setHost(u"127.0.0.1"_s); // the name of this computer need not be known to it
    url.setPath(u"/oauth/userinfo"_s);
    QString trust;
    if (url.scheme() == "https"_L1 && !m_plan.certificateNames.isEmpty())
        trust = u"--cacert '%1' "_s.arg(m_process->folder().file(kAuthorityFile).replace(u'\'', u"'\\''"_s));
    return u"curl %1-H 'Authorization: Bearer %2' %3"_s.arg(trust, token, url.toString());
}

Result<void> FirstStartSetup::makeToken()
{
    Composition &core = m_process->core();
    const auto user = await(core.users().find(m_plan.adminName));
    if (!user)
        return core::fail(user.error());
    core::LabRequest request;
    request.user = user->id;
    request.client = core::ClientId{kSampleClient};
    request.scopes = QStringList{u"openid"_s, u"profile"_s, u"email"_s, u"api:read"_s};
    const auto token = await(core.lab().issue(request));
    if (!token)
        return core::fail(token.error());
    m_result.user = m_plan.adminName;
    m_result.client = kSampleClient;
    m_result.tokenLifetime = token->expiresIn;
    m_result.curl = curl(token->accessToken);
    return {};
}

/// From here on a start shows secrets, not the wizard; and the usual place leads to a folder that is elsewhere.
Result<void> FirstStartSetup::finishFolder()
{
    if (const auto noted = noteFirstStart(m_process->core(), FirstStartStage::Unseen); !noted)
        return noted;
    const QString usual = DataFolder::defaultPath();
    if (!m_options.dataDir.isEmpty() || QDir(m_plan.folder) == QDir(usual))
        return {};
    QDir().rmdir(usual); // an empty one holds nothing
    QDir().mkpath(QFileInfo(usual).path());
    if (!QFile::link(m_plan.folder, usual))
        return core::fail(ErrorKind::Storage,
                          u"%1 cannot be made to lead to %2; choose the usual folder, or start with "
                          u"--data-dir"_s.arg(usual, m_plan.folder));
    return {};
}

QFuture<Result<void>> FirstStartSetup::finish()
{
    QPromise<Result<void>> promise;
    promise.start();
    promise.addResult(m_process ? m_process->noteSecretsSeen() : Result<void>());
    promise.finish();
    return promise.future();
}

/// Back to how the folder was.
void FirstStartSetup::undo()
{
    if (m_process)
        m_process->stop();
    m_process.reset();
    QDir folder(m_plan.folder);
    const core::OwnerOnlyFile id(folder.filePath(u"folder-id"_s));
    if (const auto text = id.exists() && !m_before.contains(u"folder-id"_s) ? id.read() : Result<core::SecretBytes>();
        text && !text->isEmpty())
        std::ignore = await(m_keychain.remove(u"kek-"_s + QString::fromUtf8(text->toByteArray()).trimmed()));
    for (const QString &name : folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (m_before.contains(name))
            continue;
        const QString path = folder.filePath(name);
        if (!(QFileInfo(path).isDir() ? QDir(path).removeRecursively() : QFile::remove(path)))
            core::logEvent(core::LogLevel::Warning, u"%1 could not be removed"_s.arg(path));
    }
    if (!m_folderExisted)
        QDir().rmdir(m_plan.folder);
}

} // namespace app
