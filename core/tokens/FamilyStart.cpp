#include "core/tokens/FamilyStart.h"

#include "core/crypto/TokenDigest.h"
#include "core/tokens/ClaimValues.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

FamilyStart::FamilyStart(const IssueRequest &request, const TokenLifetimes &defaults, const KeyId &key, Random &random,
                         Instant now)
    : m_now(now), m_nonce(request.nonce), m_alongside(request.alongside)
{
    prepareTokens(request, defaults, random);
    prepareRows(request, key, random);
}

void FamilyStart::prepareTokens(const IssueRequest &request, const TokenLifetimes &defaults, Random &random)
{
    const Client &client = request.client;
    const Instant issuedAt = fromSeconds(toSeconds(m_now));
    m_access = {.jti = random.uuid(),
                .user = request.user.id,
                .client = client.id,
                .family = FamilyId{random.uuid()},
                .scopes = request.scopes,
                .issuedAt = issuedAt,
                .expiresAt =
                    issuedAt + request.accessLifetime.value_or(client.accessTokenLifetime.value_or(defaults.access)),
                .resources = request.resources,
                .authentication = request.authentication.value_or(Authentication{m_now, {}, {u"pwd"_s}, {}}),
                .dpopKey = request.dpopKey};
    if (request.withRefreshToken) {
        m_refresh = m_access;
        m_refresh->jti = random.uuid();
        m_refresh->expiresAt = issuedAt + client.refreshTokenLifetime.value_or(defaults.refresh);
        // RFC 9449 §5: a confidential client's is bound to the client, who may change his key.
        if (client.isConfidential())
            m_refresh->dpopKey.clear();
    }
    if (request.scopes.contains("openid"_L1)) {
        m_id = m_access;
        m_id->ruled = ruledClaims(client, &request.user, ClaimTarget::IdToken);
    }
    m_access.ruled = ruledClaims(client, &request.user, ClaimTarget::AccessToken);
}

void FamilyStart::prepareRows(const IssueRequest &request, const KeyId &key, Random &random)
{
    const QString scope = request.scopes.join(u' ');
    const Instant end = m_refresh ? std::max(m_access.expiresAt, m_refresh->expiresAt) : m_access.expiresAt;
    m_family = {.id = m_access.family,
                .user = request.user.id,
                .client = request.client.id,
                .scope = scope,
                .grantType = request.grant,
                .depth = m_refresh ? 1 : 0,
                .createdAt = m_now,
                .expiresAt = end,
                .userUpdatedAt = request.user.updatedAt,
                .address = request.origin.address,
                .userAgent = request.origin.userAgent,
                .session = m_access.authentication->session};
    if (m_refresh)
        m_row = {.id = random.uuid(),
                 .jtiHash = sha256Hex(m_refresh->jti.toUtf8()),
                 .parentJtiHash = {},
                 .family = m_access.family,
                 .user = request.user.id,
                 .client = request.client.id,
                 .scope = scope,
                 .key = key,
                 .createdAt = m_now,
                 .expiresAt = m_refresh->expiresAt,
                 .address = request.origin.address,
                 .userAgent = request.origin.userAgent};
    m_event = {.type = EventType::TokenIssued,
               .success = true,
               .user = request.user.id,
               .client = request.client.id,
               .data = {{u"grant"_s, request.grant}, {u"family_id"_s, m_access.family.value}, {u"scope"_s, scope}},
               .errorMessage = {},
               .origin = request.origin};
}

Result<void> FamilyStart::store(Transaction &transaction, AuditLog &audit) const
{
    const auto inserted = TokenFamilyRepository::insert(transaction, m_family);
    if (!inserted)
        return fail(inserted.error());
    if (m_refresh) {
        const auto token = RefreshTokenRepository::insert(transaction, m_row);
        if (!token)
            return fail(token.error());
    }
    if (m_alongside) {
        const auto done = m_alongside(transaction, m_family.id);
        if (!done)
            return fail(done.error());
    }
    return audit.append(transaction, m_event);
}

Result<TokenSet> FamilyStart::sign(const TokenIssuer &issuer, const KeyRing::ActiveKey &key) const
{
    auto access = issuer.accessToken(m_access, key);
    if (!access)
        return fail(access.error());
    auto refresh = m_refresh ? issuer.refreshToken(*m_refresh, key) : QByteArray();
    if (!refresh)
        return fail(refresh.error());
    auto id = m_id ? issuer.idToken(*m_id, m_nonce, *access, key) : QByteArray();
    if (!id)
        return fail(id.error());
    return TokenSet{.accessToken = *std::move(access),
                    .refreshToken = *std::move(refresh),
                    .idToken = *std::move(id),
                    .isDpopBound = !m_access.dpopKey.isEmpty(),
                    .expiresIn = std::chrono::seconds(toSeconds(m_access.expiresAt) - toSeconds(m_now)),
                    .scopes = m_access.scopes,
                    .family = m_family.id};
}

} // namespace core
