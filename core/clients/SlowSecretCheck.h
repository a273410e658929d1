#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QSet>
#include <QString>

#include <atomic>
#include <mutex>

namespace core {

/// Compares secrets with hashes of crypt(3), some 200 ms each, one at a time; remembers in memory which ones were right
/// (by a digest under a key that only this object has). Any thread.
class SlowSecretCheck
{
public:
    SlowSecretCheck();
    /// Busy when several others wait already: wrong secrets must not take all threads.
    Result<bool> matches(const SecretBytes &secret, const QString &hash);

private:
    bool isRemembered(const QByteArray &digest);
    QByteArray digestOf(const SecretBytes &secret, const QString &hash) const;

    SecretBytes m_key;
    std::atomic<int> m_inside{0};
    std::mutex m_turn; ///< held while a hash is computed
    std::mutex m_rightMutex;
    QSet<QByteArray> m_right;
};

} // namespace core
