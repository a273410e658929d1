#pragma once

#include "core/audit/AuditEvent.h"
#include "core/base/Clock.h"
#include "core/users/FailureTable.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace server {

/// Counts wrong client secrets by address and client, known or not: who guesses from one place neither gets far nor
/// keeps the server busy, and disturbs nobody elsewhere. Bounded memory. Any thread.
class SecretGuesses
{
public:
    static constexpr int kMostWrong = 10; ///< a minute
    explicit SecretGuesses(const core::Clock &clock) : m_clock(clock) {}
    void setLimited(bool isLimited);

    /// For how long no further guess is looked at; empty: none is refused.
    std::optional<std::chrono::seconds> refusedFor(const core::ClientId &client, const core::Origin &origin) const;
    void noteWrong(const core::ClientId &client, const core::Origin &origin);

private:
    static constexpr size_t kRemembered = 10'000;

    const core::Clock &m_clock;
    mutable std::mutex m_mutex;
    bool m_isLimited = true;
    core::FailureTable m_wrong{kRemembered};
};

} // namespace server
