#pragma once

#include "core/admin/SessionAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

inline core::SessionSummary aSession(const QString &id, const QString &user)
{
    core::SessionSummary session;
    session.id = core::SessionId{id};
    session.user = core::UserId{QStringLiteral("id-") + user};
    session.username = user;
    session.createdAt = core::SystemClock().now() - std::chrono::hours(3);
    session.authenticatedAt = session.createdAt;
    session.lastSeenAt = session.createdAt + std::chrono::hours(2);
    session.expiresAt = session.createdAt + std::chrono::days(7);
    session.address = QStringLiteral("10.0.0.9");
    session.userAgent = QStringLiteral("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
    session.activeFamilies = 2;
    return session;
}

inline core::ConsentSummary aConsent(const QString &user, const QString &client)
{
    core::ConsentSummary consent;
    consent.user = core::UserId{QStringLiteral("id-") + user};
    consent.username = user;
    consent.client = core::ClientId{client};
    consent.clientName = client;
    consent.scopes = {QStringLiteral("openid"), QStringLiteral("api:read")};
    consent.grantedAt = core::SystemClock().now() - std::chrono::days(12);
    consent.updatedAt = consent.grantedAt;
    consent.activeFamilies = 1;
    return consent;
}

inline core::PendingDevice aPendingDevice(const QString &id, const QString &client)
{
    core::PendingDevice device;
    device.id = id;
    device.client = core::ClientId{client};
    device.clientName = client;
    device.scopes = {QStringLiteral("api:read")};
    device.createdAt = core::SystemClock().now() - std::chrono::minutes(2);
    device.expiresAt = device.createdAt + std::chrono::minutes(10);
    device.address = QStringLiteral("10.0.0.31");
    device.userAgent = QStringLiteral("SmartTV/4.2");
    return device;
}

/// Sessions, consents and pending devices in memory.
class FakeSessionAdmin : public core::SessionAdmin, public FakeAnswers
{
public:
    std::vector<core::SessionSummary> given;
    std::vector<core::ConsentSummary> consented;
    std::vector<core::PendingDevice> waiting;
    QStringList calls; ///< "endSession s1", "revokeConsent id-anna web-app"

    QFuture<core::Result<std::vector<core::SessionSummary>>> sessions(std::optional<core::UserId> user) override
    {
        std::vector<core::SessionSummary> found;
        std::ranges::copy_if(given, std::back_inserter(found),
                             [&](const core::SessionSummary &one) { return !user || one.user == *user; });
        return answer(core::Result<std::vector<core::SessionSummary>>(found));
    }
    QFuture<core::Result<void>> endSession(core::SessionId id) override
    {
        return remove(given, QStringLiteral("endSession ") + id.value,
                      [&](const core::SessionSummary &one) { return one.id == id; });
    }
    QFuture<core::Result<int>> endSessionsOf(core::UserId user) override
    {
        calls.append(QStringLiteral("endSessionsOf ") + user.value);
        size_t ended = 0;
        if (!failNext)
            ended = std::erase_if(given, [&](const core::SessionSummary &one) { return one.user == user; });
        return answer(core::Result<int>(int(ended)));
    }
    QFuture<core::Result<std::vector<core::ConsentSummary>>> consents(std::optional<core::UserId> user,
                                                                      std::optional<core::ClientId> client) override
    {
        std::vector<core::ConsentSummary> found;
        std::ranges::copy_if(consented, std::back_inserter(found), [&](const core::ConsentSummary &one) {
            return (!user || one.user == *user) && (!client || one.client == *client);
        });
        return answer(core::Result<std::vector<core::ConsentSummary>>(found));
    }
    QFuture<core::Result<void>> revokeConsent(core::UserId user, core::ClientId client) override
    {
        return remove(consented, QStringLiteral("revokeConsent %1 %2").arg(user.value, client.value),
                      [&](const core::ConsentSummary &one) { return one.user == user && one.client == client; });
    }
    QFuture<core::Result<std::vector<core::PendingDevice>>> pendingDevices() override
    {
        return answer(core::Result<std::vector<core::PendingDevice>>(waiting));
    }
    QFuture<core::Result<void>> denyDevice(QString id) override
    {
        return remove(waiting, QStringLiteral("denyDevice ") + id,
                      [&](const core::PendingDevice &one) { return one.id == id; });
    }

private:
    template <class Row, class Test>
    QFuture<core::Result<void>> remove(std::vector<Row> &rows, const QString &call, Test isMeant)
    {
        calls.append(call);
        if (!failNext && std::erase_if(rows, isMeant) == 0)
            failNext = core::Error{core::ErrorKind::NotFound, QStringLiteral("it had ended before"), {}};
        return answer(core::Result<void>());
    }
};

} // namespace tests
