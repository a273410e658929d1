#include "core/clients/LentSecrets.h"

#include "core/clients/ClientSecrets.h"
#include "core/crypto/TokenDigest.h"

#include <algorithm>

namespace core {

SecretBytes LentSecrets::lend(const ClientId &client, Random &random, Instant until)
{
    const GeneratedSecret secret = ClientSecrets::generate(random);
    const std::scoped_lock guard(m_mutex);
    m_lent.insert(client, {secret.hash, until});
    return SecretBytes::fromText(secret.text);
}

void LentSecrets::takeBack(const ClientId &client, const SecretBytes &secret)
{
    const QString hash = ClientSecrets::fastHash(secret);
    const std::scoped_lock guard(m_mutex);
    for (auto lent = m_lent.find(client); lent != m_lent.end() && lent.key() == client; ++lent) {
        if (lent->hash != hash)
            continue;
        m_lent.erase(lent);
        return;
    }
}

bool LentSecrets::matches(const ClientId &client, const SecretBytes &secret, Instant now) const
{
    const std::scoped_lock guard(m_mutex);
    const auto [first, last] = m_lent.equal_range(client);
    return std::any_of(first, last, [&](const Lent &lent) {
        return now < lent.until && constantTimeEquals(ClientSecrets::fastHash(secret).toLatin1(), lent.hash.toLatin1());
    });
}

} // namespace core
