#include "app/FlowRunner.h"

#include "app/LabVisit.h"
#include "app/ProtocolParts.h"
#include "core/admin/CertificateAdmin.h"
#include "core/clients/ClientDirectory.h"
#include "core/crypto/Jwt.h"
#include "core/users/UserRepository.h"
#include "tests/support/ServedHouse.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::LabFlow;

/// Whole flows against a real server, as the console runs them.
class FlowRunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void walksWholeFlows_data();
    void walksWholeFlows();
    void leavesNothingBehind();
    void keepsWhatTheUserHadAllowed();
    void takesAwayAfterACrashWhatARunMade_data();
    void takesAwayAfterACrashWhatARunMade();
    void speaksToTheServersOwnCertificateOnly();
    void endsWhereAnAnswerIsNotTheExpectedOne();
    void refusesPlans_data();
    void refusesPlans();
    void refusesWhenTheServerIsStopped();
    void stopsInTheMiddleWhenTheProgramCloses();

private:
    void listen()
    {
        m_house->listen();
        m_lab = std::make_unique<app::FlowRunner>(m_house->core(), m_house->server());
    }
    core::ClientId addClient(const std::function<void(core::Client &)> &change = {})
    {
        core::Client client;
        client.id = core::ClientId{u"lab-client-%1"_s.arg(++m_clients)};
        client.scopes = {u"openid"_s, u"api:read"_s};
        client.grantTypes = {u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s,
                             u"urn:ietf:params:oauth:grant-type:device_code"_s,
                             u"urn:ietf:params:oauth:grant-type:token-exchange"_s};
        client.redirectUris = {u"http://127.0.0.1/callback"_s};
        client.type = core::ClientType::Confidential;
        if (change)
            change(client);
        return m_house->add(client);
    }
    core::Result<core::FlowRun> run(LabFlow flow, const core::ClientId &client, bool withDpop = false)
    {
        return app::await(
            m_lab->run({.flow = flow, .client = client, .user = m_house->user(), .scopes = {}, .withDpop = withDpop}));
    }
    qint64 number(const QString &sql)
    {
        return m_house->core()
            .database()
            .readNow([&](core::Snapshot &snapshot) -> core::Result<qint64> {
                auto rows = snapshot.run(sql);
                if (!rows)
                    return core::fail(rows.error());
                return rows->next() ? rows->integer(0) : -1;
            })
            .value();
    }
    static QStringList titles(const core::FlowRun &run)
    {
        QStringList titles;
        for (const core::FlowStep &step : run.steps) {
            if (titles.isEmpty() || titles.constLast() != step.title)
                titles.append(step.title);
        }
        return titles;
    }
    static QString lastStep(const core::FlowRun &run)
    {
        const core::FlowStep &step = run.steps.back();
        return u"%1 %2 %3 %4"_s.arg(step.title)
            .arg(step.status)
            .arg(step.failure, QString::fromUtf8(step.responseBody.left(600)));
    }

    std::unique_ptr<tests::ServedHouse> m_house;
    std::unique_ptr<app::FlowRunner> m_lab;
    int m_clients = 0;
};

void FlowRunnerTest::initTestCase()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
}

void FlowRunnerTest::init()
{
    m_house = std::make_unique<tests::ServedHouse>();
    if (QByteArray(QTest::currentTestFunction()) == "speaksToTheServersOwnCertificateOnly")
        return;
    listen();
}

void FlowRunnerTest::cleanup()
{
    m_lab.reset();
    m_house.reset();
}

void FlowRunnerTest::walksWholeFlows_data()
{
    QTest::addColumn<LabFlow>("flow");
    QTest::addColumn<bool>("isConfidential");
    QTest::addColumn<bool>("withDpop");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, LabFlow flow, bool isConfidential, bool withDpop, const char *steps) {
        QTest::newRow(name) << flow << isConfidential << withDpop << QString::fromLatin1(steps);
    };
    row("code, confidential", LabFlow::AuthorizationCode, true, false,
        "authorize consent token userinfo refresh introspect revoke logout");
    row("code, public", LabFlow::AuthorizationCode, false, false,
        "authorize consent token userinfo refresh revoke logout");
    row("code, public, DPoP", LabFlow::AuthorizationCode, false, true,
        "authorize consent token userinfo refresh revoke logout");
    row("code, confidential, DPoP", LabFlow::AuthorizationCode, true, true,
        "authorize consent token userinfo refresh introspect revoke logout");
    row("pushed, confidential", LabFlow::PushedAuthorization, true, false,
        "par authorize consent token userinfo refresh introspect revoke logout");
    row("pushed, public", LabFlow::PushedAuthorization, false, false,
        "par authorize consent token userinfo refresh revoke logout");
    row("client credentials", LabFlow::ClientCredentials, true, false, "token introspect revoke");
    row("client credentials, DPoP", LabFlow::ClientCredentials, true, true, "token introspect revoke");
    row("device", LabFlow::DeviceCode, false, false, "device poll approve poll userinfo refresh revoke");
    row("refresh", LabFlow::Refresh, true, false, "refresh userinfo introspect revoke");
    row("refresh, public, DPoP", LabFlow::Refresh, false, true, "refresh userinfo revoke");
    row("pushed, public, DPoP", LabFlow::PushedAuthorization, false, true,
        "par authorize consent token userinfo refresh revoke logout");
    row("exchange, DPoP", LabFlow::TokenExchange, true, true, "token userinfo introspect revoke");
    row("exchange", LabFlow::TokenExchange, true, false, "token userinfo introspect revoke");
}

void FlowRunnerTest::walksWholeFlows()
{
    QFETCH(LabFlow, flow);
    QFETCH(bool, isConfidential);
    QFETCH(bool, withDpop);
    const auto client = addClient([&](core::Client &draft) {
        if (isConfidential)
            return;
        draft.type = core::ClientType::Public;
        draft.grantTypes.removeAll(u"client_credentials"_s);
        draft.grantTypes.removeAll(u"urn:ietf:params:oauth:grant-type:token-exchange"_s);
    });
    const auto result = run(flow, client, withDpop);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY2(result->succeeded, qPrintable(lastStep(*result)));
    QTEST(titles(*result).join(u' '), "expected");
    QVERIFY(!result->accessToken.isEmpty());
    for (const core::FlowStep &step : result->steps) {
        QVERIFY2(step.isExpected || step.responseBody.contains("use_dpop_nonce"), qPrintable(step.title));
        QVERIFY(step.url.startsWith(m_house->server().figures().urls.constFirst()));
        QVERIFY(step.duration.count() > 0);
        QVERIFY(!step.responseHeaders.isEmpty());
    }
    const QJsonObject claims = core::parseJwt(result->accessToken.toLatin1())->claims;
    QCOMPARE(claims.contains("cnf"_L1), withDpop);
    if (flow != LabFlow::ClientCredentials)
        QCOMPARE(claims.value("amr"_L1), QJsonArray{u"lab"_s}); // nobody was asked for a password
}

void FlowRunnerTest::leavesNothingBehind()
{
    const auto client = addClient([](core::Client &draft) { draft.scopes.append(u"offline_access"_s); });
    for (const LabFlow flow : {LabFlow::AuthorizationCode, LabFlow::Refresh, LabFlow::TokenExchange}) {
        const auto result = run(flow, client);
        QVERIFY(result);
        QVERIFY2(result->succeeded, qPrintable(lastStep(*result)));
        QCOMPARE(number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active'"_s), 0);
        QCOMPARE(number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 0);
        QCOMPARE(number(u"SELECT COUNT(*) FROM consents"_s), 0);
        // The secret of the run is no secret any more.
        for (const core::FlowStep &step : result->steps) {
            for (const auto &[name, value] : step.requestHeaders) {
                if (name != "Authorization" || !value.startsWith("Basic "))
                    continue;
                QByteArray pair = QByteArray::fromBase64(value.sliced(6));
                auto secret =
                    core::SecretBytes::take(QByteArray::fromPercentEncoding(pair.sliced(pair.indexOf(':') + 1)));
                QVERIFY(!*m_house->core().clientDirectory().secretMatches(client, secret));
            }
        }
    }
    QCOMPARE(number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'login_success' AND actor = 'console' "
                    "AND json_extract(event_data, '$.method') = 'lab'"_s),
             3);
    QCOMPARE(number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'consent_revoked' "
                    "AND json_extract(event_data, '$.reason') = 'lab'"_s),
             1);
}

void FlowRunnerTest::keepsWhatTheUserHadAllowed()
{
    const auto client = addClient();
    const auto stored = m_house->core().database().writeNow([&](core::Transaction &transaction) -> core::Result<void> {
        auto rows = transaction.run(u"INSERT INTO consents (user_id, client_id, scopes, granted_at, updated_at) "
                                    "VALUES (:user, :client, '[\"openid\"]', 1, 1)"_s,
                                    {{"user"_L1, m_house->user().value}, {"client"_L1, client.value}});
        if (!rows)
            return core::fail(rows.error());
        return {};
    });
    QVERIFY(stored);
    const auto result = run(LabFlow::AuthorizationCode, client);
    QVERIFY(result && result->succeeded);
    QCOMPARE(number(u"SELECT COUNT(*) FROM consents WHERE scopes = '[\"openid\"]' AND granted_at = 1"_s), 1);
}

void FlowRunnerTest::takesAwayAfterACrashWhatARunMade_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::newRow("nothing was allowed before") << QStringList();
    QTest::newRow("something was allowed before") << QStringList{u"openid"_s};
}

/// Nobody calls LabVisit::end(), as when the program dies in the middle of a run.
void FlowRunnerTest::takesAwayAfterACrashWhatARunMade()
{
    QFETCH(QStringList, before);
    const auto id = addClient([](core::Client &draft) { draft.scopes.append(u"offline_access"_s); });
    app::Composition &core = m_house->core();
    const auto find = [&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, m_house->user()); };
    const core::User user = *core.database().readNow(find).value();
    const core::Client client = **core.clientDirectory().find(id);
    QVERIFY(before.isEmpty() || core.protocol().consents.grant(m_house->user(), id, before, core.origin()));
    const qint64 grantedAt = before.isEmpty() ? -1 : number(u"SELECT granted_at FROM consents"_s);
    const auto issue = [&](const std::optional<core::Authentication> &authentication) {
        return core.tokens().issue({.user = user,
                                    .client = client,
                                    .scopes = client.scopes,
                                    .accessLifetime = {},
                                    .grant = u"authorization_code"_s,
                                    .origin = core.origin(),
                                    .authentication = authentication});
    };
    QVERIFY(issue(std::nullopt)); // the user's own, which is none of the lab's business
    const auto visit = app::LabVisit::begin(core, user, id);
    QVERIFY(visit);
    QVERIFY(issue(visit->authentication()));
    QVERIFY(core.protocol().consents.grant(m_house->user(), id, client.scopes, core.origin()));
    m_lab.reset();

    m_house->startAgain();
    QCOMPARE(number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active'"_s), 2);
    QVERIFY(m_house->process().serve());
    QCOMPARE(number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active' AND session_id = ''"_s), 1);
    QCOMPARE(number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active'"_s), 1);
    QCOMPARE(number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 0);
    QCOMPARE(number(u"SELECT COUNT(*) FROM consents"_s), before.isEmpty() ? 0 : 1);
    QCOMPARE(before.isEmpty() ? -1 : number(u"SELECT granted_at FROM consents WHERE scopes = '[\"openid\"]'"_s),
             grantedAt);
    QCOMPARE(number(u"SELECT COUNT(*) FROM settings WHERE name = 'lab_visit'"_s), 0);
}

void FlowRunnerTest::speaksToTheServersOwnCertificateOnly()
{
    cleanup();
    m_house = std::make_unique<tests::ServedHouse>(tests::ServedHouse::kTls);
    // Of another name and trusted by nobody on this computer: it is known to the letter.
    QVERIFY(app::await(m_house->core().certificates().makeOwn({u"somewhere.test"_s})));
    listen();
    const auto result = run(LabFlow::AuthorizationCode, addClient());
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY2(result->succeeded, qPrintable(lastStep(*result)));

    const std::atomic<bool> isStopping = false;
    const QUrl base(m_house->server().figures().urls.constFirst());
    QCOMPARE(base.scheme(), u"https"_s);
    app::FlowHttp strict({.base = base}, isStopping);
    const core::FlowStep &step = strict.send({.title = u"health"_s, .method = "GET", .address = "/health"});
    QCOMPARE(step.status, 0);
    QVERIFY(!step.isExpected);
    QVERIFY(!step.failure.isEmpty());
}

void FlowRunnerTest::endsWhereAnAnswerIsNotTheExpectedOne()
{
    const auto client = addClient([](core::Client &draft) { draft.requirePushedRequests = true; });
    const auto result = run(LabFlow::AuthorizationCode, client);
    QVERIFY(result);
    QVERIFY(!result->succeeded);
    QCOMPARE(titles(*result), QStringList{u"authorize"_s});
    QVERIFY(!result->steps.back().isExpected);
    QCOMPARE(number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 0);
}

void FlowRunnerTest::refusesPlans_data()
{
    using Change = std::function<void(core::FlowPlan &)>;
    QTest::addColumn<LabFlow>("flow");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const Change nothing = [](core::FlowPlan &) {};
    QTest::newRow("a password") << LabFlow::Password << nothing << u"flow"_s;
    QTest::newRow("a grant that the client has not") << LabFlow::Refresh << nothing << u"flow"_s;
    QTest::newRow("machine tokens of a public client") << LabFlow::ClientCredentials << nothing << u"flow"_s;
    QTest::newRow("no such client") << LabFlow::AuthorizationCode
                                    << Change([](core::FlowPlan &plan) { plan.client.value = u"nobodys-client"_s; })
                                    << u"client"_s;
    QTest::newRow("no such user") << LabFlow::AuthorizationCode
                                  << Change([](core::FlowPlan &plan) { plan.user.value = u"nobody"_s; }) << u"user"_s;
}

void FlowRunnerTest::refusesPlans()
{
    QFETCH(LabFlow, flow);
    QFETCH(std::function<void(core::FlowPlan &)>, change);
    core::FlowPlan plan{.flow = flow,
                        .client = addClient([](core::Client &draft) {
                            draft.type = core::ClientType::Public;
                            draft.grantTypes = {u"authorization_code"_s};
                        }),
                        .user = m_house->user(),
                        .scopes = {}};
    change(plan);
    const auto result = app::await(m_lab->run(plan));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QTEST(result.error().field, "field");
    QCOMPARE(number(u"SELECT COUNT(*) FROM browser_sessions"_s), 0);
}

void FlowRunnerTest::refusesWhenTheServerIsStopped()
{
    const auto client = addClient();
    QVERIFY(app::await(m_house->server().stopListening()));
    const auto result = run(LabFlow::AuthorizationCode, client);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Conflict);
}

void FlowRunnerTest::stopsInTheMiddleWhenTheProgramCloses()
{
    auto running =
        m_lab->run({.flow = LabFlow::DeviceCode, .client = addClient(), .user = m_house->user(), .scopes = {}});
    QTRY_COMPARE_WITH_TIMEOUT(number(u"SELECT COUNT(*) FROM device_codes WHERE state = 'approved'"_s), 1, 20000);
    m_lab.reset(); // while the device waits for its next poll
    QVERIFY(running.isFinished());
    const auto result = running.takeResult();
    QVERIFY(result && !result->succeeded);
    QCOMPARE(titles(*result).constLast(), u"approve"_s);
    QCOMPARE(number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 0);
    QCOMPARE(number(u"SELECT COUNT(*) FROM consents"_s), 0);
}

QTEST_GUILESS_MAIN(FlowRunnerTest)
#include "FlowRunnerTest.moc"
