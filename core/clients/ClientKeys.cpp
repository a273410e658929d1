#include "core/clients/ClientKeys.h"

#include "core/crypto/KeyPair.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kLongestKeyId = 128;

auto badKeys(const QString &detail)
{
    return fail(ErrorKind::InvalidInput, u"jwks: "_s + detail, u"jwks"_s);
}

bool isKeyId(const QString &kid)
{
    return !kid.isEmpty() && kid.size() <= kLongestKeyId &&
           std::all_of(kid.begin(), kid.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

Result<void> checkClientKey(const QJsonObject &jwk)
{
    if (jwk.value("kty"_L1) == "oct"_L1)
        return badKeys(u"a symmetric key is a secret and must never be sent"_s);
    const QJsonValue operations = jwk.value("key_ops"_L1);
    if (!operations.isUndefined() && !operations.toArray().contains(u"verify"_s))
        return badKeys(u"a key is not meant for verifying"_s);
    if (const auto key = PublicKey::fromJwk(jwk); !key)
        return badKeys(QString(key.error().detail).remove(u'"'));
    return {};
}

} // namespace

Result<void> ClientKeys::check(const QJsonObject &jwks)
{
    const QJsonArray keys = jwks.value("keys"_L1).toArray();
    if (keys.isEmpty() || keys.size() > kMostKeys)
        return badKeys(u"a key set has a member keys with 1 to %1 keys"_s.arg(kMostKeys));
    if (QJsonDocument(jwks).toJson(QJsonDocument::Compact).size() > kMostBytes)
        return badKeys(u"a key set has at most %1 bytes"_s.arg(kMostBytes));
    QSet<QString> ids;
    for (const QJsonValue &value : keys) {
        const QJsonObject jwk = value.toObject();
        if (auto checked = checkClientKey(jwk); !checked)
            return checked;
        const QJsonValue kid = jwk.value("kid"_L1);
        if (kid.isUndefined() && keys.size() == 1)
            continue;
        if (!isKeyId(kid.toString()))
            return badKeys(u"a key has a kid of 1 to %1 ASCII characters"_s.arg(kLongestKeyId));
        if (ids.contains(kid.toString()))
            return badKeys(u"a kid is there twice"_s);
        ids.insert(kid.toString());
    }
    return {};
}

} // namespace core
