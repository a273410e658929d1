#include "core/secrets/KekProvider.h"

#include "core/secrets/KekText.h"
#include "core/secrets/KeychainKek.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "core/secrets/PassphraseFile.h"

#include <QThreadPool>

#include <functional>

using namespace Qt::StringLiterals;

namespace core {

static const QString kWaysOut =
    u"unlock or start the keychain of the user who made this database and start again; or give "
    u"the key in AUTH_SERVICE__KEK or AUTH_SERVICE__KEK_FILE; or type the code of its recovery "
    u"sheet into gatehoused key recover; or restore a backup with its passphrase"_s;

template <class Value>
static SecretStore::Secret shared(Value &&kek)
{
    return std::make_shared<const SecretBytes>(std::forward<Value>(kek));
}

static QFuture<Result<KekOutcome>> ready(Result<KekOutcome> outcome)
{
    QPromise<Result<KekOutcome>> promise;
    promise.start();
    promise.addResult(std::move(outcome));
    promise.finish();
    return promise.future();
}

/// scrypt takes its time: beside the main thread.
static QFuture<Result<KekOutcome>> onPool(std::function<Result<KekOutcome>()> work)
{
    const auto promise = std::make_shared<QPromise<Result<KekOutcome>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

static OwnerOnlyFile plainFile(const QString &dataDir)
{
    return OwnerOnlyFile(dataDir + u"/kek"_s);
}

static KekFound inPassphraseFile(SecretBytes kek)
{
    return {
        shared(std::move(kek)), u"file sealed with a passphrase (kek.sealed)"_s, true, {}, KekPlace::PassphraseFile};
}

/// The name of the folder's entries in the keychain; it moves with the folder. Empty when there is none.
static Result<QString> folderId(const QString &dataDir, Random &random, KeychainKek::Making making)
{
    const OwnerOnlyFile file(dataDir + u"/folder-id"_s);
    if (!file.exists()) {
        if (making == KeychainKek::Making::Forbidden)
            return QString();
        const auto made = file.create(SecretBytes::fromText(random.uuid()));
        if (!made && made.error().kind != ErrorKind::AlreadyExists)
            return fail(made.error());
    }
    const auto id = file.read();
    if (!id)
        return fail(id.error());
    return QString::fromUtf8(id->toByteArray()).trimmed();
}

static auto lostKek(const QString &reason)
{
    return fail(
        ErrorKind::Keychain,
        u"the key that this database is sealed with cannot be had (%1), and a new one could not read it: %2"_s.arg(
            reason, kWaysOut));
}

KekProvider::KekProvider(SecretStore &keychain, Random &random) : m_keychain(keychain), m_random(random)
{
    auto text = takeFromEnvironment("AUTH_SERVICE__KEK");
    if (text && !text->isEmpty())
        m_environmentText = shared(*std::move(text));
}

QFuture<Result<KekOutcome>> KekProvider::find(const KekSituation &situation)
{
    if (m_environmentText) {
        auto kek = kekFromText(*m_environmentText, u"AUTH_SERVICE__KEK"_s);
        if (!kek)
            return ready(fail(kek.error()));
        return ready(KekFound{
            shared(*std::move(kek)), u"environment variable AUTH_SERVICE__KEK"_s, false, {}, KekPlace::Outside});
    }
    if (!situation.kekFile.isEmpty())
        return ready(fromKekFile(situation.kekFile));
    if (PassphraseFile(situation.dataDir).exists())
        return ready(PassphraseNeeded());
    if (plainFile(situation.dataDir).exists())
        return ready(fromPlainFile(situation.dataDir));
    if (situation.keeping == KekSituation::Keeping::Keychain)
        return fromKeychain(situation);
    if (situation.databaseHasKeyCheck)
        return ready(lostKek(u"the demo that made it kept it in memory, or its file is gone"_s));
    if (situation.keeping == KekSituation::Keeping::Memory)
        return ready(madeInMemory());
    return ready(madeInPlainFile(situation.dataDir, {}));
}

QFuture<Result<KekOutcome>> KekProvider::openPassphraseFile(const KekSituation &situation,
                                                            SecretStore::Secret passphrase)
{
    return onPool([situation, passphrase]() -> Result<KekOutcome> {
        auto kek = PassphraseFile(situation.dataDir).open(*passphrase);
        if (!kek)
            return fail(kek.error());
        return inPassphraseFile(*std::move(kek));
    });
}

QFuture<Result<KekOutcome>> KekProvider::makePassphraseFile(const KekSituation &situation,
                                                            SecretStore::Secret passphrase)
{
    if (situation.databaseHasKeyCheck)
        return ready(fail(ErrorKind::Conflict, u"the database is sealed with a key already"_s));
    return onPool([this, situation, passphrase]() -> Result<KekOutcome> {
        SecretBytes kek = m_random.secret(kKekBytes);
        if (const auto made = PassphraseFile(situation.dataDir).create(kek, *passphrase, m_random); !made)
            return fail(made.error());
        return inPassphraseFile(std::move(kek));
    });
}

Result<KekOutcome> KekProvider::fromKekFile(const QString &path) const
{
    const OwnerOnlyFile file(path);
    const auto text = file.read();
    if (!text)
        return fail(text.error().kind, u"AUTH_SERVICE__KEK_FILE: "_s + text.error().detail);
    auto kek = kekFromText(*text, u"AUTH_SERVICE__KEK_FILE (%1)"_s.arg(path));
    if (!kek)
        return fail(kek.error());
    KekFound found{
        shared(*std::move(kek)), u"file %1 (AUTH_SERVICE__KEK_FILE)"_s.arg(path), false, {}, KekPlace::Outside};
    if (file.isOpenToOthers()) // container platforms mount secrets like this, so it is not refused
        found.warning = u"others than the owner may read %1"_s.arg(path);
    return found;
}

Result<KekOutcome> KekProvider::fromPlainFile(const QString &dataDir) const
{
    const OwnerOnlyFile file = plainFile(dataDir);
    if (file.isOpenToOthers())
        return fail(ErrorKind::InvalidInput,
                    u"%1 may be read by others than its owner: it must have the mode 0600"_s.arg(file.path()));
    const auto text = file.read();
    if (!text)
        return fail(text.error());
    auto kek = kekFromText(*text, file.path());
    if (!kek)
        return fail(kek.error());
    return KekFound{shared(*std::move(kek)), u"file %1"_s.arg(file.path()), true,
                    u"the key of this database lies unprotected beside it, in %1"_s.arg(file.path())};
}

SecretStore::Secret KekProvider::newKek()
{
    return shared(m_random.secret(kKekBytes));
}

Result<KekOutcome> KekProvider::madeInMemory()
{
    return KekFound{newKek(), u"memory of this process"_s, false, {}, KekPlace::Memory};
}

Result<KekOutcome> KekProvider::madeInPlainFile(const QString &dataDir, const QString &reason)
{
    const auto made = plainFile(dataDir).create(kekToText(*newKek()));
    if (!made && made.error().kind != ErrorKind::AlreadyExists) // another process was quicker: one key for both
        return fail(made.error());
    auto outcome = fromPlainFile(dataDir);
    if (outcome && !reason.isEmpty()) {
        auto &found = std::get<KekFound>(*outcome);
        found.warning += u" (%1)"_s.arg(reason);
    }
    return outcome;
}

QFuture<Result<KekOutcome>> KekProvider::fromKeychain(const KekSituation &situation)
{
    using Making = KeychainKek::Making;
    const auto making = situation.databaseHasKeyCheck ? Making::Forbidden : Making::Allowed;
    const auto id = folderId(situation.dataDir, m_random, making);
    if (!id)
        return ready(fail(id.error()));
    if (id->isEmpty())
        return ready(lostKek(u"the data folder has no folder-id"_s));
    return KeychainKek::obtain(m_keychain, m_random, *id, making)
        .then([this, situation](const Result<SecretStore::Secret> &kek) -> Result<KekOutcome> {
            if (!kek)
                return withoutKeychain(situation, kek.error().detail);
            if (!*kek)
                return lostKek(u"the keychain does not hold it"_s);
            return KekFound{*kek, m_keychain.displayName(), false, {}, KekPlace::Keychain};
        });
}

Result<KekOutcome> KekProvider::withoutKeychain(const KekSituation &situation, const QString &reason)
{
    if (situation.databaseHasKeyCheck)
        return lostKek(reason);
    if (situation.canAsk)
        return KekChoiceNeeded{reason};
    if (situation.isProduction)
        return fail(ErrorKind::Keychain,
                    u"there is no keychain (%1) and no key. In production give one of these: a keychain that is "
                    u"unlocked; a file sealed with a passphrase, made in the console; or 32 bytes in base64 in "
                    u"AUTH_SERVICE__KEK or the file that AUTH_SERVICE__KEK_FILE names"_s.arg(reason));
    return madeInPlainFile(situation.dataDir, reason);
}

} // namespace core
