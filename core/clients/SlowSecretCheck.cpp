#include "core/clients/SlowSecretCheck.h"

#include "core/crypto/PasswordHash.h"
#include "core/crypto/Random.h"
#include "core/crypto/TokenDigest.h"

#include <QScopeGuard>

#include <algorithm>

namespace core {
namespace {

constexpr int kMostInside = 8;
constexpr int kMostInsideOfOneClient = 3;
constexpr qsizetype kMostRemembered = 1'000;

} // namespace

SlowSecretCheck::SlowSecretCheck() : m_key(SystemRandom().secret(32)) {}

Result<bool> SlowSecretCheck::matches(const ClientId &client, const SecretBytes &secret, const QString &hash)
{
    const QByteArray digest = digestOf(secret, hash);
    if (isRemembered(digest))
        return true;
    if (!enter(client))
        return fail(ErrorKind::Busy, QStringLiteral("too many client secrets are being checked"));
    const auto left = qScopeGuard([&] { leave(client); });
    const std::lock_guard turn(m_turn);
    if (isRemembered(digest)) // found right while this one waited
        return true;
    if (!PasswordHash::verify(secret, hash))
        return false;
    const std::lock_guard guard(m_rightMutex);
    if (m_right.size() >= kMostRemembered)
        m_right.clear();
    m_right.insert(digest);
    return true;
}

bool SlowSecretCheck::remembers(const SecretBytes &secret, const QString &hash)
{
    return isRemembered(digestOf(secret, hash));
}

bool SlowSecretCheck::enter(const ClientId &client)
{
    const std::lock_guard guard(m_insideMutex);
    if (m_inside >= kMostInside || m_insideOf.value(client) >= kMostInsideOfOneClient)
        return false;
    ++m_inside;
    ++m_insideOf[client];
    return true;
}

void SlowSecretCheck::leave(const ClientId &client)
{
    const std::lock_guard guard(m_insideMutex);
    --m_inside;
    if (--m_insideOf[client] == 0)
        m_insideOf.remove(client);
}

bool SlowSecretCheck::isRemembered(const QByteArray &digest)
{
    const std::lock_guard guard(m_rightMutex);
    return m_right.contains(digest);
}

QByteArray SlowSecretCheck::digestOf(const SecretBytes &secret, const QString &hash) const
{
    const QByteArray prefix = hash.toUtf8() + '\0';
    SecretBytes message(size_t(prefix.size()) + secret.size());
    std::ranges::copy(prefix, message.data());
    std::ranges::copy(secret.view(), message.data() + prefix.size());
    return hmacSha256(m_key, QByteArrayView(reinterpret_cast<const char *>(message.data()), qsizetype(message.size())));
}

} // namespace core
