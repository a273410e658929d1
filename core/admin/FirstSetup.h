#pragma once

#include "core/admin/KeyAdmin.h"
#include "core/admin/SettingsAdmin.h"

#include <QList>
#include <QStringList>

#include <chrono>

namespace core {

/// What the first start is asked to make. Nothing of it is written before FirstSetup::make().
struct SetupPlan
{
    enum class Purpose { ThisComputer, Team, BringOver };
    enum class KeyKeeping { Keychain, Passphrase, PlainFile };

    Purpose purpose = Purpose::ThisComputer;
    QString folder;
    KeyKeeping keeping = KeyKeeping::Keychain;
    QString passphrase;
    QString adminName;
    QString adminEmail;
    QString adminPassword;
    QString listen;                  ///< AUTH_SERVICE__LISTEN; empty: not this wizard's to say
    QString issuer;                  ///< empty: the first listener's URL
    QStringList certificateNames;    ///< not empty: a certificate of an authority of its own
    SettingsAdmin::Changes settings; ///< of the old service
    SharedSecret signingKey;         ///< of the old service; null: none
    std::optional<KeyId> signingKeyId;

    bool isProduction() const;
};

/// What is decided before anybody is asked.
struct SetupFacts
{
    QString folder;
    bool folderIsFixed = false; ///< the command line names it
    QString fixedListen;        ///< by command line or environment; empty: free to choose
    QString fixedIssuer;
    QString proposedIssuer;       ///< where fixedListen is: what the first start keeps
    bool passwordIsGiven = false; ///< AUTH_SERVICE__MASTER_KEY
    QStringList names;            ///< by which other computers may know this one
};

struct SetupKeyPlace
{
    enum class Kind { Keychain, Given, Nowhere };
    Kind kind = Kind::Nowhere;
    QString place;  ///< for people
    QString reason; ///< English: why there is no keychain
};

struct SetupPort
{
    bool isFree = false;
    bool isRefused = false; ///< the system does not let this user listen there
    quint16 freePort = 0;   ///< to be offered instead
};

/// A file of settings of the old service, looked at and not taken.
struct SetupSettings
{
    SettingsAdmin::Changes changes;
    std::vector<SettingsRemark> remarks;
    std::vector<Error> refusals; ///< any of them keeps all from being taken
};

struct SetupKey
{
    SharedSecret key;
    KeyCandidate candidate;
};

struct SetupSecret
{
    enum class Kind { UserPassword, ClientSecret };
    Kind kind = Kind::UserPassword;
    QString owner; ///< user name or client_id
    QString value;
};

struct SetupResult
{
    QString url; ///< of the first listener
    QString user;
    QString client;
    QString curl; ///< holds a fresh token; answers 200
    std::chrono::seconds tokenLifetime{0};
    QList<SetupSecret> secrets;
};

/// What the wizard of the first start asks of the program. Main thread; outlives the wizard.
class FirstSetup
{
public:
    virtual ~FirstSetup() = default;
    virtual SetupFacts facts() const = 0;
    virtual QString newPassword() = 0;
    /// Rule names as UserAdmin::missingPasswordRules gives them.
    virtual QStringList missingPasswordRules(const QString &password) const = 0;
    /// Storage when nothing can be written there, Conflict when a data folder is there already.
    virtual QFuture<Result<void>> checkFolder(QString folder) = 0;
    /// Writes, reads and removes an entry in the keychain.
    virtual QFuture<Result<SetupKeyPlace>> testKeyPlace(QString folder) = 0;
    virtual QFuture<Result<SetupPort>> testPort(QString host, quint16 port) = 0;
    virtual QFuture<Result<SetupSettings>> readSettings(QString path) = 0;
    virtual QFuture<Result<SetupKey>> readKey(QString path) = 0;
    /// All or nothing: after a failure nothing is left behind. Serves when it is ready.
    virtual QFuture<Result<SetupResult>> make(SetupPlan plan) = 0;
    /// The secrets were seen; until then every start makes new ones.
    virtual QFuture<Result<void>> finish() = 0;
};

inline bool SetupPlan::isProduction() const
{
    const auto given = settings.value(QStringLiteral("ENVIRONMENT"));
    return given ? *given == QLatin1String("production") : purpose != Purpose::ThisComputer;
}

} // namespace core
