#include "core/users/UserRepository.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Between the judgement of a password and the writing of tokens somebody changes the user: the change wins.
class PasswordDuringSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChangeWins_data();
    void theChangeWins();
    void aRenewedHashOfTheSamePasswordIsNoChange();
};

void PasswordDuringSignInTest::theChangeWins_data()
{
    using Change = std::function<Result<bool>(Transaction &, const UserId &, Instant)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("new password") << Change([](Transaction &transaction, const UserId &id, Instant now) {
        return UserRepository::setPasswordHash(transaction, id, u"$2b$04$other"_s, now);
    });
    QTest::newRow("disabled") << Change([](Transaction &transaction, const UserId &id, Instant now) {
        return UserRepository::setActive(transaction, id, false, now);
    });
    QTest::newRow("disabled and enabled again") << Change([](Transaction &transaction, const UserId &id, Instant now) {
        const auto off = UserRepository::setActive(transaction, id, false, now);
        return off ? UserRepository::setActive(transaction, id, true, now) : off;
    });
    QTest::newRow("deleted") << Change([](Transaction &transaction, const UserId &id, Instant now) {
        return UserRepository::softDelete(transaction, id, now);
    });
}

void PasswordDuringSignInTest::theChangeWins()
{
    using Change = std::function<Result<bool>(Transaction &, const UserId &, Instant)>;
    QFETCH(Change, change);
    tests::TestIssuer issuer;
    const User judged = issuer.addUser(u"alice"_s);
    const Client client = issuer.addClient(u"test-client"_s);
    issuer.clock.advance(200ms); // as long as bcrypt takes
    QVERIFY(issuer.database.database().writeNow(
        [&](Transaction &transaction) -> Result<bool> { return change(transaction, judged.id, issuer.clock.now()); }));
    const auto issued = issuer.tokens.issue({.user = judged,
                                             .client = client,
                                             .scopes = client.scopes,
                                             .accessLifetime = {},
                                             .grant = u"password"_s,
                                             .origin = tests::TestIssuer::origin()});
    QVERIFY(!issued);
    QCOMPARE(issued.error().kind, ErrorKind::Conflict);
    QCOMPARE(issuer.number(u"SELECT count(*) FROM token_families"_s), 0);
    QCOMPARE(issuer.number(u"SELECT count(*) FROM refresh_tokens"_s), 0);
    QCOMPARE(issuer.events(EventType::TokenIssued), 0);
}

void PasswordDuringSignInTest::aRenewedHashOfTheSamePasswordIsNoChange()
{
    tests::TestIssuer issuer;
    const User judged = issuer.addUser(u"alice"_s);
    const Client client = issuer.addClient(u"test-client"_s);
    issuer.clock.advance(200ms);
    QVERIFY(issuer.database.database().writeNow([&](Transaction &transaction) {
        return UserRepository::renewPasswordHash(transaction, judged.id, u"$2b$12$same"_s);
    }));
    QVERIFY(!issuer.signIn(judged, client).refreshToken.isEmpty());
}

QTEST_GUILESS_MAIN(PasswordDuringSignInTest)
#include "PasswordDuringSignInTest.moc"
