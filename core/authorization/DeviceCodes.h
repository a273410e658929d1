#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/Database.h"
#include "core/tokens/TokenService.h"

#include <optional>
#include <vector>

namespace core {

/// A device that waits for its user (RFC 8628); a row of `device_codes` without its codes.
struct DeviceRequest
{
    enum class State { Pending, Approved, Denied, Used };
    QString id; ///< UUID
    ClientId client;
    QStringList scopes;
    QStringList resources;
    State state = State::Pending;
    UserId user;                   ///< who decided
    Authentication authentication; ///< of who decided; without the browser's session, to which no device belongs
    Instant createdAt;
    Instant expiresAt;
    QString address; ///< of the device
    QString userAgent;
};

/// Waits for the database: request pool only. Changes are audited.
class DeviceCodes
{
public:
    static constexpr std::chrono::seconds kLifetime{600};
    static constexpr std::chrono::seconds kInterval{5};
    struct Context
    {
        Database &database;
        AuditLog &audit;
        const Clock &clock;
        Random &random;
    };
    explicit DeviceCodes(Context context) : m_context(context) {}

    struct Begun
    {
        QByteArray deviceCode;
        QString userCode; ///< "WDJB-MJHT": eight letters without vowels
        std::chrono::seconds expiresIn{0};
        std::chrono::seconds interval{0};
    };
    Result<Begun> begin(const ClientId &client, const QStringList &scopes, const QStringList &resources,
                        const Origin &origin);

    struct Poll
    {
        enum class Verdict { Pending, SlowDown, Denied, Expired, Unknown, Approved };
        Verdict verdict = Verdict::Unknown;
        DeviceRequest request; ///< when Approved
    };
    /// One poll of the device; a too early one makes the interval 5 s longer for good (at most 30 s), and does not
    /// count as the last one. Unknown for another client's and for one that was used.
    Result<Poll> poll(const QByteArray &deviceCode, const ClientId &client);
    /// For IssueRequest::alongside: uses an approved one up; Conflict when it was.
    IssueRequest::Alongside spend(const QByteArray &deviceCode) const;

    /// A typed code, in any case and with or without dash or blanks. Empty when it is not a pending one; says nothing
    /// of why. The caller limits attempts.
    Result<std::optional<DeviceRequest>> findPending(const QString &userCode);
    /// False when it is not pending any more.
    Result<bool> approve(const QString &id, const UserId &user, const Authentication &authentication,
                         const Origin &origin);
    Result<bool> deny(const QString &id, const UserId &user, const Origin &origin); ///< `user` empty: an admin
    /// Pending and not expired, newest first.
    Result<std::vector<DeviceRequest>> pending(int limit);

private:
    Result<bool> recordDecision(Transaction &transaction, const QString &id, const UserId &user,
                                const Origin &origin) const;
    Context m_context;
};

} // namespace core
