#pragma once

#include "app/CertificateFiles.h"
#include "core/admin/CertificateAdmin.h"
#include "core/certificates/CertificateService.h"
#include "core/certificates/RunningCertificate.h"
#include "core/settings/Settings.h"

#include <QObject>
#include <QSslConfiguration>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <mutex>

namespace app {

/// What HTTPS presents: the configured files, which are looked at every second, else what the console keeps. Made,
/// used and destroyed on the main thread but for what says otherwise; reading happens on a thread of its own.
class ServerCertificate final : public QObject
{
public:
    /// Puts a configuration in use on the running server; none: there is no certificate any more.
    using Adopt = std::function<core::Result<void>(const std::optional<QSslConfiguration> &)>;
    using Done = std::function<void(core::Result<void>)>;

    ServerCertificate(core::CertificateService &service, const core::Clock &clock, const core::Settings &settings);
    ~ServerCertificate() override;

    /// At start: reads now and waits for it. On failure nothing changes.
    core::Result<std::optional<QSslConfiguration>> load(const core::Settings &settings);
    struct Prepared;
    /// When settings changed: reads now and waits for it, and changes nothing until use(). What cannot be read from
    /// where it came from before is no failure: what is in use stays.
    core::Result<std::shared_ptr<const Prepared>> prepare(const core::Settings &settings);
    /// The server has adopted it.
    void use(const Prepared &prepared);
    const std::optional<QSslConfiguration> &configuration() const { return m_configuration; }
    /// What is odd about the one in use, though it serves; in the log since it is.
    const QStringList &warnings() const { return m_warnings; }
    /// From now on changes are taken over by `adopt`, called on the main thread.
    void watch(Adopt adopt);
    void stopWatching(); ///< waits for what is being read
    /// Reads again, here or because another process changed what is stored; `done` is called on the main thread when it
    /// is in use. Any thread.
    void refresh(Done done = {});

    /// Any thread. Reads the disk and the database while nothing was loaded yet (in subcommands).
    core::CertificateState state();
    /// Any thread; none: no certificate is in use.
    std::optional<core::RunningCertificate> running() const;
    /// Would a listener stop serving, or serve in the open on the network, without what is stored? Any thread.
    bool isNeeded() const { return plan().isStoredNeeded; }

private:
    /// What was read, wherever it came from.
    struct Reading
    {
        core::CertificateState state;
        std::optional<core::ServerIdentity> identity;
        QByteArray digest; ///< equal: nothing has changed
        std::optional<core::Error> error;
        QStringList warnings;
        quint64 generation = 0; ///< of the plan that was read
    };
    struct Plan
    {
        CertificateFiles files;
        QStringList hosts; ///< of the listeners
        bool isStoredNeeded = false;
        quint64 generation = 0; ///< counts the loads
    };

    static Plan planOf(const core::Settings &settings);
    Plan plan() const;
    Reading read(const Plan &plan) const;
    void readFiles(const CertificateFiles &files, Reading &reading) const;
    void readStored(Reading &reading) const;
    Reading readAndWait(const Plan &plan);
    void lookAgain();
    void settle(const Reading &reading, const Done &done, bool mayBeHalfWritten);
    static core::Result<std::optional<QSslConfiguration>> configurationOf(const Reading &reading);
    core::Result<void> take(const Reading &reading);
    void keepOlder(const Reading &reading, bool mayBeHalfWritten);
    void warn(const Reading &reading, const QStringList &hosts);
    void setState(const core::CertificateState &state);

    core::CertificateService &m_service;
    const core::Clock &m_clock;
    QThreadPool m_reader; ///< one thread: an older reading never comes after a newer one
    QTimer m_timer;
    Adopt m_adopt;
    std::optional<QSslConfiguration> m_configuration;
    QByteArray m_digest;       ///< of what is in use
    QByteArray m_failedDigest; ///< of what could not be taken over
    bool m_isFailureTold = false;
    QStringList m_warnings;

    mutable std::mutex m_lock;
    Plan m_plan;
    core::CertificateState m_state;
    bool m_isLoaded = false;
};

/// What a server is to adopt, and how ServerCertificate goes on then.
struct ServerCertificate::Prepared
{
    std::optional<QSslConfiguration> configuration;
    Plan plan;
    std::optional<Reading> reading; ///< none: what is in use stays
};

} // namespace app
