#include "ui/clients/QuickStart.h"

#include "tests/support/FakeClientAdmin.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

class QuickStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASnippetForEveryGrant()
    {
        core::Client client = tests::aClient(u"web"_s).client;
        client.grantTypes = {u"password"_s, u"client_credentials"_s, u"authorization_code"_s, u"refresh_token"_s};
        QCOMPARE(ui::quickStart(client, u"http://127.0.0.1:8003"_s).size(), 4);
    }
    void keepsSecretsOutOfTheCommand()
    {
        core::Client client = tests::aClient(u"web"_s).client;
        client.type = core::ClientType::Confidential;
        client.grantTypes = {u"client_credentials"_s};
        const QString text = ui::quickStart(client, u"http://h"_s).front().text;
        QVERIFY(text.contains(u"client_secret=\"$CLIENT_SECRET\""_s));
        QVERIFY(text.startsWith(u"read -rs"_s));
    }
    void isAcceptedByTheShell_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("plain") << u"my-app"_s;
        QTest::newRow("quote") << u"o'hara"_s;
        QTest::newRow("command") << u"$(touch /tmp/x)`id`"_s;
        QTest::newRow("space") << u"my app \"x\""_s;
    }
    void isAcceptedByTheShell()
    {
        QFETCH(QString, id);
        core::Client client = tests::aClient(id).client;
        client.grantTypes = {u"password"_s};
        QString script = ui::quickStart(client, u"http://127.0.0.1:1"_s).front().text;
        script = u"curl() { printf '%s\\n' \"$@\"; }\nread() { :; }\nUSERNAME='a b'\nPASSWORD=p\n"_s + script;
        QProcess shell;
        shell.start(u"bash"_s, {u"-c"_s, script});
        QVERIFY(shell.waitForFinished());
        const QStringList given = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
        QVERIFY(given.contains(u"client_id="_s + id));
        QVERIFY(given.contains(u"username=a b"_s));
    }
};

QTEST_GUILESS_MAIN(QuickStartTest)
#include "QuickStartTest.moc"
