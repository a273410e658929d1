#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QByteArray>

namespace server {

/// What a form of our pages carries, so that no other site can send it in a visitor's name: HMAC-SHA-256 over the
/// browser's session, the form and the time, under a key of this process. Keeps nothing; a new session (sign-in,
/// sign-out, restart) makes all older tokens worthless. Any thread.
class CsrfToken
{
public:
    enum class Verdict { Good, Expired, Forged };
    static constexpr std::chrono::minutes kLifetime{60};

    CsrfToken(const core::Clock &clock, core::Random &random, std::chrono::milliseconds lifetime = kLifetime);

    /// `session` is the value of the browser's cookie, `form` the name of the form: both must be the same again.
    QByteArray make(const QByteArray &session, const QByteArray &form) const;
    /// Forged for everything that make() has not given for this session and form; always without a session.
    Verdict check(const QByteArray &token, const QByteArray &session, const QByteArray &form) const;

private:
    QByteArray codeOf(const QByteArray &stamp, const QByteArray &session, const QByteArray &form) const;

    const core::Clock &m_clock;
    core::Random &m_random;
    core::SecretBytes m_key;
    std::chrono::milliseconds m_lifetime;
};

} // namespace server
