#include "core/users/PasswordTrial.h"

#include "core/crypto/PasswordHash.h"

#include <ctime>
#include <optional>

namespace core {
namespace {

using namespace Qt::StringLiterals;

/// "$2b$12$…" and its older names; empty for what is no bcrypt.
std::optional<int> bcryptCostOf(const QString &hash)
{
    constexpr qsizetype kLength = 60;
    if (hash.size() != kLength || !hash.startsWith("$2"_L1) || hash[3] != u'$' || hash[6] != u'$')
        return {};
    bool isNumber = false;
    const int cost = hash.mid(4, 2).toInt(&isNumber);
    return isNumber ? std::optional(cost) : std::nullopt;
}

/// Nanoseconds that this thread has worked: what one hash takes does not depend on who else is busy.
qint64 ownTime()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return qint64(spent.tv_sec) * 1'000'000'000 + spent.tv_nsec;
}

} // namespace

PasswordTrial::PasswordTrial(int cost) : m_cost(cost) {}

void PasswordTrial::raiseTo(int cost)
{
    cost = std::min(cost, kMostCost);
    for (int present = m_cost; present < cost && !m_cost.compare_exchange_weak(present, cost);) {
    }
}

bool PasswordTrial::passes(const SecretBytes &password, const QString &storedHash, bool isOpen) const
{
    const bool isRight = !storedHash.isEmpty() && PasswordHash::verify(password, storedHash);
    if (isRight && isOpen)
        return true;
    measure();
    for (const int cost : fillers(storedHash, m_cost))
        PasswordHash::verify(password, PasswordHash::dummy(cost));
    return isRight;
}

void PasswordTrial::measure() const
{
    const int cost = m_cost;
    if (m_measuredCost.exchange(cost) == cost)
        return;
    const qint64 began = ownTime();
    PasswordHash::verify(SecretBytes::fromText(u"nobody's"_s), PasswordHash::dummy(cost));
    m_duration = ownTime() - began;
}

std::vector<int> PasswordTrial::fillers(const QString &hash, int cost)
{
    const std::optional<int> present = bcryptCostOf(hash);
    if (!present)
        return {cost};
    std::vector<int> costs; // each cost is twice the one before: 2^c + 2^c + 2^(c+1) + … = 2^cost
    for (int filler = *present; filler < cost; ++filler)
        costs.push_back(filler);
    return costs;
}

} // namespace core
