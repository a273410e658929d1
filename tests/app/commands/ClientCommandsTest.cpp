#include "app/Composition.h"
#include "core/clients/ClientDirectory.h"
#include "core/clients/InitialTokens.h"
#include "tests/support/CommandRun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused client …` as the daemon runs it, on a folder of its own.
class ClientCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void addsAClientAndPrintsItsSecretOnce();
    void knowsShortNamesOfGrants();
    void saysThatADatabaseIsNew();
    void addsFromMetadata();
    void aClientWithKeysHasNoSecret();
    void refusesABadClient_data();
    void refusesABadClient();
    void setsWhatIsGivenAndKeepsTheRest();
    void setRefuses_data();
    void setRefuses();
    void putsAChangeBack();
    void importsWhatItExports();
    void duplicatesWithASecretOfItsOwn();
    void rotatesWithOverlapAndEnd();
    void refusesToRotate_data();
    void refusesToRotate();
    void makesInitialTokens();
    void refusesBadInitialTokens_data();
    void refusesBadInitialTokens();

private:
    CommandRun run(const QStringList &arguments) const
    {
        return CommandRun(QStringList{u"client"_s} + arguments +
                          QStringList{u"--json"_s, u"--data-dir"_s, m_dir->path()});
    }
    QJsonObject shown(const QString &id) const { return run({u"show"_s, id}).object(); }
    std::unique_ptr<app::Composition> opened() const
    {
        auto composition = app::Composition::open(m_dir->path(), {});
        if (!composition)
            qFatal("%s", qPrintable(composition.error().detail));
        return *std::move(composition);
    }
    bool matches(const QString &id, const QString &secret) const
    {
        return opened()
            ->clientDirectory()
            .secretMatches(core::ClientId{id}, core::SecretBytes::fromText(secret))
            .value();
    }
    QString fileWith(const QByteArray &content) const
    {
        QFile file(m_dir->filePath(u"input.json"_s));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    QString added() const
    {
        const auto add = run({u"add"_s, u"web-client"_s, u"--redirect-uri"_s, u"https://app.example/cb"_s});
        return add.object().value("client_secret"_L1).toString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void ClientCommandsTest::addsAClientAndPrintsItsSecretOnce()
{
    const QString secret = added();
    QCOMPARE(secret.size(), 43);
    QVERIFY(matches(u"web-client"_s, secret));
    const auto show = run({u"show"_s, u"web-client"_s});
    QVERIFY(!show.out.contains(secret.toUtf8()) && !show.out.contains("sha256"));
    QCOMPARE(show.object().value("redirect_uris"_L1), QJsonValue(QJsonArray{u"https://app.example/cb"_s}));
    QCOMPARE(show.object().value("is_confidential"_L1), QJsonValue(true));
    QCOMPARE(show.object().value("weaknesses"_L1), QJsonValue(QJsonArray{u"missing_pkce"_s}));
    const auto list = run({u"list"_s});
    QVERIFY(!list.out.contains(secret.toUtf8()));
}

void ClientCommandsTest::knowsShortNamesOfGrants()
{
    const auto add = run({u"add"_s, u"living-room-tv"_s, u"--public"_s, u"--grant"_s, u"device_code"_s});
    QVERIFY2(add.code == 0, add.error);
    QCOMPARE(shown(u"living-room-tv"_s).value("allowed_grant_types"_L1),
             QJsonValue(QJsonArray{u"urn:ietf:params:oauth:grant-type:device_code"_s}));
    const auto exchange =
        run({u"add"_s, u"exchange-job"_s, u"--grant"_s, u"client_credentials"_s, u"--grant"_s, u"token_exchange"_s});
    QVERIFY2(exchange.code == 0, exchange.error);
    const auto unknown = run({u"add"_s, u"strange-job"_s, u"--grant"_s, u"device"_s});
    QVERIFY2(unknown.error.contains("client_credentials"), unknown.error); // says which there are
}

void ClientCommandsTest::saysThatADatabaseIsNew()
{
    const QStringList add{u"add"_s, u"some-client"_s, u"--public"_s, u"--grant"_s, u"password"_s};
    const auto first = run(add);
    QVERIFY2(first.error.contains("a new database was made in"), first.error);
    const auto second = run({u"rotate-secret"_s, u"some-client"_s});
    QVERIFY2(!second.error.contains("a new database"), second.error);
}

void ClientCommandsTest::addsFromMetadata()
{
    const QString path = fileWith(R"({"client_name":"Shop","redirect_uris":["https://shop.example/cb"],
        "token_endpoint_auth_method":"none","post_logout_redirect_uris":["https://shop.example/bye"],
        "claim_rules":[{"claim":"tier","source":"fixed","value":"gold","in":["id_token"]}],
        "dpop_bound_access_tokens":true,"grace_seconds":10,"cors_origins":["https://shop.example"]})");
    const auto add = run({u"add"_s, u"shop-client"_s, u"--metadata"_s, path});
    QVERIFY2(add.code == 0, add.error);
    QVERIFY(!add.object().contains("client_secret"_L1));
    const QJsonObject client = shown(u"shop-client"_s);
    QCOMPARE(client.value("name"_L1), QJsonValue(u"Shop"_s));
    QCOMPARE(client.value("grace_seconds"_L1), QJsonValue(10));
    QCOMPARE(client.value("dpop_bound_access_tokens"_L1), QJsonValue(true));
    QCOMPARE(client.value("post_logout_redirect_uris"_L1), QJsonValue(QJsonArray{u"https://shop.example/bye"_s}));
    QCOMPARE(client.value("claim_rules"_L1).toArray().size(), 1);
}

void ClientCommandsTest::aClientWithKeysHasNoSecret()
{
    const QString path = fileWith(R"({"keys":[{"kty":"OKP","crv":"Ed25519","kid":"one",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})"); // RFC 8037 appendix A.2
    const auto add = run({u"add"_s, u"key-client"_s, u"--grant"_s, u"client_credentials"_s, u"--jwks"_s, path});
    QVERIFY2(add.code == 0, add.error);
    QVERIFY(!add.object().contains("client_secret"_L1));
    QCOMPARE(shown(u"key-client"_s).value("token_endpoint_auth_method"_L1), QJsonValue(u"private_key_jwt"_s));
    const auto rotate = run({u"rotate-secret"_s, u"key-client"_s});
    QVERIFY2(rotate.code == 1 && rotate.error.contains("no secret"), rotate.error);
}

void ClientCommandsTest::refusesABadClient_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<QByteArray>("says");
    const QString redirect = u"--redirect-uri"_s;
    QTest::newRow("no redirect") << QStringList{u"--public"_s} << "redirect URI"_ba;
    QTest::newRow("redirect over http") << QStringList{redirect, u"http://app.example/cb"_s} << "redirect URI"_ba;
    QTest::newRow("redirect that runs code") << QStringList{redirect, u"javascript:alert(1)"_s} << "redirect URI"_ba;
    QTest::newRow("unknown grant") << QStringList{u"--grant"_s, u"implicit"_s} << "grant type"_ba;
    QTest::newRow("public with keys") << QStringList{u"--public"_s, u"--jwks"_s, u"x"_s} << "exclude"_ba;
    QTest::newRow("keys that are not there") << QStringList{u"--jwks"_s, u"/nowhere"_s} << "/nowhere"_ba;
    QTest::newRow("back-channel over http")
        << QStringList{redirect, u"https://a.example/"_s, u"--backchannel-logout-uri"_s, u"http://a.example/"_s}
        << "back-channel"_ba;
}

void ClientCommandsTest::refusesABadClient()
{
    QFETCH(QStringList, flags);
    QFETCH(QByteArray, says);
    const auto add = run(QStringList{u"add"_s, u"some-client"_s} + flags);
    QCOMPARE(add.code, 1);
    QVERIFY2(add.error.contains(says), add.error);
    QCOMPARE(run({u"show"_s, u"some-client"_s}).code, 1);
}

void ClientCommandsTest::rotatesWithOverlapAndEnd()
{
    const QString first = added();
    const auto rotate = run({u"rotate-secret"_s, u"web-client"_s, u"--expires"_s, u"3600"_s});
    QVERIFY2(rotate.code == 0, rotate.error);
    const QString second = rotate.object().value("client_secret"_L1).toString();
    QVERIFY(matches(u"web-client"_s, first) && matches(u"web-client"_s, second));
    const QJsonObject client = shown(u"web-client"_s);
    const qint64 made = client.value("secret_created_at"_L1).toInteger();
    QCOMPARE(client.value("secret_expires_at"_L1).toInteger(), made + 3'600'000);
    QCOMPARE(client.value("old_secret_until"_L1).toInteger(), made + 86'400'000);
    QVERIFY(client.value("weaknesses"_L1).toArray().contains(u"expiring_secret"_s));
    QCOMPARE(run({u"rotate-secret"_s, u"web-client"_s, u"--overlap"_s, u"0"_s}).code, 0);
    QVERIFY(!matches(u"web-client"_s, first) && !matches(u"web-client"_s, second));
    QCOMPARE(shown(u"web-client"_s).value("secret_expires_at"_L1), QJsonValue());
}

void ClientCommandsTest::refusesToRotate_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("a word for the end") << QStringList{u"--expires"_s, u"soon"_s};
    QTest::newRow("an end at once") << QStringList{u"--expires"_s, u"0"_s};
    QTest::newRow("an end before") << QStringList{u"--expires=-5"_s};
    QTest::newRow("a word for the overlap") << QStringList{u"--overlap"_s, u"1h"_s};
    QTest::newRow("an overlap of 91 days") << QStringList{u"--overlap"_s, u"7862400"_s};
}

void ClientCommandsTest::refusesToRotate()
{
    QFETCH(QStringList, flags);
    const QString secret = added();
    QCOMPARE(run(QStringList{u"rotate-secret"_s, u"web-client"_s} + flags).code, 1);
    QCOMPARE(shown(u"web-client"_s).value("old_secret_until"_L1), QJsonValue());
    QVERIFY(matches(u"web-client"_s, secret));
}

void ClientCommandsTest::makesInitialTokens()
{
    const auto made = run({u"initial-token"_s, u"--uses"_s, u"2"_s, u"--expires"_s, u"600"_s});
    QVERIFY2(made.code == 0, made.error);
    QCOMPARE(made.object().value("uses"_L1), QJsonValue(2));
    QCOMPARE(made.object().value("expires_in"_L1), QJsonValue(600));
    const auto token = core::SecretBytes::fromText(made.object().value("initial_access_token"_L1).toString());
    const auto composition = opened();
    core::InitialTokens tokens(composition->audit(), composition->clock(), composition->random());
    for (const bool good : {true, true, false}) {
        const auto spent = composition->database().writeNow(
            [&](core::Transaction &transaction) { return tokens.spend(transaction, token); });
        QCOMPARE(spent.value(), good);
    }
}

void ClientCommandsTest::refusesBadInitialTokens_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("no use") << QStringList{u"--uses"_s, u"0"_s};
    QTest::newRow("a word for uses") << QStringList{u"--uses"_s, u"many"_s};
    QTest::newRow("no life") << QStringList{u"--expires"_s, u"0"_s};
    QTest::newRow("a word for life") << QStringList{u"--expires"_s, u"soon"_s};
    QTest::newRow("two years") << QStringList{u"--expires"_s, u"63072000"_s};
}

void ClientCommandsTest::refusesBadInitialTokens()
{
    QFETCH(QStringList, flags);
    const auto made = run(QStringList{u"initial-token"_s} + flags);
    QCOMPARE(made.code, 1);
    QCOMPARE(made.object().value("error"_L1).toString(), u"invalid_input"_s);
    QVERIFY(!made.object().contains("initial_access_token"_L1));
}

void ClientCommandsTest::setsWhatIsGivenAndKeepsTheRest()
{
    added();
    const auto set = run({u"set"_s, u"web-client"_s, u"--name"_s, u"Web"_s, u"--scope"_s, u"api:read"_s,
                          u"--access-lifetime"_s, u"600"_s, u"--require-pkce"_s, u"yes"_s});
    QCOMPARE(set.code, 0);
    QCOMPARE(set.object().value("changes"_L1).toObject().value("client_name"_L1).toObject().value("after"_L1),
             u"Web"_s);
    const QJsonObject client = shown(u"web-client"_s);
    QCOMPARE(client.value("name"_L1), u"Web"_s);
    QCOMPARE(client.value("access_token_lifetime"_L1).toInt(), 600);
    QCOMPARE(client.value("require_pkce"_L1).toBool(), true);
    QCOMPARE(client.value("redirect_uris"_L1).toArray(), QJsonArray{u"https://app.example/cb"_s});
    const auto tried = run({u"set"_s, u"web-client"_s, u"--name"_s, u"Other"_s, u"--dry-run"_s});
    QVERIFY(tried.object().value("changes"_L1).toObject().contains("client_name"_L1));
    QCOMPARE(shown(u"web-client"_s).value("name"_L1), u"Web"_s);
}

void ClientCommandsTest::setRefuses_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<QString>("error");
    QTest::newRow("an unknown client") << QStringList{u"nobody-here"_s, u"--name"_s, u"x"_s} << u"not_found"_s;
    QTest::newRow("a redirect URI with a fragment")
        << QStringList{u"web-client"_s, u"--redirect-uri"_s, u"https://a.example/#x"_s} << u"invalid_input"_s;
    QTest::newRow("a word for seconds") << QStringList{u"web-client"_s, u"--access-lifetime"_s, u"long"_s}
                                        << u"invalid_input"_s;
    QTest::newRow("a long grace") << QStringList{u"web-client"_s, u"--grace"_s, u"61"_s} << u"invalid_input"_s;
    QTest::newRow("neither yes nor no") << QStringList{u"web-client"_s, u"--require-dpop"_s, u"perhaps"_s}
                                        << u"invalid_input"_s;
}

void ClientCommandsTest::setRefuses()
{
    QFETCH(QStringList, flags);
    QFETCH(QString, error);
    added();
    const QJsonObject before = shown(u"web-client"_s);
    const auto set = run(QStringList{u"set"_s} + flags);
    QCOMPARE(set.code, 1);
    QCOMPARE(set.object().value("error"_L1).toString(), error);
    QCOMPARE(shown(u"web-client"_s), before);
}

void ClientCommandsTest::putsAChangeBack()
{
    added();
    run({u"set"_s, u"web-client"_s, u"--name"_s, u"First"_s, u"--grace"_s, u"10"_s});
    run({u"set"_s, u"web-client"_s, u"--scope"_s, u"api:read"_s});
    const QJsonArray history = QJsonDocument::fromJson(run({u"history"_s, u"web-client"_s}).out).array();
    QCOMPARE(history.size(), 3);
    QCOMPARE(history.at(2).toObject().value("event_type"_L1), u"client_created"_s);
    const QString first = history.at(1).toObject().value("id"_L1).toString();
    QCOMPARE(run({u"put-back"_s, u"web-client"_s, first}).code, 0);
    const QJsonObject client = shown(u"web-client"_s);
    QCOMPARE(client.value("name"_L1), u"web-client"_s);
    QCOMPARE(client.value("grace_seconds"_L1).toInt(), 0);
    QCOMPARE(client.value("allowed_scopes"_L1).toArray(), QJsonArray{u"api:read"_s}); // the later change stays
}

void ClientCommandsTest::importsWhatItExports()
{
    added();
    const QByteArray json = run({u"export"_s, u"web-client"_s}).out;
    QVERIFY(!json.contains("secret_hash") && !json.contains("client_secret\""));
    QVERIFY(run({u"import"_s, fileWith(json)}).object().value("changes"_L1).toObject().isEmpty());
    QJsonObject other = QJsonDocument::fromJson(json).object();
    other.insert("client_id"_L1, u"other-client"_s);
    const QString file = fileWith(QJsonDocument(other).toJson());
    QVERIFY(run({u"import"_s, file, u"--dry-run"_s}).code == 0);
    QCOMPARE(run({u"show"_s, u"other-client"_s}).code, 1);
    const auto made = run({u"import"_s, file});
    QVERIFY(matches(u"other-client"_s, made.object().value("client_secret"_L1).toString()));
    QCOMPARE(run({u"import"_s, fileWith("{\"client_name\": 7}")}).object().value("error"_L1), u"invalid_input"_s);
}

void ClientCommandsTest::duplicatesWithASecretOfItsOwn()
{
    const QString secret = added();
    const auto copy = run({u"duplicate"_s, u"web-client"_s, u"web-client-2"_s});
    QCOMPARE(copy.code, 0);
    QVERIFY(matches(u"web-client-2"_s, copy.object().value("client_secret"_L1).toString()));
    QVERIFY(!matches(u"web-client-2"_s, secret));
    QCOMPARE(shown(u"web-client-2"_s).value("redirect_uris"_L1), shown(u"web-client"_s).value("redirect_uris"_L1));
}

QTEST_GUILESS_MAIN(ClientCommandsTest)
#include "ClientCommandsTest.moc"
