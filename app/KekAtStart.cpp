#include "app/KekAtStart.h"

#include "app/Await.h"
#include "core/base/Log.h"

namespace app {

using namespace Qt::StringLiterals;
using core::KekFound;
using core::KekOutcome;
using core::Result;

namespace {

core::SecretStore::Secret secretOf(const QString &text)
{
    return std::make_shared<const core::SecretBytes>(core::SecretBytes::fromText(text));
}

} // namespace

KekAtStart::KekAtStart(Composition &composition, Asking asking, Kind kind)
    : m_provider(m_keychain, composition.random())
{
    m_situation.dataDir = composition.dataDir();
    m_situation.kekFile = composition.settings().kekFile;
    using Keeping = core::KekSituation::Keeping;
    // A demo leaves the keychain alone; a folder that stays needs its key again.
    m_situation.keeping = kind == Kind::Real   ? Keeping::Keychain
                          : kind == Kind::Demo ? Keeping::DataFolder
                                               : Keeping::Memory;
    m_situation.isProduction = composition.settings().production;
    m_situation.canAsk = asking == Asking::Possible;
    m_situation.databaseHasKeyCheck = composition.holdsSealedSecrets();
}

Result<KekOutcome> KekAtStart::find()
{
    return await(m_provider.find(m_situation));
}

Result<KekOutcome> KekAtStart::openPassphraseFile(const QString &passphrase)
{
    return await(m_provider.openPassphraseFile(m_situation, secretOf(passphrase)));
}

Result<KekOutcome> KekAtStart::makePassphraseFile(const QString &passphrase)
{
    return await(m_provider.makePassphraseFile(m_situation, secretOf(passphrase)));
}

Kek KekAtStart::taken(const KekFound &found)
{
    if (!found.warning.isEmpty())
        core::logEvent(core::LogLevel::Warning, found.warning);
    return Kek{found.kek->clone(), found.place, found.isFallback, found.kind};
}

Result<Kek> kekWithoutQuestions(Composition &composition, KekAtStart::Kind kind)
{
    const auto outcome = KekAtStart(composition, KekAtStart::Asking::Nobody, kind).find();
    if (!outcome)
        return core::fail(outcome.error());
    if (const auto *found = std::get_if<KekFound>(&*outcome))
        return KekAtStart::taken(*found);
    return core::fail(
        core::ErrorKind::Keychain,
        u"the key-encryption key is sealed with a passphrase: start the console, or give the key with AUTH_SERVICE__KEK or AUTH_SERVICE__KEK_FILE"_s);
}

} // namespace app
