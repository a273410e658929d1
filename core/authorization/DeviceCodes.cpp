#include "core/authorization/DeviceCodes.h"

#include "core/authorization/DeviceCodeRepository.h"
#include "core/authorization/UserCode.h"
#include "core/crypto/TokenDigest.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kDeviceCodeBytes = 32;
constexpr int kTriesForAFreeCode = 8;

DeviceCodes::Poll::Verdict verdictFor(const DeviceRequest &request, Instant now)
{
    using enum DeviceCodes::Poll::Verdict;
    if (request.state == DeviceRequest::State::Used)
        return Unknown;
    if (request.expiresAt <= now)
        return Expired;
    switch (request.state) {
    case DeviceRequest::State::Denied:
        return Denied;
    case DeviceRequest::State::Approved:
        return Approved;
    case DeviceRequest::State::Pending:
    case DeviceRequest::State::Used:
        break;
    }
    return SlowDown; // a poll in time would have been counted
}

AuditEvent decisionEvent(const DeviceRequest &request, const UserId &user, bool isAllowed, const Origin &origin)
{
    return {.type = EventType::ConsentGranted,
            .success = isAllowed,
            .user = user,
            .client = request.client,
            .data = {{u"device_request"_s, request.id},
                     {u"device_address"_s, request.address},
                     {u"scope"_s, request.scopes.join(u' ')}},
            .errorMessage = isAllowed ? QString() : u"access_denied"_s,
            .origin = origin};
}

} // namespace

Result<DeviceCodes::Begun> DeviceCodes::begin(const ClientId &client, const QStringList &scopes,
                                              const QStringList &resources, const Origin &origin)
{
    const QByteArray deviceCode = m_context.random.urlSafeText(kDeviceCodeBytes).toLatin1();
    DeviceRequest request;
    request.id = m_context.random.uuid();
    request.client = client;
    request.scopes = scopes;
    request.resources = resources;
    request.createdAt = m_context.clock.now();
    request.expiresAt = request.createdAt + kLifetime;
    request.address = origin.address;
    request.userAgent = origin.userAgent;
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<Begun> {
        for (int i = 0; i < kTriesForAFreeCode; ++i) {
            const UserCode userCode = UserCode::make(m_context.random);
            const auto inserted = DeviceCodeRepository::insert(transaction, request,
                                                               {sha256Hex(deviceCode), userCode.digest()}, kInterval);
            if (!inserted)
                return fail(inserted.error());
            if (*inserted)
                return Begun{deviceCode, userCode.shown(), kLifetime, kInterval};
        }
        return fail(ErrorKind::Busy, u"no user code is free"_s);
    });
}

Result<DeviceCodes::Poll> DeviceCodes::poll(const QByteArray &deviceCode, const ClientId &client)
{
    const QString hash = sha256Hex(deviceCode);
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<Poll> {
        const Instant now = m_context.clock.now();
        const auto counted = DeviceCodeRepository::poll(transaction, hash, client, now);
        if (!counted)
            return fail(counted.error());
        if (*counted)
            return Poll{Poll::Verdict::Pending, {}};
        const auto request = DeviceCodeRepository::findByDeviceCode(transaction, hash);
        if (!request)
            return fail(request.error());
        if (!*request || (*request)->client != client)
            return Poll{Poll::Verdict::Unknown, {}};
        Poll poll{verdictFor(**request, now), {}};
        if (poll.verdict == Poll::Verdict::Approved)
            poll.request = **request;
        if (poll.verdict == Poll::Verdict::SlowDown) {
            if (const auto slowed = DeviceCodeRepository::slowDown(transaction, hash); !slowed)
                return fail(slowed.error());
        }
        return poll;
    });
}

IssueRequest::Alongside DeviceCodes::spend(const QByteArray &deviceCode) const
{
    return [hash = sha256Hex(deviceCode), &clock = m_context.clock](Transaction &transaction,
                                                                    const FamilyId &) -> Result<void> {
        const auto spent = DeviceCodeRepository::spend(transaction, hash, clock.now());
        if (!spent)
            return fail(spent.error());
        if (!*spent)
            return fail(ErrorKind::Conflict, u"the device code was used or has expired"_s);
        return {};
    };
}

Result<std::optional<DeviceRequest>> DeviceCodes::findPending(const QString &userCode)
{
    const auto typed = UserCode::fromTyped(userCode);
    if (!typed)
        return std::nullopt;
    return m_context.database.readNow([&](Snapshot &snapshot) {
        return DeviceCodeRepository::findPending(snapshot, typed->digest(), m_context.clock.now());
    });
}

Result<bool> DeviceCodes::approve(const QString &id, const UserId &user, const Authentication &authentication,
                                  const Origin &origin)
{
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        const auto approved =
            DeviceCodeRepository::approve(transaction, id, user, authentication, m_context.clock.now());
        if (!approved || !*approved)
            return approved;
        return recordDecision(transaction, id, user, origin);
    });
}

Result<bool> DeviceCodes::deny(const QString &id, const UserId &user, const Origin &origin)
{
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        const auto denied = DeviceCodeRepository::deny(transaction, id, user, m_context.clock.now());
        if (!denied || !*denied)
            return denied;
        return recordDecision(transaction, id, user, origin);
    });
}

Result<bool> DeviceCodes::recordDecision(Transaction &transaction, const QString &id, const UserId &user,
                                         const Origin &origin) const
{
    const auto request = DeviceCodeRepository::find(transaction, id);
    if (!request)
        return fail(request.error());
    const bool isAllowed = *request && (*request)->state == DeviceRequest::State::Approved;
    const auto recorded =
        m_context.audit.append(transaction, decisionEvent(request->value_or(DeviceRequest{}), user, isAllowed, origin));
    if (!recorded)
        return fail(recorded.error());
    return true;
}

Result<std::vector<DeviceRequest>> DeviceCodes::pending(int limit)
{
    return m_context.database.readNow(
        [&](Snapshot &snapshot) { return DeviceCodeRepository::pending(snapshot, m_context.clock.now(), limit); });
}

} // namespace core
