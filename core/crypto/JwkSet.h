#pragma once

#include "core/crypto/Jwt.h"

#include <vector>

namespace core {

/// The keys that somebody else signs with, RFC 7517 §5: a client its assertions. Any thread.
class JwkSet
{
public:
    static constexpr int kMostKeys = 16;

    /// Keys that cannot verify signatures here are left out; InvalidInput when none is left, when there are too many,
    /// or when one shows its private part.
    static Result<JwkSet> parse(const QJsonObject &jwks);
    /// As verifyJwt. With the keys of the header's `kid`, else with those that have none: neither is obligatory.
    Result<QJsonObject, JwtFault> verify(QByteArrayView token, const JwtExpectation &expected, Instant now) const;
    qsizetype size() const { return qsizetype(m_keys.size()); }

private:
    struct Key
    {
        QString kid;
        PublicKey key;
    };
    std::vector<PublicKey> candidates(const QJsonObject &header) const;

    std::vector<Key> m_keys;
};

} // namespace core
