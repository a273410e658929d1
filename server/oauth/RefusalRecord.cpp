#include "server/oauth/RefusalRecord.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// Steps of a protocol, and what limits are there for.
bool isOrdinary(OAuthCode code)
{
    return code == OAuthCode::AuthorizationPending || code == OAuthCode::SlowDown || code == OAuthCode::UseDpopNonce ||
           code == OAuthCode::RateLimitExceeded;
}

} // namespace

RefusalRecord::RefusalRecord(core::Database &database, core::AuditLog &audit, const core::Clock &clock,
                             std::function<void()> written)
    : m_database(database), m_audit(audit), m_journal(clock), m_written(std::move(written))
{}

void RefusalRecord::write(const OAuthError &error, const QString &endpoint, const core::ClientId &client,
                          const core::Origin &origin)
{
    if (error.isAudited || isOrdinary(error.code) || httpStatus(error) >= 500)
        return;
    const QString name = oauthCodeName(error.code);
    const QString subject = QStringList{origin.limitedAs(), client.value, endpoint, name}.join(u'\n');
    const auto count = m_journal.note(subject);
    if (!count)
        return;
    core::AuditEvent event;
    event.type = core::EventType::TokenInvalid;
    event.success = false;
    event.client = client;
    event.errorMessage = name;
    event.origin = origin;
    event.data = {{u"endpoint"_s, endpoint}, {u"error"_s, name}, {u"description"_s, error.description}};
    if (!error.parameter.isEmpty())
        event.data.insert(u"parameter"_s, error.parameter);
    if (!error.auditNote.isEmpty())
        event.data.insert(u"note"_s, error.auditNote);
    if (*count > 1)
        event.data.insert(u"count"_s, *count);
    const auto written =
        m_database.writeNow([&](core::Transaction &transaction) { return m_audit.append(transaction, event); });
    if (!written) // the refusal stands without its row
        core::logEvent(core::LogLevel::Warning, u"a refusal could not be recorded"_s,
                       {{u"request_id"_s, origin.requestId.value}, {u"reason"_s, written.error().detail}});
    else if (m_written)
        m_written();
}

} // namespace server
