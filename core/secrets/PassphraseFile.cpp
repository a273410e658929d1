#include "core/secrets/PassphraseFile.h"

#include "core/crypto/Envelope.h"
#include "core/secrets/KekText.h"

using namespace Qt::StringLiterals;

namespace core {

PassphraseFile::PassphraseFile(const QString &dataDir) : m_file(dataDir + u"/kek.sealed"_s) {}

Result<SecretBytes> PassphraseFile::open(const SecretBytes &passphrase) const
{
    const auto sealed = m_file.read();
    if (!sealed)
        return fail(sealed.error());
    auto kek = openWithPassphrase(sealed->toByteArray(), passphrase);
    if (kek && kek->size() != kKekBytes)
        return fail(ErrorKind::InvalidInput, u"%1 holds no key"_s.arg(m_file.path()));
    return kek;
}

Result<void> PassphraseFile::create(const SecretBytes &kek, const SecretBytes &passphrase, Random &random) const
{
    if (passphrase.isEmpty())
        return fail(ErrorKind::InvalidInput, u"an empty passphrase protects nothing"_s, u"passphrase"_s);
    return m_file.create(SecretBytes::take(sealWithPassphrase(kek, passphrase, random)));
}

} // namespace core
