#include "core/sessions/BrowserSessions.h"

#include "core/crypto/TokenDigest.h"
#include "tests/support/SessionHouse.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class BrowserSessionsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void beginsASessionAndKeepsOnlyADigestOfItsCookie();
    void refusesWhatIsNoCookie_data();
    void refusesWhatIsNoCookie();
    void endsByItsLimits_data();
    void endsByItsLimits();
    void obeysNewLimitsAtOnce();
    void staysWithinItsLimitsWhenTheClockJumps();
    void movesLastSeenOnceAMinute();
    void keepsTheIdForTheSameUserUnderANewCookie();
    void endsTheSessionOfAnotherUserInTheSameBrowser();
    void beginsAnewAfterAnExpiredOne();
    void refusesToBegin_data();
    void refusesToBegin();
    void isNotFound_data();
    void isNotFound();
    void findsTheUserAsHeIsNow();
    void listsLivingOnesNewestFirst();
    void parallelSignInsWithOneCookieKeepOneEach();

private:
    std::unique_ptr<tests::SessionHouse> m_house;
};

void BrowserSessionsTest::beginsASessionAndKeepsOnlyADigestOfItsCookie()
{
    const auto begun = m_house->begin(m_house->alice);
    QCOMPARE(begun.cookie.size(), 43); // 256 bits
    QVERIFY(begun.cookie != m_house->begin(m_house->alice).cookie);
    QCOMPARE(
        m_house->issuer.text(u"SELECT secret_hash FROM browser_sessions WHERE id = '%1'"_s.arg(begun.session.id.value)),
        sha256Hex(begun.cookie));
    const auto found = m_house->sessions.find(begun.cookie);
    QVERIFY(found && *found);
    const BrowserSession &session = (*found)->session;
    QCOMPARE(session.id, begun.session.id);
    QCOMPARE(session.user, m_house->alice.id);
    QCOMPARE(session.acr, QString::fromLatin1(kPasswordAcr));
    QCOMPARE(session.amr, QStringList{u"pwd"_s});
    QCOMPARE(session.authenticatedAt, m_house->issuer.clock.now());
    QCOMPARE(session.expiresAt, m_house->issuer.clock.now() + 168h);
    QCOMPARE(session.address, u"192.0.2.7"_s);
    QCOMPARE((*found)->user.username, u"alice"_s);
}

void BrowserSessionsTest::refusesWhatIsNoCookie_data()
{
    QTest::addColumn<QByteArray>("cookie");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("unknown") << QByteArray(43, 'A');
    QTest::newRow("too long") << QByteArray(100000, 'A');
    QTest::newRow("the digest that is kept") << QByteArray("digest");
    QTest::newRow("the session's id") << QByteArray("id");
}

void BrowserSessionsTest::refusesWhatIsNoCookie()
{
    QFETCH(QByteArray, cookie);
    const auto begun = m_house->begin(m_house->alice);
    if (cookie == "digest")
        cookie = sha256Hex(begun.cookie).toLatin1();
    if (cookie == "id")
        cookie = begun.session.id.value.toLatin1();
    QVERIFY(!m_house->isSignedIn(cookie));
}

void BrowserSessionsTest::endsByItsLimits_data()
{
    QTest::addColumn<int>("visitEvery"); // minutes; 0: never
    QTest::addColumn<int>("after");      // minutes
    QTest::addColumn<bool>("isSignedIn");
    QTest::newRow("just before the idle limit") << 0 << 8 * 60 - 1 << true;
    QTest::newRow("at the idle limit") << 0 << 8 * 60 << false;
    QTest::newRow("visited often, after the idle limit") << 60 << 24 * 60 << true;
    QTest::newRow("visited too seldom") << 8 * 60 << 24 * 60 << false;
    QTest::newRow("visited often, just before the absolute limit") << 60 << 7 * 24 * 60 - 1 << true;
    QTest::newRow("visited often, at the absolute limit") << 60 << 7 * 24 * 60 << false;
}

void BrowserSessionsTest::endsByItsLimits()
{
    QFETCH(int, visitEvery);
    QFETCH(int, after);
    QFETCH(bool, isSignedIn);
    const auto begun = m_house->begin(m_house->alice);
    int passed = 0;
    while (visitEvery > 0 && passed + visitEvery < after) {
        m_house->issuer.clock.advance(std::chrono::minutes(visitEvery));
        passed += visitEvery;
        m_house->isSignedIn(begun.cookie);
    }
    m_house->issuer.clock.advance(std::chrono::minutes(after - passed));
    QCOMPARE(m_house->isSignedIn(begun.cookie), isSignedIn);
    QCOMPARE(m_house->sessions.list(m_house->alice.id)->size(), size_t(isSignedIn ? 1 : 0));
}

void BrowserSessionsTest::obeysNewLimitsAtOnce()
{
    const auto begun = m_house->begin(m_house->alice);
    m_house->issuer.clock.advance(30min);
    m_house->sessions.adopt({.idle = 20min, .absolute = 168h});
    QVERIFY(!m_house->isSignedIn(begun.cookie));
    m_house->sessions.adopt({.idle = 1h, .absolute = 25min});
    QVERIFY(!m_house->isSignedIn(begun.cookie));
    m_house->sessions.adopt({.idle = 1h, .absolute = 1h});
    QVERIFY(m_house->isSignedIn(begun.cookie));
}

void BrowserSessionsTest::staysWithinItsLimitsWhenTheClockJumps()
{
    auto &clock = m_house->issuer.clock;
    const Instant start = clock.now();
    clock.set(start + 1000h); // wrongly in the future when the session begins
    const auto begun = m_house->begin(m_house->alice);
    clock.set(start);
    QVERIFY(m_house->isSignedIn(begun.cookie)); // nobody is thrown out
    clock.advance(8h);
    QVERIFY2(!m_house->isSignedIn(begun.cookie), "the idle time counts from the visit at the right time");
    clock.set(start + 1000h);
    const auto other = m_house->begin(m_house->alice);
    clock.set(start);
    QVERIFY(m_house->isSignedIn(other.cookie));
    for (int hour = 0; hour < 7 * 24; ++hour) {
        clock.advance(1h);
        m_house->isSignedIn(other.cookie);
    }
    QVERIFY2(!m_house->isSignedIn(other.cookie), "the absolute limit is not longer by the jump");
    const auto third = m_house->begin(m_house->alice);
    clock.set(clock.now() + 100000h);
    QVERIFY(!m_house->isSignedIn(third.cookie));
}

void BrowserSessionsTest::movesLastSeenOnceAMinute()
{
    const auto begun = m_house->begin(m_house->alice);
    const Instant start = m_house->issuer.clock.now();
    const auto lastSeen = [&] {
        return fromMillis(m_house->issuer.number(u"SELECT last_seen_at FROM browser_sessions"_s));
    };
    m_house->issuer.clock.advance(59s);
    QVERIFY(m_house->isSignedIn(begun.cookie));
    QCOMPARE(lastSeen(), start);
    m_house->issuer.clock.advance(1s);
    QVERIFY(m_house->isSignedIn(begun.cookie));
    QCOMPARE(lastSeen(), start + 60s);
}

void BrowserSessionsTest::keepsTheIdForTheSameUserUnderANewCookie()
{
    const auto first = m_house->begin(m_house->alice);
    const Instant start = m_house->issuer.clock.now();
    m_house->issuer.clock.advance(1h);
    const auto second = m_house->begin(m_house->alice, first.cookie);
    QCOMPARE(second.session.id, first.session.id);
    QVERIFY(second.cookie != first.cookie);
    QVERIFY2(!m_house->isSignedIn(first.cookie), "a cookie that was planted before the sign-in is worth nothing");
    const auto found = m_house->sessions.find(second.cookie);
    QVERIFY(found && *found);
    QCOMPARE((*found)->session.createdAt, start);
    QCOMPARE((*found)->session.authenticatedAt, start + 1h);
    QCOMPARE((*found)->session.expiresAt, start + 1h + 168h);
}

void BrowserSessionsTest::endsTheSessionOfAnotherUserInTheSameBrowser()
{
    const auto alices = m_house->begin(m_house->alice);
    const FamilyId family = m_house->enter(m_house->alice, m_house->client, alices.session);
    int told = 0;
    m_house->sessions.setLogoutListener([&told] { ++told; });
    const auto bobs = m_house->begin(m_house->bob, alices.cookie);
    QVERIFY(bobs.session.id != alices.session.id);
    QVERIFY(!m_house->isSignedIn(alices.cookie));
    QVERIFY(m_house->isSignedIn(bobs.cookie));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(m_house->deliveries(), 1);
    QCOMPARE(told, 1);
    QCOMPARE(m_house->audited(EventType::TokenRevoke, u"reason"_s), u"another_user"_s);
    QCOMPARE(m_house->audited(EventType::TokenRevoke, u"session_id"_s), alices.session.id.value);
}

void BrowserSessionsTest::beginsAnewAfterAnExpiredOne()
{
    const auto first = m_house->begin(m_house->alice);
    m_house->issuer.clock.advance(9h);
    const auto second = m_house->begin(m_house->alice, first.cookie);
    QVERIFY(second.session.id != first.session.id);
    QVERIFY(m_house->isSignedIn(second.cookie));
    QVERIFY(!m_house->isSignedIn(first.cookie));
}

void BrowserSessionsTest::refusesToBegin_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("disabled meanwhile") << u"is_active = 0"_s;
    QTest::newRow("deleted meanwhile") << u"deleted_at = 1"_s;
    QTest::newRow("a new password meanwhile") << u"updated_at = updated_at + 1"_s;
}

void BrowserSessionsTest::refusesToBegin()
{
    QFETCH(QString, change);
    const auto before = m_house->begin(m_house->alice);
    m_house->issuer.execute(u"UPDATE users SET %1 WHERE username = 'alice'"_s.arg(change));
    for (const QByteArray &previous : {QByteArray(), before.cookie}) {
        const auto begun = m_house->sessions.begin(m_house->alice, previous, {});
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, ErrorKind::Conflict);
    }
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM browser_sessions"_s), 1);
}

void BrowserSessionsTest::isNotFound_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("of a disabled user") << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("of a deleted user") << u"UPDATE users SET deleted_at = 1"_s;
    QTest::newRow("ended") << u"UPDATE browser_sessions SET ended_at = 1"_s;
}

void BrowserSessionsTest::isNotFound()
{
    QFETCH(QString, change);
    const auto begun = m_house->begin(m_house->alice);
    QVERIFY(m_house->isSignedIn(begun.cookie));
    m_house->issuer.execute(change);
    QVERIFY(!m_house->isSignedIn(begun.cookie));
}

void BrowserSessionsTest::findsTheUserAsHeIsNow()
{
    const auto begun = m_house->begin(m_house->alice);
    m_house->issuer.execute(u"UPDATE users SET email = 'new@example.com' WHERE username = 'alice'"_s);
    QCOMPARE((*m_house->sessions.find(begun.cookie))->user.email, u"new@example.com"_s);
}

void BrowserSessionsTest::listsLivingOnesNewestFirst()
{
    const auto first = m_house->begin(m_house->alice);
    m_house->issuer.clock.advance(1min);
    const auto second = m_house->begin(m_house->alice);
    m_house->issuer.clock.advance(1min);
    const auto third = m_house->begin(m_house->alice);
    m_house->begin(m_house->bob);
    QVERIFY(*m_house->sessions.end(second.session.id, u"signed_out"_s, {}));
    const auto list = m_house->sessions.list(m_house->alice.id);
    QVERIFY(list);
    QCOMPARE(list->size(), size_t(2));
    QCOMPARE(list->front().id, third.session.id);
    QCOMPARE(list->back().id, first.session.id);
}

void BrowserSessionsTest::parallelSignInsWithOneCookieKeepOneEach()
{
    const auto first = m_house->begin(m_house->alice);
    std::vector<std::optional<BrowserSessions::Begun>> begun(20);
    std::vector<std::jthread> threads;
    for (auto &one : begun)
        threads.emplace_back([&] {
            if (auto made = m_house->sessions.begin(m_house->alice, first.cookie, {}))
                one = *made;
        });
    threads.clear();
    QSet<SessionId> ids;
    for (const auto &one : begun) {
        QVERIFY(one);
        ids.insert(one->session.id);
        QVERIFY(m_house->isSignedIn(one->cookie));
    }
    QCOMPARE(ids.size(), 20); // one keeps the old id, the others begin anew
    QVERIFY(ids.contains(first.session.id));
    QVERIFY(!m_house->isSignedIn(first.cookie));
}

QTEST_GUILESS_MAIN(BrowserSessionsTest)
#include "BrowserSessionsTest.moc"
