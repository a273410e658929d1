#pragma once

#include "core/crypto/Random.h"
#include "core/secrets/SecretStore.h"

#include <QFuture>

#include <variant>

namespace core {

/// What the start knows when it looks for the key-encryption key (KEK).
struct KekSituation
{
    /// Where a new key is kept: the demo leaves the keychain alone.
    enum class Keeping { Keychain, DataFolder, Memory };

    QString dataDir;      ///< exists
    QString kekFile = {}; ///< AUTH_SERVICE__KEK_FILE
    Keeping keeping = Keeping::Keychain;
    bool isProduction = false;
    bool canAsk = false;              ///< a console can ask for a passphrase
    bool databaseHasKeyCheck = false; ///< then no new key is made, whatever the places say
};

/// Where a key comes from.
enum class KekPlace { Outside, PassphraseFile, PlainFile, Keychain, Memory };

struct KekFound
{
    SecretStore::Secret kek;
    QString place;           ///< for people: "system keyring (Secret Service)", "file /…/kek" …
    bool isFallback = false; ///< less safe than the keychain: to be shown
    QString warning = {};    ///< stays visible when not empty
    KekPlace kind = KekPlace::PlainFile;
};
struct PassphraseNeeded
{};                    ///< answered with openPassphraseFile()
struct KekChoiceNeeded ///< answered with makePassphraseFile(), or find() once the keychain is unlocked
{
    QString reason;
};
using KekOutcome = std::variant<KekFound, PassphraseNeeded, KekChoiceNeeded>;

/// Finds or makes the 32-byte key-encryption key: PRODUCT.md §5 and §8 "Start and secrets". Main thread; outlives its
/// futures. Errors: InvalidInput (a bad key given), Keychain (the detail names the ways out), Storage.
class KekProvider
{
public:
    /// Takes AUTH_SERVICE__KEK out of the environment: to be made before anything copies the environment.
    KekProvider(SecretStore &keychain, Random &random);

    QFuture<Result<KekOutcome>> find(const KekSituation &situation);
    /// Crypto when the passphrase is wrong: ask again.
    QFuture<Result<KekOutcome>> openPassphraseFile(const KekSituation &situation, SecretStore::Secret passphrase);
    /// Makes a new key in `kek.sealed`. Conflict when the database has a key-check value already.
    QFuture<Result<KekOutcome>> makePassphraseFile(const KekSituation &situation, SecretStore::Secret passphrase);

private:
    Result<KekOutcome> fromKekFile(const QString &path) const;
    Result<KekOutcome> fromPlainFile(const QString &dataDir) const;
    Result<KekOutcome> madeInMemory();
    Result<KekOutcome> madeInPlainFile(const QString &dataDir, const QString &reason);
    QFuture<Result<KekOutcome>> fromKeychain(const KekSituation &situation);
    Result<KekOutcome> withoutKeychain(const KekSituation &situation, const QString &reason);
    SecretStore::Secret newKek();

    SecretStore &m_keychain;
    Random &m_random;
    SecretStore::Secret m_environmentText;
};

} // namespace core
