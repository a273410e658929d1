#pragma once

#include "app/FlowHttp.h"
#include "core/admin/LoadLab.h"
#include "core/admin/ServerControl.h"
#include "core/clients/Client.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <mutex>

namespace app {

class Composition;

/// Races and loads run one after the other on a thread of their own, over the server's own listener. Made and
/// destroyed on the main thread, before the server stops.
class LoadRunner final : public core::LoadLab
{
public:
    LoadRunner(Composition &core, core::ServerControl &server);
    ~LoadRunner() override;

    QFuture<core::Result<core::RefreshRace>> race(core::UserId user, core::ClientId client, int requests) override;
    QFuture<core::Result<core::LoadReport>> load(core::LoadPlan plan) override;
    core::LoadReport soFar() const override;
    void cancel() override { m_isCancelled = true; }

private:
    /// Calls `work` on the thread, with the address of the server.
    template <class T>
    QFuture<core::Result<T>> onThread(std::function<core::Result<T>(const FlowHttp::Target &)> work);
    core::Result<FlowHttp::Target> target() const;
    core::Result<core::Client> client(const core::ClientId &id, const QString &grant) const;
    core::Result<core::RefreshRace> raceNow(const core::UserId &user, const core::Client &client, int requests,
                                            const FlowHttp::Target &target);
    void nameTheWinner(core::RefreshRace &race, const QStringList &requestIds) const;
    core::Result<core::LoadReport> loadNow(const core::LoadPlan &plan, const core::Client &client,
                                           const FlowHttp::Target &target);

    Composition &m_core;
    core::ServerControl &m_server;
    QObject m_context; ///< lives on the main thread: what is asked of it after its end is dropped
    std::atomic<bool> m_isCancelled = false;
    std::atomic<bool> m_isStopping = false;
    mutable std::mutex m_mutex;
    core::LoadReport m_soFar;
    QThreadPool m_thread;
};

} // namespace app
