#include "app/FlowProofs.h"

#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"

namespace app {

using namespace Qt::StringLiterals;

FlowProofs::FlowProofs(core::PrivateKey key, const core::Clock &clock, core::Random &random)
    : m_key(std::move(key)), m_clock(clock), m_random(random)
{}

core::Result<QByteArray> FlowProofs::proof(const QByteArray &method, const QString &url, const QByteArray &accessToken)
{
    QJsonObject jwk = m_key.publicKey().toJwk();
    jwk.remove(u"use"_s);
    jwk.remove(u"alg"_s);
    QJsonObject claims{{u"jti"_s, m_random.uuid()},
                       {u"htm"_s, QString::fromLatin1(method)},
                       {u"htu"_s, url},
                       {u"iat"_s, core::toSeconds(m_clock.now())}};
    if (!m_nonce.isEmpty())
        claims.insert(u"nonce"_s, QString::fromLatin1(m_nonce));
    if (!accessToken.isEmpty())
        claims.insert(u"ath"_s, QString::fromLatin1(core::base64Url(core::sha256(accessToken))));
    return core::signJwt(m_key, {{u"typ"_s, u"dpop+jwt"_s}, {u"jwk"_s, jwk}}, claims);
}

} // namespace app
