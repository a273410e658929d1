#include "ui/chains/ChainReplay.h"

#include "tests/support/ChainSamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::TokenMoment;

class ChainReplayTest : public QObject
{
    Q_OBJECT
private slots:
    void judgesATokenAsTheServerWouldHave_data();
    void judgesATokenAsTheServerWouldHave();
    void saysWhyATokenWouldBeRefused();
    void namesEveryEventOnce();
};

void ChainReplayTest::judgesATokenAsTheServerWouldHave_data()
{
    QTest::addColumn<int>("token");
    QTest::addColumn<int>("minute");
    QTest::addColumn<int>("grace");
    QTest::addColumn<TokenMoment::State>("state");
    QTest::addColumn<TokenMoment::Answer>("answer");
    using S = TokenMoment::State;
    using A = TokenMoment::Answer;
    QTest::newRow("before it was issued") << 3 << 29 << 0 << S::NotYet << A::Unknown;
    QTest::newRow("fresh") << 3 << 30 << 0 << S::Active << A::NewTokens;
    QTest::newRow("just before its use") << 3 << 39 << 0 << S::Active << A::NewTokens;
    QTest::newRow("used") << 3 << 40 << 0 << S::Used << A::Reuse;
    QTest::newRow("in the grace time") << 3 << 40 << 60 << S::Grace << A::SameTokens;
    QTest::newRow("last moment of the grace time") << 3 << 41 << 60 << S::Grace << A::SameTokens;
    QTest::newRow("after the grace time") << 3 << 42 << 60 << S::Used << A::Reuse;
    QTest::newRow("successor used ends the grace time") << 3 << 50 << 1200 << S::Used << A::Reuse;
    QTest::newRow("presented again") << 3 << 65 << 0 << S::Reused << A::Reuse;
    QTest::newRow("the stolen one before the end") << 6 << 64 << 0 << S::Active << A::NewTokens;
    QTest::newRow("the stolen one after the end") << 6 << 65 << 0 << S::Revoked << A::Revoked;
    QTest::newRow("expired") << 6 << 60 + 720 * 60 << 0 << S::Revoked << A::Expired;
    QTest::newRow("used long ago and expired") << 0 << 721 * 60 << 0 << S::Used << A::Expired;
}

void ChainReplayTest::judgesATokenAsTheServerWouldHave()
{
    QFETCH(int, token);
    QFETCH(int, minute);
    QFETCH(int, grace);
    QFETCH(TokenMoment::State, state);
    QFETCH(TokenMoment::Answer, answer);
    const core::ChainDetail theft = tests::aTheft();
    const core::ChainToken *successor =
        token + 1 < int(theft.tokens.size()) ? &theft.tokens[size_t(token) + 1] : nullptr;
    const TokenMoment moment = ui::tokenMoment(theft.tokens[size_t(token)], successor, std::chrono::seconds(grace),
                                               tests::chainStart() + std::chrono::minutes(minute));
    QCOMPARE(int(moment.state), int(state));
    QCOMPARE(int(moment.answer), int(answer));
}

void ChainReplayTest::saysWhyATokenWouldBeRefused()
{
    const core::ChainDetail theft = tests::aTheft();
    const core::Instant at = tests::chainStart() + 65min;
    const TokenMoment moment = ui::tokenMoment(theft.tokens[3], &theft.tokens[4], 0s, at);
    const QString time = core::toDateTime(at).toLocalTime().toString(u"HH:mm:ss"_s);
    QCOMPARE(ui::momentSentence(moment, theft.tokens[3], at),
             u"At %1 this token would be refused: reused."_s.arg(time));
    QVERIFY(ui::momentAnswerText(moment).startsWith("invalid_grant"_L1));
    const TokenMoment before = ui::tokenMoment(theft.tokens[3], &theft.tokens[4], 0s, at - 30min);
    QVERIFY(before.isAccepted());
    QVERIFY(ui::momentAnswerText(before).contains("200"_L1));
}

void ChainReplayTest::namesEveryEventOnce()
{
    const auto moments = ui::chainMoments(tests::aTheft().tokens);
    QCOMPARE(moments.size(), size_t(8)); // seven refreshes ten minutes apart, and the reuse
    QVERIFY(std::ranges::is_sorted(moments));
    QVERIFY(moments.back() == tests::chainStart() + 65min);
    QVERIFY(ui::chainMoments({}).empty());
}

QTEST_GUILESS_MAIN(ChainReplayTest)
#include "ChainReplayTest.moc"
