#pragma once

#include "app/FlowForm.h"
#include "core/clients/Client.h"
#include "core/crypto/Random.h"

namespace app {

/// An authorization request with PKCE (RFC 7636 §4) and what is needed for its answer.
struct FlowChallenge
{
    QByteArray verifier;
    QByteArray state;
    QByteArray redirectUri;
    FormFields request;
};
/// `dpopKey`: the thumbprint that the code is bound to (RFC 9449 §10); empty: to none.
FlowChallenge makeChallenge(const core::Client &client, const QByteArray &redirectUri, const QString &scope,
                            const QString &dpopKey, core::Random &random);

/// Of a redirect URI that may have any port, RFC 8252 §7.3; empty when the client has none.
QString loopbackRedirect(const core::Client &client);

} // namespace app
