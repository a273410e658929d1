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
    void noteSecretUse(const ClientId &id);

    Database &database;
    const Clock &clock;
    SlowSecretCheck slowSecrets;
    std::mutex mutex;
    quint64 generation = 0; ///< what was read before the last invalidate() is not kept
    QHash<ClientId, Entry> known;
    QSet<ClientId> unknown;
    std::shared_ptr<const QSet<QString>> origins;
    QHash<ClientId, Instant> secretUse;
};

Result<ClientDirectory::State::Entry> ClientDirectory::State::entry(const ClientId &id)
{
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

void ClientDirectory::State::noteSecretUse(const ClientId &id)
{
    const Instant now = clock.now();
    {
        const std::lock_guard guard(mutex);
        const auto last = secretUse.constFind(id);
        if (last != secretUse.constEnd() && now < *last + kSecretUseEach)
            return;
        if (secretUse.size() >= kMostKnown)
            secretUse.clear();
        secretUse.insert(id, now);
    }
    // Nobody waits for it: a time that is missing harms less than a request that is late.
    database.write(
        [id, now](Transaction &transaction) { return ClientRepository::recordSecretUse(transaction, id, now); });
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

Result<bool> ClientDirectory::secretMatches(const ClientId &id, const SecretBytes &secret)
{
    const auto entry = m_state->entry(id);
    if (!entry)
        return fail(entry.error());
    QString newest = absentSecretHash();
    QString old = absentSecretHash();
    if (*entry) {
        const ClientSecretHashes &hashes = (*entry)->secrets;
        if (!hashes.newest.isEmpty())
            newest = hashes.newest;
        if (hashes.hasLiveOld(m_state->clock.now()))
            old = hashes.old;
    }
    const QByteArray presented = ClientSecrets::fastHash(secret).toLatin1();
    const bool isNewest = constantTimeEquals(presented, newest.toLatin1());
    const bool isOld = constantTimeEquals(presented, old.toLatin1());
    bool matches = isNewest || isOld;
    for (const QString &hash : {newest, old}) {
        if (matches || ClientSecrets::isFast(hash))
            continue;
        const auto judged = m_state->slowSecrets.matches(secret, hash);
        if (!judged)
            return judged;
        matches = *judged;
    }
    if (matches)
        m_state->noteSecretUse(id);
    return matches;
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
