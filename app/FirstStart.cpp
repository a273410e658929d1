#include "app/FirstStart.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/FolderMemory.h"
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
const auto kBegun = u"first_start_begun"_s;
const auto kAdmin = u"first_start_admin"_s;
const auto kSetup = u"setup"_s;

enum class Existing { Keep, NewSecret };

FolderMemory memoryOf(Composition &composition)
{
    return FolderMemory(composition.database(), composition.clock());
}

core::Result<QString> newClientSecret(Composition &composition, const core::Client &client)
{
    if (!client.isConfidential())
        return QString();
    const auto secret = composition.database().writeNow([&](core::Transaction &transaction) {
        return core::ClientService(composition.audit(), composition.clock(), composition.random())
            .rotateSecret(transaction, client.id, std::chrono::seconds(0), composition.origin());
    });
    if (!secret && secret.error().kind == core::ErrorKind::NotFound)
        return QString(); // somebody deleted it
    return secret;
}

/// A start that was killed half-way has made some of them.
Result<QString> makeClient(Composition &composition, const core::ClientDraft &draft, Existing existing)
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
    if (!created && existing == Existing::NewSecret)
        return newClientSecret(composition, draft.client);
    return created ? created->secret : QString();
}

/// The master key may break the password policy outside production.
Result<QString> masterPassword(Composition &composition)
{
    const core::SecretBytes masterKey = core::takeMasterKey();
    if (masterKey.isEmpty())
        return QString();
    const QString password = QString::fromUtf8(masterKey.toByteArray());
    const QStringList missing = core::missingPasswordRules(password, composition.settings().passwordPolicy);
    const QString weak = u"AUTH_SERVICE__MASTER_KEY does not satisfy the password policy; it needs %1"_s.arg(
        core::passwordRulesText(missing, composition.settings().passwordPolicy));
    if (!missing.isEmpty() && composition.settings().production)
        return core::fail(core::ErrorKind::InvalidInput, weak);
    if (!missing.isEmpty())
        core::logEvent(core::LogLevel::Warning, weak);
    return password;
}

/// A password that was given is known to its giver; a generated one that nobody saw is made anew.
Result<QString> passwordOfExisting(core::UserAdmin &users, const FirstAdmin &admin)
{
    const auto user = await(users.find(admin.name));
    if (!user)
        return core::fail(user.error());
    return await(users.setPassword(user->id, admin.password));
}

Result<void> makeAdmin(Composition &composition, const FirstAdmin &wanted, Existing existing,
                       FirstStartSecrets &secrets)
{
    const auto masterKey = masterPassword(composition);
    if (!masterKey)
        return core::fail(masterKey.error());
    FirstAdmin admin = wanted;
    if (!masterKey->isEmpty())
        admin.password = *masterKey;
    core::AdminContext context = composition.adminContext();
    if (!masterKey->isEmpty() || admin.mayBeWeak)
        context.passwordPolicy = core::PasswordPolicy::Off;
    core::DatabaseUserAdmin users(context);
    const auto created = await(users.create({admin.name, admin.email, admin.password, true}));
    if (created) {
        if (!created->generatedPassword.isEmpty())
            secrets.append({FirstStartSecret::Kind::UserPassword, admin.name, created->generatedPassword});
        return {};
    }
    if (created.error().kind != core::ErrorKind::AlreadyExists)
        return core::fail(created.error());
    if (existing == Existing::Keep || !masterKey->isEmpty())
        return {};
    const auto password = passwordOfExisting(users, admin);
    if (!password)
        return core::fail(password.error());
    if (!password->isEmpty())
        secrets.append({FirstStartSecret::Kind::UserPassword, admin.name, *password});
    return {};
}

Result<void> makeClientsAnew(Composition &composition, const std::vector<core::ClientDraft> &drafts, Existing existing,
                             FirstStartSecrets &secrets)
{
    for (const core::ClientDraft &draft : drafts) {
        const auto secret = makeClient(composition, draft, existing);
        if (!secret)
            return core::fail(secret.error());
        if (!secret->isEmpty())
            secrets.append({FirstStartSecret::Kind::ClientSecret, draft.client.id.value, *secret});
    }
    composition.clientDirectory().invalidate();
    return {};
}

} // namespace

Result<void> makeClients(Composition &composition, const std::vector<core::ClientDraft> &drafts,
                         FirstStartSecrets &secrets)
{
    return makeClientsAnew(composition, drafts, Existing::Keep, secrets);
}

Result<FirstStartStage> firstStartStage(Composition &composition)
{
    const auto done = memoryOf(composition).valueOr(kDone, {});
    if (!done)
        return core::fail(done.error());
    if (!done->isEmpty())
        return FirstStartStage::Done;
    const auto begun = memoryOf(composition).valueOr(kBegun, {});
    if (!begun)
        return core::fail(begun.error());
    if (begun->isEmpty())
        return FirstStartStage::Fresh;
    return *begun == kSetup ? FirstStartStage::Setup : FirstStartStage::Unseen;
}

Result<void> noteFirstStart(Composition &composition, FirstStartStage stage)
{
    const bool isDone = stage == FirstStartStage::Done;
    const QString value = isDone ? u"1"_s : stage == FirstStartStage::Setup ? kSetup : u"made"_s;
    const auto noted = memoryOf(composition).put(isDone ? kDone : kBegun, value);
    if (!noted)
        return core::fail(noted.error());
    return {};
}

Result<FirstStartSecrets> makeFirstStart(Composition &composition, const FirstAdmin &admin)
{
    FirstStartSecrets secrets;
    const auto stage = firstStartStage(composition);
    if (!stage)
        return core::fail(stage.error());
    if (*stage == FirstStartStage::Done)
        return secrets;
    const auto existing = *stage == FirstStartStage::Fresh ? Existing::Keep : Existing::NewSecret;
    FirstAdmin wanted = admin;
    if (*stage == FirstStartStage::Unseen) {
        const auto name = memoryOf(composition).valueOr(kAdmin, {});
        if (!name)
            return core::fail(name.error());
        wanted.name = name->isEmpty() ? admin.name : *name;
    }
    if (*stage == FirstStartStage::Fresh) {
        if (const auto noted = noteFirstStart(composition, FirstStartStage::Unseen); !noted)
            return core::fail(noted.error());
    }
    if (const auto noted = memoryOf(composition).put(kAdmin, wanted.name); !noted)
        return core::fail(noted.error());
    // The admin first: a refused master key must leave nothing behind whose secret nobody saw.
    if (const auto made = makeAdmin(composition, wanted, existing, secrets); !made)
        return core::fail(made.error());
    if (const auto clients = makeClientsAnew(composition, core::defaultClients(), existing, secrets); !clients)
        return core::fail(clients.error());
    if (secrets.isEmpty()) {
        if (const auto noted = noteFirstStart(composition, FirstStartStage::Done); !noted)
            return core::fail(noted.error());
    }
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
