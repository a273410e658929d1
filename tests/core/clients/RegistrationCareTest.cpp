#include "core/clients/Registration.h"
#include "core/crypto/TokenDigest.h"
#include "tests/support/RegistrationHouse.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::KeptRegistration;
using tests::RegistrationHouse;

/// RFC 7592: what a client may do with its own registration.
class RegistrationCareTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_house = std::make_unique<RegistrationHouse>(); }
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
    std::unique_ptr<RegistrationHouse> m_house;
};

void RegistrationCareTest::readsWithItsTokenOnly()
{
    const KeptRegistration mine = m_house->registered();
    const auto read = m_house->registration.read(mine.id, mine.token);
    QVERIFY(read);
    QCOMPARE(read->answer.value("client_id"_L1), QJsonValue(mine.id.value));
    QCOMPARE(read->answer.value("registration_access_token"_L1).toString().toUtf8(), mine.token.toByteArray());
    QVERIFY(!read->answer.contains("client_secret"_L1)); // nobody knows it any more
    QCOMPARE(read->answer.value("client_secret_expires_at"_L1), QJsonValue(0));
    for (const QString &token : {u""_s, u"x"_s, QString::fromUtf8(mine.token.toByteArray()).chopped(1), mine.secret})
        QCOMPARE(m_house->registration.read(mine.id, SecretBytes::fromText(token)).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->registration.read(ClientId{u"nobody-at-all"_s}, mine.token).error().kind, ErrorKind::NotFound);
}

void RegistrationCareTest::replacesAll()
{
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("tos_uri"_L1, u"https://app.example.com/tos"_s);
    metadata.insert("require_pushed_authorization_requests"_L1, true);
    const KeptRegistration mine = m_house->registered(metadata);
    const QJsonObject changed{{u"client_id"_s, mine.id.value},
                              {u"client_name"_s, u"Other"_s},
                              {u"redirect_uris"_s, QJsonArray{u"https://app.example.com/other"_s}}};
    const auto replaced = m_house->registration.replace(mine.id, mine.token, changed, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    const auto stored = m_house->directory.find(mine.id).value(); // reread at once
    QCOMPARE(stored->name, u"Other"_s);
    QCOMPARE(stored->redirectUris, QStringList(u"https://app.example.com/other"_s));
    QCOMPARE(stored->grantTypes, QStringList(u"authorization_code"_s)); // left out: its default
    QVERIFY(stored->tosUri.isEmpty());
    QVERIFY(stored->requirePushedRequests); // hardening only grows
    QVERIFY(stored->isRegistered && stored->requirePkce);
    QVERIFY(m_house->matches(mine.id, mine.secret));                                             // the secret stays
    QCOMPARE(m_house->registration.read(mine.id, mine.token).error().kind, ErrorKind::NotFound); // the token does not
    QVERIFY(m_house->registration.read(mine.id, RegistrationHouse::kept(*replaced).token));
}

void RegistrationCareTest::whatWasReadCanBeSentBack()
{
    const KeptRegistration mine = m_house->registered();
    QJsonObject metadata = m_house->registration.read(mine.id, mine.token)->answer;
    for (const auto member : {"registration_access_token"_L1, "client_id_issued_at"_L1, "client_secret_expires_at"_L1})
        metadata.remove(member);
    metadata.insert("client_secret"_L1, mine.secret);
    const Client before = *m_house->directory.find(mine.id).value();
    const auto replaced = m_house->registration.replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    QCOMPARE(replaced->answer.value("client_secret"_L1), QJsonValue(mine.secret));
    QVERIFY(m_house->matches(mine.id, mine.secret));
    const Client after = *m_house->directory.find(mine.id).value();
    QCOMPARE(after.scopes, before.scopes);
    QCOMPARE(after.redirectUris, before.redirectUris);
}

void RegistrationCareTest::whatAnAdminGaveStays()
{
    const KeptRegistration mine = m_house->registered();
    Client client = m_house->row(mine.id).client;
    client.scopes << u"api:read"_s;
    client.resources = QStringList(u"https://api.example.com"_s);
    client.accessTokenLifetime = 60s;
    QVERIFY(m_house->update(client));
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("scope"_L1, u"openid api:read"_s);
    const auto replaced = m_house->registration.replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY2(replaced, replaced ? "" : qPrintable(replaced.error().detail));
    QCOMPARE(replaced->client.scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(replaced->client.resources, client.resources);
    QCOMPARE(replaced->client.accessTokenLifetime, client.accessTokenLifetime);
}

void RegistrationCareTest::refusesABadReplacement_data()
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

void RegistrationCareTest::refusesABadReplacement()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const KeptRegistration mine = m_house->registered();
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("client_name"_L1, u"Other"_s);
    metadata.insert(member, value);
    const auto replaced = m_house->registration.replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(replaced.error().field, member);
    QCOMPARE(m_house->row(mine.id).client.name, u"Web"_s);
    QVERIFY(m_house->registration.read(mine.id, mine.token)); // the token is still the same
}

void RegistrationCareTest::getsASecretWhenItBecomesConfidential()
{
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    const KeptRegistration mine = m_house->registered(metadata);
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("token_endpoint_auth_method"_L1, u"client_secret_post"_s);
    const auto replaced = m_house->registration.replace(mine.id, mine.token, metadata, m_house->origin);
    QVERIFY(replaced);
    const QString secret = replaced->answer.value("client_secret"_L1).toString();
    QVERIFY(m_house->matches(mine.id, secret));
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    metadata.insert("client_secret"_L1, secret);
    const auto back =
        m_house->registration.replace(mine.id, RegistrationHouse::kept(*replaced).token, metadata, m_house->origin);
    QVERIFY(back);
    QVERIFY(!back->answer.contains("client_secret"_L1));
    QVERIFY(!m_house->matches(mine.id, secret));
}

void RegistrationCareTest::tellsWhenTheSecretEnds()
{
    const KeptRegistration mine = m_house->registered();
    QVERIFY(m_house->write(
        [&](Transaction &t) { return m_house->service.rotateSecret(t, mine.id, 0s, m_house->origin, 600s); }));
    const auto read = m_house->registration.read(mine.id, mine.token);
    QCOMPARE(read->answer.value("client_secret_expires_at"_L1).toInteger(), toSeconds(m_house->clock.now() + 600s));
}

void RegistrationCareTest::removesItselfAndItsFamilies()
{
    const KeptRegistration mine = m_house->registered();
    QCOMPARE(m_house->registration.remove(mine.id, SecretBytes::fromText(u"wrong"_s), m_house->origin).error().kind,
             ErrorKind::NotFound);
    QVERIFY(m_house->ended.isEmpty());
    QVERIFY(m_house->registration.remove(mine.id, mine.token, m_house->origin));
    QCOMPARE(m_house->ended, QStringList(mine.id.value));
    QVERIFY(!*m_house->directory.find(mine.id));
    QCOMPARE(m_house->registration.read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->registration.remove(mine.id, mine.token, m_house->origin).error().kind, ErrorKind::NotFound);
    // Brought back by an admin it is not its own any more.
    QVERIFY(m_house->write([&](Transaction &t) { return m_house->service.restore(t, mine.id, m_house->origin); }));
    QCOMPARE(m_house->registration.read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
}

void RegistrationCareTest::isNotGoodForOthers()
{
    const KeptRegistration mine = m_house->registered();
    const KeptRegistration other = m_house->registered();
    QCOMPARE(m_house->registration.read(other.id, mine.token).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->registration.remove(other.id, mine.token, m_house->origin).error().kind, ErrorKind::NotFound);
    const ClientId admins = tests::publicClient().id; // has no token at all, and would not be registered with one
    QVERIFY(m_house->create(tests::publicClient()));
    for (const QString &token : {u""_s, QString::fromUtf8(mine.token.toByteArray())})
        QCOMPARE(m_house->registration.read(admins, SecretBytes::fromText(token)).error().kind, ErrorKind::NotFound);
    QVERIFY(m_house->write([&](Transaction &t) {
        return ClientRepository::setRegistrationTokenHash(t, admins, sha256Hex(mine.token.toByteArray()));
    }));
    QCOMPARE(m_house->registration.read(admins, mine.token).error().kind, ErrorKind::NotFound);
    const auto disable = [&](Transaction &t) { return m_house->service.setActive(t, mine.id, false, m_house->origin); };
    QVERIFY(m_house->write(disable));
    QCOMPARE(m_house->registration.read(mine.id, mine.token).error().kind, ErrorKind::NotFound);
    QVERIFY(m_house->registration.read(other.id, other.token));
}

void RegistrationCareTest::auditsEveryChangeAndKeepsNoToken()
{
    const QString initial = m_house->initialToken();
    const auto added =
        m_house->registration.add(SecretBytes::fromText(initial), RegistrationHouse::ordinary(), m_house->origin);
    KeptRegistration mine = RegistrationHouse::kept(*added);
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("client_id"_L1, mine.id.value);
    metadata.insert("client_name"_L1, u"Other"_s);
    const KeptRegistration then =
        RegistrationHouse::kept(*m_house->registration.replace(mine.id, mine.token, metadata, m_house->origin));
    QVERIFY(m_house->registration.remove(mine.id, then.token, m_house->origin));
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

QTEST_GUILESS_MAIN(RegistrationCareTest)
#include "RegistrationCareTest.moc"
