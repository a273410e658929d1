#include "core/clients/Registration.h"

#include "core/clients/ClientMetadata.h"
#include "core/clients/ClientSecrets.h"
#include "core/clients/InitialTokens.h"
#include "core/clients/RegistrationRules.h"
#include "core/crypto/TokenDigest.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr size_t kRegistrationTokenBytes = 32;

auto notGood()
{
    return fail(ErrorKind::NotFound, u"the token is not good for this"_s);
}

QString hashOfRegistrationToken(const SecretBytes &token)
{
    return sha256Hex(QByteArrayView(reinterpret_cast<const char *>(token.data()), qsizetype(token.size())));
}

QString textOf(const SecretBytes &token)
{
    return QString::fromUtf8(token.toByteArray());
}

/// The developer reads only the text: it names the member.
template <class T>
Result<T> namingTheMember(Result<T> outcome)
{
    if (outcome || outcome.error().kind != ErrorKind::InvalidInput)
        return outcome;
    Error error = outcome.error();
    if (!error.field.isEmpty() && !error.detail.contains(error.field))
        error.detail = u"%1: %2"_s.arg(error.field, error.detail);
    return fail(error);
}

/// RFC 7592 §2.2: it names itself, and what only the server gives is not sent back.
Result<void> checkSentBack(const ClientRow &present, const QJsonObject &metadata, Instant now)
{
    if (metadata.value("client_id"_L1) != present.client.id.value)
        return fail(ErrorKind::InvalidInput, u"client_id must be that of the client"_s, u"client_id"_s);
    for (const auto member : {"registration_access_token"_L1, "registration_client_uri"_L1,
                              "client_secret_expires_at"_L1, "client_id_issued_at"_L1}) {
        if (metadata.contains(member))
            return fail(ErrorKind::InvalidInput, u"%1 must not be sent"_s.arg(member), member);
    }
    if (!metadata.contains("client_secret"_L1))
        return {};
    const SecretBytes sent = SecretBytes::fromText(metadata.value("client_secret"_L1).toString());
    const QByteArray hash = ClientSecrets::fastHash(sent).toLatin1();
    const bool isNewest = constantTimeEquals(hash, present.secrets.newest.toLatin1());
    if (!isNewest || !present.secrets.hasLiveNewest(now))
        return fail(ErrorKind::InvalidInput, u"client_secret must be that of the client"_s, u"client_secret"_s);
    return {};
}

} // namespace

ClientRegistration::ClientRegistration(Context context) : m_context(std::move(context)) {}

Result<bool> ClientRegistration::isOpen()
{
    const InitialTokens tokens(m_context.audit, m_context.clock, m_context.random);
    return m_context.database.readNow([&](Snapshot &snapshot) { return tokens.isAnyGood(snapshot); });
}

Result<ClientRegistration::Registered> ClientRegistration::add(const SecretBytes &initialToken,
                                                               const QJsonObject &metadata, const Origin &origin)
{
    InitialTokens tokens(m_context.audit, m_context.clock, m_context.random);
    const auto isGood =
        m_context.database.readNow([&](Snapshot &snapshot) { return tokens.isGood(snapshot, initialToken); });
    if (!isGood)
        return fail(isGood.error());
    if (!*isGood)
        return notGood();
    const auto client = RegistrationRules::clientFrom(ClientId{u"client-"_s + m_context.random.uuid()}, metadata);
    if (!client)
        return namingTheMember<Registered>(fail(client.error()));
    auto added = m_context.database.writeNow([&](Transaction &transaction) -> Result<Registered> {
        const auto spent = tokens.spend(transaction, initialToken);
        if (!spent)
            return fail(spent.error());
        if (!*spent) // another request was first
            return notGood();
        return insert(transaction, *client, origin);
    });
    if (added)
        m_context.clients.invalidate();
    return namingTheMember(std::move(added));
}

Result<ClientRegistration::Registered> ClientRegistration::insert(Transaction &transaction, const Client &client,
                                                                  const Origin &origin) const
{
    const auto created = service().create(transaction, client, origin);
    if (!created)
        return fail(created.error());
    const auto token = renewToken(transaction, client.id);
    if (!token)
        return fail(token.error());
    return Registered{created->client, answerFor({created->client, {}}, *token, created->secret)};
}

Result<ClientRegistration::Registered> ClientRegistration::read(const ClientId &id,
                                                                const SecretBytes &registrationToken)
{
    return m_context.database.readNow([&](Snapshot &snapshot) -> Result<Registered> {
        const auto row = owned(snapshot, id, registrationToken);
        if (!row)
            return fail(row.error());
        return Registered{row->client, answerFor(*row, textOf(registrationToken), {})};
    });
}

Result<ClientRegistration::Registered> ClientRegistration::replace(const ClientId &id,
                                                                   const SecretBytes &registrationToken,
                                                                   const QJsonObject &metadata, const Origin &origin)
{
    auto replaced = m_context.database.writeNow([&](Transaction &transaction) -> Result<Registered> {
        const auto present = owned(transaction, id, registrationToken);
        if (!present)
            return fail(present.error());
        return update(transaction, *present, metadata, origin);
    });
    if (replaced)
        m_context.clients.invalidate();
    return namingTheMember(std::move(replaced));
}

Result<ClientRegistration::Registered> ClientRegistration::update(Transaction &transaction, const ClientRow &present,
                                                                  const QJsonObject &metadata,
                                                                  const Origin &origin) const
{
    const ClientId &id = present.client.id;
    if (const auto checked = checkSentBack(present, metadata, m_context.clock.now()); !checked)
        return fail(checked.error());
    const auto client = RegistrationRules::clientFrom(id, metadata, &present.client);
    if (!client)
        return fail(client.error());
    if (const auto updated = service().update(transaction, *client, origin); !updated)
        return fail(updated.error());
    QString secret = metadata.value("client_secret"_L1).toString();
    if (client->usesSecret() && present.secrets.newest.isEmpty()) { // it had none until now
        const auto made = service().rotateSecret(transaction, id, std::chrono::seconds(0), origin);
        if (!made)
            return fail(made.error());
        secret = *made;
    }
    const auto token = renewToken(transaction, id);
    if (!token)
        return fail(token.error());
    const auto row = ClientRepository::find(transaction, id);
    if (!row)
        return fail(row.error());
    return Registered{(*row)->client, answerFor(**row, *token, client->usesSecret() ? secret : QString())};
}

Result<void> ClientRegistration::remove(const ClientId &id, const SecretBytes &registrationToken, const Origin &origin)
{
    auto removed = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (const auto row = owned(transaction, id, registrationToken); !row)
            return fail(row.error());
        if (auto gone = service().remove(transaction, id, origin); !gone)
            return gone;
        if (const auto forgotten = ClientRepository::setRegistrationTokenHash(transaction, id, {}); !forgotten)
            return fail(forgotten.error());
        return m_context.endFamilies(transaction, id, origin);
    });
    if (removed)
        m_context.clients.invalidate();
    return removed;
}

Result<ClientRow> ClientRegistration::owned(SqlConnection &connection, const ClientId &id,
                                            const SecretBytes &registrationToken) const
{
    auto row = ClientRepository::find(connection, id);
    if (!row)
        return fail(row.error());
    const auto kept = ClientRepository::registrationTokenHash(connection, id);
    if (!kept)
        return fail(kept.error());
    const bool isOwner = constantTimeEquals(hashOfRegistrationToken(registrationToken).toLatin1(), kept->toLatin1());
    if (!isOwner || !*row || !(*row)->client.isUsable() || !(*row)->client.isRegistered)
        return notGood();
    return std::move(**row);
}

Result<QString> ClientRegistration::renewToken(Transaction &transaction, const ClientId &id) const
{
    const QString token = m_context.random.urlSafeText(kRegistrationTokenBytes);
    const auto stored = ClientRepository::setRegistrationTokenHash(
        transaction, id, hashOfRegistrationToken(SecretBytes::fromText(token)));
    if (!stored)
        return fail(stored.error());
    return token;
}

QJsonObject ClientRegistration::answerFor(const ClientRow &row, const QString &registrationToken,
                                          const QString &secret) const
{
    QJsonObject answer = clientMetadata(row.client);
    for (const auto member :
         {"first_party"_L1, "legacy_401"_L1, "grace_seconds"_L1, "reuse_policy"_L1, "claim_rules"_L1})
        answer.remove(member); // between us and the admin
    answer.insert("client_id_issued_at"_L1, toSeconds(row.client.createdAt));
    answer.insert("registration_access_token"_L1, registrationToken);
    answer.insert("subject_type"_L1, "public"_L1);
    if (const QString algorithm = m_context.idTokenAlgorithm(); !algorithm.isEmpty())
        answer.insert("id_token_signed_response_alg"_L1, algorithm);
    if (row.client.usesSecret()) {
        const auto &until = row.secrets.newestUntil;
        answer.insert("client_secret_expires_at"_L1, until ? toSeconds(*until) : 0); // 0: never
        if (!secret.isEmpty())
            answer.insert("client_secret"_L1, secret);
    }
    return answer;
}

} // namespace core
