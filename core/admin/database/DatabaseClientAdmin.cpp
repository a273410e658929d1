#include "core/admin/database/DatabaseClientAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/ChainEnding.h"
#include "core/admin/database/ChainQueries.h"
#include "core/clients/ClientWeaknesses.h"
#include "core/clients/InitialTokens.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedClients = ClientsArea | ChainsArea | AuditArea;

ClientCriteria::State clientStateOf(ClientFilter::State state)
{
    switch (state) {
    case ClientFilter::State::All:
        return ClientCriteria::State::All;
    case ClientFilter::State::Active:
        return ClientCriteria::State::Active;
    case ClientFilter::State::Disabled:
        return ClientCriteria::State::Disabled;
    case ClientFilter::State::Deleted:
        return ClientCriteria::State::Deleted;
    }
    return ClientCriteria::State::All;
}

ClientCriteria clientCriteriaOf(const ClientFilter &filter)
{
    ClientCriteria criteria{clientStateOf(filter.state), filter.text};
    criteria.type = filter.type;
    criteria.moreText = filter.moreText;
    for (const ClientFilter::State state : filter.states)
        criteria.states << clientStateOf(state);
    criteria.ids = filter.ids;
    criteria.names = filter.names;
    criteria.grants = filter.grants;
    criteria.scopes = filter.scopes;
    criteria.redirects = filter.redirects;
    criteria.weaknesses = filter.weaknesses;
    for (const ClientFilter::State state : filter.excludedStates)
        criteria.excludedStates << clientStateOf(state);
    criteria.excludedText = filter.excludedText;
    criteria.excludedIds = filter.excludedIds;
    criteria.excludedNames = filter.excludedNames;
    criteria.excludedRedirects = filter.excludedRedirects;
    criteria.excludedGrants = filter.excludedGrants;
    criteria.excludedScopes = filter.excludedScopes;
    criteria.excludedWeaknesses = filter.excludedWeaknesses;
    return criteria;
}

ClientOrder clientOrderOf(const PageRequest &request)
{
    static const QHash<QString, ClientColumn> columns{
        {u"id"_s, ClientColumn::Id},           {u"name"_s, ClientColumn::Name},
        {u"type"_s, ClientColumn::Type},       {u"state"_s, ClientColumn::State},
        {u"chains"_s, ClientColumn::Chains},   {u"last_token"_s, ClientColumn::LastToken},
        {u"created"_s, ClientColumn::Created}, {u"secret"_s, ClientColumn::SecretCreated}};
    return {columns.value(request.orderBy, ClientColumn::Id), request.descending};
}

/// What "n of m" compares with: deleted clients are counted only among themselves.
ClientCriteria allClientsLike(const ClientFilter &filter)
{
    const bool deleted =
        filter.state == ClientFilter::State::Deleted || filter.states == QList{ClientFilter::State::Deleted};
    return {deleted ? ClientCriteria::State::Deleted : ClientCriteria::State::All, {}};
}

/// The newest uses first: the plus keeps SQLite from reading all chains of a busy client.
Result<std::optional<Instant>> lastTokenOf(Snapshot &snapshot, const ClientId &id)
{
    auto rows = snapshot.run(uR"(
        SELECT last_used_at FROM token_families WHERE +client_id = :client ORDER BY last_used_at DESC LIMIT 1)"_s,
                             {{"client"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->instantOrNull(0) : std::nullopt;
}

} // namespace

ClientService DatabaseClientAdmin::service() const
{
    return {m_context.audit, m_context.clock, m_context.random};
}

template <class Change>
auto DatabaseClientAdmin::changing(Change change) -> QFuture<std::invoke_result_t<Change, Transaction &>>
{
    return QtConcurrent::run(&m_context.pool, [this, change] {
        auto outcome = m_context.database.writeNow([&](Transaction &transaction) { return change(transaction); });
        if (outcome) {
            m_context.clients.invalidate();
            m_context.changed(kChangedClients);
        }
        return outcome;
    });
}

QFuture<Result<Page<ClientSummary>>> DatabaseClientAdmin::list(ClientFilter filter, PageRequest request)
{
    return m_context.database.read([this, filter, request](Snapshot &snapshot) -> Result<Page<ClientSummary>> {
        const Instant now = m_context.clock.now();
        const auto clients = ClientRepository::page(snapshot, clientCriteriaOf(filter), request.after,
                                                    qBound(1, request.limit, 1000), now, clientOrderOf(request));
        const auto matching = ClientRepository::count(snapshot, clientCriteriaOf(filter), now);
        const auto total = ClientRepository::count(snapshot, allClientsLike(filter), now);
        const auto active = ChainQueries::activeByClient(snapshot, now);
        if (!clients)
            return fail(clients.error());
        if (!matching || !total)
            return fail(matching ? total.error() : matching.error());
        if (!active)
            return fail(active.error());
        Page<ClientSummary> page{{}, clients->next, *matching, *total};
        for (const ClientRow &row : clients->rows) {
            auto summary = summaryOf(snapshot, row, active->value(row.client.id));
            if (!summary)
                return fail(summary.error());
            page.rows.push_back(*std::move(summary));
        }
        return page;
    });
}

QFuture<Result<ClientSummary>> DatabaseClientAdmin::find(ClientId id)
{
    return m_context.database.read([this, id](Snapshot &snapshot) -> Result<ClientSummary> {
        const auto row = ClientRepository::find(snapshot, id);
        if (!row)
            return fail(row.error());
        if (!*row)
            return fail(ErrorKind::NotFound, u"there is no client '%1'"_s.arg(id.value));
        const auto active = ChainQueries::countActive(snapshot, {.client = id}, m_context.clock.now());
        if (!active)
            return fail(active.error());
        return summaryOf(snapshot, **row, *active);
    });
}

Result<ClientSummary> DatabaseClientAdmin::summaryOf(Snapshot &snapshot, const ClientRow &row, int activeFamilies) const
{
    const Instant now = m_context.clock.now();
    ClientSummary summary;
    summary.client = row.client;
    summary.activeFamilies = activeFamilies;
    summary.hasSecret = !row.secrets.newest.isEmpty();
    summary.hasOldSecret = row.secrets.hasLiveOld(now);
    if (summary.hasOldSecret) {
        summary.oldSecretUntil = row.secrets.oldUntil;
        summary.oldSecretLastUsedAt = row.secrets.oldLastUsedAt;
    }
    summary.secretCreatedAt = row.secrets.createdAt;
    summary.secretExpiresAt = row.secrets.newestUntil;
    summary.secretLastUsedAt = row.secrets.lastUsedAt;
    if (row.client.deletedAt)
        summary.removedForGoodAt = *row.client.deletedAt + ClientRepository::kKeepDeleted;
    summary.weaknesses = clientWeaknesses(row.client, row.secrets, now);
    const auto lastToken = lastTokenOf(snapshot, row.client.id);
    if (!lastToken)
        return fail(lastToken.error());
    summary.lastTokenAt = *lastToken;
    return summary;
}

QFuture<Result<CreatedClient>> DatabaseClientAdmin::create(Client draft)
{
    draft.isRegistered = false; // a copy of one that registered itself is the admin's own
    return changing([this, draft](Transaction &transaction) -> Result<CreatedClient> {
        auto created = service().create(transaction, draft, m_context.origin());
        if (!created)
            return fail(created.error());
        return CreatedClient{created->client.id, created->secret};
    });
}

QFuture<Result<void>> DatabaseClientAdmin::update(Client changed)
{
    return changing([this, changed](Transaction &transaction) -> Result<void> {
        auto stored = service().update(transaction, changed, m_context.origin());
        if (!stored)
            return fail(stored.error());
        return {};
    });
}

QFuture<Result<QString>> DatabaseClientAdmin::rotateSecret(ClientId id, std::chrono::seconds overlap,
                                                           std::optional<std::chrono::seconds> lifetime)
{
    return changing([this, id, overlap, lifetime](Transaction &transaction) {
        return service().rotateSecret(transaction, id, overlap, m_context.origin(), lifetime);
    });
}

QFuture<Result<void>> DatabaseClientAdmin::setActive(ClientId id, bool active)
{
    return changing([this, id, active](Transaction &transaction) {
        return service().setActive(transaction, id, active, m_context.origin());
    });
}

QFuture<Result<void>> DatabaseClientAdmin::remove(ClientId id)
{
    return changing([this, id](Transaction &transaction) -> Result<void> {
        auto removed = service().remove(transaction, id, m_context.origin());
        if (!removed)
            return removed;
        const auto ended = endChains(transaction, m_context, {.client = id}, u"client_deleted"_s);
        if (!ended)
            return fail(ended.error());
        return {};
    });
}

QFuture<Result<void>> DatabaseClientAdmin::restore(ClientId id)
{
    return changing(
        [this, id](Transaction &transaction) { return service().restore(transaction, id, m_context.origin()); });
}

RedirectMatch DatabaseClientAdmin::matchRedirect(const QStringList &registered, const QString &uri) const
{
    return matchRedirectUri(registered, uri);
}

QFuture<Result<QString>> DatabaseClientAdmin::makeInitialToken(int uses, std::chrono::seconds lifetime)
{
    return changing([this, uses, lifetime](Transaction &transaction) -> Result<QString> {
        return InitialTokens(m_context.audit, m_context.clock, m_context.random)
            .make(transaction, uses, lifetime, m_context.origin());
    });
}

} // namespace core
