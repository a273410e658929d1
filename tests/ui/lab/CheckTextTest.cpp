#include "ui/lab/CheckText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::TokenCheck;
using Outcome = TokenCheck::Outcome;

/// "Why refused?": each fault in words, with what to do.
class CheckTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhyACheckFailed_data();
    void saysWhyACheckFailed();
    void givesTheFirstFaultAsTheReason();
    void tellsAGoodIdTokenFromARefusedOne();
    void tellsOfABinding();
};

void CheckTextTest::saysWhyACheckFailed_data()
{
    QTest::addColumn<TokenCheck>("check");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &check, const QString &expected, const QString &found,
                        const QString &reason, const QString &words) {
        QTest::newRow(name) << TokenCheck{check, Outcome::Failed, expected, found, reason} << words;
    };
    row("another issuer", u"issuer"_s, u"http://a:8003"_s, u"http://a:8004"_s, {}, u"comes from http://a:8004"_s);
    row("no audience", u"audience"_s, u"api"_s, {}, {}, u"meant for nothing, not for api"_s);
    row("old key", u"key"_s, {}, u"2020-01-key-1"_s, u"retired"_s, u"2020-01-key-1 is retired"_s);
    row("revoked key", u"key"_s, {}, u"2020-01-key-1"_s, u"revoked"_s, u"was revoked"_s);
    row("strange key", u"key"_s, {}, u"k"_s, u"unknown"_s, u"has no key k"_s);
    row("no kid", u"key"_s, {}, {}, u"missing"_s, u"names no key"_s);
    row("lab is off", u"key"_s, {}, u"lab-1"_s, u"lab_off"_s, u"lab issuer is off"_s);
    row("algorithm", u"algorithm"_s, u"RS256"_s, u"HS256"_s, {}, u"says HS256, and this key signs with RS256 only"_s);
    row("skew", u"lifetime"_s, {}, {}, u"not_yet"_s, u"begins in 7 s"_s);
    row("expired", u"lifetime"_s, {}, {}, u"expired"_s, u"expired 5 min ago"_s);
    row("endless", u"lifetime"_s, {}, {}, u"no_expiry"_s, u"no exp"_s);
    row("old proof", u"lifetime"_s, {}, {}, u"too_old"_s, u"The proof is"_s);
    row("type", u"type"_s, {}, u"JWT"_s, {}, u"says typ JWT"_s);
    row("reused", u"state"_s, {}, u"family_reused"_s, {}, u"used twice"_s);
    row("used", u"state"_s, {}, u"used"_s, {}, u"was used already"_s);
    row("extension", u"form"_s, {}, u"crit"_s, {}, u"extension"_s);
    row("no key in the binding", u"binding"_s, {}, {}, {}, u"names none"_s);
}

void CheckTextTest::saysWhyACheckFailed()
{
    QFETCH(TokenCheck, check);
    QFETCH(QString, words);
    core::TokenInspection inspection;
    inspection.now = u"2026-01-15T12:00:00Z"_s;
    inspection.claims = {{u"nbf"_s, 1768478407}, {u"iat"_s, 1768478000}, {u"exp"_s, 1768478100}};
    const QString reason = ui::checkReason(check, inspection);
    QVERIFY2(reason.contains(words), qPrintable(reason));
    QVERIFY(reason.endsWith(u'.'));
}

void CheckTextTest::givesTheFirstFaultAsTheReason()
{
    core::TokenInspection inspection;
    inspection.checks = {{u"form"_s, Outcome::Passed, {}, {}},
                         {u"issuer"_s, Outcome::Failed, u"a"_s, u"b"_s},
                         {u"audience"_s, Outcome::Failed, u"c"_s, u"d"_s}};
    ui::Verdict verdict = ui::verdictOn(inspection);
    QCOMPARE(verdict.word, u"refused"_s);
    QVERIFY(verdict.why.startsWith(u"It comes from b"_s));
    inspection.active = true; // introspection is not bound to an audience
    inspection.checks[1].outcome = Outcome::Passed;
    verdict = ui::verdictOn(inspection);
    QCOMPARE(verdict.word, u"good, with a fault"_s);
    inspection.checks[2].outcome = Outcome::Passed;
    verdict = ui::verdictOn(inspection);
    QCOMPARE(verdict.word, u"accepted"_s);
    QVERIFY(verdict.why.isEmpty());
}

void CheckTextTest::tellsAGoodIdTokenFromARefusedOne()
{
    core::TokenInspection inspection;
    inspection.kind = u"id_token"_s;
    inspection.checks = {{u"signature"_s, Outcome::Passed, {}, {}}, {u"state"_s, Outcome::Failed, {}, u"id_token"_s}};
    QCOMPARE(ui::verdictOn(inspection).word, u"good, but opens no API"_s);
    inspection.checks.front().outcome = Outcome::Failed;
    QCOMPARE(ui::verdictOn(inspection).word, u"refused"_s);
}

void CheckTextTest::tellsOfABinding()
{
    const TokenCheck check{u"binding"_s, Outcome::Passed, u"cnf.jkt"_s, u"thumbprint"_s};
    QVERIFY(ui::checkReason(check, {}).contains(u"DPoP proof"_s));
    QCOMPARE(ui::checkWord(u"binding"_s), u"Key binding"_s);
}

QTEST_GUILESS_MAIN(CheckTextTest)
#include "CheckTextTest.moc"
