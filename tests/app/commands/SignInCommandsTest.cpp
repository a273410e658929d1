#include "app/Await.h"
#include "app/Composition.h"
#include "app/ProtocolParts.h"
#include "core/admin/UserAdmin.h"
#include "core/users/UserRepository.h"
#include "tests/support/CommandRun.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused session …`, `consent …` and `user set`: what the pages of people do by a click.
class SignInCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void endsOneSession();
    void takesAConsentBack();
    void changesAUser();
    void makesNoDatabaseForReading();

private:
    CommandRun run(const QStringList &arguments) const
    {
        return CommandRun(arguments + QStringList{u"--json"_s, u"--data-dir"_s, m_folder->path()});
    }
    QJsonArray rows(const QStringList &arguments) const { return QJsonDocument::fromJson(run(arguments).out).array(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SignInCommandsTest::init()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    m_folder = std::make_unique<QTemporaryDir>();
    const auto core = app::Composition::open(m_folder->path(), {});
    QVERIFY(core);
    QVERIFY((*core)->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
    const auto anna =
        app::await((*core)->users().create({u"anna"_s, u"anna@example.com"_s, u"Correct-Horse-7"_s, false}));
    QVERIFY(anna);
    app::ProtocolParts &protocol = (*core)->protocol();
    const auto user = (*core)->database().readNow(
        [&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, anna->id); });
    QVERIFY(user && *user);
    QVERIFY(protocol.sessions.begin(**user, {}, (*core)->origin()));
    QVERIFY(protocol.consents.grant(anna->id, core::ClientId{u"web-app-1"_s}, {u"openid"_s}, (*core)->origin()));
}

void SignInCommandsTest::endsOneSession()
{
    const QJsonArray found = rows({u"session"_s, u"list"_s, u"--user"_s, u"anna"_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first()[u"username"_s].toString(), u"anna"_s);
    const QString id = found.first()[u"id"_s].toString();
    QCOMPARE(run({u"session"_s, u"end"_s, id}).code, 0);
    QVERIFY(rows({u"session"_s, u"list"_s}).isEmpty());
    QCOMPARE(run({u"session"_s, u"end"_s, id}).object().value(u"error"_s).toString(), u"not_found"_s);
    QCOMPARE(run({u"session"_s, u"list"_s, u"--user"_s, u"nobody"_s}).code, 1);
}

void SignInCommandsTest::takesAConsentBack()
{
    const QStringList list{u"consent"_s, u"list"_s, u"--client"_s, u"web-app-1"_s};
    QCOMPARE(rows(list).size(), 1);
    QCOMPARE(rows(list).first()[u"scopes"_s].toArray(), QJsonArray{u"openid"_s});
    const QStringList revoke{u"consent"_s, u"revoke"_s, u"anna"_s, u"web-app-1"_s};
    QCOMPARE(run(revoke).code, 0);
    QVERIFY(rows(list).isEmpty());
    QCOMPARE(run(revoke).code, 1);
}

void SignInCommandsTest::changesAUser()
{
    QCOMPARE(run({u"user"_s, u"set"_s, u"anna"_s, u"--name"_s, u"anne"_s, u"--verified"_s, u"yes"_s}).code, 0);
    const QJsonObject shown = run({u"user"_s, u"show"_s, u"anne"_s}).object();
    QCOMPARE(shown.value(u"email"_s).toString(), u"anna@example.com"_s); // what is not given stays
    QVERIFY(shown.value(u"is_verified"_s).toBool());
    QCOMPARE(run({u"user"_s, u"set"_s, u"anne"_s, u"--verified"_s, u"perhaps"_s}).code, 1);
    QCOMPARE(run({u"user"_s, u"set"_s, u"anne"_s, u"--email"_s, u"no address"_s}).code, 1);
    QCOMPARE(run({u"user"_s, u"show"_s, u"anne"_s}).object(), shown);
}

void SignInCommandsTest::makesNoDatabaseForReading()
{
    const QString nowhere = m_folder->filePath(u"nowhere"_s);
    for (const QStringList &command : {QStringList{u"session"_s, u"list"_s},
                                       {u"consent"_s, u"list"_s},
                                       {u"diagnostics"_s},
                                       {u"backup"_s, u"list"_s}})
        QCOMPARE(CommandRun(command + QStringList{u"--data-dir"_s, nowhere}).code, 1);
    QVERIFY(!QFile::exists(nowhere));
}

QTEST_GUILESS_MAIN(SignInCommandsTest)
#include "SignInCommandsTest.moc"
