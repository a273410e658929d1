#include "core/clients/LentSecrets.h"

#include "core/clients/ClientSecrets.h"
#include "core/crypto/TokenDigest.h"

namespace core {

SecretBytes LentSecrets::lend(const ClientId &client, Random &random, Instant until)
{
    const GeneratedSecret secret = ClientSecrets::generate(random);
    const std::scoped_lock guard(m_mutex);
    m_lent.insert(client, {secret.hash, until});
    return SecretBytes::fromText(secret.text);
}

void LentSecrets::takeBack(const ClientId &client)
{
    const std::scoped_lock guard(m_mutex);
    m_lent.remove(client);
}

bool LentSecrets::matches(const ClientId &client, const SecretBytes &secret, Instant now) const
{
    const std::scoped_lock guard(m_mutex);
    const auto lent = m_lent.constFind(client);
    return lent != m_lent.constEnd() && now < lent->until &&
           constantTimeEquals(ClientSecrets::fastHash(secret).toLatin1(), lent->hash.toLatin1());
}

} // namespace core
