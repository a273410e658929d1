#pragma once

#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "core/admin/FirstSetup.h"
#include "core/secrets/KeychainSecretStore.h"

#include <QObject>
#include <QPromise>

#include <memory>

namespace app {

/// The work behind the wizard of the first start. Keeps the process that it made until it is taken.
class FirstStartSetup final : public core::FirstSetup
{
public:
    explicit FirstStartSetup(StartOptions options);
    ~FirstStartSetup() override;

    /// Is there no data folder yet? A wizard that was cut off in the middle counts as none.
    static bool isNeeded(const StartOptions &options);
    std::unique_ptr<ServerProcess> takeProcess() { return std::move(m_process); }

    core::SetupFacts facts() const override;
    QString newPassword() override;
    QStringList missingPasswordRules(const QString &password) const override;
    QFuture<core::Result<void>> checkFolder(QString folder) override;
    QFuture<core::Result<core::SetupKeyPlace>> testKeyPlace(QString folder) override;
    QFuture<core::Result<core::SetupPort>> testPort(QString host, quint16 port) override;
    QFuture<core::Result<core::SetupSettings>> readSettings(QString path) override;
    QFuture<core::Result<core::SetupKey>> readKey(QString path) override;
    QFuture<core::Result<core::SetupResult>> make(core::SetupPlan plan) override;
    QFuture<core::Result<void>> finish() override;

private:
    using Step = core::Result<void> (FirstStartSetup::*)();

    void run(int step);
    void end(core::Result<core::SetupResult> result);
    core::Result<void> beginFolder();
    core::Result<void> openFolder();
    core::Result<void> makeSecrets();
    core::Result<void> takeKey();
    core::Result<void> makeCertificate();
    core::Result<void> settleAddress();
    core::Result<void> serve();
    core::Result<void> makeToken();
    core::Result<void> finishFolder();
    core::Result<Kek> kek();
    StartOptions startOptions() const;
    QString curl(const QString &token) const;
    void undo();

    StartOptions m_options;
    core::SettingValues m_environment;
    core::SystemRandom m_random;
    core::KeychainSecretStore m_keychain;
    core::SetupPlan m_plan;
    core::SetupResult m_result;
    QStringList m_before; ///< what lay in the folder
    bool m_folderExisted = false;
    std::unique_ptr<ServerProcess> m_process;
    QPromise<core::Result<core::SetupResult>> m_promise;
    QObject m_context; ///< ends what waits for its turn
};

} // namespace app
