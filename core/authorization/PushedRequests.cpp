#include "core/authorization/PushedRequests.h"

#include "core/authorization/PushedRequestRepository.h"
#include "core/crypto/TokenDigest.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

static constexpr size_t kRequestUriBytes = 32;

/// What proves the client says nothing about the request, and a secret is stored nowhere.
static bool provesTheClient(const std::pair<QByteArray, QByteArray> &parameter)
{
    return parameter.first == "client_secret" || parameter.first == "client_assertion" ||
           parameter.first == "client_assertion_type";
}

PushedRequests::PushedRequests(Database &database, const Clock &clock, Random &random)
    : m_database(database), m_clock(clock), m_random(random)
{}

Result<QString> PushedRequests::push(const ClientId &client, const Parameters &parameters)
{
    const QString requestUri = QString::fromLatin1(kPrefix) + m_random.urlSafeText(kRequestUriBytes);
    const Instant now = m_clock.now();
    PushedRequestRepository::Row row{parameters, now + kLifetime};
    std::erase_if(row.parameters, provesTheClient);
    const auto stored = m_database.writeNow([&](Transaction &transaction) {
        return PushedRequestRepository::insert(transaction, sha256Hex(requestUri.toUtf8()), client, row, now);
    });
    if (!stored)
        return fail(stored.error());
    return requestUri;
}

Result<std::optional<PushedRequests::Parameters>>
PushedRequests::find(const QString &requestUri, const ClientId &client, std::optional<Instant> begunBefore)
{
    auto row = m_database.readNow([&](Snapshot &snapshot) {
        return PushedRequestRepository::find(snapshot, sha256Hex(requestUri.toUtf8()), client);
    });
    if (!row)
        return fail(row.error());
    if (!*row || (*row)->expiresAt <= begunBefore.value_or(m_clock.now()))
        return std::nullopt;
    return std::move((*row)->parameters);
}

Result<bool> PushedRequests::spend(const QString &requestUri)
{
    return m_database.writeNow([&](Transaction &transaction) {
        return PushedRequestRepository::spend(transaction, sha256Hex(requestUri.toUtf8()), m_clock.now());
    });
}

} // namespace core
