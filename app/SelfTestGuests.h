#pragma once

#include "core/audit/AuditEvent.h"
#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "core/database/Database.h"
#include "core/users/User.h"

namespace app {

class Composition;

/// The client and the user that a self-test is made with. Both are in the audit log as made and removed by `self-test`.
/// What a crash leaves behind is removed by the next start and by the next self-test.
class SelfTestGuests
{
public:
    static constexpr auto kActor = "self-test";

    /// Conflict while another self-test runs, here or in another process. Waits, some 200 ms of it for a hash.
    static core::Result<SelfTestGuests> invite(Composition &core);
    /// For good, with everything that the two were given.
    core::Result<void> leave();
    /// Removes those of a program that ended before they left; OnlyStale spares a self-test that may still run.
    enum class Which { All, OnlyStale };
    static core::Result<void> sendAwayLeftOver(Composition &core, Which which);

    const core::Client &client() const { return m_client; }
    const core::User &user() const { return m_user; }
    const QByteArray &clientSecret() const { return m_clientSecret; }
    const QByteArray &password() const { return m_password; }

private:
    explicit SelfTestGuests(Composition &core) : m_core(&core) {}
    core::Result<void> move(core::Transaction &transaction, const QString &passwordHash, const QString &secretHash);
    core::Result<void> record(core::Transaction &transaction, core::EventType user, core::EventType client) const;

    Composition *m_core;
    core::Client m_client;
    core::User m_user;
    QByteArray m_clientSecret;
    QByteArray m_password;
};

} // namespace app
