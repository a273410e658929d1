#pragma once

#include "core/base/SecretBytes.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <vector>

namespace core {

/// Tries a password so that a wrong one costs the same for every name: one that nobody has, one whose hash is cheaper
/// than those made now (an older setting, an import), one whose hash is no hash. Any thread; only on the hash pool.
class PasswordTrial
{
public:
    explicit PasswordTrial(int cost);
    /// There is a hash of this bcrypt cost: from now on no wrong password costs less. Above kMostCost it stands out.
    void raiseTo(int cost);
    /// `storedHash` is empty for a name that nobody has. `isOpen`: a right password is an entry, which nobody hides.
    bool passes(const SecretBytes &password, const QString &storedHash, bool isOpen) const;
    /// bcrypt costs of the runs that make the work of `hash` that of one run at `cost`.
    static std::vector<int> fillers(const QString &hash, int cost);

    /// Of one run at the highest cost, measured when the first wrong password comes; 0 before.
    std::chrono::nanoseconds duration() const { return std::chrono::nanoseconds(m_duration); }

    static constexpr int kMostCost = 16;

private:
    void measure() const;

    std::atomic<int> m_cost;
    mutable std::atomic<int> m_measuredCost = 0;
    mutable std::atomic<qint64> m_duration = 0; ///< nanoseconds
};

} // namespace core
