#pragma once

#include "app/RequestPlace.h"
#include "core/admin/RequestLab.h"
#include "core/admin/ServerControl.h"
#include "core/clients/Client.h"

#include <QObject>
#include <QThreadPool>

namespace app {

class Composition;

/// Sends requests of somebody's own, one after the other, on a thread of their own. Made and destroyed on the main
/// thread, before the server stops.
class RequestRunner final : public core::RequestLab
{
public:
    RequestRunner(Composition &core, core::ServerControl &server);
    ~RequestRunner() override;

    QFuture<core::Result<core::FlowRun>> send(core::OwnRequest request) override;
    void cancel() override { m_isCancelled = true; }

private:
    ServerNames names() const;
    core::Result<core::FlowRun> sendNow(const core::OwnRequest &request, const RequestPlace &place,
                                        const ServerNames &names);
    core::Result<std::optional<core::Client>> confidential(const core::ClientId &id) const;
    void tryAgain(FlowHttp &http, const core::OwnRequest &request, FlowHttp::Request again, const ServerNames &names,
                  core::FlowRun &run);

    Composition &m_core;
    core::ServerControl &m_server;
    QObject m_context; ///< lives on the main thread: what is asked of it after its end is dropped
    std::atomic<bool> m_isClosing = false;
    std::atomic<bool> m_isCancelled = false;
    QThreadPool m_thread;
};

} // namespace app
