#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <mutex>

namespace core {

/// Compares secrets with hashes of crypt(3), some 200 ms each, one at a time; remembers in memory which ones were right
/// (by a digest under a key that only this object has). Any thread.
class SlowSecretCheck
{
public:
    SlowSecretCheck();
    /// Busy when several others wait already, of this client or in all: wrong secrets must take neither all threads nor
    /// the places of other clients.
    Result<bool> matches(const ClientId &client, const SecretBytes &secret, const QString &hash);
    /// Was it found right before? Takes no time.
    bool remembers(const SecretBytes &secret, const QString &hash);

private:
    bool enter(const ClientId &client);
    void leave(const ClientId &client);
    bool isRemembered(const QByteArray &digest);
    QByteArray digestOf(const SecretBytes &secret, const QString &hash) const;

    SecretBytes m_key;
    std::mutex m_insideMutex;
    QHash<ClientId, int> m_insideOf;
    int m_inside = 0;
    std::mutex m_turn; ///< held while a hash is computed
    std::mutex m_rightMutex;
    QSet<QByteArray> m_right;
};

} // namespace core
