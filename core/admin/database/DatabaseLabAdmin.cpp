#include "core/admin/database/DatabaseLabAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/TokenInspector.h"
#include "core/clients/ClientRules.h"
#include "core/crypto/Jwt.h"
#include "core/users/UserRepository.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedTokens = ChainsArea | AuditArea;

/// All of the client's scopes when none are asked for; InvalidInput for one that it lacks and that is not everybody's
/// (PRODUCT.md §8).
Result<QStringList> grantedScopes(QStringList asked, const Client &client)
{
    if (asked.isEmpty())
        return client.scopes;
    asked.removeDuplicates();
    for (const QString &scope : asked) {
        if (!client.scopes.contains(scope) && !ClientRules::openIdScopes().contains(scope))
            return fail(ErrorKind::InvalidInput, u"the client may not have the scope '%1'"_s.arg(scope), u"scope"_s);
    }
    return asked;
}

Result<void> checkLifetime(const std::optional<std::chrono::seconds> &lifetime)
{
    if (lifetime && (lifetime->count() < 1 || *lifetime > ClientRules::kLongestAccessLifetime))
        return fail(ErrorKind::InvalidInput, u"a token lives 1 second to 30 days"_s, u"lifetime"_s);
    return {};
}

} // namespace

QFuture<Result<LabToken>> DatabaseLabAdmin::issue(LabRequest request)
{
    return QtConcurrent::run(&m_context.pool, [this, request]() -> Result<LabToken> {
        const auto order = checked(request);
        if (!order)
            return fail(order.error());
        const auto tokens = m_tokens.issue(*order);
        if (!tokens)
            return fail(tokens.error());
        m_context.changed(kChangedTokens);
        return LabToken{QString::fromLatin1(tokens->accessToken),
                        QString::fromLatin1(tokens->refreshToken),
                        tokens->expiresIn,
                        tokens->scopes,
                        tokens->family,
                        m_context.clock.now(),
                        QString::fromLatin1(tokens->idToken)};
    });
}

Result<IssueRequest> DatabaseLabAdmin::checked(const LabRequest &request) const
{
    if (const auto valid = checkLifetime(request.lifetime); !valid)
        return fail(valid.error());
    const auto client = m_context.clients.find(request.client);
    if (!client)
        return fail(client.error());
    if (!*client || !(*client)->isUsable())
        return fail(ErrorKind::NotFound, u"there is no enabled client '%1'"_s.arg(request.client.value), u"client"_s);
    const auto user =
        m_context.database.readNow([&](Snapshot &snapshot) { return UserRepository::find(snapshot, request.user); });
    if (!user)
        return fail(user.error());
    if (!*user || !(*user)->canSignIn())
        return fail(ErrorKind::NotFound, u"the user does not exist or may not sign in"_s, u"user"_s);
    const auto scopes = grantedScopes(request.scopes, **client);
    if (!scopes)
        return fail(scopes.error());
    const bool withRefresh = (*client)->allowsGrant(u"refresh_token"_s);
    return IssueRequest{.user = **user,
                        .client = **client,
                        .scopes = *scopes,
                        .withRefreshToken = withRefresh,
                        .accessLifetime = request.lifetime,
                        .grant = u"lab"_s,
                        .origin = m_context.origin(),
                        // Nobody was asked for a password, and the tokens must not say so.
                        .authentication = Authentication{m_context.clock.now(), {}, {u"lab"_s}, {}}};
}

QFuture<Result<TokenInspection>> DatabaseLabAdmin::inspect(QString token)
{
    return QtConcurrent::run(&m_context.pool, [this, token] {
        return TokenInspector(m_tokens, m_keys, m_context.clients, m_context.clock, m_lab)
            .inspect(token.trimmed().toLatin1());
    });
}

QFuture<Result<bool>> DatabaseLabAdmin::revoke(QString token)
{
    return QtConcurrent::run(&m_context.pool, [this, token]() -> Result<bool> {
        // Whose token it is says the token; the service proves the signature before it believes that.
        const QByteArray bytes = token.trimmed().toLatin1();
        const auto parsed = parseJwt(bytes);
        if (!parsed)
            return fail(ErrorKind::InvalidInput, u"this is not a token"_s, u"token"_s);
        const auto client = m_context.clients.find(ClientId{parsed->claims.value(u"client_id"_s).toString()});
        if (!client)
            return fail(client.error());
        if (!*client)
            return false;
        auto revoked = m_tokens.revoke(bytes, **client, m_context.origin());
        if (revoked && *revoked)
            m_context.changed(kChangedTokens);
        return revoked;
    });
}

} // namespace core
