#include "core/admin/database/DatabaseClientAdmin.h"

#include "core/admin/database/ChainQueries.h"
#include "core/clients/ClientService.h"
#include "core/clients/ClientWeaknesses.h"
#include "core/tokens/TokenFamilyRepository.h"

#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedClients = 2 | 4 | 8; // ClientsArea, ChainsArea, AuditArea

ClientCriteria criteriaOf(const ClientFilter &filter)
{
    switch (filter.state) {
    case ClientFilter::State::All: return {ClientCriteria::State::All, filter.text};
    case ClientFilter::State::Active: return {ClientCriteria::State::Active, filter.text};
    case ClientFilter::State::Disabled: return {ClientCriteria::State::Disabled, filter.text};
    case ClientFilter::State::Deleted: return {ClientCriteria::State::Deleted, filter.text};
    }
    return {};
}

Result<std::optional<Instant>> lastTokenOf(Snapshot &snapshot, const ClientId &id)
{
    auto rows = snapshot.run(u"SELECT MAX(last_used_at) FROM token_families WHERE client_id = :client"_s, {{"client"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->instantOrNull(0) : std::nullopt;
}

} // namespace

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
        const auto clients = ClientRepository::page(snapshot, criteriaOf(filter), request.after, qBound(1, request.limit, 1000));
        const auto matching = ClientRepository::count(snapshot, criteriaOf(filter));
        const auto total = ClientRepository::count(snapshot, {});
        if (!clients)
            return fail(clients.error());
        if (!matching || !total)
            return fail(matching ? total.error() : matching.error());
        Page<ClientSummary> page;
        page.next = clients->next;
        page.matching = *matching;
        page.total = *total;
        for (const ClientRow &row : clients->rows) {
            auto summary = summaryOf(snapshot, row);
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
        return summaryOf(snapshot, **row);
    });
}

Result<ClientSummary> DatabaseClientAdmin::summaryOf(Snapshot &snapshot, const ClientRow &row) const
{
    const Instant now = m_context.clock.now();
    ClientSummary summary;
    summary.client = row.client;
    summary.hasSecret = !row.secrets.newest.isEmpty();
    summary.hasOldSecret = row.secrets.hasLiveOld(now);
    if (summary.hasOldSecret)
        summary.oldSecretUntil = row.secrets.oldUntil;
    summary.secretCreatedAt = row.secrets.createdAt;
    summary.weaknesses = clientWeaknesses(row.client, row.secrets, now);
    const auto families = ChainQueries::countActive(snapshot, {}, row.client.id, now);
    const auto lastToken = lastTokenOf(snapshot, row.client.id);
    if (!families || !lastToken)
        return fail(families ? lastToken.error() : families.error());
    summary.activeFamilies = *families;
    summary.lastTokenAt = *lastToken;
    return summary;
}

QFuture<Result<CreatedClient>> DatabaseClientAdmin::create(Client draft)
{
    return changing([this, draft](Transaction &transaction) -> Result<CreatedClient> {
        auto created = ClientService(m_context.audit, m_context.clock, m_context.random).create(transaction, draft, m_context.origin());
        if (!created)
            return fail(created.error());
        return CreatedClient{created->client.id, created->secret};
    });
}

QFuture<Result<void>> DatabaseClientAdmin::update(Client changed)
{
    return changing([this, changed](Transaction &transaction) -> Result<void> {
        auto stored = ClientService(m_context.audit, m_context.clock, m_context.random).update(transaction, changed, m_context.origin());
        if (!stored)
            return fail(stored.error());
        return {};
    });
}

QFuture<Result<QString>> DatabaseClientAdmin::rotateSecret(ClientId id, std::chrono::seconds overlap)
{
    return changing([this, id, overlap](Transaction &transaction) {
        return ClientService(m_context.audit, m_context.clock, m_context.random).rotateSecret(transaction, id, overlap, m_context.origin());
    });
}

QFuture<Result<void>> DatabaseClientAdmin::setActive(ClientId id, bool active)
{
    return changing([this, id, active](Transaction &transaction) {
        return ClientService(m_context.audit, m_context.clock, m_context.random).setActive(transaction, id, active, m_context.origin());
    });
}

QFuture<Result<void>> DatabaseClientAdmin::remove(ClientId id)
{
    return changing([this, id](Transaction &transaction) -> Result<void> {
        auto removed = ClientService(m_context.audit, m_context.clock, m_context.random).remove(transaction, id, m_context.origin());
        if (!removed)
            return removed;
        const auto ended = TokenFamilyRepository::endFamilies(transaction, {.client = id}, u"client_deleted"_s, m_context.clock.now());
        if (!ended)
            return fail(ended.error());
        return {};
    });
}

QFuture<Result<void>> DatabaseClientAdmin::restore(ClientId id)
{
    return changing([this, id](Transaction &transaction) {
        return ClientService(m_context.audit, m_context.clock, m_context.random).restore(transaction, id, m_context.origin());
    });
}

} // namespace core
