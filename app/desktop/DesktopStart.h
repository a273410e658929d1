#pragma once

#include "app/ServerProcess.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

class QDialog;

namespace app {

/// From the command line to a serving process, with the questions that only a person can answer. Main thread, before
/// any window: here and at the end waiting is allowed.
class DesktopStart
{
    Q_DECLARE_TR_FUNCTIONS(app::DesktopStart)
public:
    explicit DesktopStart(StartOptions options) : m_options(std::move(options)) {}
    /// Null when the person gave up or another console was raised; then `exitCode` says how to leave.
    std::unique_ptr<ServerProcess> run();
    int exitCode() const { return m_exitCode; }

private:
    std::unique_ptr<ServerProcess> setUp();
    std::unique_ptr<ServerProcess> open();
    std::optional<Kek> findKek(ServerProcess &process);
    std::optional<Kek> askForKek(KekAtStart &search, const core::KekOutcome &outcome);
    bool askForRecovery(ServerProcess &process, const core::Error &lost);
    bool serve(ServerProcess &process);
    void showSecrets(ServerProcess &process);
    void showFailure(const QString &text);

    StartOptions m_options;
    int m_exitCode = 0;
};

} // namespace app
