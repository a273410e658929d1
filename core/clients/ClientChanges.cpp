#include "core/clients/ClientChanges.h"

#include "core/clients/ClientMetadata.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonDocument>

namespace core {
using namespace Qt::StringLiterals;

QJsonObject describedClient(const Client &client)
{
    QJsonObject description = clientMetadata(client);
    description.remove(u"client_id"_s); // the row names it
    description.insert(u"is_confidential"_s, client.isConfidential());
    description.insert(u"is_active"_s, client.isActive);
    if (client.isRegistered)
        description.insert(u"is_registered"_s, true);
    if (!client.jwks.isEmpty())
        description.insert(u"jwks"_s, sha256Hex(QJsonDocument(client.jwks).toJson(QJsonDocument::Compact)));
    return description;
}

void keepDifferences(QJsonObject &before, QJsonObject &after)
{
    const QStringList members = before.keys() + after.keys();
    for (const QString &member : members) {
        if (before.value(member) == after.value(member)) {
            before.remove(member);
            after.remove(member);
            continue;
        }
        for (QJsonObject *side : {&before, &after}) {
            if (!side->contains(member))
                side->insert(member, QJsonValue());
        }
    }
}

Result<Client> clientWith(const Client &present, const QJsonObject &before)
{
    QJsonObject metadata = clientMetadata(present);
    for (auto member = before.begin(); member != before.end(); ++member) {
        if (member.key() == "jwks"_L1)
            continue;
        if (member->isNull())
            metadata.remove(member.key());
        else
            metadata.insert(member.key(), *member);
    }
    auto client = clientFromMetadata(present.id, metadata);
    if (!client)
        return client;
    client->rowId = present.rowId;
    client->createdAt = present.createdAt;
    client->updatedAt = present.updatedAt;
    client->isRegistered = present.isRegistered;
    client->isActive = before.value("is_active"_L1).toBool(present.isActive);
    client->jwks = present.jwks;
    return client;
}

} // namespace core
