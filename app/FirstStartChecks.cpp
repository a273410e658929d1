#include "app/FirstStartChecks.h"

#include "app/DataFolder.h"
#include "app/FirstStart.h"
#include "app/StartOptions.h"
#include "core/crypto/Random.h"
#include "core/database/Database.h"
#include "core/keys/PrivateJwk.h"
#include "core/secrets/PassphraseFile.h"
#include "core/secrets/SecretStore.h"
#include "core/settings/ListenerText.h"
#include "core/settings/SettingTable.h"
#include "core/settings/SettingsFile.h"
#include "core/settings/SettingsRepository.h"
#include "core/users/PasswordRules.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QPromise>
#include <QSysInfo>
#include <QTcpServer>
#include <QUrl>
#include <QtConcurrent>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

constexpr qint64 kMostSettingsBytes = 1 << 20;
constexpr qint64 kMostKeyBytes = 64 * 1024;

QString folderOf(const StartOptions &options)
{
    return QDir(options.dataDir.isEmpty() ? DataFolder::defaultPath() : options.dataDir).absolutePath();
}

QString databaseOf(const StartOptions &options)
{
    const QString folder = folderOf(options);
    const auto settings = core::loadSettings(options.settings(), core::settingsFromEnvironment(), {}, folder);
    const bool isElsewhere = settings && settings->databaseUrl.startsWith("sqlite:///"_L1);
    return isElsewhere ? settings->databaseUrl.mid(10) : folder + u"/gatehouse.db"_s;
}

Result<QByteArray> readWhole(const QString &path, qint64 most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorKind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > most)
        return core::fail(ErrorKind::InvalidInput, u"%1 is larger than %2 bytes"_s.arg(path).arg(most));
    return file.read(most);
}

/// What the wizard itself was cut off in; anything else in the folder belongs to somebody.
bool isCutOff(const QString &database)
{
    core::DatabaseOptions options;
    options.path = database;
    options.mustExist = true;
    const auto opened = core::Database::open(options);
    if (!opened)
        return false;
    const auto values =
        (*opened)->readNow([](core::Snapshot &snapshot) { return core::SettingsRepository::all(snapshot); });
    return values && values->value(u"first_start_begun"_s) == "setup"_L1 && !values->contains(u"first_start_done"_s);
}

/// Where others reach the first of these addresses; empty: they are free ports, or wrong, which the start tells.
QString issuerAt(const QString &listen)
{
    const auto listeners = core::parseListeners(listen);
    if (!listeners || listeners->empty() || listeners->front().port == 0)
        return {};
    const core::Listener &first = listeners->front();
    QUrl url;
    url.setScheme(first.https.value_or(false) ? u"https"_s : u"http"_s);
    url.setHost(first.host);
    url.setPort(first.port);
    return addressForOthers(url.toString());
}

struct KeychainTrial
{
    QString name;
    core::SecretStore::Secret secret;
    QPromise<Result<core::SetupKeyPlace>> promise;

    void end(core::SetupKeyPlace place)
    {
        promise.addResult(std::move(place));
        promise.finish();
    }
    void endWithout(const QString &reason) { end({core::SetupKeyPlace::Kind::Nowhere, {}, reason}); }
};

} // namespace

bool isFirstStart(const StartOptions &options)
{
    const QString database = databaseOf(options);
    return !QFileInfo::exists(database) || isCutOff(database);
}

core::SetupFacts setupFacts(const StartOptions &options, const core::SettingValues &environment)
{
    core::SetupFacts facts;
    facts.folder = folderOf(options);
    facts.folderIsFixed = !options.dataDir.isEmpty() || environment.contains(u"AUTH_SERVICE__DB_URL"_s);
    const QString port = environment.value(u"PORT"_s);
    facts.fixedListen = options.settings().value(
        u"AUTH_SERVICE__LISTEN"_s,
        environment.value(u"AUTH_SERVICE__LISTEN"_s, port.isEmpty() ? QString() : u"127.0.0.1:"_s + port));
    facts.proposedIssuer = issuerAt(facts.fixedListen);
    facts.fixedIssuer = environment.value(u"AUTH_SERVICE__JWT_ISSUER"_s);
    facts.passwordIsGiven = environment.contains(u"AUTH_SERVICE__MASTER_KEY"_s);
    facts.names = QStringList{QSysInfo::machineHostName().toLower(), u"localhost"_s, u"127.0.0.1"_s};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal())
            facts.names.append(address.toString());
    }
    facts.names.removeAll(QString());
    facts.names.removeDuplicates();
    return facts;
}

QString addressForOthers(const QString &url)
{
    QUrl reached(url);
    const QHostAddress host(reached.host());
    const QString name = QSysInfo::machineHostName().toLower();
    if ((host == QHostAddress::AnyIPv4 || host == QHostAddress::AnyIPv6) && !name.isEmpty())
        reached.setHost(name);
    return reached.toString();
}

QStringList missingSetupRules(const QString &password, const core::SettingValues &environment)
{
    const auto settings = core::loadSettings({}, environment, {}, {});
    return core::missingPasswordRules(password, settings ? settings->passwordPolicy : core::PasswordPolicy::Classic);
}

QFuture<Result<void>> checkSetupFolder(const QString &folder)
{
    return QtConcurrent::run([folder]() -> Result<void> {
        if (QFileInfo::exists(folder + u"/gatehouse.db"_s) && !isCutOff(folder + u"/gatehouse.db"_s))
            return core::fail(ErrorKind::Conflict, u"%1 holds the data of a Gatehouse already"_s.arg(folder));
        // The nearest folder that is there has to let us in.
        QFileInfo place(folder);
        while (!place.exists() && place.absolutePath() != place.absoluteFilePath())
            place = QFileInfo(place.absolutePath());
        if (!place.isDir() || !place.isWritable())
            return core::fail(ErrorKind::Storage, u"%1 cannot be written"_s.arg(place.absoluteFilePath()));
        return {};
    });
}

QFuture<Result<core::SetupKeyPlace>> testSetupKeyPlace(core::SecretStore &keychain, core::Random &random,
                                                       const core::SettingValues &environment, const QString &folder)
{
    using Kind = core::SetupKeyPlace::Kind;
    const auto trial = std::make_shared<KeychainTrial>();
    trial->promise.start();
    auto future = trial->promise.future();
    const bool isGiven = environment.contains(u"AUTH_SERVICE__KEK"_s) ||
                         environment.contains(u"AUTH_SERVICE__KEK_FILE"_s) || QFileInfo::exists(folder + u"/kek"_s);
    if (isGiven) {
        trial->end({Kind::Given, {}, {}});
        return future;
    }
    if (core::PassphraseFile(folder).exists()) {
        trial->endWithout(u"this folder has a key that is sealed with a passphrase: type that one"_s);
        return future;
    }
    trial->name = u"probe-"_s + random.uuid();
    trial->secret = std::make_shared<const core::SecretBytes>(core::SecretBytes::fromText(random.uuid()));
    keychain.write(trial->name, trial->secret).then([trial, &keychain](const Result<void> &written) {
        if (!written)
            return trial->endWithout(written.error().detail);
        keychain.read(trial->name).then([trial, &keychain](const Result<core::SecretStore::Secret> &read) {
            const bool isSame = read && *read && (*read)->toByteArray() == trial->secret->toByteArray();
            const QString reason = read ? u"the keychain does not give back what it was given"_s : read.error().detail;
            keychain.remove(trial->name).then([trial, &keychain, isSame, reason](const Result<void> &) {
                if (!isSame)
                    return trial->endWithout(reason);
                trial->end({Kind::Keychain, keychain.displayName(), {}});
            });
        });
    });
    return future;
}

QFuture<Result<core::SetupPort>> testSetupPort(const QString &host, quint16 port)
{
    return QtConcurrent::run([host, port]() -> Result<core::SetupPort> {
        const QHostAddress address =
            host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
        core::SetupPort answer;
        QTcpServer trial;
        if (trial.listen(address, port)) {
            answer.isFree = true;
            return answer;
        }
        answer.isRefused = trial.serverError() == QAbstractSocket::SocketAccessError;
        if (trial.serverError() == QAbstractSocket::SocketAddressNotAvailableError)
            return core::fail(ErrorKind::InvalidInput, u"this computer has no address %1"_s.arg(host));
        const int first = answer.isRefused ? 8003 : port + 1;
        for (int next = first; next <= qMin(first + 100, 65535); ++next) {
            QTcpServer other;
            if (other.listen(address, quint16(next))) {
                answer.freePort = quint16(next);
                break;
            }
        }
        return answer;
    });
}

QFuture<Result<core::SetupSettings>> readSetupSettings(const QString &path, const core::SettingValues &commandLine,
                                                       const core::SettingValues &environment)
{
    return QtConcurrent::run([path, commandLine, environment]() -> Result<core::SetupSettings> {
        const auto text = readWhole(path, kMostSettingsBytes);
        if (!text)
            return core::fail(text.error());
        auto file = text->trimmed().startsWith('{') ? core::readSettingsDocument(*text)
                                                    : Result<core::SettingsFile>(core::readEnvironmentFile(*text));
        if (!file)
            return core::fail(file.error());
        if (!file->holdsAnything())
            return core::fail(ErrorKind::InvalidInput, u"no line of it is a setting (NAME=VALUE)"_s);
        core::SetupSettings settings;
        settings.remarks = std::move(file->remarks);
        core::SettingValues saved;
        for (auto it = file->changes.cbegin(); it != file->changes.cend(); ++it) {
            if (!it.value() || it->value().isEmpty())
                continue;
            if (environment.contains(it.key()) || commandLine.contains(it.key())) {
                settings.remarks.push_back({core::SettingsRemark::Kind::Overridden, it.key(), {}});
                continue;
            }
            settings.changes.insert(it.key(), it.value());
            saved.insert(it.key(), *it.value());
        }
        if (const auto loaded = core::loadSettings(commandLine, environment, saved, QFileInfo(path).path()); !loaded)
            settings.refusals.push_back(loaded.error());
        return settings;
    });
}

QFuture<Result<core::SetupKey>> readSetupKey(const QString &path)
{
    return QtConcurrent::run([path]() -> Result<core::SetupKey> {
        auto text = readWhole(path, kMostKeyBytes);
        if (!text)
            return core::fail(text.error());
        const auto secret = std::make_shared<const core::SecretBytes>(core::SecretBytes::take(*std::move(text)));
        const auto brought = core::privateKeyFrom(*secret);
        if (!brought)
            return core::fail(brought.error());
        const core::PublicKey &own = brought->key.publicKey();
        core::SetupKey key{secret, {}};
        key.candidate.algorithm = own.algorithm();
        key.candidate.bits = own.bits();
        key.candidate.thumbprint = own.thumbprint();
        key.candidate.namedInKey = brought->id;
        return key;
    });
}

} // namespace app
