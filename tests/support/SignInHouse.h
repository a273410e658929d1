#pragma once

#include "core/audit/AuditLog.h"
#include "core/crypto/PasswordHash.h"
#include "core/users/PasswordSignIn.h"
#include "core/users/UserRepository.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QJsonDocument>

#include <algorithm>

namespace tests {

constexpr int kCheapCost = 4; ///< of bcrypt: 1 ms instead of 200

struct AuditRow
{
    QString event, user, client, error, address, requestId;
    QJsonObject data;
    bool success;
};

/// All that a sign-in needs, real but for the clock.
struct SignInHouse
{
    explicit SignInHouse(core::LoginLimits limits = {}, int threads = 2, int queueLimit = 16,
                         core::DatabaseOptions options = {})
        : db(std::move(options))
        , throttle(clock, limits)
        , pool(threads, queueLimit)
        , audit(clock, random, QStringLiteral("node"))
        , signIn({db.database(), audit, throttle, pool, clock, random, kCheapCost})
    {}

    core::User add(const QString &name, const QString &password, int cost = kCheapCost)
    {
        core::User user;
        user.id = core::UserId{random.uuid()};
        user.username = name;
        user.email = name + QStringLiteral("@example.com");
        user.createdAt = clock.now();
        user.updatedAt = clock.now();
        const QString hash = core::PasswordHash::make(core::SecretBytes::fromText(password), cost, random).value();
        write([&](core::Transaction &t) { return core::UserRepository::insert(t, user, hash); });
        return user;
    }

    template <class Task>
    void write(Task task)
    {
        if (const auto written = db.database().writeNow(task); !written)
            qFatal("%s", qPrintable(written.error().detail));
    }

    core::Result<core::User, core::SignInRefusal> enter(const QString &name, const QString &password,
                                                        const QString &address = QStringLiteral("10.0.0.1"))
    {
        const core::Origin origin{address, QStringLiteral("agent"), core::RequestId{QStringLiteral("request-1")},
                                  QStringLiteral("http")};
        return signIn.signIn(name, core::SecretBytes::fromText(password), core::ClientId{QStringLiteral("test-client")},
                             origin);
    }

    std::vector<AuditRow> rows()
    {
        std::vector<AuditRow> all;
        const auto read = db.database().readNow([&](core::Snapshot &snapshot) -> core::Result<void> {
            auto found =
                snapshot.run(QStringLiteral("SELECT event_type, user_id, client_id, error_message, ip_address, "
                                            "request_id, event_data, success FROM audit_logs ORDER BY seq"));
            if (!found)
                return core::fail(found.error());
            while (found->next())
                all.push_back({found->text(0), found->text(1), found->text(2), found->text(3), found->text(4),
                               found->text(5), QJsonDocument::fromJson(found->text(6).toUtf8()).object(),
                               found->flag(7)});
            return {};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return all;
    }

    int countOf(const QString &event, const QString &error = {})
    {
        const auto all = rows();
        return int(std::count_if(all.begin(), all.end(), [&](const AuditRow &row) {
            return row.event == event && (error.isEmpty() || row.error == error);
        }));
    }

    TestDatabase db;
    ManualClock clock;
    core::SystemRandom random;
    core::LoginThrottle throttle;
    core::HashPool pool;
    core::AuditLog audit;
    core::PasswordSignIn signIn;
};

} // namespace tests
