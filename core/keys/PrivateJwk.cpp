#include "core/keys/PrivateJwk.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostBytes = 64 * 1024;

/// X.690: what the private key formats of RFC 8017 A.1.2, RFC 5915 and RFC 8410 are made of.
QByteArray element(char tag, const QByteArray &content)
{
    QByteArray length;
    if (content.size() < 128) {
        length.append(char(content.size()));
    } else {
        QByteArray digits;
        for (qsizetype rest = content.size(); rest > 0; rest >>= 8)
            digits.prepend(char(rest & 0xff));
        length = char(0x80 | digits.size()) + digits;
    }
    return tag + length + content;
}

/// Unsigned; a leading zero keeps it so.
QByteArray integer(QByteArray value)
{
    while (value.size() > 1 && value.front() == 0)
        value.remove(0, 1);
    if (value.isEmpty() || (static_cast<unsigned char>(value.front()) & 0x80))
        value.prepend(char(0));
    return element(0x02, value);
}

QByteArray member(const QJsonObject &jwk, const QString &name)
{
    const auto decoded = QByteArray::fromBase64Encoding(jwk.value(name).toString().toLatin1(),
                                                        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

SecretBytes pem(const QByteArray &label, QByteArray der)
{
    QByteArray base64 = der.toBase64();
    wipeMemory(der.data(), size_t(der.size()));
    QByteArray text = "-----BEGIN " + label + "-----\n";
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    text += "-----END " + label + "-----\n";
    wipeMemory(base64.data(), size_t(base64.size()));
    return SecretBytes::take(std::move(text));
}

SecretBytes rsaPem(const QJsonObject &jwk)
{
    QByteArray content = integer(QByteArray(1, 0));
    for (const auto name : {"n"_L1, "e"_L1, "d"_L1, "p"_L1, "q"_L1, "dp"_L1, "dq"_L1, "qi"_L1})
        content += integer(member(jwk, name));
    return pem("RSA PRIVATE KEY", element(0x30, content));
}

SecretBytes p256Pem(const QJsonObject &jwk)
{
    const QByteArray curve = QByteArray::fromHex("06082a8648ce3d030107");
    const QByteArray point = QByteArray(1, 0) + char(4) + member(jwk, u"x"_s) + member(jwk, u"y"_s);
    return pem("EC PRIVATE KEY",
               element(0x30, integer(QByteArray(1, 1)) + element(0x04, member(jwk, u"d"_s)) +
                                 element(char(0xa0), curve) + element(char(0xa1), element(0x03, point))));
}

SecretBytes ed25519Pem(const QJsonObject &jwk)
{
    const QByteArray algorithm = QByteArray::fromHex("300506032b6570");
    return pem("PRIVATE KEY", element(0x30, integer(QByteArray(1, 0)) + algorithm +
                                                element(0x04, element(0x04, member(jwk, u"d"_s)))));
}

auto noKey(const QString &why)
{
    return fail(ErrorKind::InvalidInput, why, u"key"_s);
}

Result<BroughtKey> fromJwk(const QJsonObject &jwk)
{
    const QString type = jwk.value(u"kty"_s).toString();
    const QString curve = jwk.value(u"crv"_s).toString();
    if (!jwk.contains(u"d"_s))
        return noKey(u"this JWK has no private part"_s);
    const bool isRsa = type == "RSA"_L1;
    const bool isP256 = type == "EC"_L1 && curve == "P-256"_L1;
    const bool isEd25519 = type == "OKP"_L1 && curve == "Ed25519"_L1;
    if (!isRsa && !isP256 && !isEd25519)
        return noKey(u"this kind of JWK cannot sign here: RSA, P-256 and Ed25519 can"_s);
    const SecretBytes text = isRsa ? rsaPem(jwk) : isP256 ? p256Pem(jwk) : ed25519Pem(jwk);
    auto key = PrivateKey::fromPem(text);
    if (!key)
        return noKey(u"this JWK is damaged or incomplete"_s);
    const QJsonObject own = key->publicKey().toJwk();
    for (const auto name : {"n"_L1, "e"_L1, "x"_L1, "y"_L1}) {
        if (jwk.value(name) != own.value(name))
            return noKey(u"the public part of this JWK is not that of its private part"_s);
    }
    const QString kid = jwk.value(u"kid"_s).toString();
    return BroughtKey{std::move(*key), kid.isEmpty() ? std::nullopt : std::optional(KeyId{kid})};
}

} // namespace

Result<BroughtKey> privateKeyFrom(const SecretBytes &text)
{
    if (text.size() > kMostBytes)
        return noKey(u"this is too long for a key"_s);
    QByteArray bytes = text.toByteArray();
    const QByteArray trimmed = bytes.trimmed();
    if (trimmed.startsWith('{')) {
        const QJsonObject jwk = QJsonDocument::fromJson(trimmed).object();
        wipeMemory(bytes.data(), size_t(bytes.size()));
        return fromJwk(jwk);
    }
    wipeMemory(bytes.data(), size_t(bytes.size()));
    auto key = PrivateKey::fromPem(text);
    if (!key)
        return noKey(u"neither an unencrypted PEM key of RSA, P-256 or Ed25519 nor a private JWK"_s);
    return BroughtKey{std::move(*key), std::nullopt};
}

} // namespace core
