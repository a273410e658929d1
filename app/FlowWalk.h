#pragma once

#include "app/FlowChallenge.h"
#include "app/FlowForm.h"
#include "app/FlowHttp.h"
#include "app/FlowProofs.h"
#include "core/clients/Client.h"
#include "core/tokens/TokenService.h"

#include <QJsonObject>

#include <functional>

namespace app {

/// Walks one flow as a client and its user would, up to the first answer that is not the expected one. On the thread of
/// its FlowHttp.
class FlowWalk
{
public:
    struct Parts
    {
        FlowHttp &http;
        const core::FlowPlan &plan;
        const core::Client &client;
        const core::SecretBytes &secret; ///< empty for a public client
        QString issuer;
        FlowProofs *proofs; ///< none: no DPoP
        core::Random &random;
        /// Tokens to begin with, where the flow does not tell how one comes to them.
        std::function<core::Result<core::TokenSet>(bool withRefreshToken)> firstTokens;
        std::function<void(const QUrl &)> openBrowser = {}; ///< of SystemBrowser only, as the next
        std::function<bool()> isGivenUp = {};
    };
    explicit FlowWalk(const Parts &parts);
    /// A refusal is the run's last step; it fails only where no step could begin.
    core::Result<core::FlowRun> run();

private:
    using FlowStep = core::FlowStep;
    bool walk();
    bool authorizationCode(bool isPushed);
    bool systemBrowser();
    bool clientCredentials();
    bool deviceCode();
    bool refreshFlow();
    bool tokenExchange();

    FlowChallenge newChallenge(const QByteArray &redirectUri) const;
    bool redeem(const QByteArray &code, const FlowChallenge &challenge);

    std::optional<core::TokenSet> firstTokens(bool withRefreshToken);
    std::optional<QByteArray> authorizeAddress(const FormFields &request, bool isPushed);
    std::optional<QByteArray> codeFrom(QByteArray address, const QByteArray &state);
    std::optional<QByteArray> codeIn(FlowStep &step, const QByteArray &location, const QByteArray &state);
    FlowHttp::Request consentTo(const FlowStep &page, const QString &title) const;
    bool poll(const QByteArray &deviceCode, const QByteArray &expectedError);
    bool approve(const QByteArray &userCode);

    /// The tokens of the answer become the run's.
    bool askForTokens(const QString &title, const FormFields &fields, const QByteArray &expectedError = {});
    /// With what there is: userinfo, refresh, introspection, revocation.
    bool useTokens(bool withRefresh = true);
    bool readUserinfo();
    bool refreshOnce();
    bool introspect();
    bool revoke();
    bool signOut();

    /// As the client that it is, with a proof when the endpoint takes one.
    FlowStep &post(const QString &title, const QByteArray &path, FormFields fields, bool isProven = false);
    FlowStep &sendProven(FlowHttp::Request request, const QByteArray &path, const QByteArray &accessToken);
    bool expect(FlowStep &step, bool isExpected, const QString &failure = {}) const;
    QString scopeText() const;

    Parts m_parts;
    FlowHttp &m_http;
    core::FlowRun m_run;
    std::optional<core::Error> m_failure;
    QStringList m_granted; ///< scopes of the last token answer
};

} // namespace app
