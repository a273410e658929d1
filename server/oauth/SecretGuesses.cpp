#include "server/oauth/SecretGuesses.h"

#include "core/users/FailureLimit.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace server {

namespace {

constexpr core::FailureLimit kLimit{SecretGuesses::kMostWrong, 60s};
constexpr qsizetype kIdLength = 128; ///< longer ones are nobody's

QString keyOf(const core::ClientId &client, const core::Origin &origin)
{
    return origin.limitedAs() + u'\n' + client.value.left(kIdLength);
}

} // namespace

void SecretGuesses::setLimited(bool isLimited)
{
    const std::scoped_lock lock(m_mutex);
    m_isLimited = isLimited;
}

std::optional<std::chrono::seconds> SecretGuesses::refusedFor(const core::ClientId &client,
                                                              const core::Origin &origin) const
{
    const auto now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    const auto *record = m_isLimited ? m_wrong.find(keyOf(client, origin)) : nullptr;
    if (!record || !kLimit.isReached(*record, now))
        return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(kLimit.refusesUntil(*record, now) - now);
}

void SecretGuesses::noteWrong(const core::ClientId &client, const core::Origin &origin)
{
    const auto now = m_clock.steady();
    const QString key = keyOf(client, origin);
    const std::scoped_lock lock(m_mutex);
    if (!m_isLimited)
        return;
    auto &record = m_wrong.obtain(key, now);
    record.failures.push_back(now);
    if (record.failures.size() > size_t(kMostWrong))
        record.failures.erase(record.failures.begin());
    m_wrong.settle(key, now + kLimit.window, kLimit.refusesUntil(record, now), now);
}

} // namespace server
