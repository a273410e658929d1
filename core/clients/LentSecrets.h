#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QMultiHash>
#include <QString>

#include <mutex>

namespace core {

/// Secrets that are good in this process only, beside those that are stored: for a run of the lab as a client whose
/// secret nobody can read. Each run has its own, 256 random bits, kept as a digest. Any thread.
class LentSecrets
{
public:
    SecretBytes lend(const ClientId &client, Random &random, Instant until);
    void takeBack(const ClientId &client, const SecretBytes &secret); ///< the others of this client stay good
    bool matches(const ClientId &client, const SecretBytes &secret, Instant now) const;

private:
    struct Lent
    {
        QString hash;
        Instant until;
    };
    mutable std::mutex m_mutex;
    QMultiHash<ClientId, Lent> m_lent;
};

} // namespace core
