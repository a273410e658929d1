#pragma once

#include "core/admin/FirstSetup.h"
#include "core/settings/Settings.h"

namespace core {
class Random;
class SecretStore;
} // namespace core

namespace app {

struct StartOptions;

/// What the wizard of the first start is told before anything is made. Nothing here leaves a trace behind. Main thread.
bool isFirstStart(const StartOptions &options);
core::SetupFacts setupFacts(const StartOptions &options, const core::SettingValues &environment);
QStringList missingSetupRules(const QString &password, const core::SettingValues &environment);
QFuture<core::Result<void>> checkSetupFolder(const QString &folder);
QFuture<core::Result<core::SetupKeyPlace>> testSetupKeyPlace(core::SecretStore &keychain, core::Random &random,
                                                             const core::SettingValues &environment,
                                                             const QString &folder);
QFuture<core::Result<core::SetupPort>> testSetupPort(const QString &host, quint16 port);
QFuture<core::Result<core::SetupSettings>>
readSetupSettings(const QString &path, const core::SettingValues &commandLine, const core::SettingValues &environment);
QFuture<core::Result<core::SetupKey>> readSetupKey(const QString &path);
/// No client can go to 0.0.0.0: others know this computer by its name.
QString addressForOthers(const QString &url);

} // namespace app
