#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QStringList>

#include <chrono>
#include <utility>
#include <vector>

namespace core {

enum class LabFlow { AuthorizationCode, PushedAuthorization, ClientCredentials, DeviceCode, Refresh, Password, TokenExchange, SystemBrowser };

/// What to run. Secrets of the client are not known to us: a confidential one is run with a secret that is made for the
/// run and ends with it, which the run says in its first step.
struct FlowPlan
{
    LabFlow flow = LabFlow::AuthorizationCode;
    ClientId client;
    UserId user; ///< signed in for the run without a password; not for ClientCredentials, nor for SystemBrowser
    QStringList scopes;
    bool withDpop = false;
};

/// One HTTP request and its answer, as they went over the wire.
struct FlowStep
{
    QString title; ///< one word: "authorize", "consent", "browser", "token", "userinfo", "refresh", "introspect", "revoke", "par", "device", "poll", "approve", "logout"
    QByteArray method;
    QString url;
    QList<std::pair<QByteArray, QByteArray>> requestHeaders;
    QByteArray requestBody;
    int status = 0; ///< 0: no answer, `failure` says why
    QList<std::pair<QByteArray, QByteArray>> responseHeaders;
    QByteArray responseBody;
    std::chrono::microseconds duration{0};
    bool isExpected = true; ///< false: the flow ends here
    QString failure;
    bool isCut = false; ///< the answer was longer than what was read of it
};

struct FlowRun
{
    std::vector<FlowStep> steps;
    bool succeeded = false;
    QString accessToken; ///< the last ones, for the inspector
    QString refreshToken;
    QString idToken;
};

/// Runs whole flows against the running server over its own listener. Any thread.
class FlowLab
{
public:
    virtual ~FlowLab() = default;
    /// Conflict when the server is stopped; InvalidInput when the client may not use the flow.
    virtual QFuture<Result<FlowRun>> run(FlowPlan plan) = 0;
    /// The run that waits for somebody in a browser ends with what it has.
    virtual void giveUp() {}
};

} // namespace core
