#pragma once

#include "app/BundleText.h"
#include "app/FlowHttp.h"
#include "core/admin/DiagnosticsAdmin.h"
#include "core/admin/ServerControl.h"
#include "core/secrets/KeychainSecretStore.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <mutex>

namespace app {

class Composition;

/// Diagnostics of an opened data folder, and of the server that answers for it: this process's, or another one's. Made
/// and destroyed on the main thread, before the server stops; what it works on outlives it.
class Diagnostics final : public core::DiagnosticsAdmin
{
public:
    struct Server
    {
        std::function<core::Result<FlowHttp::Target>()> target;           ///< main thread
        std::function<std::optional<core::ServerFigures>()> figures = {}; ///< main thread; none: it is not ours
    };
    /// `keychain`: where the key-encryption key lives when it lives in a keychain; null: the system's.
    Diagnostics(Composition &core, Server server, std::unique_ptr<core::SecretStore> keychain = {});
    /// For the console.
    Diagnostics(Composition &core, core::ServerControl &server);
    ~Diagnostics() override;

    QFuture<core::Result<std::vector<core::SelfTestCheck>>> selfTest(Progress progress) override;
    QFuture<core::Result<std::vector<core::LogLine>>> logAfter(qint64 number) override;
    QFuture<core::Result<std::vector<core::ComponentVersion>>> components() override;
    QFuture<core::Result<std::vector<core::BundleFile>>> bundle(Names names) override;
    QFuture<core::Result<void>> saveBundle(QString path, std::vector<core::BundleFile> files) override;

    /// The server that another process runs on this folder: at `url`, where one answered last, or where the settings
    /// say.
    static core::Result<FlowHttp::Target> targetOfSettings(Composition &core, const QString &url = {});

private:
    using Checks = std::vector<core::SelfTestCheck>;
    /// What only the main thread can find out, ahead of the rest.
    struct Ahead
    {
        core::Result<FlowHttp::Target> target;
        std::vector<core::SelfTestCheck> checks; ///< keychain and what is sealed
    };
    QFuture<Ahead> lookAhead();
    core::Result<Checks> testNow(const Ahead &ahead, const Progress &progress);
    Checks localChecks();
    core::Result<std::vector<core::BundleFile>> bundleNow(Names names, std::optional<core::ServerFigures> figures);
    BundleContent contentNow(Names names, std::optional<core::ServerFigures> figures);
    void replaceNames(std::vector<core::BundleFile> &files);

    Composition &m_core;
    Server m_server;
    std::unique_ptr<core::SecretStore> m_keychain;
    QObject m_context; ///< lives on the main thread: what is asked of it after its end is dropped
    std::atomic<bool> m_isTesting = false;
    std::atomic<bool> m_isStopping = false;
    std::mutex m_mutex;
    Checks m_last; ///< of the last self-test
    std::optional<core::Instant> m_lastAt;
    QThreadPool m_thread;
};

} // namespace app
