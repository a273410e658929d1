#include "app/FirstStart.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/base/Log.h"
#include "core/clients/ClientDirectory.h"
#include "core/clients/ClientSecrets.h"
#include "core/clients/ClientService.h"
#include "core/clients/DefaultClients.h"
#include "core/settings/SettingsRepository.h"
#include "core/users/PasswordRules.h"

#include <QDir>
#include <QSaveFile>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

const auto kDone = u"first_start_done"_s;

Result<bool> isDone(Composition &composition)
{
    const auto value = composition.database().readNow(
        [](core::Snapshot &snapshot) { return core::SettingsRepository::value(snapshot, kDone); });
    if (!value)
        return core::fail(value.error());
    return value->has_value();
}

/// A start that was killed half-way has made some of them.
Result<QString> makeClient(Composition &composition, const core::ClientDraft &draft)
{
    QString typedHash;
    if (!draft.secret.isEmpty()) {
        const auto hash = core::ClientSecrets::hashTyped(core::SecretBytes::fromText(draft.secret),
                                                         composition.settings().bcryptCost, composition.random());
        if (!hash)
            return core::fail(hash.error());
        typedHash = *hash;
    }
    const auto created = composition.database().writeNow([&](core::Transaction &transaction) {
        return core::ClientService(composition.audit(), composition.clock(), composition.random())
            .create(transaction, draft.client, composition.origin(), typedHash);
    });
    if (!created && created.error().kind != core::ErrorKind::AlreadyExists)
        return core::fail(created.error());
    return created ? created->secret : QString();
}

Result<void> makeAdmin(Composition &composition, const QString &demoPassword, FirstStartSecrets &secrets)
{
    // The master key may break the password policy outside production.
    core::AdminContext lenient = composition.adminContext();
    lenient.passwordPolicy = core::PasswordPolicy::Off;
    core::DatabaseUserAdmin users(lenient);
    const core::SecretBytes masterKey = core::takeMasterKey();
    const QString password = masterKey.isEmpty() ? demoPassword : QString::fromUtf8(masterKey.toByteArray());
    if (!masterKey.isEmpty()) {
        const QStringList missing = core::missingPasswordRules(password, composition.settings().passwordPolicy);
        const QString weak =
            u"AUTH_SERVICE__MASTER_KEY does not satisfy the password policy: %1"_s.arg(missing.join(u", "_s));
        if (!missing.isEmpty() && composition.settings().production)
            return core::fail(core::ErrorKind::InvalidInput, weak);
        if (!missing.isEmpty())
            core::logEvent(core::LogLevel::Warning, weak);
    }
    const auto created = await(users.create({u"admin"_s, u"admin@codelab.local"_s, password, true}));
    if (!created && created.error().kind == core::ErrorKind::AlreadyExists)
        return {};
    if (!created)
        return core::fail(created.error());
    if (!created->generatedPassword.isEmpty())
        secrets.append({FirstStartSecret::Kind::UserPassword, u"admin"_s, created->generatedPassword});
    return {};
}

} // namespace

Result<void> makeClients(Composition &composition, const std::vector<core::ClientDraft> &drafts,
                         FirstStartSecrets &secrets)
{
    for (const core::ClientDraft &draft : drafts) {
        const auto secret = makeClient(composition, draft);
        if (!secret)
            return core::fail(secret.error());
        if (!secret->isEmpty())
            secrets.append({FirstStartSecret::Kind::ClientSecret, draft.client.id.value, *secret});
    }
    composition.clientDirectory().invalidate();
    return {};
}

Result<FirstStartSecrets> makeFirstStart(Composition &composition, const QString &demoPassword)
{
    FirstStartSecrets secrets;
    const auto done = isDone(composition);
    if (!done)
        return core::fail(done.error());
    if (*done)
        return secrets;
    // The admin first: a refused master key must leave nothing behind whose secret nobody saw.
    if (const auto admin = makeAdmin(composition, demoPassword, secrets); !admin)
        return core::fail(admin.error());
    if (const auto clients = makeClients(composition, core::defaultClients(), secrets); !clients)
        return core::fail(clients.error());
    const auto marked = composition.database().writeNow([&](core::Transaction &transaction) {
        return core::SettingsRepository::set(transaction, kDone, u"1"_s, composition.clock().now());
    });
    if (!marked)
        return core::fail(marked.error());
    return secrets;
}

Result<QString> writeFirstStartSecrets(const QString &dataDir, const FirstStartSecrets &secrets)
{
    const QString path = QDir(dataDir).filePath(u"first-run-secrets.txt"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write("Shown once. Keep these in a safe place and delete this file.\n\n");
    for (const FirstStartSecret &secret : secrets) {
        const bool isUser = secret.kind == FirstStartSecret::Kind::UserPassword;
        const QString line = isUser ? u"password of the user %1: %2\n"_s : u"secret of the client %1: %2\n"_s;
        file.write(line.arg(secret.owner, secret.value).toUtf8());
    }
    if (!file.commit())
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return path;
}

} // namespace app
