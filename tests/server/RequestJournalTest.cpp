#include "server/RequestJournal.h"

#include "tests/support/ServerFixture.h"

using namespace Qt::StringLiterals;
using Place = core::SeenParameter::Place;

/// What the server writes down of the requests that it answers while somebody looks.
class RequestJournalTest : public QObject
{
    Q_OBJECT
private slots:
    void recordsNothingUntilItIsSwitchedOn();
    void tellsWhatWasAskedAndAnswered();
    void namesEachCheckWithItsRule();
    void saysWhyACheckFailed_data();
    void saysWhyACheckFailed();
    void checksAnAuthorizationRequest();
    void checksAnAccessToken();
    void tellsAProvenClientFromANamedOne_data();
    void tellsAProvenClientFromANamedOne();
    void holdsNoSecret();
    void readsTheAddressThatAnAnswerLeadsTo();
    void takesNoNameThatMayBeASecret();
    void hidesANameThatWasRefused();
    void showsHeadersBesideManyParameters();
    void leavesProbesOut();
    void keepsTheNewestOnly();
    void boundsWhatItKeeps();
    void forgets();

private:
    /// The newest, or the end of the test.
    static core::SeenRequest newest(tests::ServerFixture &house)
    {
        // Written before the answer goes out.
        const auto all = house.server.journal().after(0);
        if (all.empty())
            qFatal("nothing was recorded");
        return all.back();
    }
    static QString value(const core::SeenRequest &seen, Place place, const QString &name)
    {
        for (const core::SeenParameter &parameter : seen.parameters) {
            if (parameter.place == place && parameter.name == name)
                return parameter.value;
        }
        return u"(none)"_s;
    }
    static server::HttpRequest aRequest(const QByteArray &method, const QByteArray &path)
    {
        server::HttpRequest request;
        request.method = method;
        request.path = path;
        return request;
    }
    static QStringList names(const core::SeenRequest &seen)
    {
        QStringList names;
        for (const core::RequestCheck &check : seen.checks)
            names.append((check.passed ? QString() : u"!"_s) + check.name);
        return names;
    }
};

void RequestJournalTest::recordsNothingUntilItIsSwitchedOn()
{
    tests::ServerFixture house;
    house.signedIn();
    QVERIFY(house.server.journal().after(0).empty());
    house.server.journal().switchOn();
    house.signedIn();
    QCOMPARE(house.server.journal().after(0).size(), 1);
    house.server.journal().switchOff();
    house.signedIn();
    QCOMPARE(house.server.journal().after(0).size(), 1);
}

void RequestJournalTest::tellsWhatWasAskedAndAnswered()
{
    tests::ServerFixture house;
    house.server.journal().switchOn();
    const auto answer = house.token(tests::ServerFixture::passwordFields(), {{"X-Request-ID", "req-77"}});
    const core::SeenRequest seen = newest(house);
    QCOMPARE(seen.method, "POST");
    QCOMPARE(seen.path, "/oauth/token");
    QCOMPARE(seen.route, "/oauth/token");
    QCOMPARE(seen.client.value, u"public-client"_s);
    QCOMPARE(seen.status, 200);
    QCOMPARE(seen.id.value, u"req-77"_s);
    QCOMPARE(seen.address, u"127.0.0.1"_s);
    QVERIFY(seen.duration.count() > 0);
    QVERIFY(seen.error.isEmpty());
    QCOMPARE(value(seen, Place::Form, u"grant_type"_s), u"password"_s);
    QCOMPARE(value(seen, Place::Form, u"username"_s), u"alice"_s);
    QCOMPARE(value(seen, Place::Answer, u"token_type"_s), u"bearer"_s);
    QCOMPARE(value(seen, Place::Answer, u"expires_in"_s),
             QString::number(answer.json().value("expires_in"_L1).toInt()));

    QCOMPARE(house.http().get("/nothing-here").status, 404);
    QCOMPARE(newest(house).route, "unmatched");
    QCOMPARE(newest(house).error, u"not_found"_s);
    QCOMPARE(newest(house).number, seen.number + 1);
}

void RequestJournalTest::namesEachCheckWithItsRule()
{
    tests::ServerFixture house;
    const QByteArray token = house.signedIn().member("refresh_token").toLatin1();
    house.server.journal().switchOn();
    QCOMPARE(house.token(tests::ServerFixture::refreshFields(token)).status, 200);
    const auto checks = newest(house).checks;
    QCOMPARE(names(newest(house)),
             (QStringList{u"limit"_s, u"form"_s, u"client_id"_s, u"client"_s, u"grant_type"_s, u"refresh_token"_s}));
    QCOMPARE(checks.back().rule, u"RFC 6749 §6"_s);
    for (const core::RequestCheck &check : checks)
        QVERIFY2(check.rule.startsWith("RFC "_L1), qPrintable(check.name));
}

void RequestJournalTest::saysWhyACheckFailed_data()
{
    QTest::addColumn<tests::FormFields>("fields");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("note");
    using tests::FormFields;
    QTest::newRow("an unknown client") << FormFields{{"grant_type", "password"}, {"client_id", "nobody"}} << u"client"_s
                                       << u"RFC 6749 §3.2.1"_s << u"the client is unknown or disabled"_s;
    QTest::newRow("a wrong secret") << FormFields{{"grant_type", "password"},
                                                  {"client_id", "confidential-client"},
                                                  {"client_secret", "wrong"}}
                                    << u"client"_s << u"RFC 6749 §2.3.1"_s << u"the secret or the assertion is wrong"_s;
    QTest::newRow("a grant that the client has not")
        << FormFields{{"grant_type", "refresh_token"}, {"client_id", "password-only-client"}} << u"grant_type"_s
        << u"RFC 6749 §5.2"_s << u"The client may not use this grant_type."_s;
    QTest::newRow("no such refresh token")
        << tests::ServerFixture::refreshFields("aaa.bbb.ccc") << u"refresh_token"_s << u"RFC 6749 §6"_s << u"invalid"_s;
    QTest::newRow("a missing parameter") << FormFields{{"grant_type", "password"}, {"client_id", "public-client"}}
                                         << u"parameters"_s << u"RFC 6749 §5.2"_s
                                         << u"Parameter 'username' is missing."_s;
    QTest::newRow("a wrong password") << tests::ServerFixture::passwordFields("public-client", "wrong") << u"password"_s
                                      << u"RFC 6749 §4.3.2"_s << QString();
}

void RequestJournalTest::saysWhyACheckFailed()
{
    QFETCH(tests::FormFields, fields);
    QFETCH(QString, note);
    tests::ServerFixture house;
    house.server.journal().switchOn();
    QVERIFY(house.token(fields).status >= 400);
    const core::SeenRequest seen = newest(house);
    QVERIFY(!seen.error.isEmpty());
    QVERIFY(!seen.checks.empty());
    const core::RequestCheck &last = seen.checks.back();
    QVERIFY(!last.passed);
    QTEST(last.name, "check");
    QTEST(last.rule, "rule");
    if (!note.isEmpty())
        QCOMPARE(last.note, note);
    for (size_t i = 0; i + 1 < seen.checks.size(); ++i)
        QVERIFY(seen.checks[i].passed);
}

void RequestJournalTest::checksAnAuthorizationRequest()
{
    tests::ServerFixture house;
    house.addClient(u"web-application"_s, [](core::Client &client) {
        client.grantTypes = {u"authorization_code"_s};
        client.redirectUris = {u"http://127.0.0.1/callback"_s};
    });
    house.server.journal().switchOn();
    const QByteArray begin = "/oauth/authorize?client_id=web-application&response_type=code&redirect_uri=";
    house.http().get(begin + "http%3A%2F%2F127.0.0.1%2Fcallback");
    QCOMPARE(names(newest(house)), (QStringList{u"client_id"_s, u"redirect_uri"_s, u"form"_s, u"request_object"_s,
                                                u"response_type"_s, u"!pkce"_s}));
    QCOMPARE(newest(house).checks.back().rule, u"RFC 7636 §4.3"_s);
    house.http().get(begin + "http%3A%2F%2Fevil.example%2F");
    QCOMPARE(names(newest(house)), (QStringList{u"client_id"_s, u"!redirect_uri"_s}));
}

void RequestJournalTest::checksAnAccessToken()
{
    tests::ServerFixture house;
    const QByteArray token = house.signedIn().member("access_token").toLatin1();
    house.server.journal().switchOn();
    QCOMPARE(house.http().get("/oauth/userinfo", {{"Authorization", "Bearer " + token}}).status, 403);
    QCOMPARE(names(newest(house)), (QStringList{u"access_token"_s, u"!scope"_s}));
    QCOMPARE(house.http().get("/oauth/userinfo", {{"Authorization", "Bearer aaa.bbb.ccc"}}).status, 401);
    QCOMPARE(names(newest(house)), QStringList{u"!access_token"_s});
}

/// Anybody can write a client's name into a request.
void RequestJournalTest::tellsAProvenClientFromANamedOne_data()
{
    QTest::addColumn<tests::FormFields>("fields");
    QTest::addColumn<bool>("isProven");
    using tests::FormFields;
    const auto asConfidential = [](const char *secret) {
        return FormFields{{"grant_type", "password"}, {"client_id", "confidential-client"}, {"client_secret", secret}};
    };
    QTest::newRow("a public client and a password") << tests::ServerFixture::passwordFields() << false;
    QTest::newRow("a public client and a wrong token") << tests::ServerFixture::refreshFields("a.b.c") << false;
    QTest::newRow("a public client and its token") << tests::ServerFixture::refreshFields("{its own}") << true;
    QTest::newRow("a wrong secret") << asConfidential("wrong") << false;
    QTest::newRow("the secret") << asConfidential(tests::ServerFixture::kSecret) << true;
}

void RequestJournalTest::tellsAProvenClientFromANamedOne()
{
    QFETCH(tests::FormFields, fields);
    tests::ServerFixture house;
    tests::FormFields signingIn = tests::ServerFixture::passwordFields();
    signingIn.emplaceBack("scope", "openid");
    const auto signedIn = house.token(signingIn);
    QCOMPARE(signedIn.status, 200);
    for (auto &[name, value] : fields) {
        if (value == "{its own}")
            value = signedIn.member("refresh_token").toLatin1();
    }
    house.server.journal().switchOn();
    house.token(fields);
    QTEST(newest(house).isClientProven, "isProven");
    house.http().get("/oauth/userinfo", {{"Authorization", "Bearer " + signedIn.member("access_token").toLatin1()}});
    QVERIFY(newest(house).isClientProven); // the server itself wrote into the token whose it is
    house.http().get("/oauth/authorize?client_id=public-client&response_type=code");
    QVERIFY(!newest(house).isClientProven);
}

void RequestJournalTest::holdsNoSecret()
{
    tests::ServerFixture house;
    house.server.journal().switchOn();
    const auto answer = house.signedIn();
    const QByteArray access = answer.member("access_token").toLatin1();
    const QByteArray refresh = answer.member("refresh_token").toLatin1();
    house.http().get("/oauth/userinfo?access_token=" + access, {{"Authorization", "Bearer " + access},
                                                                {"Cookie", "gatehouse-session=cookie-secret"},
                                                                {"DPoP", "dpop-secret"},
                                                                {"X-Internal-Auth", "internal-secret"}});
    const auto basic = QByteArray("confidential-client:basic-secret").toBase64();
    house.token({{"grant_type", "authorization_code"},
                 {"code", "code-secret"},
                 {"code_verifier", "verifier-secret"},
                 {"client_secret", "posted-secret"},
                 {"passwort", "misspelt-secret"},
                 {"refresh_token", refresh}},
                {{"Authorization", "Basic " + basic}});
    house.http().postForm("/oauth/introspect", {{"token", refresh}, {"client_assertion", "assertion-secret"}});
    QByteArray all;
    for (const core::SeenRequest &seen : house.server.journal().after(0)) {
        all += seen.path + seen.error.toUtf8();
        for (const core::SeenParameter &parameter : seen.parameters)
            all += parameter.name.toUtf8() + '=' + parameter.value.toUtf8() + '\n';
        for (const core::RequestCheck &check : seen.checks)
            all += check.note.toUtf8() + '\n';
    }
    QVERIFY(all.contains("access_token=***"));
    QVERIFY(all.contains("authorization=Bearer ***"));
    QVERIFY(all.contains("passwort=***"));
    for (const QByteArray &secret :
         {access, refresh, basic, QByteArray(tests::ServerFixture::kPassword), QByteArray("-secret")})
        QVERIFY2(!all.contains(secret), secret + "\n" + all);
}

void RequestJournalTest::readsTheAddressThatAnAnswerLeadsTo()
{
    const core::SystemClock clock;
    server::RequestJournal kept(clock);
    kept.switchOn();
    server::HttpRequest request = aRequest("GET", "/oauth/authorize");
    server::Answer answer{server::HttpResponse::empty(302)};
    answer.response.with("Location", "http://127.0.0.1/callback?error=access_denied&state=abc&code=code-secret");
    kept.add(request, "/oauth/authorize", answer, std::chrono::milliseconds(1), {});
    const auto seen = kept.after(0).at(0);
    QCOMPARE(seen.error, u"access_denied"_s);
    QCOMPARE(value(seen, Place::Redirect, u"error"_s), u"access_denied"_s);
    QCOMPARE(value(seen, Place::Redirect, u"state"_s), u"***"_s);
    QCOMPARE(value(seen, Place::Redirect, u"code"_s), u"***"_s);
}

void RequestJournalTest::takesNoNameThatMayBeASecret()
{
    const core::SystemClock clock;
    server::RequestJournal journal(clock);
    journal.switchOn();
    server::HttpRequest request = aRequest("POST", "/oauth/token");
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    for (const QByteArray &body :
         {QByteArray(R"({"username":"bob","password":"hunter2"})"), QByteArray("password=ab&hunter2&scope=read"),
          QByteArray("password=ab&hunter2=&scope=read")}) {
        request.body = body;
        journal.add(request, "/oauth/token", {server::HttpResponse::empty(400)}, std::chrono::milliseconds(1), {});
    }
    const auto all = journal.after(0);
    QCOMPARE(value(all.back(), Place::Form, u"scope"_s), u"read"_s);
    for (const core::SeenRequest &seen : all) {
        for (const core::SeenParameter &parameter : seen.parameters)
            QVERIFY2(!(parameter.name + parameter.value).contains("hunter2"_L1), qPrintable(parameter.name));
    }
}

void RequestJournalTest::hidesANameThatWasRefused()
{
    tests::ServerFixture house;
    house.server.journal().switchOn();
    house.token(tests::ServerFixture::passwordFields("public-client", "wrong"));
    QCOMPARE(value(newest(house), Place::Form, u"username"_s), u"***"_s);
    house.token(tests::ServerFixture::passwordFields());
    QCOMPARE(value(newest(house), Place::Form, u"username"_s), u"alice"_s);
}

void RequestJournalTest::showsHeadersBesideManyParameters()
{
    const core::SystemClock clock;
    server::RequestJournal journal(clock);
    journal.switchOn();
    server::HttpRequest request = aRequest("GET", "/oauth/authorize");
    request.query = QByteArray("a=b&").repeated(200);
    request.headers = {{"user-agent", "curl\x1b[31m"}};
    journal.add(request, "/oauth/authorize", {server::HttpResponse::empty(400)}, std::chrono::milliseconds(1), {});
    QCOMPARE(value(journal.after(0).at(0), Place::Header, u"user-agent"_s), u"curl\uFFFD[31m"_s);
}

void RequestJournalTest::leavesProbesOut()
{
    tests::ServerFixture house;
    house.server.journal().switchOn();
    house.http().get("/health");
    house.http().get("/ready");
    house.http().get("/metrics");
    QVERIFY(house.server.journal().after(0).empty());
    house.http().get("/.well-known/jwks.json");
    QCOMPARE(house.server.journal().after(0).size(), 1);
}

void RequestJournalTest::keepsTheNewestOnly()
{
    const core::SystemClock clock;
    server::RequestJournal journal(clock);
    journal.switchOn();
    const server::HttpRequest request = aRequest("GET", "/x");
    const int all = server::RequestJournal::kMost + 7;
    for (int i = 0; i < all; ++i)
        journal.add(request, "/x", {server::HttpResponse::empty(204)}, std::chrono::milliseconds(1), {});
    const auto seen = journal.after(0);
    QCOMPARE(seen.size(), size_t(server::RequestJournal::kMost));
    QCOMPARE(seen.front().number, 8);
    QCOMPARE(seen.back().number, all);
    QCOMPARE(journal.after(all - 2).size(), 2);
    QVERIFY(journal.after(all).empty());
}

void RequestJournalTest::boundsWhatItKeeps()
{
    const core::SystemClock clock;
    server::RequestJournal journal(clock);
    journal.switchOn();
    server::HttpRequest request = aRequest("POST", '/' + QByteArray(4000, 'p'));
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    for (int i = 0; i < 200; ++i)
        request.body += "scope=" + QByteArray(2000, 's') + '&' + QByteArray(2000, 'n') + "=v&";
    request.body.truncate(60000);
    journal.add(request, "/x", {server::HttpResponse::empty(204)}, std::chrono::milliseconds(1), {});
    const auto seen = journal.after(0).at(0);
    QVERIFY(seen.path.size() <= 256);
    QVERIFY(seen.parameters.size() <= 24);
    for (const core::SeenParameter &parameter : seen.parameters)
        QVERIFY(parameter.name.size() <= 65 && parameter.value.size() <= 257);
}

void RequestJournalTest::forgets()
{
    const core::SystemClock clock;
    server::RequestJournal journal(clock);
    journal.switchOn();
    const server::HttpRequest request = aRequest("GET", "/x");
    const auto add = [&] {
        journal.add(request, "/x", {server::HttpResponse::empty(204)}, std::chrono::milliseconds(1), {});
    };
    add();
    journal.forget();
    QVERIFY(journal.after(0).empty());
    add();
    QCOMPARE(journal.after(0).at(0).number, 2); // who has seen the first is told of the second
}

QTEST_GUILESS_MAIN(RequestJournalTest)
#include "RequestJournalTest.moc"
