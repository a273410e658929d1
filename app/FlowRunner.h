#pragma once

#include "app/FlowHttp.h"
#include "app/FlowWalk.h"
#include "core/admin/FlowLab.h"
#include "core/admin/ServerControl.h"

#include <QObject>
#include <QThreadPool>

namespace app {

class Composition;

/// The flow lab: runs go one after the other on a thread of their own, over the server's own listener. What a run needs
/// beside the wire is made for it and taken away with it: a signed-in session, a secret of a confidential client, a
/// consent. Made and destroyed on the main thread, before the server stops.
class FlowRunner final : public core::FlowLab
{
public:
    /// `openBrowser` is called on the main thread; without it no flow goes through the system's browser.
    FlowRunner(Composition &core, core::ServerControl &server, std::function<void(const QUrl &)> openBrowser = {});
    ~FlowRunner() override;

    /// InvalidInput with field "flow", "client" or "user" when this client cannot walk this flow for this user.
    QFuture<core::Result<core::FlowRun>> run(core::FlowPlan plan) override;
    void giveUp() override { m_isGivenUp = true; }

private:
    /// What was found for a run.
    struct Cast
    {
        core::Client client;
        std::optional<core::User> user; ///< none for client_credentials, nor for who signs in at a browser
    };
    core::Result<FlowHttp::Target> target() const;
    core::Result<core::FlowRun> runNow(const core::FlowPlan &plan, const FlowHttp::Target &target);
    core::Result<Cast> cast(const core::FlowPlan &plan) const;
    core::Result<core::Client> client(const core::FlowPlan &plan) const;
    core::Result<core::FlowRun> play(const core::FlowPlan &plan, const FlowHttp::Target &target, const Cast &cast);

    Composition &m_core;
    core::ServerControl &m_server;
    QObject m_context; ///< lives on the main thread: what is asked of it after its end is dropped
    std::function<void(const QUrl &)> m_openBrowser;
    std::atomic<bool> m_isStopping = false;
    std::atomic<bool> m_isGivenUp = false;
    QThreadPool m_thread;
};

} // namespace app
