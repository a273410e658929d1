#include "core/crypto/Jwt.h"

#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

static constexpr qint64 kNow = 1768478400; // 2026-01-15 12:00:00 UTC

static QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A token of any header and claims, spelled as given, under a right signature.
static QByteArray signedText(const PrivateKey &key, const QByteArray &header, const QByteArray &claims)
{
    const QByteArray input = base64Url(header) + '.' + base64Url(claims);
    return input + '.' + base64Url(key.sign(input).value_or(QByteArray()));
}

/// R‖S → the DER that OpenSSL and others make: what a careless library would send.
static QByteArray derSignature(const QByteArray &jose)
{
    const auto integer = [](QByteArray number) {
        while (number.size() > 1 && number.at(0) == '\0')
            number.remove(0, 1);
        if (uchar(number.at(0)) > 0x7f)
            number.prepend('\0');
        const QByteArray whole = QByteArray("\x02") + char(number.size()) + number;
        return whole;
    };
    const QByteArray both = integer(jose.first(32)) + integer(jose.last(32));
    return QByteArray("\x30") + char(both.size()) + both;
}

class JwtTest : public QObject
{
    Q_OBJECT

    const PrivateKey m_rsa = *PrivateKey::generate(SigningAlgorithm::RS256);
    const PrivateKey m_ec = *PrivateKey::generate(SigningAlgorithm::ES256);
    const PrivateKey m_ed = *PrivateKey::generate(SigningAlgorithm::EdDSA);
    const JwtExpectation m_expected{.issuer = u"https://issuer"_s, .audience = u"api"_s, .types = {u"at+jwt"_s}};

    static QJsonObject claims()
    {
        return {{u"iss"_s, u"https://issuer"_s}, {u"aud"_s, u"api"_s}, {u"sub"_s, u"somebody"_s},
                {u"exp"_s, kNow + 900},          {u"nbf"_s, kNow},     {u"iat"_s, kNow}};
    }
    static QJsonObject header(const QString &kid) { return {{u"kid"_s, kid}, {u"typ"_s, u"at+jwt"_s}}; }

    std::optional<PublicKey> keyOf(const QString &kid) const
    {
        if (kid == u"rsa"_s)
            return m_rsa.publicKey();
        if (kid == u"ec"_s)
            return m_ec.publicKey();
        if (kid == u"ed"_s)
            return m_ed.publicKey();
        return std::nullopt;
    }
    Result<QJsonObject, JwtFault> verified(QByteArrayView token, const JwtExpectation &expected,
                                           Instant now = fromSeconds(kNow)) const
    {
        return verifyJwt(
            token, [this](const QString &kid) { return keyOf(kid); }, expected, now);
    }
    QByteArray tokenWith(const QString &claim, const QJsonValue &value) const
    {
        QJsonObject changed = claims();
        changed.insert(claim, value); // an undefined value takes the claim away
        return signJwt(m_ed, header(u"ed"_s), changed).value_or(QByteArray());
    }
    QByteArray tokenWithHeader(const QString &member, const QJsonValue &value) const
    {
        QJsonObject changed = header(u"ed"_s);
        changed.insert(member, value);
        return signJwt(m_ed, changed, claims()).value_or(QByteArray());
    }

private slots:
    void verifiesItsOwnTokens_data()
    {
        QTest::addColumn<QString>("kid");
        QTest::newRow("RS256") << u"rsa"_s;
        QTest::newRow("ES256") << u"ec"_s;
        QTest::newRow("EdDSA") << u"ed"_s;
    }
    void verifiesItsOwnTokens()
    {
        QFETCH(QString, kid);
        const PrivateKey &key = kid == u"rsa"_s ? m_rsa : kid == u"ec"_s ? m_ec : m_ed;
        const auto token = signJwt(key, header(kid), claims());
        QVERIFY(token);
        const auto proven = verified(*token, m_expected);
        QVERIFY(proven);
        QCOMPARE(*proven, claims());
        const auto parsed = parseJwt(*token);
        QVERIFY(parsed);
        QCOMPARE(parsed->header.value("alg"_L1), algorithmName(key.algorithm()));
        QCOMPARE(parsed->header.value("kid"_L1), kid);
        // The public key of another pair does not do.
        const auto other = PrivateKey::generate(key.algorithm());
        QVERIFY(other);
        const auto refused = verifyJwt(
            *token, [&](const QString &) { return other->publicKey(); }, m_expected, fromSeconds(kNow));
        QVERIFY(!refused);
        QCOMPARE(refused.error(), JwtFault::BadSignature);
    }

    void acceptsWhatTheStandardAllows_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("audience in an array") << tokenWith(u"aud"_s, QJsonArray{u"other"_s, u"api"_s});
        QTest::newRow("fractional dates") << tokenWith(u"exp"_s, kNow + 0.5);
        QTest::newRow("no nbf") << tokenWith(u"nbf"_s, QJsonValue::Undefined);
        QTest::newRow("no iat") << tokenWith(u"iat"_s, QJsonValue::Undefined);
        QTest::newRow("typ in capitals") << tokenWithHeader(u"typ"_s, u"AT+JWT"_s);
        QTest::newRow("typ as a whole media type") << tokenWithHeader(u"typ"_s, u"application/at+jwt"_s);
        QTest::newRow("jku, x5u and jwk, unread") << signJwt(m_ed,
                                                             {{u"kid"_s, u"ed"_s},
                                                              {u"typ"_s, u"at+jwt"_s},
                                                              {u"jku"_s, u"https://evil/"_s},
                                                              {u"x5u"_s, u"https://evil/"_s},
                                                              {u"jwk"_s, m_rsa.publicKey().toJwk()}},
                                                             claims())
                                                         .value_or(QByteArray());
    }
    void acceptsWhatTheStandardAllows()
    {
        QFETCH(QByteArray, token);
        const auto proven = verified(token, m_expected);
        QVERIFY2(proven, proven ? "" : qPrintable(jwtFaultName(proven.error())));
    }

    void refusesForgedTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("fault");
        const QByteArray body = json(claims());
        const QByteArray good = signJwt(m_rsa, header(u"rsa"_s), claims()).value_or(QByteArray());
        const auto with = [&](const QByteArray &text) { return base64Url(text) + '.' + base64Url(body) + '.'; };
        for (const QByteArray &none : {"none"_ba, "None"_ba, "NONE"_ba, "nOnE"_ba, ""_ba}) {
            QTest::newRow("alg none: " + none)
                << with("{\"alg\":\"" + none + "\",\"kid\":\"rsa\",\"typ\":\"at+jwt\"}") << u"wrong_algorithm"_s;
        }
        QTest::newRow("alg none over a right signature")
            << signedText(m_rsa, R"({"alg":"none","kid":"rsa","typ":"at+jwt"})", body) << u"wrong_algorithm"_s;
        QTest::newRow("alg missing") << signedText(m_rsa, R"({"kid":"rsa","typ":"at+jwt"})", body)
                                     << u"wrong_algorithm"_s;
        QTest::newRow("alg in small letters")
            << signedText(m_rsa, R"({"alg":"rs256","kid":"rsa","typ":"at+jwt"})", body) << u"wrong_algorithm"_s;
        QTest::newRow("alg of another family")
            << signedText(m_rsa, R"({"alg":"PS256","kid":"rsa","typ":"at+jwt"})", body) << u"wrong_algorithm"_s;
        QTest::newRow("alg of another key")
            << signedText(m_rsa, R"({"alg":"ES256","kid":"rsa","typ":"at+jwt"})", body) << u"wrong_algorithm"_s;
        for (const auto &publicText : {m_rsa.publicKey().toPem(), m_rsa.publicKey().toDer()}) {
            const QByteArray input = base64Url(R"({"alg":"HS256","kid":"rsa","typ":"at+jwt"})") + '.' + base64Url(body);
            QTest::addRow("HS256 with the RSA public key, %d bytes", int(publicText.size()))
                << QByteArray(input + '.' + base64Url(hmacSha256(SecretBytes::take(QByteArray(publicText)), input)))
                << u"wrong_algorithm"_s;
        }
        QTest::newRow("signature missing") << good.first(good.lastIndexOf('.') + 1) << u"bad_signature"_s;
        QTest::newRow("signature of another key") << signedText(*PrivateKey::generate(SigningAlgorithm::RS256),
                                                                R"({"alg":"RS256","kid":"rsa","typ":"at+jwt"})", body)
                                                  << u"bad_signature"_s;
        const QByteArray ec = signJwt(m_ec, header(u"ec"_s), claims()).value_or(QByteArray());
        const QByteArray ecInput = ec.first(ec.lastIndexOf('.') + 1);
        const QByteArray jose = fromBase64Url(ec.sliced(ecInput.size())).value_or(QByteArray());
        QTest::newRow("ES256 signature in DER")
            << QByteArray(ecInput + base64Url(derSignature(jose))) << u"bad_signature"_s;
        QTest::newRow("ES256 signature of zeros")
            << QByteArray(ecInput + base64Url(QByteArray(64, '\0'))) << u"bad_signature"_s;
        QTest::newRow("ES256 signature too long") << QByteArray(ecInput + base64Url(jose + '\0')) << u"bad_signature"_s;
        QTest::newRow("kid unknown") << tokenWithHeader(u"kid"_s, u"other"_s) << u"unknown_key"_s;
        QTest::newRow("kid of another key") << tokenWithHeader(u"kid"_s, u"rsa"_s) << u"wrong_algorithm"_s;
        QTest::newRow("kid missing") << tokenWithHeader(u"kid"_s, QJsonValue::Undefined) << u"unknown_key"_s;
        QTest::newRow("kid a number") << tokenWithHeader(u"kid"_s, 1) << u"malformed"_s;
        QTest::newRow("crit unknown") << tokenWithHeader(u"crit"_s, QJsonArray{u"b64"_s}) << u"unsupported_header"_s;
        QTest::newRow("crit empty") << tokenWithHeader(u"crit"_s, QJsonArray()) << u"unsupported_header"_s;
        QTest::newRow("crit null") << tokenWithHeader(u"crit"_s, QJsonValue::Null) << u"unsupported_header"_s;
    }
    void refusesForgedTokens()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, fault);
        const auto proven = verified(token, m_expected);
        QVERIFY(!proven);
        QCOMPARE(jwtFaultName(proven.error()), fault);
    }

    void refusesMalformedTokens_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray head = R"({"alg":"EdDSA","kid":"ed","typ":"at+jwt"})";
        const QByteArray body = json(claims());
        const QByteArray good = signedText(m_ed, head, body);
        const auto nested = [](int depth) {
            return QByteArray(R"({"a":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}');
        };
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("two dots") << ".."_ba;
        QTest::newRow("one part") << good.first(good.indexOf('.'));
        QTest::newRow("two parts") << good.first(good.lastIndexOf('.'));
        QTest::newRow("four parts") << QByteArray(good + ".AAAA");
        QTest::newRow("padded signature") << QByteArray(good + "==");
        QTest::newRow("padded header") << QByteArray(good).insert(good.indexOf('.'), '=');
        QTest::newRow("line break at the end") << QByteArray(good + '\n');
        QTest::newRow("space in front") << QByteArray(' ' + good);
        QTest::newRow("plain base64") << QByteArray(good.first(good.lastIndexOf('.') + 1) + "+/+/");
        QTest::newRow("too large") << signedText(m_ed, head, "{\"a\":\"" + QByteArray(13000, 'a') + "\"}");
        QTest::newRow("claims nested too deep") << signedText(m_ed, head, nested(8));
        QTest::newRow("header nested too deep") << signedText(m_ed, nested(8), body);
        QTest::newRow("nested until the stack ends") << signedText(m_ed, head, nested(5000));
        QTest::newRow("claims are no object") << signedText(m_ed, head, "[]");
        QTest::newRow("header is no object") << signedText(m_ed, "\"EdDSA\"", body);
        QTest::newRow("header is no JSON") << signedText(m_ed, "alg=EdDSA", body);
        QTest::newRow("alg twice") << signedText(m_ed, R"({"alg":"none","alg":"EdDSA","kid":"ed","typ":"at+jwt"})",
                                                 body);
        QTest::newRow("claim twice") << signedText(m_ed, head, body.chopped(1) + R"(,"sub":"admin"})");
        QTest::newRow("claim twice, escaped") << signedText(m_ed, head, body.chopped(1) + R"(,"\u0073ub":"admin"})");
        QTest::newRow("exp missing") << tokenWith(u"exp"_s, QJsonValue::Undefined);
        QTest::newRow("exp a text") << tokenWith(u"exp"_s, QString::number(kNow + 900));
        QTest::newRow("exp null") << tokenWith(u"exp"_s, QJsonValue::Null);
        QTest::newRow("exp negative") << tokenWith(u"exp"_s, -1);
        QTest::newRow("exp beyond all time") << tokenWith(u"exp"_s, 1e300);
        QTest::newRow("nbf a text") << tokenWith(u"nbf"_s, u"0"_s);
        QTest::newRow("iat a text") << tokenWith(u"iat"_s, u"0"_s);
    }
    void refusesMalformedTokens()
    {
        QFETCH(QByteArray, token);
        const auto proven = verified(token, m_expected);
        QVERIFY(!proven);
        QCOMPARE(jwtFaultName(proven.error()), u"malformed"_s);
    }

    void refusesTokensForOthersOrOtherTimes_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("fault");
        QTest::newRow("typ of a refresh token") << tokenWithHeader(u"typ"_s, u"rt+jwt"_s) << u"wrong_type"_s;
        QTest::newRow("typ missing") << tokenWithHeader(u"typ"_s, QJsonValue::Undefined) << u"wrong_type"_s;
        QTest::newRow("typ a number") << tokenWithHeader(u"typ"_s, 1) << u"wrong_type"_s;
        QTest::newRow("iss of another") << tokenWith(u"iss"_s, u"https://other"_s) << u"wrong_issuer"_s;
        QTest::newRow("iss with a slash more") << tokenWith(u"iss"_s, u"https://issuer/"_s) << u"wrong_issuer"_s;
        QTest::newRow("iss missing") << tokenWith(u"iss"_s, QJsonValue::Undefined) << u"wrong_issuer"_s;
        QTest::newRow("aud of another") << tokenWith(u"aud"_s, u"other"_s) << u"wrong_audience"_s;
        QTest::newRow("aud missing") << tokenWith(u"aud"_s, QJsonValue::Undefined) << u"wrong_audience"_s;
        QTest::newRow("aud empty") << tokenWith(u"aud"_s, QJsonArray()) << u"wrong_audience"_s;
        QTest::newRow("aud holds a number") << tokenWith(u"aud"_s, QJsonArray{u"api"_s, 1}) << u"wrong_audience"_s;
        QTest::newRow("aud an object") << tokenWith(u"aud"_s, QJsonObject{{u"api"_s, u"api"_s}}) << u"wrong_audience"_s;
        QTest::newRow("expired at this very second") << tokenWith(u"exp"_s, kNow) << u"expired"_s;
        QTest::newRow("expired long ago") << tokenWith(u"exp"_s, 0) << u"expired"_s;
        QTest::newRow("nbf in a second") << tokenWith(u"nbf"_s, kNow + 1) << u"not_yet_valid"_s;
        QTest::newRow("iat in a second") << tokenWith(u"iat"_s, kNow + 1) << u"not_yet_valid"_s;
    }
    void refusesTokensForOthersOrOtherTimes()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, fault);
        const auto proven = verified(token, m_expected);
        QVERIFY(!proven);
        QCOMPARE(jwtFaultName(proven.error()), fault);
    }

    void refusesAnyTamperedCharacter()
    {
        const QByteArray good = signJwt(m_ed, header(u"ed"_s), claims()).value_or(QByteArray());
        QVERIFY(verified(good, m_expected));
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray tampered = good;
            tampered[at] = good.at(at) == 'A' ? 'B' : 'A';
            QVERIFY2(!verified(tampered, m_expected), qPrintable(QString::number(at)));
        }
    }

    void expiresAtTheMillisecond()
    {
        const QByteArray token = tokenWith(u"exp"_s, kNow + 10);
        QVERIFY(verified(token, m_expected, fromSeconds(kNow + 10) - 1ms));
        QVERIFY(!verified(token, m_expected, fromSeconds(kNow + 10)));
        JwtExpectation lenient = m_expected;
        lenient.leeway = 60s; // is for clocks that are behind, not for old tokens
        QVERIFY(!verified(token, lenient, fromSeconds(kNow + 10)));
        lenient.allowExpired = true;
        QVERIFY(verified(token, lenient, fromSeconds(kNow + 100000)));
    }

    void allowsClocksToDifferByTheLeeway()
    {
        JwtExpectation lenient = m_expected;
        lenient.leeway = 60s;
        for (const QString &claim : {u"nbf"_s, u"iat"_s}) {
            QVERIFY(verified(tokenWith(claim, kNow + 60), lenient));
            QVERIFY(!verified(tokenWith(claim, kNow + 61), lenient));
        }
    }

    void asksForNoAudienceOnlyWhenToldSo()
    {
        JwtExpectation any = m_expected;
        any.audience = std::nullopt;
        QVERIFY(verified(tokenWith(u"aud"_s, u"other"_s), any));
    }

    void acceptsNoTypeWhenNoneIsAllowed()
    {
        JwtExpectation nothing = m_expected;
        nothing.types.clear();
        QVERIFY(!verified(tokenWithHeader(u"typ"_s, u"at+jwt"_s), nothing));
        QVERIFY(!verified(tokenWithHeader(u"typ"_s, QJsonValue::Undefined), nothing));
    }

    void parsesWithoutBelieving()
    {
        const QByteArray none = base64Url(R"({"alg":"none"})") + '.' + base64Url("{}") + '.';
        const auto parsed = parseJwt(none);
        QVERIFY(parsed);
        QCOMPARE(parsed->header.value("alg"_L1), u"none"_s);
        QVERIFY(parsed->signature.isEmpty());
        QCOMPARE(parsed->signingInput, none.chopped(1));
    }

    void checksTheSizeBeforeAnythingElse()
    {
        const auto parsed = parseJwt(QByteArray(16 * 1024 + 1, '.'));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().detail, u"the token is too large"_s);
    }
};

QTEST_GUILESS_MAIN(JwtTest)
#include "JwtTest.moc"
