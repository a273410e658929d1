#include "core/admin/database/DatabaseLabIssuerAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/BrokenTokens.h"
#include "core/clients/ClientRules.h"
#include "core/tokens/TokenIssuer.h"
#include "core/users/UserRepository.h"

#include <QJsonDocument>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;
using Signer = PackedToken::Signer;

namespace {

constexpr qsizetype kMostDraftBytes = 8 * 1024;
constexpr std::chrono::seconds kPackLifetime{3600};

/// Over the usual members; null leaves one out.
QJsonObject merged(QJsonObject usual, const QJsonObject &chosen)
{
    for (auto member = chosen.begin(); member != chosen.end(); ++member) {
        if (member.value().isNull())
            usual.remove(member.key());
        else
            usual.insert(member.key(), member.value());
    }
    return usual;
}

Result<void> checkDraft(const LabDraft &draft)
{
    if (draft.lifetime.count() < 1 || draft.lifetime > ClientRules::kLongestAccessLifetime)
        return fail(ErrorKind::InvalidInput, u"a token lives 1 second to 30 days"_s, u"lifetime"_s);
    for (const auto &[name, json] : {std::pair(u"header"_s, draft.header), std::pair(u"claims"_s, draft.claims)}) {
        if (QJsonDocument(json).toJson(QJsonDocument::Compact).size() > kMostDraftBytes)
            return fail(ErrorKind::InvalidInput, u"%1: more than 8 KiB"_s.arg(name), name);
    }
    return {};
}

QJsonObject told(const LabIssuer::Plan &plan)
{
    return {
        {u"on"_s, plan.isOn}, {u"for_others"_s, plan.isForOthers}, {u"clock_offset_s"_s, qint64(plan.offset.count())}};
}

LabIssuerPlan shown(const LabIssuer::Plan &plan)
{
    return {plan.isOn, plan.isForOthers, plan.offset};
}

PackedToken from(const char *name, const QByteArray &token, bool isGood, bool needsLookup = false)
{
    return {QString::fromLatin1(name), QString::fromLatin1(token), Signer::Production, isGood, needsLookup};
}

} // namespace

LabIssuerState DatabaseLabIssuerAdmin::state() const
{
    const auto key = m_issuer.key();
    const auto active = m_keys.active();
    return {.plan = shown(m_issuer.plan()),
            .issuer = m_issuer.issuer(),
            .audience = m_issuer.audience(),
            .keyId = key ? key->id : QString(),
            .algorithm = key      ? algorithmName(key->key.algorithm())
                         : active ? algorithmName(active->key.algorithm())
                                  : QString()};
}

QFuture<Result<LabIssuerState>> DatabaseLabIssuerAdmin::adopt(LabIssuerPlan plan)
{
    return QtConcurrent::run(&m_context.pool, [this, plan] { return adoptNow(plan); });
}

Result<LabIssuerState> DatabaseLabIssuerAdmin::adoptNow(const LabIssuerPlan &plan)
{
    const LabIssuer::Plan before = m_issuer.plan();
    const LabIssuer::Plan wanted{plan.isOn, plan.isForOthers, plan.offset};
    const auto active = m_keys.active();
    const auto adopted = m_issuer.adopt(wanted, active ? active->key.algorithm() : SigningAlgorithm::RS256);
    if (!adopted)
        return fail(adopted.error());
    AuditEvent event;
    event.type = EventType::SettingsChanged;
    event.origin = m_context.origin();
    event.data = {{u"name"_s, u"lab_issuer"_s}, {u"before"_s, told(before)}, {u"after"_s, told(wanted)}};
    const auto recorded = m_context.database.writeNow(
        [&](Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (!recorded) { // what nobody would know of is not switched on
        if (const auto undone = m_issuer.adopt(before, SigningAlgorithm::RS256); !undone)
            return fail(undone.error());
        return fail(recorded.error());
    }
    m_context.changed(AuditArea | SettingsArea);
    return state();
}

Result<DatabaseLabIssuerAdmin::Subject> DatabaseLabIssuerAdmin::subject(const UserId &userId,
                                                                        const ClientId &clientId) const
{
    const auto client = m_context.clients.find(clientId);
    if (!client)
        return fail(client.error());
    if (!*client || !(*client)->isUsable())
        return fail(ErrorKind::NotFound, u"there is no enabled client '%1'"_s.arg(clientId.value), u"client"_s);
    const auto user =
        m_context.database.readNow([&](Snapshot &snapshot) { return UserRepository::find(snapshot, userId); });
    if (!user)
        return fail(user.error());
    if (!*user || !(*user)->canSignIn())
        return fail(ErrorKind::NotFound, u"the user does not exist or may not sign in"_s, u"user"_s);
    return Subject{**user, **client};
}

QFuture<Result<DraftedToken>> DatabaseLabIssuerAdmin::draft(LabDraft draft)
{
    return QtConcurrent::run(&m_context.pool, [this, draft] { return draftNow(draft); });
}

Result<DraftedToken> DatabaseLabIssuerAdmin::draftNow(const LabDraft &draft)
{
    if (const auto valid = checkDraft(draft); !valid)
        return fail(valid.error());
    const auto who = subject(draft.user, draft.client);
    if (!who)
        return fail(who.error());
    auto token = sign(draft, *who);
    if (!token)
        return token;
    if (const auto recorded = record(draft, 1); !recorded)
        return fail(recorded.error());
    return token;
}

Result<DraftedToken> DatabaseLabIssuerAdmin::sign(const LabDraft &draft, const Subject &subject) const
{
    const auto key = m_issuer.key();
    if (!key)
        return fail(ErrorKind::Conflict, u"the lab issuer is off"_s);
    const Instant now = m_issuer.now();
    const QStringList scopes = draft.scopes.isEmpty() ? subject.client.scopes : draft.scopes;
    const QJsonObject claims{{u"iss"_s, m_issuer.issuer()},
                             {u"sub"_s, subject.user.id.value},
                             {u"aud"_s, m_issuer.audience()},
                             {u"client_id"_s, subject.client.id.value},
                             {u"scope"_s, scopes.join(u' ')},
                             {u"jti"_s, m_context.random.uuid()},
                             {u"iat"_s, toSeconds(now)},
                             {u"nbf"_s, toSeconds(now - TokenIssuer::kNotBeforeSkew)},
                             {u"exp"_s, toSeconds(now + draft.lifetime)},
                             {u"type"_s, u"access"_s}};
    DraftedToken drafted;
    drafted.header =
        merged({{u"typ"_s, QString::fromLatin1(TokenIssuer::kAccessType)}, {u"kid"_s, key->id}}, draft.header);
    drafted.header.insert(u"alg"_s, algorithmName(key->key.algorithm())); // it is what signs
    drafted.claims = merged(claims, draft.claims);
    const auto token = signJwt(key->key, drafted.header, drafted.claims);
    if (!token)
        return fail(token.error());
    drafted.token = QString::fromLatin1(*token);
    return drafted;
}

Result<void> DatabaseLabIssuerAdmin::record(const LabDraft &draft, int tokens)
{
    AuditEvent event;
    event.type = EventType::TokenIssued;
    event.user = draft.user;
    event.client = draft.client;
    event.origin = m_context.origin();
    event.data = {{u"grant"_s, u"lab"_s}, {u"issuer"_s, m_issuer.issuer()}, {u"tokens"_s, tokens}};
    const auto recorded = m_context.database.writeNow(
        [&](Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (!recorded)
        return fail(recorded.error());
    m_context.changed(AuditArea);
    return {};
}

QFuture<Result<TokenPack>> DatabaseLabIssuerAdmin::makePack(PackRequest request)
{
    return QtConcurrent::run(&m_context.pool, [this, request] {
        return request.trust == PackRequest::Trust::Lab ? labPack(request) : productionPack(request);
    });
}

Result<TokenPack> DatabaseLabIssuerAdmin::labPack(const PackRequest &request)
{
    const auto who = subject(request.user, request.client);
    if (!who)
        return fail(who.error());
    const LabDraft draft{request.user, request.client, request.scopes, kPackLifetime, {}, {}};
    const auto good = sign(draft, *who);
    const auto key = m_issuer.key();
    if (!good || !key)
        return fail(good ? Error{ErrorKind::Conflict, u"the lab issuer is off"_s, {}} : good.error());
    const BrokenTokens broken(good->token.toLatin1(), key->key.publicKey());
    auto lies = broken.lies(key->key, m_issuer.now());
    auto forgeries = broken.forgeries();
    if (!lies || !forgeries)
        return fail(lies ? forgeries.error() : lies.error());
    TokenPack pack{{{u"good"_s, good->token, Signer::Lab, true, false}}, m_issuer.issuer(), m_issuer.audience()};
    pack.tokens.insert(pack.tokens.end(), lies->begin(), lies->end());
    pack.tokens.insert(pack.tokens.end(), forgeries->begin(), forgeries->end());
    if (const auto recorded = record(draft, int(pack.tokens.size())); !recorded)
        return fail(recorded.error());
    return pack;
}

Result<TokenSet> DatabaseLabIssuerAdmin::issue(const Subject &subject, const QStringList &scopes,
                                               std::chrono::seconds lifetime)
{
    return m_tokens.issue({.user = subject.user,
                           .client = subject.client,
                           .scopes = scopes,
                           .withRefreshToken = subject.client.allowsGrant(u"refresh_token"_s),
                           .accessLifetime = lifetime,
                           .grant = u"lab"_s,
                           .origin = m_context.origin(),
                           .authentication = Authentication{m_context.clock.now(), {}, {u"lab"_s}, {}}});
}

/// Signs nothing but what is true: an expired token is a good one of one second.
Result<TokenPack> DatabaseLabIssuerAdmin::productionPack(const PackRequest &request)
{
    const auto who = subject(request.user, request.client);
    if (!who)
        return fail(who.error());
    QStringList scopes = request.scopes.isEmpty() ? who->client.scopes : request.scopes;
    if (!scopes.contains(u"openid"_s)) // for the ID token that an API must not take
        scopes.prepend(u"openid"_s);
    for (const QString &scope : std::as_const(scopes)) {
        if (!who->client.scopes.contains(scope) && !ClientRules::openIdScopes().contains(scope))
            return fail(ErrorKind::InvalidInput, u"the client may not have the scope '%1'"_s.arg(scope), u"scope"_s);
    }
    const auto good = issue(*who, scopes, kPackLifetime);
    const auto expired = issue(*who, scopes, std::chrono::seconds(1));
    const auto revoked = issue(*who, scopes, kPackLifetime);
    for (const auto *one : {&good, &expired, &revoked}) {
        if (!*one)
            return fail(one->error());
    }
    const auto ended = m_tokens.revoke(revoked->accessToken, who->client, m_context.origin());
    if (!ended)
        return fail(ended.error());
    m_context.changed(ChainsArea | AuditArea);
    TokenPack pack{{from("good", good->accessToken, true), from("expired", expired->accessToken, false),
                    from("revoked", revoked->accessToken, false, true), from("id_token", good->idToken, false)},
                   m_tokens.issuer(),
                   m_tokens.audience()};
    if (!good->refreshToken.isEmpty())
        pack.tokens.push_back(from("refresh_token", good->refreshToken, false));
    const auto parsed = parseJwt(good->accessToken);
    const auto key = parsed ? m_keys.verificationKey(parsed->header.value(u"kid"_s).toString()) : std::nullopt;
    if (!key)
        return fail(ErrorKind::Conflict, u"the signing key has just been retired; try again"_s);
    const auto forgeries = BrokenTokens(good->accessToken, *key).forgeries();
    if (!forgeries)
        return fail(forgeries.error());
    pack.tokens.insert(pack.tokens.end(), forgeries->begin(), forgeries->end());
    return pack;
}

} // namespace core
