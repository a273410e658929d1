#pragma once

#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QUuid>

namespace tests {

/// A key that a client has: for DPoP proofs and client assertions, right ones and wrong ones.
class ClientKey
{
public:
    using Change = std::function<void(QJsonObject &header, QJsonObject &claims)>;

    explicit ClientKey(core::SigningAlgorithm algorithm = core::SigningAlgorithm::ES256)
        : m_key(core::PrivateKey::generate(algorithm).value())
    {}

    QJsonObject jwk() const { return m_key.publicKey().toJwk(); }
    QJsonObject jwks() const { return {{QStringLiteral("keys"), QJsonArray{jwk()}}}; }
    QString thumbprint() const { return m_key.publicKey().thumbprint(); }

    /// RFC 9449 §4.2.
    QByteArray proof(const QByteArray &method, const QString &url, core::Instant now, const Change &change = {}) const
    {
        QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("jwk"), jwk()}};
        QJsonObject claims{{QStringLiteral("jti"), QUuid::createUuid().toString()},
                           {QStringLiteral("htm"), QString::fromLatin1(method)},
                           {QStringLiteral("htu"), url},
                           {QStringLiteral("iat"), core::toSeconds(now)}};
        return signedToken(header, claims, change);
    }
    static Change withAccessToken(const QByteArray &token)
    {
        return [token](QJsonObject &, QJsonObject &claims) {
            claims.insert(QStringLiteral("ath"), QString::fromLatin1(core::base64Url(core::sha256(token))));
        };
    }
    static Change withNonce(const QByteArray &nonce)
    {
        return [nonce](QJsonObject &, QJsonObject &claims) {
            claims.insert(QStringLiteral("nonce"), QString::fromLatin1(nonce));
        };
    }

    /// RFC 7523 §3.
    QByteArray assertion(const QString &client, const QString &audience, core::Instant now,
                         const Change &change = {}) const
    {
        QJsonObject header{{QStringLiteral("typ"), QStringLiteral("JWT")}};
        QJsonObject claims{{QStringLiteral("iss"), client},
                           {QStringLiteral("sub"), client},
                           {QStringLiteral("aud"), audience},
                           {QStringLiteral("jti"), QUuid::createUuid().toString()},
                           {QStringLiteral("iat"), core::toSeconds(now)},
                           {QStringLiteral("exp"), core::toSeconds(now) + 60}};
        return signedToken(header, claims, change);
    }

private:
    QByteArray signedToken(QJsonObject header, QJsonObject claims, const Change &change) const
    {
        if (change)
            change(header, claims);
        return core::signJwt(m_key, header, claims).value();
    }
    core::PrivateKey m_key;
};

} // namespace tests
