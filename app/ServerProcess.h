#pragma once

#include "app/Composition.h"
#include "app/DataFolder.h"
#include "app/FirstStart.h"
#include "app/KekAtStart.h"
#include "app/MainThreadCalls.h"
#include "app/StartOptions.h"

#include <memory>

namespace core {
class Upkeep;
}
namespace server {
class BackchannelLogout;
class Metrics;
class Server;
struct ServerParts;
} // namespace server

namespace app {

class DemoClock;
class LiveAlerts;

/// Everything that serves, in its order of start and stop; the same for console and daemon. Main thread.
class ServerProcess
{
public:
    /// Data folder, its lock, settings and database. Conflict when the folder is in use.
    static core::Result<std::unique_ptr<ServerProcess>> open(const StartOptions &options, const QString &actor);
    ~ServerProcess();

    /// Before unlock(), which may take long: the error of serve() when an address is taken or none of this computer.
    core::Result<void> tryListening() const;
    /// Before unlock(): whom a first start makes the admin.
    void setFirstAdmin(FirstAdmin admin) { m_firstAdmin = std::move(admin); }
    /// Opens the keys; makes what a first start makes, and the demo's contents.
    core::Result<void> unlock(Kek kek);
    /// Accepts requests; gives the URLs of the listeners.
    core::Result<QStringList> serve();
    /// In the order of ARCHITECTURE.md "Stop order". Safe to call twice.
    void stop();

    Composition &core() { return *m_core; }
    server::Server &server() { return *m_server; }
    DataFolder &folder() { return m_folder; }
    bool isDemo() const { return m_options.demo; }
    KekAtStart::Kind kekKind() const;
    /// What the first start made and nobody has seen yet; empty afterwards.
    FirstStartSecrets takeFirstStartSecrets() { return std::exchange(m_secrets, {}); }
    /// Somebody has, or they lie in a file; until then every start makes new ones.
    core::Result<void> noteSecretsSeen();
    /// "ready URL issuer=ISSUER", one line a listener.
    QStringList readyLines() const;
    /// A request that works when pasted; for the demo.
    QString demoCurl() const;

private:
    ServerProcess(StartOptions options, DataFolder folder);
    server::ServerParts serverParts();
    void noteAddresses();
    void lookAtIssuer();
    core::Result<void> apply(const core::Settings &settings);
    void startLogouts();
    void audit(core::EventType event);

    StartOptions m_options;
    DataFolder m_folder;
    FirstAdmin m_firstAdmin;
    FirstStartSecrets m_secrets;
    QStringList m_urls;
    bool m_isIssuerSet = false; ///< when it started: another one is in effect after a restart
    MainThreadCalls m_calls;
    std::unique_ptr<DemoClock> m_demoClock;
    std::unique_ptr<LiveAlerts> m_liveAlerts; ///< outlives the core, which asks it
    std::unique_ptr<server::Metrics> m_metrics;
    std::unique_ptr<Composition> m_core;
    std::unique_ptr<server::Server> m_server;
    std::unique_ptr<server::BackchannelLogout> m_logouts;
    std::unique_ptr<core::Upkeep> m_upkeep;
};

} // namespace app
