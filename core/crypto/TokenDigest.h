#pragma once

#include "core/base/SecretBytes.h"
#include "core/crypto/SigningAlgorithm.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace core {

QByteArray sha256(QByteArrayView data);       ///< 32 bytes
QByteArray sha512(QByteArrayView data);       ///< 64 bytes
QString sha256Hex(QByteArrayView data);       ///< 64 lower-case hexadecimal digits: the form of jti_hash
/// `at_hash` of OpenID Connect Core §3.1.3.6 in an ID token that is signed so.
QString accessTokenHash(QByteArrayView token, SigningAlgorithm algorithm);
QByteArray hmacSha256(const SecretBytes &key, QByteArrayView data);
/// Takes the same time wherever the first difference is; unequal lengths are unequal.
bool constantTimeEquals(QByteArrayView a, QByteArrayView b);
QByteArray base64Url(QByteArrayView data);    ///< without padding, RFC 7515 §2
/// Strict: no padding, no foreign characters, no non-zero trailing bits; empty optional otherwise.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace core
