#include "core/clients/ClientDirectory.h"

#include "core/clients/ClientRepository.h"
#include "core/clients/ClientSecrets.h"
#include "core/clients/SlowSecretCheck.h"
#include "core/crypto/TokenDigest.h"

#include <QHash>
#include <QSet>

#include <mutex>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kMostKnown = 10'000;
constexpr qsizetype kMostUnknown = 1'000;
constexpr qsizetype kLongestId = 128; ///< as ClientRules allows
constexpr std::chrono::minutes kSecretUseEach{1};

/// Never the hash of anything: what unknown clients are compared with.
QString absentSecretHash()
{
    return u"sha256:"_s + QString(64, u'-');
}

} // namespace

struct ClientDirectory::State
{
    State(Database &d, const Clock &c) : database(d), clock(c) {}

    using Entry = std::shared_ptr<const ClientRow>;
    Result<Entry> entry(const ClientId &id);
    void keep(const ClientId &id, const Entry &entry, quint64 readAt);
    void noteSecretUse(const ClientId &id, const QString &hash);
    struct Trial
    {
        const ClientId &client;
        const SecretBytes &secret;
        Effort effort;
    };
    Result<QString> matchingHash(const Trial &trial, const QString &newest, const QString &old);
    Result<bool> matchesSlowly(const Trial &trial, const QString &hash);

    Database &database;
    const Clock &clock;
    SlowSecretCheck slowSecrets;
    std::mutex mutex;
    quint64 generation = 0; ///< what was read before the last invalidate() is not kept
    QHash<ClientId, Entry> known;
    QSet<ClientId> unknown;
    std::shared_ptr<const QSet<QString>> origins;
    QHash<QString, Instant> secretUse; ///< by hash
};

Result<ClientDirectory::State::Entry> ClientDirectory::State::entry(const ClientId &id)
{
    if (id.value.size() > kLongestId)
        return Entry();
    quint64 readAt = 0;
    {
        const std::lock_guard guard(mutex);
        if (const auto found = known.constFind(id); found != known.constEnd())
            return *found;
        if (unknown.contains(id))
            return Entry();
        readAt = generation;
    }
    auto row = database.readNow([id](Snapshot &snapshot) { return ClientRepository::find(snapshot, id); });
    if (!row)
        return fail(row.error());
    Entry entry;
    if (*row && !(*row)->client.deletedAt)
        entry = std::make_shared<const ClientRow>(std::move(**row));
    keep(id, entry, readAt);
    return entry;
}

void ClientDirectory::State::keep(const ClientId &id, const Entry &entry, quint64 readAt)
{
    const std::lock_guard guard(mutex);
    if (readAt != generation)
        return;
    if (entry) {
        if (known.size() >= kMostKnown)
            known.clear();
        known.insert(id, entry);
    } else {
        if (unknown.size() >= kMostUnknown)
            unknown.clear();
        unknown.insert(id);
    }
}

/// Which of the two is this secret's; empty when neither is. Both are compared whichever it is.
Result<QString> ClientDirectory::State::matchingHash(const Trial &trial, const QString &newest, const QString &old)
{
    const QByteArray presented = ClientSecrets::fastHash(trial.secret).toLatin1();
    const bool isNewest = constantTimeEquals(presented, newest.toLatin1());
    const bool isOld = constantTimeEquals(presented, old.toLatin1());
    if (isNewest || isOld)
        return isNewest ? newest : old;
    for (const QString &hash : {newest, old}) {
        if (ClientSecrets::isFast(hash))
            continue;
        const auto judged = matchesSlowly(trial, hash);
        if (!judged)
            return fail(judged.error());
        if (*judged)
            return hash;
    }
    return QString();
}

Result<bool> ClientDirectory::State::matchesSlowly(const Trial &trial, const QString &hash)
{
    if (trial.effort == Effort::Quick)
        return slowSecrets.remembers(trial.secret, hash);
    return slowSecrets.matches(trial.client, trial.secret, hash);
}

void ClientDirectory::State::noteSecretUse(const ClientId &id, const QString &hash)
{
    const Instant now = clock.now();
    {
        const std::lock_guard guard(mutex);
        const auto last = secretUse.constFind(hash);
        if (last != secretUse.constEnd() && now < *last + kSecretUseEach)
            return;
        if (secretUse.size() >= kMostKnown)
            secretUse.clear();
        secretUse.insert(hash, now);
    }
    // Nobody waits for it: a time that is missing harms less than a request that is late.
    database.write([id, hash, now](Transaction &transaction) {
        return ClientRepository::recordSecretUse(transaction, id, hash, now);
    });
}

ClientDirectory::ClientDirectory(Database &database, const Clock &clock)
    : m_state(std::make_unique<State>(database, clock))
{}

ClientDirectory::~ClientDirectory() = default;

Result<std::shared_ptr<const Client>> ClientDirectory::find(const ClientId &id)
{
    const auto entry = m_state->entry(id);
    if (!entry)
        return fail(entry.error());
    if (!*entry)
        return std::shared_ptr<const Client>();
    return std::shared_ptr<const Client>(*entry, &(*entry)->client);
}

Result<bool> ClientDirectory::secretMatches(const ClientId &id, const SecretBytes &secret, Effort effort)
{
    const auto entry = m_state->entry(id);
    if (!entry)
        return fail(entry.error());
    if (*entry && m_lent.matches(id, secret, m_state->clock.now()))
        return true;
    QString newest = absentSecretHash();
    QString old = absentSecretHash();
    if (*entry) {
        const ClientSecretHashes &hashes = (*entry)->secrets;
        const Instant now = m_state->clock.now();
        if (hashes.hasLiveNewest(now))
            newest = hashes.newest;
        if (hashes.hasLiveOld(now))
            old = hashes.old;
    }
    const auto used = m_state->matchingHash({id, secret, effort}, newest, old);
    if (!used)
        return fail(used.error());
    if (!used->isEmpty())
        m_state->noteSecretUse(id, *used);
    return !used->isEmpty();
}

bool ClientDirectory::knowsOrigin(const QString &origin)
{
    std::shared_ptr<const QSet<QString>> origins;
    quint64 readAt = 0;
    {
        const std::lock_guard guard(m_state->mutex);
        origins = m_state->origins;
        readAt = m_state->generation;
    }
    if (origins)
        return origins->contains(origin);
    const auto list =
        m_state->database.readNow([](Snapshot &snapshot) { return ClientRepository::corsOrigins(snapshot); });
    if (!list)
        return false;
    origins = std::make_shared<const QSet<QString>>(list->begin(), list->end());
    const std::lock_guard guard(m_state->mutex);
    if (readAt == m_state->generation)
        m_state->origins = origins;
    return origins->contains(origin);
}

void ClientDirectory::invalidate()
{
    const std::lock_guard guard(m_state->mutex);
    ++m_state->generation;
    m_state->known.clear();
    m_state->unknown.clear();
    m_state->origins.reset();
}

} // namespace core
