#include "core/crypto/KeyChecks.h"
#include "core/crypto/KeyPair.h"
#include "core/crypto/OpenSsl.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <openssl/core_names.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr int kPointBytes = 32; // a coordinate on P-256, a key of Ed25519
static constexpr qsizetype kMostModulusBytes = 1025;

static std::optional<QByteArray> octets(const QJsonObject &jwk, QLatin1StringView member)
{
    return fromBase64Url(jwk.value(member).toString().toUtf8());
}

static std::shared_ptr<EVP_PKEY> keyFromParams(const char *type, OSSL_PARAM_BLD *builder)
{
    const openssl::Params params(OSSL_PARAM_BLD_to_param(builder));
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (params && context && EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get());
    return std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free);
}

static std::shared_ptr<EVP_PKEY> rsaKey(const QJsonObject &jwk)
{
    const auto n = octets(jwk, "n"_L1);
    const auto e = octets(jwk, "e"_L1);
    if (!n || !e || n->isEmpty() || e->isEmpty() || n->size() > kMostModulusBytes || e->size() > kMostModulusBytes)
        return nullptr;
    const openssl::ParamBuilder builder(OSSL_PARAM_BLD_new());
    const openssl::Bignum modulus(BN_bin2bn(openssl::bytes(*n), int(n->size()), nullptr));
    const openssl::Bignum exponent(BN_bin2bn(openssl::bytes(*e), int(e->size()), nullptr));
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
    return keyFromParams("RSA", builder.get());
}

static std::shared_ptr<EVP_PKEY> ecKey(const QJsonObject &jwk)
{
    const auto x = octets(jwk, "x"_L1);
    const auto y = octets(jwk, "y"_L1);
    if (jwk.value("crv"_L1) != "P-256"_L1 || !x || !y || x->size() != kPointBytes || y->size() != kPointBytes)
        return nullptr;
    const QByteArray point = '\x04' + *x + *y; // uncompressed, SEC 1 §2.3.3
    const openssl::ParamBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), size_t(point.size()));
    return keyFromParams("EC", builder.get()); // refuses a point beside the curve
}

static std::shared_ptr<EVP_PKEY> ed25519Key(const QJsonObject &jwk)
{
    const auto x = octets(jwk, "x"_L1);
    if (jwk.value("crv"_L1) != "Ed25519"_L1 || !x || x->size() != kPointBytes)
        return nullptr;
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, openssl::bytes(*x), size_t(x->size()));
    return std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free);
}

static std::shared_ptr<EVP_PKEY> keyOfType(const QJsonObject &jwk)
{
    const QString type = jwk.value("kty"_L1).toString();
    if (type == "RSA"_L1)
        return rsaKey(jwk);
    if (type == "EC"_L1)
        return ecKey(jwk);
    return type == "OKP"_L1 ? ed25519Key(jwk) : nullptr;
}

bool showsPrivatePart(const QJsonObject &jwk)
{
    static constexpr std::array kPrivate{"d"_L1, "p"_L1, "q"_L1, "dp"_L1, "dq"_L1, "qi"_L1, "oth"_L1, "k"_L1};
    return std::ranges::any_of(kPrivate, [&](QLatin1StringView member) { return jwk.contains(member); });
}

Result<PublicKey> PublicKey::fromJwk(const QJsonObject &jwk)
{
    if (showsPrivatePart(jwk))
        return fail(ErrorKind::InvalidInput, u"the JWK carries a private member"_s);
    if (jwk.contains("use"_L1) && jwk.value("use"_L1) != "sig"_L1)
        return fail(ErrorKind::InvalidInput, u"the JWK is not meant for signatures"_s);
    auto key = keyOfType(jwk);
    const auto algorithm = key ? algorithmOfKey(*key) : std::nullopt;
    if (!algorithm)
        return fail(ErrorKind::InvalidInput, u"the JWK is not an RSA, P-256 or Ed25519 public key"_s);
    if (jwk.contains("alg"_L1) && algorithmFromName(jwk.value("alg"_L1).toString()) != algorithm)
        return fail(ErrorKind::InvalidInput, u"the JWK names an algorithm that does not fit its key"_s);
    if (const auto fits = checkKeyFits(*key, *algorithm); !fits)
        return fail(fits.error());
    return PublicKey(*algorithm, std::move(key));
}

/// Big-endian with `width` octets; width 0: as few as it takes, RFC 7518 §2 "Base64urlUInt".
static QString numberMember(const EVP_PKEY &key, const char *name, int width)
{
    BIGNUM *raw = nullptr;
    EVP_PKEY_get_bn_param(&key, name, &raw);
    const openssl::Bignum number(raw);
    if (!number)
        return {};
    QByteArray bytes(width > 0 ? width : BN_num_bytes(number.get()), Qt::Uninitialized);
    BN_bn2binpad(number.get(), reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size()));
    return QString::fromLatin1(base64Url(bytes));
}

static QString ed25519Member(const EVP_PKEY &key)
{
    QByteArray bytes(kPointBytes, Qt::Uninitialized);
    auto size = size_t(bytes.size());
    EVP_PKEY_get_raw_public_key(&key, reinterpret_cast<unsigned char *>(bytes.data()), &size);
    return QString::fromLatin1(base64Url(bytes));
}

QJsonObject PublicKey::toJwk() const
{
    QJsonObject jwk{{u"use"_s, u"sig"_s}, {u"alg"_s, algorithmName(m_algorithm)}};
    switch (m_algorithm) {
    case SigningAlgorithm::RS256:
        jwk.insert("kty"_L1, "RSA"_L1);
        jwk.insert("n"_L1, numberMember(*m_key, OSSL_PKEY_PARAM_RSA_N, 0));
        jwk.insert("e"_L1, numberMember(*m_key, OSSL_PKEY_PARAM_RSA_E, 0));
        break;
    case SigningAlgorithm::ES256:
        jwk.insert("kty"_L1, "EC"_L1);
        jwk.insert("crv"_L1, "P-256"_L1);
        jwk.insert("x"_L1, numberMember(*m_key, OSSL_PKEY_PARAM_EC_PUB_X, kPointBytes));
        jwk.insert("y"_L1, numberMember(*m_key, OSSL_PKEY_PARAM_EC_PUB_Y, kPointBytes));
        break;
    case SigningAlgorithm::EdDSA: // RFC 8037 §2
        jwk.insert("kty"_L1, "OKP"_L1);
        jwk.insert("crv"_L1, "Ed25519"_L1);
        jwk.insert("x"_L1, ed25519Member(*m_key));
        break;
    }
    return jwk;
}

/// From the key, not from the text that it came in: one key has one thumbprint.
QString PublicKey::thumbprint() const
{
    QJsonObject members = toJwk();
    members.remove("use"_L1);
    members.remove("alg"_L1);
    // QJsonObject sorts its members, and their values need no escapes: the form of RFC 7638 §3.
    return QString::fromLatin1(base64Url(sha256(QJsonDocument(members).toJson(QJsonDocument::Compact))));
}

Result<QString> jwkThumbprint(const QJsonObject &jwk)
{
    const auto key = PublicKey::fromJwk(jwk);
    if (!key)
        return fail(key.error());
    return key->thumbprint();
}

} // namespace core
