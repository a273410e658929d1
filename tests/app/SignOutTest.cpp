#include "app/Await.h"
#include "app/ProtocolParts.h"
#include "app/ServerProcess.h"
#include "core/admin/SessionAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/clients/ClientRepository.h"
#include "core/tokens/TokenService.h"
#include "core/users/UserRepository.h"
#include "tests/support/LogoutReceiver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The whole process: whoever ends a session, its clients hear of it.
class SignOutTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsTheClients_data();
    void tellsTheClients();
    void tellsThemAfterTheNextStart();

private:
    void serve();
    void signIn();
    core::Result<void> endBy(const QString &how);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<tests::LogoutReceiver> m_client;
    std::unique_ptr<app::ServerProcess> m_process;
    core::UserId m_user;
    core::SessionId m_session;
};

void SignOutTest::init()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
    m_dir = std::make_unique<QTemporaryDir>();
    m_client = std::make_unique<tests::LogoutReceiver>();
    m_client->answers.insert("/logout", "200 OK");
    serve();
    signIn();
}

void SignOutTest::cleanup()
{
    m_process.reset();
    m_client.reset();
}

void SignOutTest::serve()
{
    app::StartOptions options;
    options.dataDir = m_dir->filePath(u"data"_s);
    options.listen = {u"127.0.0.1:0"_s};
    auto opened = app::ServerProcess::open(options, u"console"_s);
    QVERIFY(opened);
    m_process = *std::move(opened);
    QVERIFY(m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
    QVERIFY(m_process->serve());
}

/// Alice, in a browser, at a client that wants to hear of her leaving.
void SignOutTest::signIn()
{
    auto &core = m_process->core();
    m_user = app::await(core.users().create({u"alice"_s, u"alice@example.com"_s, u"Str0ng!password"_s, false}))->id;
    const auto user =
        core.database().readNow([&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, m_user); });
    core::Client client;
    client.rowId = core.random().uuid();
    client.id = core::ClientId{u"web-client"_s};
    client.name = u"Web"_s;
    client.scopes = {u"api:read"_s};
    client.backchannelLogoutUri = m_client->uri(u"/logout"_s);
    QVERIFY(core.database().writeNow(
        [&](core::Transaction &transaction) { return core::ClientRepository::insert(transaction, client, {}); }));
    const auto begun = core.protocol().sessions.begin(**user, {}, {});
    QVERIFY(begun);
    m_session = begun->session.id;
    core::IssueRequest request{.user = **user,
                               .client = client,
                               .scopes = client.scopes,
                               .withRefreshToken = true,
                               .accessLifetime = {},
                               .grant = u"authorization_code"_s,
                               .origin = {}};
    request.authentication = core::Authentication{begun->session.authenticatedAt, {}, {}, m_session};
    QVERIFY(core.tokens().issue(request));
}

core::Result<void> SignOutTest::endBy(const QString &how)
{
    auto &core = m_process->core();
    const auto outcome = [](const auto &answer) -> core::Result<void> {
        if (!answer)
            return core::fail(answer.error());
        return {};
    };
    if (how == "sign-out"_L1)
        return outcome(core.protocol().sessions.end(m_session, u"sign_out"_s, {}));
    if (how == "console"_L1)
        return app::await(core.sessions().endSession(m_session));
    if (how == "password"_L1)
        return outcome(app::await(core.users().setPassword(m_user, u"Str0nger!password"_s)));
    if (how == "disable"_L1)
        return outcome(app::await(core.users().setActive({m_user}, false)));
    if (how == "delete"_L1)
        return outcome(app::await(core.users().remove({m_user})));
    auto other = app::Composition::open(m_dir->filePath(u"data"_s), {.actor = u"cli"_s});
    if (!other)
        return core::fail(other.error());
    return outcome(app::await((*other)->users().setPassword(m_user, u"Str0nger!password"_s)));
}

void SignOutTest::tellsTheClients_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("the user signs out") << u"sign-out"_s;
    QTest::newRow("the console ends the session") << u"console"_s;
    QTest::newRow("a new password") << u"password"_s;
    QTest::newRow("disabled") << u"disable"_s;
    QTest::newRow("deleted") << u"delete"_s;
    QTest::newRow("a subcommand beside the server") << u"subcommand"_s;
}

void SignOutTest::tellsTheClients()
{
    QFETCH(QString, how);
    QVERIFY(endBy(how));
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/logout"), 1, 20000);
}

void SignOutTest::tellsThemAfterTheNextStart()
{
    m_process.reset();
    {
        auto other = app::Composition::open(m_dir->filePath(u"data"_s), {.actor = u"cli"_s});
        QVERIFY(other);
        QVERIFY(app::await((*other)->users().remove({m_user})));
    }
    QCOMPARE(m_client->timesTold("/logout"), 0);
    serve();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->timesTold("/logout"), 1, 20000);
}

QTEST_GUILESS_MAIN(SignOutTest)
#include "SignOutTest.moc"
