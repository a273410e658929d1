#include "core/upkeep/AuditHead.h"

#include "core/audit/AuditRepository.h"
#include "core/crypto/Jwt.h"

#include <QJsonObject>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

Result<bool> AuditHead::sign()
{
    const QString node = m_context.audit.nodeId();
    auto head =
        m_context.database.readNow([&](Snapshot &snapshot) { return AuditRepository::unsignedHead(snapshot, node); });
    if (!head)
        return fail(head.error());
    if (!*head)
        return false;
    SignedHead signedHead = **std::move(head);
    const auto key = m_context.ring.active();
    if (!key)
        return fail(ErrorKind::Crypto, u"there is no active signing key"_s);
    const Instant now = m_context.clock.now();
    const auto jws = signJwt(
        key->key, {{u"typ"_s, QString::fromLatin1(kType)}, {u"kid"_s, key->id.value}},
        {{u"node_id"_s, node}, {u"seq"_s, signedHead.seq}, {u"hash"_s, signedHead.hash}, {u"iat"_s, toSeconds(now)}});
    if (!jws)
        return fail(jws.error());
    signedHead.jws = QString::fromLatin1(*jws);
    const auto seal = m_context.audit.seal();
    const auto added = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (auto sealed = m_context.audit.sealEnd(transaction); !sealed)
            return sealed;
        return AuditRepository::addHead(transaction, signedHead, now, seal.get());
    });
    if (!added)
        return fail(added.error());
    return true;
}

bool AuditHead::isGenuine(const SignedHead &head, const std::vector<SigningKey> &keys)
{
    const auto jwt = parseJwt(head.jws.toLatin1());
    if (!jwt || jwt->header.value("typ"_L1).toString() != QLatin1String(kType))
        return false;
    const auto key = std::ranges::find(keys, jwt->header.value("kid"_L1).toString(),
                                       [](const SigningKey &each) { return each.id.value; });
    return key != keys.end() && key->publicKey.verify(jwt->signingInput, jwt->signature) &&
           jwt->claims.value("node_id"_L1).toString() == head.nodeId &&
           jwt->claims.value("seq"_L1).toInteger() == head.seq && jwt->claims.value("hash"_L1).toString() == head.hash;
}

} // namespace core
