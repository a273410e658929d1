#include "core/tokens/ProvenToken.h"

#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::JwtFault;
using core::TokenKind;

class ProvenTokenTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheKindByHeaderAndClaim_data();
    void tellsTheKindByHeaderAndClaim();

private:
    QByteArray token(const QString &typ, const QString &type)
    {
        const auto key = m_issuer.ring.active();
        return core::signJwt(key->key, {{u"typ"_s, typ}, {u"kid"_s, key->id.value}},
                             {{u"iss"_s, u"https://issuer.test"_s},
                              {u"exp"_s, core::toSeconds(m_issuer.clock.now()) + 60},
                              {u"sub"_s, u"user"_s},
                              {u"client_id"_s, u"client"_s},
                              {u"jti"_s, u"number"_s},
                              {u"sid"_s, u"family"_s},
                              {u"type"_s, type}})
            .value();
    }
    tests::TestIssuer m_issuer;
};

void ProvenTokenTest::tellsTheKindByHeaderAndClaim_data()
{
    QTest::addColumn<QString>("typ");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("isAccess");
    QTest::addColumn<bool>("isRefresh");
    QTest::newRow("access token") << u"at+jwt"_s << u"access"_s << true << false;
    QTest::newRow("refresh token") << u"rt+jwt"_s << u"refresh"_s << false << true;
    QTest::newRow("access header, refresh claim") << u"at+jwt"_s << u"refresh"_s << false << false;
    QTest::newRow("refresh header, access claim") << u"rt+jwt"_s << u"access"_s << false << false;
    QTest::newRow("refresh header, no claim") << u"rt+jwt"_s << QString() << false << false;
    QTest::newRow("neither") << u"JWT"_s << u"access"_s << false << false;
}

void ProvenTokenTest::tellsTheKindByHeaderAndClaim()
{
    QFETCH(const QString, typ);
    QFETCH(const QString, type);
    const auto isProven = [&](TokenKind kind) {
        return core::proveToken(token(typ, type), kind, m_issuer.ring, u"https://issuer.test"_s, m_issuer.clock.now())
            .has_value();
    };
    QTEST(isProven(TokenKind::Access), "isAccess");
    QTEST(isProven(TokenKind::Refresh), "isRefresh");
}

QTEST_GUILESS_MAIN(ProvenTokenTest)
#include "ProvenTokenTest.moc"
