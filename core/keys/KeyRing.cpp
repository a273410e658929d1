#include "core/keys/KeyRing.h"

#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

static QByteArray jwksOf(const std::vector<KeyRing::Entry> &entries)
{
    QJsonArray keys;
    for (const KeyRing::Entry &entry : entries) {
        if (!entry.key.isPublished())
            continue;
        QJsonObject jwk = entry.key.publicKey.toJwk();
        jwk.insert("kid"_L1, entry.key.id.value);
        keys.append(jwk);
    }
    return QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson(QJsonDocument::Compact);
}

KeyRing::KeyRing()
{
    replace({});
}

void KeyRing::replace(std::vector<Entry> entries)
{
    std::ranges::stable_sort(entries, [](const Entry &a, const Entry &b) {
        return a.key.createdAt != b.key.createdAt ? a.key.createdAt < b.key.createdAt : a.key.id < b.key.id;
    });
    auto state = std::make_shared<State>();
    state->jwks = jwksOf(entries);
    state->etag = '"' + sha256Hex(state->jwks).left(32).toLatin1() + '"';
    state->entries = std::move(entries);
    const std::scoped_lock lock(m_mutex);
    m_state = std::move(state);
}

std::shared_ptr<const KeyRing::State> KeyRing::snapshot() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

std::optional<KeyRing::ActiveKey> KeyRing::active() const
{
    const auto state = snapshot();
    for (const Entry &entry : state->entries) {
        if (entry.key.state == KeyState::Active && entry.privateKey)
            return ActiveKey{entry.key.id, *entry.privateKey};
    }
    return std::nullopt;
}

std::optional<PublicKey> KeyRing::verificationKey(const QString &kid) const
{
    const auto state = snapshot();
    for (const Entry &entry : state->entries) {
        if (entry.key.id.value == kid && entry.key.isPublished())
            return entry.key.publicKey;
    }
    return std::nullopt;
}

std::optional<PublicKey> KeyRing::rememberedKey(const QString &kid) const
{
    const auto state = snapshot();
    for (const Entry &entry : state->entries) {
        if (entry.key.id.value == kid && entry.key.state != KeyState::Revoked)
            return entry.key.publicKey;
    }
    return std::nullopt;
}

std::vector<SigningKey> KeyRing::keys() const
{
    const auto state = snapshot();
    std::vector<SigningKey> keys;
    keys.reserve(state->entries.size());
    for (const Entry &entry : state->entries)
        keys.push_back(entry.key);
    return keys;
}

QByteArray KeyRing::jwks() const
{
    return snapshot()->jwks;
}

QByteArray KeyRing::jwksETag() const
{
    return snapshot()->etag;
}

} // namespace core
