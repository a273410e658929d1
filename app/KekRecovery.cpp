#include "app/KekRecovery.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/KekAtStart.h"
#include "core/crypto/Random.h"
#include "core/crypto/TokenDigest.h"
#include "core/secrets/KekText.h"
#include "core/secrets/KeychainSecretStore.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "core/secrets/RecoveryCode.h"

#include <QDateTime>
#include <QFile>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

/// The name under which the folder's key stands in a keychain; it moves with the folder.
Result<QString> folderId(Composition &composition)
{
    const core::OwnerOnlyFile file(composition.dataDir() + u"/folder-id"_s);
    if (!file.exists()) {
        const auto made = file.create(core::SecretBytes::fromText(composition.random().uuid()));
        if (!made)
            return core::fail(made.error());
    }
    const auto id = file.read();
    if (!id)
        return core::fail(id.error());
    return QString::fromUtf8(id->toByteArray()).trimmed();
}

Result<QString> keepInKeychain(Composition &composition, const core::SecretStore::Secret &kek)
{
    const auto id = folderId(composition);
    if (!id)
        return core::fail(id.error());
    core::KeychainSecretStore keychain;
    const QString name = u"kek-"_s + *id;
    if (const auto written = await(keychain.write(name, kek)); !written)
        return core::fail(written.error());
    const auto readBack = await(keychain.read(name));
    if (!readBack)
        return core::fail(readBack.error());
    if (!*readBack || (*readBack)->toByteArray() != kek->toByteArray())
        return core::fail(ErrorKind::Keychain, u"the keychain does not give back what it was given"_s);
    return keychain.displayName();
}

Result<QString> keepInFile(Composition &composition, const core::SecretBytes &kek)
{
    const core::OwnerOnlyFile file(composition.dataDir() + u"/kek"_s);
    if (const auto made = file.create(core::kekToText(kek)); !made)
        return core::fail(made.error());
    return u"file "_s + file.path();
}

/// Key files that the next start would take before the one that is brought back. Each may hold the only copy of some
/// key, so they are renamed, and get their names back unless keep() is called.
class KeyFilesAside
{
public:
    explicit KeyFilesAside(Composition &composition)
        : m_folder(composition.dataDir())
        , m_suffix(u".old-"_s + QDateTime::fromMSecsSinceEpoch(core::toMillis(composition.clock().now()), Qt::UTC)
                                    .toString(u"yyyyMMdd-HHmmss"_s))
    {}
    ~KeyFilesAside()
    {
        if (m_isKept)
            return;
        if (m_isDone)
            QFile::remove(m_folder + u"/kek"_s); // the one that was brought back
        for (const QString &path : m_moved)
            QFile::rename(path + m_suffix, path);
    }
    KeyFilesAside(const KeyFilesAside &) = delete;
    KeyFilesAside &operator=(const KeyFilesAside &) = delete;

    Result<void> putAside()
    {
        for (const QString &name : {u"kek.sealed"_s, u"kek"_s}) {
            const QString path = m_folder + u'/' + name;
            if (!QFile::exists(path))
                continue;
            if (!QFile::rename(path, path + m_suffix))
                return core::fail(ErrorKind::Storage, u"%1 cannot be renamed"_s.arg(path));
            m_moved.append(path);
        }
        m_isDone = true;
        return {};
    }
    void keep() { m_isKept = true; }

private:
    QString m_folder;
    QString m_suffix;
    QStringList m_moved;
    bool m_isDone = false; ///< from here on a file `kek` is ours
    bool m_isKept = false;
};

/// As the next start will look for it.
Result<void> isFoundAgain(Composition &composition, const core::SecretBytes &kek)
{
    const auto found = kekWithoutQuestions(composition);
    if (!found)
        return core::fail(found.error());
    if (!core::constantTimeEquals(found->bytes.toByteArray(), kek.toByteArray()))
        return core::fail(ErrorKind::Conflict,
                          u"the next start would take another key, from: %1; take that away first"_s.arg(found->place));
    return {};
}

} // namespace

Result<QString> recoverKek(Composition &composition, const core::SecretBytes &code)
{
    auto kek = core::kekFromRecoveryCode(code);
    if (!kek)
        return core::fail(kek.error());
    const auto opens = composition.opensWith(*kek);
    if (!opens)
        return core::fail(opens.error());
    if (!*opens)
        return core::fail(ErrorKind::Conflict,
                          u"this recovery code is typed rightly, but it belongs to another data folder"_s);
    const auto secret = std::make_shared<const core::SecretBytes>(std::move(*kek));
    KeyFilesAside aside(composition);
    if (const auto moved = aside.putAside(); !moved)
        return core::fail(moved.error());
    auto place = keepInKeychain(composition, secret);
    if (!place)
        place = keepInFile(composition, *secret);
    if (!place)
        return place;
    if (const auto found = isFoundAgain(composition, *secret); !found)
        return core::fail(found.error());
    aside.keep();
    return place;
}

} // namespace app
