#pragma once

#include "core/audit/AuditLog.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Envelope.h"
#include "core/keys/KeyService.h"
#include "core/tokens/TokenService.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

namespace tests {

/// Everything that makes tokens, on a real database and with real keys (Ed25519, which are made quickly), at a time
/// that stands still.
class TestIssuer
{
public:
    explicit TestIssuer(core::KeyPlan plan = quickPlan(), core::DatabaseOptions options = {});
    static core::KeyPlan quickPlan();
    static core::Origin origin(const QString &address = QStringLiteral("192.0.2.7"));

    core::User addUser(const QString &name);
    /// Public, with `api:read api:write` and the password and refresh grants. `change` may alter it before it is
    /// stored.
    core::Client addClient(const QString &id, const std::function<void(core::Client &)> &change = {});
    core::TokenSet signIn(const core::User &user, const core::Client &client);
    core::Result<core::TokenSet, core::RefreshRefusal> refresh(const QByteArray &token, const core::Client &client);
    core::Result<core::TokenSet, core::RefreshRefusal> refresh(const QByteArray &token, const core::Client &client,
                                                               const QStringList &scopes);

    /// The number that a query gives; a test stops when it fails.
    qint64 number(const QString &sql);
    QString text(const QString &sql);
    void execute(const QString &sql);
    qint64 events(core::EventType type);
    QString familyState(const core::FamilyId &family);

    TestDatabase database;
    ManualClock clock;
    core::SystemRandom random;
    core::Envelope envelope{random.secret(32), random};
    core::AuditLog audit{clock, random, QStringLiteral("test-node")};
    core::KeyRing ring;
    core::KeyService keys;
    core::ClientDirectory clients;
    core::TokenService tokens;
};

} // namespace tests
