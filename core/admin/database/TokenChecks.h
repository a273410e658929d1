#pragma once

#include "core/admin/LabAdmin.h"
#include "core/crypto/Jwt.h"
#include "core/tokens/LabIssuer.h"

namespace core {

// The single checks of the inspector, and whole inspections of what the real issuer has not signed.

TokenCheck::Outcome passedIf(bool passed);
QString momentText(Instant instant); ///< ISO 8601 in UTC
QStringList audienceOf(const QJsonObject &claims);
/// Media types are compared without case and without "application/", RFC 7515 §4.1.9.
bool hasType(const UnverifiedJwt &jwt, const char *type);

TokenCheck formCheck(const Result<UnverifiedJwt> &parsed);
/// Everything that the token is for must be something that it may be for.
TokenCheck audienceCheck(const QStringList &found, const QStringList &wanted);
/// RFC 9449 §6.1: the thumbprint of the key that must go with the token.
TokenCheck bindingCheck(const QJsonValue &confirmation);
/// As TokenService judges it: `exp` exactly, the beginning with the leeway that clocks of our nodes may differ by.
TokenCheck lifetimeCheck(const QJsonObject &claims, Instant now);
/// "algorithm" and "signature"; without a key neither is looked at.
void checkSignatureBy(const std::optional<PublicKey> &key, const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks);

/// RFC 9449 §4.3, but for what only the request that it came with could tell.
TokenInspection inspectProof(const UnverifiedJwt &jwt, Instant now);
TokenInspection inspectLabToken(const UnverifiedJwt &jwt, const QByteArray &token, const LabIssuer &lab);

} // namespace core
