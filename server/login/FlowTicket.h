#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"
#include "server/login/Visitors.h"

#include <optional>

namespace server {

/// What is remembered of an authorization request between its pages, in the pages themselves.
struct FlowTicket
{
    enum class Step : char {
        Begun,
        AccountChosen ///< prompt=select_account: the one who is signed in goes on
    };
    core::Instant begunAt; ///< when the request came for the first time
    QByteArray signedInAs; ///< digest of the session that a right password began for this request; null: none yet
    Step step = Step::Begun;

    /// After a right password on a page of this request.
    void markSignedIn(const Visit &visit);
    /// Is this the session that a password began for this request? No other one counts, whatever its age.
    bool isSignedIn(const Visit &visit) const;
};

/// Signs tickets for one request in one browser under a key of this process. Any thread.
class FlowTickets
{
public:
    static constexpr std::chrono::minutes kLifetime{60};

    FlowTickets(const core::Clock &clock, core::Random &random);

    FlowTicket begin() const;
    /// base64url.
    QByteArray write(const FlowTicket &ticket, const QByteArray &query, const QByteArray &browser) const;
    /// Nothing for another request's or browser's, an old one, and anything that was not written here.
    std::optional<FlowTicket> read(const QString &text, const QByteArray &query, const QByteArray &browser) const;

private:
    QByteArray codeOf(const QByteArray &content, const QByteArray &query, const QByteArray &browser) const;

    const core::Clock &m_clock;
    core::SecretBytes m_key;
};

} // namespace server
