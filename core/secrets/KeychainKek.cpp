#include "core/secrets/KeychainKek.h"

#include "core/crypto/TokenDigest.h"
#include "core/secrets/KekText.h"

using namespace Qt::StringLiterals;

namespace core {

static bool isSame(const SecretStore::Secret &a, const SecretStore::Secret &b)
{
    return a && b && constantTimeEquals(a->toByteArray(), b->toByteArray());
}

QFuture<Result<SecretStore::Secret>> KeychainKek::obtain(SecretStore &store, Random &random, const QString &folderId,
                                                         Making making)
{
    const std::shared_ptr<KeychainKek> search(new KeychainKek(store, random, folderId, making));
    search->start();
    return search->m_promise.future();
}

KeychainKek::KeychainKek(SecretStore &store, Random &random, const QString &folderId, Making making)
    : m_store(store)
    , m_random(random)
    , m_kekName(u"kek-"_s + folderId)
    , m_probeName(u"probe-"_s + folderId)
    , m_making(making)
{}

void KeychainKek::start()
{
    m_promise.start();
    readThen(m_kekName, &KeychainKek::useOrProbe);
}

void KeychainKek::readThen(const QString &name, Step step)
{
    m_store.read(name).then([self = shared_from_this(), step](const Result<Secret> &read) {
        if (!read)
            return self->finish(fail(read.error()));
        ((*self).*step)(*read);
    });
}

void KeychainKek::writeThen(const QString &name, Secret secret, Step step)
{
    m_store.write(name, std::move(secret)).then([self = shared_from_this(), step](const Result<void> &written) {
        if (!written)
            return self->finish(fail(written.error()));
        ((*self).*step)(Secret());
    });
}

/// "Not there" is what a locked keyring says too, so a probe must come back before that is believed.
void KeychainKek::useOrProbe(const Secret &kek)
{
    if (kek)
        return useOrMake(kek);
    m_probe = std::make_shared<const SecretBytes>(m_random.secret(kKekBytes));
    writeThen(m_probeName, m_probe, &KeychainKek::readProbe);
}

void KeychainKek::readProbe(const Secret &)
{
    readThen(m_probeName, &KeychainKek::compareProbe);
}

/// Reads the key once more: writing the probe may have made somebody unlock the keyring.
void KeychainKek::compareProbe(const Secret &readBack)
{
    if (!isSame(readBack, m_probe))
        return finish(fail(ErrorKind::Keychain, u"the keychain does not give back what it was given"_s));
    m_store.remove(m_probeName).then([self = shared_from_this()](const Result<void> &) {
        self->readThen(self->m_kekName, &KeychainKek::useOrMake);
    });
}

void KeychainKek::useOrMake(const Secret &kek)
{
    if (kek && kek->size() != kKekBytes)
        return finish(fail(ErrorKind::Keychain, u"the key in the keychain has a wrong length"_s));
    if (kek || m_making == Making::Forbidden)
        return finish(kek);
    m_made = std::make_shared<const SecretBytes>(m_random.secret(kKekBytes));
    writeThen(m_kekName, m_made, &KeychainKek::readMade);
}

void KeychainKek::readMade(const Secret &)
{
    readThen(m_kekName, &KeychainKek::compareMade);
}

void KeychainKek::compareMade(const Secret &readBack)
{
    if (!isSame(readBack, m_made))
        return finish(fail(ErrorKind::Keychain, u"the keychain does not give back what it was given"_s));
    finish(m_made);
}

void KeychainKek::finish(Result<Secret> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace core
