#include "core/crypto/Jwt.h"
#include "tests/support/Hands.h"
#include "tests/support/RealConsole.h"
#include "ui/widgets/DataTable.h"

#include <QJsonArray>
#include <QLabel>
#include <QScopeGuard>
#include <QSet>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tests::hands;
using tests::App;
using tests::elsewhere;
using tests::HttpAnswer;
using tests::HttpClient;

namespace {

constexpr int kCacheSeconds = 5;

/// An API that believes tokens by the key set, which it keeps for as long as it may.
class Api
{
public:
    explicit Api(quint16 port) : m_server(port) {}
    bool accepts(const QString &token)
    {
        if (m_fresh.hasExpired()) {
            m_keys = m_server.get("/.well-known/jwks.json").json().value("keys"_L1).toArray();
            m_fresh.setRemainingTime(kCacheSeconds * 1000);
        }
        const auto jwt = core::parseJwt(token.toLatin1());
        if (!jwt)
            return false;
        m_kid = jwt->header.value("kid"_L1).toString();
        for (const QJsonValue &key : m_keys) {
            const QJsonObject jwk = key.toObject();
            const auto known = core::PublicKey::fromJwk(jwk);
            if (jwk.value("kid"_L1).toString() == m_kid && known && core::verifySignature(*jwt, *known))
                return true;
        }
        return false;
    }
    QString lastKid() const { return m_kid; }

private:
    HttpClient m_server;
    QJsonArray m_keys;
    QDeadlineTimer m_fresh{0};
    QString m_kid;
};

} // namespace

/// The fourth moment of the console: the signing key is rotated, and nobody notices.
class RotationMomentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_console.close(); }
    void oneButtonRotatesTheKeyAndNothingBreaks();

private:
    /// A client refreshes and an API checks every token. Returns what went wrong.
    QByteArray work(const std::atomic<bool> &isOver, std::atomic<int> &keysSeen) const;
    QString text(const char *label) const { return m_console.find<QLabel>(label)->text(); }

    tests::RealConsole m_console;
};

void RotationMomentTest::initTestCase()
{
    qputenv("AUTH_SERVICE__JWKS_MAX_AGE", QByteArray::number(kCacheSeconds));
    QVERIFY2(m_console.open(), m_console.failure);
}

QByteArray RotationMomentTest::work(const std::atomic<bool> &isOver, std::atomic<int> &keysSeen) const
{
    const App app(m_console.port());
    Api api(m_console.port());
    QSet<QString> seen;
    HttpAnswer tokens = app.signIn();
    const QString first = tokens.member("access_token");
    while (!isOver) {
        if (tokens.status != 200)
            return "the client was refused: " + tokens.body;
        if (!api.accepts(tokens.member("access_token")))
            return "the API refused a token of the key " + api.lastKid().toLatin1();
        seen.insert(api.lastKid());
        keysSeen = int(seen.size());
        tokens = app.refresh(tokens.member("refresh_token"));
    }
    return api.accepts(first) ? QByteArray() : "the API refused the token from before the rotation";
}

void RotationMomentTest::oneButtonRotatesTheKeyAndNothingBreaks()
{
    // Before: a client refreshes all the time, an API checks its tokens; one key signs.
    std::atomic<bool> isOver = false;
    std::atomic<int> keysSeen = 0;
    auto working = std::async(std::launch::async, [&] { return work(isOver, keysSeen); });
    const auto ends = qScopeGuard([&] { isOver = true; });
    QTRY_COMPARE_WITH_TIMEOUT(keysSeen.load(), 1, 20000);
    QVERIFY(click(u"Signing keys"_s));
    auto *keys = m_console.find<ui::DataTable>("keyList");
    const auto stateOf = [keys](int row) { return keys->model()->index(row, 2).data().toString(); };
    QTRY_COMPARE(keys->model()->rowCount(), 1);
    QTRY_VERIFY(text("nextKeyStep").contains(u"Its scheduled rotation comes"_s));
    QVERIFY(m_console.keepPicture(u"moment4-1-before"_s));

    // One button, and what it will do.
    QVERIFY(click(u"Rotate key…"_s));
    QVERIFY(sees(u"Sign with the new key at once"_s)); // the other choice; waiting for the caches is chosen
    QVERIFY(text("rotationPlan").contains(u"Nobody has to sign in again."_s));
    QVERIFY(m_console.keepPicture(u"moment4-2-plan"_s));
    QVERIFY(click(u"Rotate key"_s));

    // During: both keys are published, the old one signs. The page says what happens next, and when.
    QTRY_COMPARE(keys->model()->rowCount(), 2);
    QTRY_VERIFY(text("nextKeyStep").contains(u"starts signing"_s));
    QVERIFY(m_console.find<QLabel>("keyCountdown")->isVisible());
    QCOMPARE(keysSeen.load(), 1);
    QVERIFY(m_console.keepPicture(u"moment4-3-waiting"_s));

    // After: the new one signs by itself; the old one stays for the tokens that it signed.
    QTRY_COMPARE_WITH_TIMEOUT(keysSeen.load(), 2, 60000);
    QTRY_COMPARE(stateOf(0), u"signing"_s);
    QCOMPARE(stateOf(1), u"retiring"_s);
    QVERIFY(!text("nextKeyStep").contains(u"starts signing"_s));
    QVERIFY(m_console.keepPicture(u"moment4-4-after"_s));
    isOver = true;
    QCOMPARE(elsewhere([&] { return working.get(); }), QByteArray());
    QVERIFY(m_console.answeredAlways());
}

QTEST_MAIN(RotationMomentTest)
#include "RotationMomentTest.moc"
