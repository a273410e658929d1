#include "app/SelfTestGuests.h"

#include "app/Composition.h"
#include "core/admin/ServerControl.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientSecrets.h"
#include "core/crypto/PasswordHash.h"
#include "core/settings/SettingsRepository.h"
#include "core/users/UserRepository.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Result;

namespace {

const auto kGuestNote = u"self_test"_s; ///< setting: the guests that have not left yet
constexpr auto kLongestStay = 3min;
constexpr auto kLongAgo = core::Instant(1ms);
constexpr int kAreas = core::UsersArea | core::ClientsArea | core::ChainsArea | core::AuditArea;

Result<std::optional<QJsonObject>> readGuestNote(core::SqlConnection &connection)
{
    const auto note = core::SettingsRepository::value(connection, kGuestNote);
    if (!note)
        return core::fail(note.error());
    if (!*note)
        return std::nullopt;
    return QJsonDocument::fromJson((*note)->toUtf8()).object();
}

} // namespace

Result<SelfTestGuests> SelfTestGuests::invite(Composition &core)
{
    if (const auto gone = sendAwayLeftOver(core, Which::OnlyStale); !gone)
        return core::fail(gone.error());
    SelfTestGuests guests(core);
    const core::Instant now = core.clock().now();
    guests.m_password = core.random().urlSafeText(18).toLatin1();
    const auto hash = core::PasswordHash::make(core::SecretBytes::fromText(QString::fromLatin1(guests.m_password)),
                                               core.settings().bcryptCost, core.random());
    if (!hash)
        return core::fail(hash.error());
    const core::GeneratedSecret secret = core::ClientSecrets::generate(core.random());
    guests.m_clientSecret = secret.text.toLatin1();
    guests.m_user.id = core::UserId{core.random().uuid()};
    guests.m_user.username = u"self-test-"_s + core.random().uuid().left(8);
    guests.m_user.email = guests.m_user.username + u"@self-test.invalid"_s;
    guests.m_user.createdAt = guests.m_user.updatedAt = now;
    guests.m_client.rowId = core.random().uuid();
    guests.m_client.id = core::ClientId{QString::fromLatin1(core::kSelfTestClient)};
    guests.m_client.name = u"Self-test"_s;
    guests.m_client.type = core::ClientType::Confidential;
    guests.m_client.scopes = {u"openid"_s};
    guests.m_client.grantTypes = {u"password"_s, u"refresh_token"_s};
    guests.m_client.createdAt = guests.m_client.updatedAt = now;
    const auto moved = core.database().writeNow(
        [&](core::Transaction &transaction) { return guests.move(transaction, *hash, secret.hash); });
    if (!moved)
        return core::fail(moved.error());
    core.clientDirectory().invalidate();
    core.adminContext().changed(kAreas);
    return guests;
}

Result<void> SelfTestGuests::move(core::Transaction &transaction, const QString &passwordHash,
                                  const QString &secretHash)
{
    const auto others = readGuestNote(transaction);
    if (!others)
        return core::fail(others.error());
    if (*others)
        return core::fail(ErrorKind::Conflict, u"another self-test runs"_s);
    const core::Instant now = m_core->clock().now();
    const QJsonObject note{{u"user"_s, m_user.id.value}, {u"since"_s, core::toMillis(now)}};
    if (const auto noted = core::SettingsRepository::set(
            transaction, kGuestNote, QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)), now);
        !noted)
        return noted;
    if (const auto user = core::UserRepository::insert(transaction, m_user, passwordHash); !user)
        return user;
    core::ClientSecretHashes secrets;
    secrets.newest = secretHash;
    secrets.createdAt = now;
    if (const auto client = core::ClientRepository::insert(transaction, m_client, secrets); !client)
        return client;
    return record(transaction, core::EventType::UserCreated, core::EventType::ClientCreated);
}

Result<void> SelfTestGuests::record(core::Transaction &transaction, core::EventType user, core::EventType client) const
{
    core::Origin origin = m_core->origin();
    const QJsonObject data{{u"reason"_s, u"self_test"_s}, {u"asked_by"_s, origin.actor}};
    origin.actor = QString::fromLatin1(kActor);
    core::AuditEvent row{.type = user,
                         .success = true,
                         .user = m_user.id,
                         .client = {},
                         .data = {},
                         .errorMessage = {},
                         .origin = origin};
    row.data = data;
    if (!m_user.username.isEmpty()) // how the log names the user of its rows when he is gone
        row.data.insert(user == core::EventType::UserCreated ? u"after"_s : u"before"_s,
                        QJsonObject{{u"username"_s, m_user.username}});
    if (const auto written = m_core->audit().append(transaction, row); !written)
        return written;
    row.type = client;
    row.data = data;
    row.user = {};
    row.client = core::ClientId{QString::fromLatin1(core::kSelfTestClient)};
    return m_core->audit().append(transaction, row);
}

Result<void> SelfTestGuests::leave()
{
    const auto left = m_core->database().writeNow([this](core::Transaction &transaction) -> Result<void> {
        const auto known = core::UserRepository::find(transaction, m_user.id); // a crash forgets the name
        if (!known)
            return core::fail(known.error());
        if (*known)
            m_user = **known;
        // Deleted long ago, so that what removes such rows for good takes them now.
        const core::ClientId client{QString::fromLatin1(core::kSelfTestClient)};
        if (const auto deleted = core::UserRepository::softDelete(transaction, m_user.id, kLongAgo); !deleted)
            return core::fail(deleted.error());
        if (const auto deleted = core::ClientRepository::softDelete(transaction, client, kLongAgo); !deleted)
            return core::fail(deleted.error());
        if (const auto gone = core::UserRepository::removeDeleted(transaction, kLongAgo + 1ms, 1); !gone)
            return core::fail(gone.error());
        if (const auto gone = core::ClientRepository::removeDeleted(transaction, kLongAgo + 1ms, 1); !gone)
            return core::fail(gone.error());
        if (const auto forgotten = core::SettingsRepository::remove(transaction, kGuestNote); !forgotten)
            return forgotten;
        return record(transaction, core::EventType::UserDeleted, core::EventType::ClientDeleted);
    });
    if (!left)
        return left;
    m_core->clientDirectory().invalidate();
    m_core->adminContext().changed(kAreas);
    return {};
}

Result<void> SelfTestGuests::sendAwayLeftOver(Composition &core, Which which)
{
    const auto note = core.database().readNow([](core::Snapshot &snapshot) { return readGuestNote(snapshot); });
    if (!note)
        return core::fail(note.error());
    if (!*note)
        return {};
    const core::Instant since = core::fromMillis((*note)->value(u"since"_s).toInteger());
    const auto stay = std::chrono::abs(core.clock().now() - since); // the clock may have been set back
    if (which == Which::OnlyStale && stay < kLongestStay)
        return core::fail(ErrorKind::Conflict, u"another self-test runs"_s);
    SelfTestGuests guests(core);
    guests.m_user.id = core::UserId{(*note)->value(u"user"_s).toString()};
    return guests.leave();
}

} // namespace app
