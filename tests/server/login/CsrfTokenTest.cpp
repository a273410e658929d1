#include "server/login/CsrfToken.h"

#include "tests/support/ManualClock.h"

#include <QTest>

using namespace server;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = CsrfToken::Verdict;

class CsrfTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isGoodForItsSessionAndForm();
    void expires();
    void doesNotExpireWhenTheWallClockIsSet();
    void differsEachTime();
    void refusesWhatItHasNotGiven_data();
    void refusesWhatItHasNotGiven();
    void refusesEveryChangedCharacter();
    void anotherProcessRefusesIt();

private:
    const QByteArray m_session = "session-1"_ba;
    const QByteArray m_form = "consent"_ba;
    tests::ManualClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<CsrfToken> m_tokens;
};

void CsrfTokenTest::init()
{
    m_tokens = std::make_unique<CsrfToken>(m_clock, m_random);
}

void CsrfTokenTest::isGoodForItsSessionAndForm()
{
    const QByteArray token = m_tokens->make(m_session, m_form);
    QCOMPARE(m_tokens->check(token, m_session, m_form), Verdict::Good);
    QCOMPARE(m_tokens->check(token, m_session, m_form), Verdict::Good); // the visitor sends the form again
}

void CsrfTokenTest::expires()
{
    const QByteArray token = m_tokens->make(m_session, m_form);
    m_clock.advance(60min);
    QCOMPARE(m_tokens->check(token, m_session, m_form), Verdict::Good);
    m_clock.advance(1ms);
    QCOMPARE(m_tokens->check(token, m_session, m_form), Verdict::Expired);
    QCOMPARE(m_tokens->check(token, "session-2"_ba, m_form), Verdict::Forged);
}

void CsrfTokenTest::doesNotExpireWhenTheWallClockIsSet()
{
    const QByteArray token = m_tokens->make(m_session, m_form);
    m_clock.set(m_clock.now() + 24h * 365);
    QCOMPARE(m_tokens->check(token, m_session, m_form), Verdict::Good);
}

void CsrfTokenTest::differsEachTime()
{
    QVERIFY(m_tokens->make(m_session, m_form) != m_tokens->make(m_session, m_form));
}

void CsrfTokenTest::refusesWhatItHasNotGiven_data()
{
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("cut"); ///< "whole", "first" … of the genuine token
    QTest::newRow("another visitor's session") << "session-2"_ba << m_form << "whole"_ba;
    QTest::newRow("after sign-out: no session") << ""_ba << m_form << "whole"_ba;
    QTest::newRow("after signing in again: new session") << "session-1b"_ba << m_form << "whole"_ba;
    QTest::newRow("another form") << m_session << "password"_ba
                                  << "whole"_ba;
    QTest::newRow("no form") << m_session << ""_ba
                             << "whole"_ba;
    QTest::newRow("a border moved between session and form") << "session-1c"_ba
                                                             << "onsent"_ba
                                                             << "whole"_ba;
    QTest::newRow("empty") << m_session << m_form << "empty"_ba;
    QTest::newRow("truncated by one") << m_session << m_form << "short"_ba;
    QTest::newRow("the stamp alone") << m_session << m_form << "stamp"_ba;
    QTest::newRow("longer by one") << m_session << m_form << "long"_ba;
    QTest::newRow("padded") << m_session << m_form << "padded"_ba;
    QTest::newRow("not base64url") << m_session << m_form << "signs"_ba;
    QTest::newRow("zeros") << m_session << m_form << "zeros"_ba;
    QTest::newRow("a million characters") << m_session << m_form << "huge"_ba;
}

void CsrfTokenTest::refusesWhatItHasNotGiven()
{
    QFETCH(QByteArray, session);
    QFETCH(QByteArray, form);
    QFETCH(QByteArray, cut);
    const QByteArray genuine = m_tokens->make(m_session, m_form);
    const QHash<QByteArray, QByteArray> tokens{{"whole", genuine},
                                               {"empty", {}},
                                               {"short", genuine.chopped(1)},
                                               {"stamp", genuine.first(22)},
                                               {"long", genuine + 'A'},
                                               {"padded", genuine.chopped(1) + '='},
                                               {"signs", '!' + genuine.sliced(1)},
                                               {"zeros", QByteArray(genuine.size(), 'A')},
                                               {"huge", QByteArray(1'000'000, 'A')}};
    QCOMPARE(m_tokens->check(tokens[cut], session, form), Verdict::Forged);
}

void CsrfTokenTest::refusesEveryChangedCharacter()
{
    const QByteArray genuine = m_tokens->make(m_session, m_form);
    for (qsizetype i = 0; i < genuine.size(); ++i) {
        QByteArray changed = genuine;
        changed[i] = genuine[i] == 'A' ? 'B' : 'A';
        QVERIFY2(m_tokens->check(changed, m_session, m_form) == Verdict::Forged, qPrintable(QString::number(i)));
    }
}

void CsrfTokenTest::anotherProcessRefusesIt()
{
    const CsrfToken other(m_clock, m_random);
    QCOMPARE(other.check(m_tokens->make(m_session, m_form), m_session, m_form), Verdict::Forged);
}

QTEST_GUILESS_MAIN(CsrfTokenTest)
#include "CsrfTokenTest.moc"
