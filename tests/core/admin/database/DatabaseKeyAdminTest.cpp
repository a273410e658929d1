#include "core/admin/database/DatabaseKeyAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseKeyAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseKeyAdmin> m_keys;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    KeySummary key(const KeyId &id)
    {
        const auto overview = await(m_keys->overview());
        for (const KeySummary &each : overview.value().keys) {
            if (each.id == id)
                return each;
        }
        qFatal("no such key");
    }
    KeyId activeKey() { return m_house->issuer.ring.active()->id; }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_keys = std::make_unique<DatabaseKeyAdmin>(m_house->context, m_house->issuer.keys, m_house->issuer.ring,
                                                    DatabaseKeyAdmin::Kek{u"environment"_s, true});
    }
    void cleanup()
    {
        m_keys.reset();
        m_house.reset();
    }
    void showsTheKeysAndTheirPlace();
    void plansAsTheServiceDoes();
    void countsTheLiveTokensOfEachKey();
    void publishesTheNextKey();
    void rotatesAtOnce();
    void refusesANegativeWait();
    void retiresBeforeItsTime();
    void previewsAndRevokesTheActiveKey();
    void revokesAKeyOnce();
    void exportsThePublicPartOnly();
    void tellsWhatStillNeedsAKey();
    void takesAPrivateKeyAfterALook_data();
    void takesAPrivateKeyAfterALook();
    void refusesWhatIsNoPrivateKey_data();
    void refusesWhatIsNoPrivateKey();
};

void DatabaseKeyAdminTest::showsTheKeysAndTheirPlace()
{
    const auto overview = await(m_keys->overview());
    QVERIFY(overview);
    QCOMPARE(overview->keys.size(), size_t(1));
    QCOMPARE(overview->keys[0].id, activeKey());
    QCOMPARE(overview->keys[0].state, KeyState::Active);
    QCOMPARE(overview->keys[0].algorithm, SigningAlgorithm::EdDSA);
    QCOMPARE(overview->kekPlace, u"environment"_s);
    QVERIFY(overview->kekIsFallback);
    QVERIFY(overview->jwks.contains(activeKey().value));
    QVERIFY(!overview->jwks.contains(u"\"d\""_s));
    QCOMPARE(overview->jwksMaxAge.count(), 3600);
}

void DatabaseKeyAdminTest::plansAsTheServiceDoes()
{
    // A client's refresh tokens live longer than all others: its key stays as long.
    m_house->issuer.addClient(u"slow-client"_s);
    m_house->issuer.execute(u"UPDATE oauth_clients SET refresh_token_lifetime = 200 * 86400"_s);
    m_house->issuer.keys.rotateEvery(30 * 24h);
    const auto overview = await(m_keys->overview());
    QCOMPARE(overview->rotateEvery.count(), 30 * 24);
    const KeyId before = activeKey();
    QVERIFY(await(m_keys->rotate(0s)));
    const KeySummary retiring = key(before);
    QVERIFY(*retiring.retireAt - *retiring.retiringAt == overview->longestLifetime);
    QVERIFY(overview->longestLifetime == 200 * 24h);
    const KeySummary next = key(await(m_keys->rotate({})).value());
    QVERIFY(*next.activateAt - next.createdAt == overview->lead());
}

void DatabaseKeyAdminTest::countsTheLiveTokensOfEachKey()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const KeyId first = activeKey();
    const TokenSet tokens = m_house->issuer.signIn(alice, client);
    m_house->issuer.signIn(alice, client);
    QCOMPARE(key(first).liveRefreshTokens, 2);
    const KeyId second = await(m_keys->rotate(0s)).value();
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, client));
    QCOMPARE(key(first).liveRefreshTokens, 1);
    QCOMPARE(key(second).liveRefreshTokens, 1);
    m_house->issuer.clock.advance(24h * 31);
    QCOMPARE(key(first).liveRefreshTokens, 0);
}

void DatabaseKeyAdminTest::publishesTheNextKey()
{
    const KeyId before = activeKey();
    const KeyId next = await(m_keys->rotate({})).value();
    QCOMPARE(activeKey(), before);
    QCOMPARE(key(next).state, KeyState::Next);
    QVERIFY(*key(next).activateAt == m_house->issuer.clock.now() + 1h);
    QVERIFY(m_house->issuer.ring.jwks().contains(next.value.toLatin1()));
    QCOMPARE(await(m_keys->overview())->keys.front().id, next);
    QCOMPARE(m_house->audited().back().event, u"key_rotated"_s);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | AuditArea});
}

void DatabaseKeyAdminTest::rotatesAtOnce()
{
    const KeyId before = activeKey();
    const KeyId next = await(m_keys->rotate(0s)).value();
    QCOMPARE(activeKey(), next);
    QCOMPARE(key(before).state, KeyState::Retiring);
    QVERIFY(key(before).retireAt.has_value());
}

void DatabaseKeyAdminTest::refusesANegativeWait()
{
    const auto rotated = await(m_keys->rotate(-1s));
    QCOMPARE(rotated.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseKeyAdminTest::retiresBeforeItsTime()
{
    const KeyId before = activeKey();
    QVERIFY(!await(m_keys->retire(before))); // it signs
    QVERIFY(await(m_keys->rotate(0s)));
    m_house->told();
    QVERIFY(await(m_keys->retire(before)));
    QCOMPARE(key(before).state, KeyState::Retired);
    QVERIFY(!m_house->issuer.ring.jwks().contains(before.value.toLatin1()));
    QCOMPARE(m_house->audited().back().data[u"state"_s].toString(), u"retired"_s);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | AuditArea});
    QCOMPARE(await(m_keys->retire(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseKeyAdminTest::previewsAndRevokesTheActiveKey()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const FamilyId family = m_house->issuer.signIn(alice, client).family;
    const KeyId stolen = activeKey();
    QCOMPARE(await(m_keys->previewRevoke(stolen)).value(), 1);
    const auto report = await(m_keys->revoke(stolen));
    QVERIFY(report);
    QCOMPARE(report->familiesEnded, 1);
    QCOMPARE(report->nowActive, activeKey());
    QVERIFY(report->nowActive != stolen);
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(key(stolen).state, KeyState::Revoked);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | ChainsArea | AuditArea});
    const auto rows = m_house->audited();
    QVERIFY(std::ranges::any_of(rows, [&](const tests::AuditedChange &row) {
        return row.event == "key_revoked"_L1 && row.data[u"kid"_s].toString() == stolen.value &&
               row.data[u"families_ended"_s].toInt() == 1;
    }));
}

void DatabaseKeyAdminTest::revokesAKeyOnce()
{
    const KeyId first = activeKey();
    QVERIFY(await(m_keys->revoke(first)));
    QCOMPARE(await(m_keys->revoke(first)).error().kind, ErrorKind::Conflict);
    QCOMPARE(await(m_keys->revoke(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_keys->previewRevoke(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseKeyAdminTest::exportsThePublicPartOnly()
{
    const QString pem = await(m_keys->exportPublicPem(activeKey())).value();
    QVERIFY(pem.startsWith("-----BEGIN PUBLIC KEY-----"_L1));
    QVERIFY(!pem.contains(u"PRIVATE"_s));
    QCOMPARE(pem.toLatin1(), m_house->issuer.ring.active()->key.publicKey().toPem());
    QCOMPARE(await(m_keys->exportPublicPem(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseKeyAdminTest::tellsWhatStillNeedsAKey()
{
    const Client app = m_house->issuer.addClient(u"app-client"_s);
    const Client web = m_house->issuer.addClient(u"web-client"_s);
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const TokenSet first = m_house->issuer.signIn(alice, app);
    m_house->issuer.clock.advance(60s);
    QVERIFY(m_house->issuer.refresh(first.refreshToken, app)); // the used one needs nothing
    const TokenSet moving = m_house->issuer.signIn(alice, web);
    m_house->issuer.signIn(alice, web);
    const auto use = await(m_keys->use(activeKey()));
    QVERIFY(use);
    QCOMPARE(use->chains, 3);
    QCOMPARE(use->refreshTokens, 3);
    QCOMPARE(use->accessTokens, 4);
    QVERIFY(*use->lastAccessExpiry == m_house->issuer.clock.now() + 900s);
    QCOMPARE(use->clients.front().name, u"web-client"_s);
    QCOMPARE(use->clients.front().chains, 2);
    QCOMPARE(use->users.size(), size_t(1));
    QCOMPARE(key(activeKey()).tokensSigned, 4);
    QVERIFY(key(activeKey()).lastTokenExpiry);
    const KeyId old = activeKey();
    QVERIFY(await(m_keys->rotate(0s)));
    QVERIFY(m_house->issuer.refresh(moving.refreshToken, web)); // its chain needs the new key from now on
    const auto rest = await(m_keys->use(old));
    QCOMPARE(rest->chains, 2);
    QCOMPARE(rest->clients.size(), size_t(2));
    QCOMPARE(rest->clients.front().chains, 1);
    m_house->issuer.clock.advance(901s);
    QCOMPARE(await(m_keys->use(activeKey()))->accessTokens, 0);
    QCOMPARE(await(m_keys->use(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

static SharedSecret shared(const QByteArray &text)
{
    return std::make_shared<const SecretBytes>(SecretBytes::take(QByteArray(text)));
}

// The examples of RFC 8037 A.1 and of RFC 7517 A.2.
static const auto kEd25519Jwk =
    R"({"kty":"OKP","crv":"Ed25519","kid":"old-1","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})"_ba;
static const auto kP256Jwk = R"({"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"})"_ba;

void DatabaseKeyAdminTest::takesAPrivateKeyAfterALook_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::newRow("Ed25519 as JWK") << kEd25519Jwk << SigningAlgorithm::EdDSA;
    QTest::newRow("P-256 as JWK") << kP256Jwk << SigningAlgorithm::ES256;
    QTest::newRow("Ed25519 as PEM") << "-----BEGIN PRIVATE KEY-----\n"
                                       "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                                       "-----END PRIVATE KEY-----\n"_ba
                                    << SigningAlgorithm::EdDSA;
}

void DatabaseKeyAdminTest::takesAPrivateKeyAfterALook()
{
    QFETCH(QByteArray, text);
    QFETCH(SigningAlgorithm, algorithm);
    const auto candidate = await(m_keys->checkImport(shared(text), {}));
    QVERIFY(candidate);
    QVERIFY(candidate->algorithm == algorithm);
    QVERIFY(candidate->becomes == KeyState::Next);
    QVERIFY(!candidate->knownAs);
    const auto before = await(m_keys->overview())->keys.size();
    const auto taken = await(m_keys->import(shared(text), KeyId{u"elsewhere-1"_s}));
    QVERIFY(taken);
    QCOMPARE(await(m_keys->overview())->keys.size(), before + 1);
    QVERIFY(key(KeyId{u"elsewhere-1"_s}).state == KeyState::Retiring);
    QCOMPARE(m_house->audited().back().event, u"key_rotated"_s);
    QCOMPARE(await(m_keys->checkImport(shared(text), {}))->knownAs, KeyId{u"elsewhere-1"_s});
}

void DatabaseKeyAdminTest::refusesWhatIsNoPrivateKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << "hello"_ba;
    QTest::newRow("a public JWK") << QByteArray(kP256Jwk).replace("\"d\"", "\"e\"");
    QTest::newRow("another public part") << QByteArray(kP256Jwk).replace("MKBC", "MKBD");
    QTest::newRow("another private part") << QByteArray(kEd25519Jwk).replace("nWGx", "nWGy");
    QTest::newRow("a symmetric key") << R"({"kty":"oct","k":"AAAA","d":"AAAA"})"_ba;
    QTest::newRow("another curve") << QByteArray(kP256Jwk).replace("P-256", "P-384");
    QTest::newRow("RSA without its numbers") << R"({"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"})"_ba;
    QTest::newRow("far too long") << QByteArray(100'000, 'A');
    QTest::newRow("damaged JSON") << "{\"kty\":"_ba;
}

void DatabaseKeyAdminTest::refusesWhatIsNoPrivateKey()
{
    QFETCH(QByteArray, text);
    QCOMPARE(await(m_keys->checkImport(shared(text), {})).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(await(m_keys->import(shared(text), {})).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(await(m_keys->overview())->keys.size(), size_t(1));
}

QTEST_GUILESS_MAIN(DatabaseKeyAdminTest)
#include "DatabaseKeyAdminTest.moc"
