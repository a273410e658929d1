#include "ui/clients/QuickStart.h"

#include "tests/support/FakeClientAdmin.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Language = ui::SnippetLanguage;

namespace {

const QString kDeviceGrant = u"urn:ietf:params:oauth:grant-type:device_code"_s;
const QList<Language> kLanguages{Language::Curl, Language::Python, Language::JavaScript,
                                 Language::Dart, Language::Cpp,    Language::Go};

core::Client client(const QString &id, const QStringList &grants, bool confidential = false)
{
    core::Client made = tests::aClient(id).client;
    made.grantTypes = grants;
    made.scopes = {u"api:read"_s};
    if (confidential)
        made.type = core::ClientType::Confidential;
    return made;
}

/// What tests/clients runs against the real server; it makes these clients first.
std::vector<core::Client> clientsToRun()
{
    return {client(u"snippet-native"_s, {u"authorization_code"_s, u"refresh_token"_s}),
            client(u"snippet-web"_s, {u"authorization_code"_s, u"refresh_token"_s}, true),
            client(u"snippet-service"_s, {u"client_credentials"_s}, true),
            client(u"snippet-tv"_s, {kDeviceGrant, u"refresh_token"_s})};
}

ui::SnippetServer server()
{
    const QString base = qEnvironmentVariable("GATEHOUSE_SNIPPETS_SERVER", u"http://127.0.0.1:8003"_s);
    return {base, base};
}

/// Empty when the program is not there.
QString checked(const QString &program, const QStringList &arguments, bool *ran)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    *ran = process.waitForStarted() && process.waitForFinished(120000);
    return process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAll());
}

} // namespace

class QuickStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASnippetForEveryGrant()
    {
        const core::Client all = client(u"web"_s, {u"password"_s, u"client_credentials"_s, u"authorization_code"_s,
                                                   u"refresh_token"_s, kDeviceGrant});
        QCOMPARE(ui::quickStart(Language::Curl, all, server()).size(), 5);
        for (const Language language : kLanguages)
            QVERIFY(ui::quickStart(language, all, server()).size() >= 3);
    }
    void keepsSecretsOutOfTheCommand()
    {
        const core::Client made = client(u"web"_s, {u"client_credentials"_s}, true);
        const QString text = ui::quickStart(Language::Curl, made, server()).front().text;
        QVERIFY(text.contains(u"client_secret=\"$CLIENT_SECRET\""_s));
        QVERIFY(text.startsWith(u"printf 'CLIENT_SECRET: ' >&2; read -rs CLIENT_SECRET"_s));
        for (const Language language : kLanguages)
            QVERIFY(ui::quickStart(language, made, server()).front().text.contains(u"CLIENT_SECRET"_s));
    }
    /// "read -p" is another thing in zsh, and # begins no comment there.
    void isForEveryShell()
    {
        const core::Client made = client(u"web"_s, {u"authorization_code"_s, u"password"_s, kDeviceGrant}, true);
        for (const ui::Snippet &snippet : ui::quickStart(Language::Curl, made, server())) {
            QVERIFY2(!snippet.text.contains(
                         QRegularExpression(u"read \\S*( -)?p|^#"_s, QRegularExpression::MultilineOption)),
                     qPrintable(snippet.text));
        }
    }
    void saysWhereTheCodeIs()
    {
        const core::Client made = client(u"web"_s, {u"authorization_code"_s});
        const QString text = ui::quickStart(Language::Curl, made, server()).front().text;
        const qsizetype told = text.indexOf(made.redirectUris.front() + u"?code=CODE"_s);
        QVERIFY(told > 0 && told < text.indexOf(u"read -r CODE"_s));
    }
    void fillsEverythingIn()
    {
        for (const core::Client &made : clientsToRun()) {
            for (const Language language : kLanguages) {
                for (const ui::Snippet &snippet : ui::quickStart(language, made, server())) {
                    static const QRegularExpression left(u"@[A-Z_]+@|^[?!][a-z]+ "_s,
                                                         QRegularExpression::MultilineOption);
                    QVERIFY2(!snippet.text.contains(left), qPrintable(snippet.text));
                    QVERIFY2(snippet.text.contains(made.id.value), qPrintable(snippet.text));
                }
            }
        }
    }
    void saysNothingRatherThanWhatCannotWork()
    {
        core::Client made = client(u"web"_s, {u"authorization_code"_s});
        made.requireDpop = true;
        made.requirePushedRequests = true;
        for (const Language language : kLanguages)
            QCOMPARE(ui::quickStart(language, made, server()).empty(), language != Language::JavaScript);
        const QString text = ui::quickStart(Language::JavaScript, made, server()).front().text;
        QVERIFY(text.contains(u"buildAuthorizationUrlWithPAR"_s) && text.contains(u"getDPoPHandle"_s));
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
        const core::Client made = client(id, {u"password"_s});
        QString script = ui::quickStart(Language::Curl, made, {u"http://127.0.0.1:1"_s, {}}).front().text;
        script = u"curl() { printf '%s\\n' \"$@\"; }\nread() { :; }\nUSERNAME='a b'\nPASSWORD=p\n"_s + script;
        QProcess shell;
        shell.start(u"bash"_s, {u"-c"_s, script});
        QVERIFY(shell.waitForFinished());
        const QStringList given = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
        QVERIFY(given.contains(u"client_id="_s + id));
        QVERIFY(given.contains(u"username=a b"_s));
    }
    /// Whatever stands in the metadata of a client stays a string of the language.
    void isAProgramWhateverTheNamesAre()
    {
        const QTemporaryDir folder;
        core::Client odd =
            client(u"o'hara \"$x\" \\"_s, {u"authorization_code"_s, u"client_credentials"_s, kDeviceGrant}, true);
        int compared = 0;
        for (const auto &[language, program, arguments] :
             {std::tuple(Language::Curl, u"bash"_s, QStringList{u"-n"_s}),
              std::tuple(Language::Python, u"python3"_s, QStringList{u"-m"_s, u"py_compile"_s}),
              std::tuple(Language::JavaScript, u"node"_s, QStringList{u"--check"_s}),
              std::tuple(Language::Go, u"gofmt"_s, QStringList{u"-l"_s})}) {
            for (const ui::Snippet &snippet : ui::quickStart(language, odd, server())) {
                const QString path = folder.filePath(snippet.flow + u'.' + ui::snippetSuffix(language));
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(snippet.text.toUtf8() + '\n');
                file.close();
                bool ran = false;
                const QString complaint = checked(program, arguments + QStringList{path}, &ran);
                QVERIFY2(!ran || complaint.isEmpty(), qPrintable(complaint + snippet.text));
                compared += int(ran);
            }
        }
        QVERIFY(compared >= 3); // the shell is everywhere
    }
    /// For tests/clients: with GATEHOUSE_SNIPPETS set to a folder, each snippet as <client>.<flow>.<suffix> and each
    /// client as <client>.json for "client add ID --metadata".
    void writesThemToBeRun()
    {
        const QString folder = qEnvironmentVariable("GATEHOUSE_SNIPPETS");
        if (folder.isEmpty())
            QSKIP("GATEHOUSE_SNIPPETS is not set");
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(QDir(folder).filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        for (const core::Client &made : clientsToRun()) {
            const QJsonObject metadata{
                {u"client_name"_s, made.name},
                {u"grant_types"_s, QJsonArray::fromStringList(made.grantTypes)},
                {u"redirect_uris"_s, QJsonArray::fromStringList(made.redirectUris)},
                {u"scope"_s, made.scopes.join(u' ')},
                {u"token_endpoint_auth_method"_s, made.isConfidential() ? u"client_secret_post"_s : u"none"_s}};
            QVERIFY(write(made.id.value + u".json"_s, QJsonDocument(metadata).toJson()));
            for (const Language language : kLanguages) {
                for (const ui::Snippet &snippet : ui::quickStart(language, made, server()))
                    QVERIFY(write(made.id.value + u'.' + snippet.flow + u'.' + ui::snippetSuffix(language),
                                  snippet.text.toUtf8() + '\n'));
            }
        }
    }
};

QTEST_GUILESS_MAIN(QuickStartTest)
#include "QuickStartTest.moc"
