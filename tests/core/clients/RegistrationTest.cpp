#include "core/clients/Registration.h"

#include "core/clients/InitialTokens.h"
#include "core/crypto/KeyPair.h"
#include "core/crypto/TokenDigest.h"
#include "tests/support/ClientHouse.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::ClientHouse;

class RegistrationTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void isClosedUntilATokenIsMade();
    void registersAWebApplication();
    void registersAPublicClientWithoutSecret();
    void registersAClientWithKeys();
    void refusesWithoutAGoodToken_data();
    void refusesWithoutAGoodToken();
    void countsAUseOnlyWhenTheClientIsMade();
    void oneUseIsOneClientHoweverManyAsk();
    void readsWithItsTokenOnly();
    void replacesAll();
    void whatWasReadCanBeSentBack();
    void whatAnAdminGaveStays();
    void refusesABadReplacement_data();
    void refusesABadReplacement();
    void getsASecretWhenItBecomesConfidential();
    void tellsWhenTheSecretEnds();
    void removesItselfAndItsFamilies();
    void isNotGoodForOthers();
    void auditsEveryChangeAndKeepsNoToken();

private:
    struct Kept
    {
        ClientId id;
        SecretBytes token;
        QString secret;
    };
    QString initialToken(int uses = 1)
    {
        return *m_house->write([&](Transaction &t) {
            return InitialTokens(m_house->audit, m_house->clock, m_house->random).make(t, uses, 1h, m_house->origin);
        });
    }
    static QJsonObject ordinary()
    {
        return {{u"client_name"_s, u"Web"_s},
                {u"redirect_uris"_s, QJsonArray{u"https://app.example.com/cb"_s}},
                {u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}}};
    }
    static SecretBytes secretBytes(const QString &text) { return SecretBytes::fromText(text); }
    Result<ClientRegistration::Registered> add(const QJsonObject &metadata)
    {
        return m_registration->add(secretBytes(initialToken()), metadata, m_house->origin);
    }
    Kept registered(const QJsonObject &metadata = ordinary())
    {
        const auto added = add(metadata);
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        return kept(*added);
    }
    static Kept kept(const ClientRegistration::Registered &answer)
    {
        return {answer.client.id, secretBytes(answer.answer.value("registration_access_token"_L1).toString()),
                answer.answer.value("client_secret"_L1).toString()};
    }
    qint64 countClients()
    {
        return m_house->db.database().readNow([](Snapshot &s) { return ClientRepository::count(s, {}); }).value();
    }

    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<ClientRegistration> m_registration;
    QStringList m_ended;
};

void RegistrationTest::init()
{
    m_ended.clear();
    m_house = std::make_unique<ClientHouse>();
    m_registration = std::make_unique<ClientRegistration>(ClientRegistration::Context{
        m_house->db.database(), m_house->audit, m_house->directory, m_house->clock, m_house->random,
        [this](Transaction &, const ClientId &id, Instant) -> Result<void> {
            m_ended << id.value;
            return {};
        },
        [] { return u"RS256"_s; }});
}

void RegistrationTest::isClosedUntilATokenIsMade()
{
    QCOMPARE(m_registration->isOpen().value(), false);
    const QString token = initialToken();
    QCOMPARE(m_registration->isOpen().value(), true);
    QVERIFY(m_registration->add(secretBytes(token), ordinary(), m_house->origin));
    QCOMPARE(m_registration->isOpen().value(), false);
}

void RegistrationTest::registersAWebApplication()
{
    const auto added = add(ordinary());
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    const QJsonObject &answer = added->answer;
    const ClientId id{answer.value("client_id"_L1).toString()};
    QCOMPARE(id, added->client.id);
    QCOMPARE(answer.value("client_id_issued_at"_L1).toInteger(), toSeconds(m_house->clock.now()));
    QCOMPARE(answer.value("client_secret_expires_at"_L1), QJsonValue(0));
    QCOMPARE(answer.value("client_secret"_L1).toString().size(), 43);
    QCOMPARE(answer.value("registration_access_token"_L1).toString().size(), 43);
    QCOMPARE(answer.value("token_endpoint_auth_method"_L1), QJsonValue(u"client_secret_basic"_s));
    QCOMPARE(answer.value("response_types"_L1), QJsonValue(QJsonArray{u"code"_s}));
    QCOMPARE(answer.value("redirect_uris"_L1), ordinary().value("redirect_uris"_L1));
    QCOMPARE(answer.value("grant_types"_L1), ordinary().value("grant_types"_L1));
    QCOMPARE(answer.value("scope"_L1), QJsonValue(u"openid profile email offline_access"_s));
    QCOMPARE(answer.value("id_token_signed_response_alg"_L1), QJsonValue(u"RS256"_s));
    QVERIFY(!answer.contains("first_party"_L1));
    const auto stored = m_house->directory.find(id);
    QVERIFY(stored && *stored);
    QVERIFY((*stored)->isRegistered && (*stored)->requirePkce && (*stored)->isUsable());
    QVERIFY(m_house->matches(id, answer.value("client_secret"_L1).toString()));
}

void RegistrationTest::registersAPublicClientWithoutSecret()
{
    QJsonObject metadata = ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    metadata.insert("redirect_uris"_L1, QJsonArray{u"com.example.app:/cb"_s, u"http://127.0.0.1/cb"_s});
    const auto added = add(metadata);
    QVERIFY(added);
    QVERIFY(!added->answer.contains("client_secret"_L1) && !added->answer.contains("client_secret_expires_at"_L1));
    QVERIFY(!added->client.isConfidential());
}

void RegistrationTest::registersAClientWithKeys()
{
    QJsonObject metadata = ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"private_key_jwt"_s);
    QCOMPARE(add(metadata).error().field, u"jwks"_s);
    metadata.insert(
        "jwks"_L1,
        QJsonObject{{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}});
    const auto added = add(metadata);
    QVERIFY(added);
    QVERIFY(!added->answer.contains("client_secret"_L1));
    QCOMPARE(added->answer.value("jwks"_L1), metadata.value("jwks"_L1));
}

void RegistrationTest::refusesWithoutAGoodToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("unknown") << u"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
    QTest::newRow("used up") << u"used"_s;
    QTest::newRow("expired") << u"expired"_s;
}

void RegistrationTest::refusesWithoutAGoodToken()
{
    QFETCH(QString, token);
    const QString made = initialToken();
    if (token == "used"_L1) {
        QVERIFY(m_registration->add(secretBytes(made), ordinary(), m_house->origin));
        token = made;
    } else if (token == "expired"_L1) {
        m_house->clock.advance(1h);
        token = made;
    }
    const qint64 before = countClients();
    const auto added = m_registration->add(secretBytes(token), {}, m_house->origin); // the token is judged first
    QCOMPARE(added.error().kind, ErrorKind::NotFound);
    QCOMPARE(countClients(), before);
}

void RegistrationTest::countsAUseOnlyWhenTheClientIsMade()
{
    const QString token = initialToken();
    QJsonObject metadata = ordinary();
    metadata.insert("redirect_uris"_L1, QJsonArray{u"http://app.example.com/cb"_s});
    const auto refused = m_registration->add(secretBytes(token), metadata, m_house->origin);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, u"redirect_uris"_s);
    QVERIFY(m_registration->add(secretBytes(token), ordinary(), m_house->origin));
    QVERIFY(!m_registration->add(secretBytes(token), ordinary(), m_house->origin));
}

void RegistrationTest::oneUseIsOneClientHoweverManyAsk()
{
    const QString token = initialToken(3);
    std::atomic<int> made = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] {
            const auto added = m_registration->add(secretBytes(token), ordinary(), m_house->origin);
            ++(added ? made : refused);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(made.load(), 3);
    QCOMPARE(refused.load(), 9);
    QCOMPARE(countClients(), 3);
}

void RegistrationTest::readsWithItsTokenOnly()
{
    const Kept mine = registered();
    const auto read = m_registration->read(mine.id, mine.token);
    QVERIFY(read);
    QCOMPARE(read->answer.value("client_id"_L1), QJsonValue(mine.id.value));
    QCOMPARE(read->answer.value("registration_access_token"_L1).toString().toUtf8(), mine.token.toByteArray());
    QVERIFY(!read->answer.contains("client_secret"_L1)); // nobody knows it any more
    QCOMPARE(read->answer.value("client_secret_expires_at"_L1), QJsonValue(0));
    for (const QString &token : {u""_s, u"x"_s, QString::fromUtf8(mine.token.toByteArray()).chopped(1), mine.secret})
        QCOMPARE(m_registration->read(mine.id, secretBytes(token)).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_registration->read(ClientId{u"nobody-at-all"_s}, mine.token).error().kind, ErrorKind::NotFound);
}

void RegistrationTest::replacesAll()
{
    QJsonObject metadata = ordinary();
    metadata.insert("tos_uri"_L1, u"https://app.example.com/tos"_s);
    metadata.insert("require_pushed_authorization_requests"_L1, true);
    const Kept mine = registered(metadata);
    const QJsonObject changed{{u"client_id"_s, mine.id.value},
                              {u"client_name"_s, u"Other"_s},
                              {u"redirect_uris"_s, QJsonArray{u"https://app.example.com/other"_s}}};
    const auto replaced = m_registration->replace(mine.id, mine.token, changed, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    const auto stored = m_house->directory.find(mine.id).value(); // reread at once
    QCOMPARE(stored->name, u"Other"_s);
    QCOMPARE(stored->redirectUris, QStringList(u"https://app.example.com/other"_s));
    QCOMPARE(stored->grantTypes, QStringList(u"authorization_code"_s)); // left out: its default
    QVERIFY(stored->tosUri.isEmpty() && !stored->requirePushedRequests);
    QVERIFY(stored->isRegistered && stored->requirePkce);
    QVERIFY(m_house->matches(mine.id, mine.secret));                                       // the secret stays
    QCOMPARE(m_registration->read(mine.id, mine.token).error().kind, ErrorKind::NotFound); // the token does not
    QVERIFY(m_registration->read(mine.id, kept(*replaced).token));
}

void RegistrationTest::whatWasReadCanBeSentBack()
{
    const Kept mine = registered();
    QJsonObject metadata = m_registration->read(mine.id, mine.token)->answer;
    for (const auto member : {"registration_access_token"_L1, "client_id_issued_at"_L1, "client_secret_expires_at"_L1})
        metadata.remove(member);
    metadata.insert("client_secret"_L1, mine.secret);
    const Client before = *m_house->directory.find(mine.id).value();
    const auto replaced = m_registration->replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    QCOMPARE(replaced->answer.value("client_secret"_L1), QJsonValue(mine.secret));
    QVERIFY(m_house->matches(mine.id, mine.secret));
    const Client after = *m_house->directory.find(mine.id).value();
    QCOMPARE(after.scopes, before.scopes);
    QCOMPARE(after.redirectUris, before.redirectUris);
}

void RegistrationTest::whatAnAdminGaveStays()
{
    const Kept mine = registered();
    Client client = m_house->row(mine.id).client;
    client.scopes << u"api:read"_s;
    client.resources = QStringList(u"https://api.example.com"_s);
    client.accessTokenLifetime = 60s;
    QVERIFY(m_house->update(client));
    QJsonObject metadata = ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("scope"_L1, u"openid api:read"_s);
    const auto replaced = m_registration->replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    QCOMPARE(replaced->client.scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(replaced->client.resources, client.resources);
    QCOMPARE(replaced->client.accessTokenLifetime, client.accessTokenLifetime);
}

void RegistrationTest::refusesABadReplacement_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << member << value;
    };
    row("no client_id", u"client_id"_s, QJsonValue());
    row("another client_id", u"client_id"_s, u"demo-web-app"_s);
    row("another secret", u"client_secret"_s, u"mine-now"_s);
    row("an empty secret", u"client_secret"_s, u""_s);
    row("its token", u"registration_access_token"_s, u"x"_s);
    row("its address", u"registration_client_uri"_s, u"https://evil.example/"_s);
    row("the end of its secret", u"client_secret_expires_at"_s, 0);
    row("when it was made", u"client_id_issued_at"_s, 0);
    row("a redirect over http", u"redirect_uris"_s, QJsonArray{u"http://app.example.com/"_s});
    row("a scope of an API", u"scope"_s, u"api:read"_s);
    row("first party", u"first_party"_s, true);
    row("no redirect", u"redirect_uris"_s, QJsonArray());
}

void RegistrationTest::refusesABadReplacement()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const Kept mine = registered();
    QJsonObject metadata = ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("client_name"_L1, u"Other"_s);
    metadata.insert(member, value);
    const auto replaced = m_registration->replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(replaced.error().field, member);
    QCOMPARE(m_house->row(mine.id).client.name, u"Web"_s);
    QVERIFY(m_registration->read(mine.id, mine.token)); // the token is still the same
}

void RegistrationTest::getsASecretWhenItBecomesConfidential()
{
    QJsonObject metadata = ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    const Kept mine = registered(metadata);
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("token_endpoint_auth_method"_L1, u"client_secret_post"_s);
    const auto replaced = m_registration->replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY(replaced);
    const QString secret = replaced->answer.value("client_secret"_L1).toString();
    QVERIFY(m_house->matches(mine.id, secret));
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    metadata.insert("client_secret"_L1, secret);
    const auto back = m_registration->replace(mine.id, kept(*replaced).token, metadata, m_house->origin);
    QVERIFY(back);
    QVERIFY(!back->answer.contains("client_secret"_L1));
    QVERIFY(!m_house->matches(mine.id, secret));
}

void RegistrationTest::tellsWhenTheSecretEnds()
{
    const Kept mine = registered();
    QVERIFY(m_house->write(
        [&](Transaction &t) { return m_house->service.rotateSecret(t, mine.id, 0s, m_house->origin, 600s); }));
    const auto read = m_registration->read(mine.id, mine.token);
    QCOMPARE(read->answer.value("client_secret_expires_at"_L1).toInteger(), toSeconds(m_house->clock.now() + 600s));
}

void RegistrationTest::removesItselfAndItsFamilies()
{
    const Kept mine = registered();
    QCOMPARE(m_registration->remove(mine.id, secretBytes(u"wrong"_s), m_house->origin).error().kind,
             ErrorKind::NotFound);
    QVERIFY(m_ended.isEmpty());
    QVERIFY(m_registration->remove(mine.id, mine.token, m_house->origin));
    QCOMPARE(m_ended, QStringList(mine.id.value));
    QVERIFY(!*m_house->directory.find(mine.id));
    QCOMPARE(m_registration->read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_registration->remove(mine.id, mine.token, m_house->origin).error().kind, ErrorKind::NotFound);
    // Brought back by an admin it is not its own any more.
    QVERIFY(m_house->write([&](Transaction &t) { return m_house->service.restore(t, mine.id, m_house->origin); }));
    QCOMPARE(m_registration->read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
}

void RegistrationTest::isNotGoodForOthers()
{
    const Kept mine = registered();
    const Kept other = registered();
    QCOMPARE(m_registration->read(other.id, mine.token).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_registration->remove(other.id, mine.token, m_house->origin).error().kind, ErrorKind::NotFound);
    const ClientId admins = tests::publicClient().id; // has no token at all, and would not be registered with one
    QVERIFY(m_house->create(tests::publicClient()));
    for (const QString &token : {u""_s, QString::fromUtf8(mine.token.toByteArray())})
        QCOMPARE(m_registration->read(admins, secretBytes(token)).error().kind, ErrorKind::NotFound);
    QVERIFY(m_house->write([&](Transaction &t) {
        return ClientRepository::setRegistrationTokenHash(t, admins, sha256Hex(mine.token.toByteArray()));
    }));
    QCOMPARE(m_registration->read(admins, mine.token).error().kind, ErrorKind::NotFound);
    const auto disable = [&](Transaction &t) { return m_house->service.setActive(t, mine.id, false, m_house->origin); };
    QVERIFY(m_house->write(disable));
    QCOMPARE(m_registration->read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
    QVERIFY(m_registration->read(other.id, other.token));
}

void RegistrationTest::auditsEveryChangeAndKeepsNoToken()
{
    const QString initial = initialToken();
    const auto added = m_registration->add(secretBytes(initial), ordinary(), m_house->origin);
    Kept mine = kept(*added);
    QJsonObject metadata = ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("client_name"_L1, u"Other"_s);
    const Kept then = kept(*m_registration->replace(mine.id, mine.token, metadata, m_house->origin));
    QVERIFY(m_registration->remove(mine.id, then.token, m_house->origin));
    QStringList events;
    QByteArray told;
    for (const auto &[event, data] : m_house->audited()) {
        events << event;
        told += QJsonDocument(data).toJson();
    }
    QCOMPARE(events,
             (QStringList{u"settings_changed"_s, u"client_created"_s, u"client_updated"_s, u"client_deleted"_s}));
    QVERIFY(told.contains("is_registered"));
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_house->db.path() + suffix);
        if (file.open(QIODevice::ReadOnly))
            told += file.readAll();
    }
    for (const QByteArray &secret :
         {initial.toLatin1(), mine.secret.toLatin1(), mine.token.toByteArray(), then.token.toByteArray()}) {
        QCOMPARE(secret.size(), 43);
        QVERIFY(!told.contains(secret));
    }
}

QTEST_GUILESS_MAIN(RegistrationTest)
#include "RegistrationTest.moc"
