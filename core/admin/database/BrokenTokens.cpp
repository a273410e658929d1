#include "core/admin/database/BrokenTokens.h"

#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

namespace core {

using namespace Qt::StringLiterals;
using Signer = PackedToken::Signer;

namespace {

QByteArray part(const QJsonObject &json)
{
    return base64Url(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QByteArray unsignedInput(QJsonObject header, const QString &algorithm, const QJsonObject &claims)
{
    header.insert(u"alg"_s, algorithm);
    return part(header) + '.' + part(claims) + '.';
}

PackedToken packed(const char *name, const QByteArray &token, Signer signer)
{
    return {.name = QString::fromLatin1(name), .token = QString::fromLatin1(token), .signer = signer};
}

/// The attack on validators that take the algorithm from the token: RFC 8725 §2.1.
QByteArray signedWithPublicKey(const UnverifiedJwt &good, const PublicKey &key)
{
    QByteArray input = unsignedInput(good.header, u"HS256"_s, good.claims);
    input.chop(1);
    return input + '.' + base64Url(hmacSha256(SecretBytes::take(key.toPem()), input));
}

} // namespace

Result<std::vector<PackedToken>> BrokenTokens::forgeries() const
{
    const auto good = parseJwt(m_good);
    auto stranger = PrivateKey::generate(m_publicKey.algorithm());
    if (!good || !stranger)
        return fail(good ? stranger.error() : good.error());
    QJsonObject tampered = good->claims;
    tampered.insert(u"sub"_s, u"00000000-0000-4000-8000-000000000000"_s);
    const QByteArray signature = m_good.sliced(m_good.lastIndexOf('.'));
    std::vector<PackedToken> all{
        packed("tampered", part(good->header) + '.' + part(tampered) + signature, Signer::Nobody),
        packed("no_signature", m_good.first(m_good.lastIndexOf('.') + 1), Signer::Nobody),
        packed("alg_none", unsignedInput(good->header, u"none"_s, good->claims), Signer::Nobody),
        packed("alg_none_case", unsignedInput(good->header, u"nOnE"_s, good->claims), Signer::Nobody),
        packed("public_key_as_secret", signedWithPublicKey(*good, m_publicKey), Signer::Nobody)};
    QJsonObject withKey = good->header;
    withKey.insert(u"jwk"_s, stranger->publicKey().toJwk());
    QJsonObject unknownKey = good->header;
    unknownKey.insert(u"kid"_s, u"unknown-key"_s);
    for (const auto &[name, header] : {std::pair("foreign_key", good->header), std::pair("unknown_kid", unknownKey),
                                       std::pair("embedded_key", withKey)}) {
        const auto token = signJwt(*stranger, header, good->claims);
        if (!token)
            return fail(token.error());
        all.push_back(packed(name, *token, Signer::Throwaway));
    }
    return all;
}

Result<std::vector<PackedToken>> BrokenTokens::lies(const PrivateKey &labKey, Instant now) const
{
    const auto good = parseJwt(m_good);
    if (!good)
        return fail(good.error());
    const qint64 seconds = toSeconds(now);
    using Change = std::function<void(QJsonObject & header, QJsonObject & claims)>;
    const auto without = [](const QString &claim) {
        return [claim](QJsonObject &, QJsonObject &claims) { claims.remove(claim); };
    };
    const auto with = [](const QString &claim, const QJsonValue &value) {
        return [claim, value](QJsonObject &, QJsonObject &claims) { claims.insert(claim, value); };
    };
    const std::vector<std::pair<const char *, Change>> changes{
        {"expired",
         [&](QJsonObject &, QJsonObject &claims) {
             claims.insert(u"iat"_s, seconds - 960);
             claims.insert(u"nbf"_s, seconds - 960);
             claims.insert(u"exp"_s, seconds - 60);
         }},
        {"not_yet_valid", with(u"nbf"_s, seconds + 3600)},
        {"wrong_audience", with(u"aud"_s, u"https://another-api.invalid"_s)},
        {"wrong_issuer", with(u"iss"_s, u"https://another-issuer.invalid"_s)},
        {"wrong_type", [](QJsonObject &header, QJsonObject &) { header.insert(u"typ"_s, u"rt+jwt"_s); }},
        {"unknown_extension",
         [](QJsonObject &header, QJsonObject &) {
             header.insert(u"crit"_s, QJsonArray{u"lab-extension"_s});
             header.insert(u"lab-extension"_s, true);
         }},
        {"id_token",
         [](QJsonObject &header, QJsonObject &claims) {
             header.insert(u"typ"_s, u"JWT"_s);
             claims.insert(u"aud"_s, claims.value(u"client_id"_s));
             claims.insert(u"nonce"_s, u"lab"_s);
             claims.insert(u"at_hash"_s, u"bGFiLWxhYi1sYWItbGFiLQ"_s);
             for (const QString &one : {u"client_id"_s, u"scope"_s, u"jti"_s, u"type"_s})
                 claims.remove(one);
         }},
        {"no_expiry", without(u"exp"_s)},
        {"no_issuer", without(u"iss"_s)},
        {"no_audience", without(u"aud"_s)},
        {"no_subject", without(u"sub"_s)}};
    std::vector<PackedToken> all;
    for (const auto &[name, change] : changes) {
        QJsonObject header = good->header;
        QJsonObject claims = good->claims;
        change(header, claims);
        const auto token = signJwt(labKey, header, claims);
        if (!token)
            return fail(token.error());
        all.push_back(packed(name, *token, Signer::Lab));
    }
    return all;
}

} // namespace core
