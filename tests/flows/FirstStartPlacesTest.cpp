#include "app/Await.h"
#include "app/FirstStartSetup.h"
#include "app/KekAtStart.h"
#include "core/keys/KeyRing.h"
#include "server/Server.h"
#include "tests/support/OpenSslTool.h"
#include "tests/support/SecretRecord.h"
#include "ui/shell/Console.h"
#include "ui/shell/Language.h"
#include "ui/start/BringOverPane.h"
#include "ui/start/SetupWizard.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using app::FirstStartSetup;

static app::StartOptions optionsFor(const QString &folder)
{
    app::StartOptions options;
    options.dataDir = folder;
    return options;
}

/// The wizard with the real program behind it: a stranger who clicks through.
struct Visitor
{
    explicit Visitor(const QString &folder) : options(optionsFor(folder)), setup(options), wizard(setup)
    {
        wizard.show();
    }
    template <class Part>
    Part *find(const char *name) const
    {
        return wizard.findChild<Part *>(QLatin1String(name));
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    bool next() const
    {
        auto *button = find<QPushButton>("setupNext");
        const QString before = text("setupStep");
        if (!QTest::qWaitFor([&] { return button->isEnabled(); }, 30000))
            return false;
        button->click();
        return QTest::qWaitFor([&] { return text("setupStep") != before; }, 60000);
    }

    app::StartOptions options;
    FirstStartSetup setup;
    ui::SetupWizard wizard;
};

/// What a child process saw that had a keyring of its own; one line of JSON.
static int playKeychain(const QString &folder)
{
    QJsonObject seen;
    if (FirstStartSetup::isNeeded(optionsFor(folder))) {
        Visitor visitor(folder);
        bool went = visitor.next();
        went = went && QTest::qWaitFor([&] { return visitor.find<QPushButton>("setupNext")->isEnabled(); }, 30000);
        seen.insert(u"told"_s, visitor.text("keychainReason"));
        for (int page = 2; page <= 4 && went; ++page)
            went = visitor.next();
        seen.insert(u"went"_s, went);
        const auto process = visitor.setup.takeProcess();
        seen.insert(u"place"_s, process ? process->core().kekPlace() : QString());
        seen.insert(u"plainFile"_s, QFile::exists(folder + u"/kek"_s));
        if (process)
            process->stop();
    } else {
        auto process = app::ServerProcess::open(optionsFor(folder), u"console"_s);
        auto kek = process ? app::kekWithoutQuestions((*process)->core()) : core::fail(process.error());
        seen.insert(u"place"_s, kek ? kek->place : kek.error().detail);
        seen.insert(u"opened"_s, kek && (*process)->unlock(*std::move(kek)));
        if (process)
            (*process)->stop();
    }
    std::puts(QJsonDocument(seen).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}

/// Where the first start takes things from and puts them: what comes along from the old service, and a real keychain.
class FirstStartPlacesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void bringsOverSettingsAndKeyOfTheOldService();
    void saysWhatABadFileIs_data();
    void saysWhatABadFileIs();
    void theKeychainHoldsTheKey();

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_home->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    QJsonObject inSession(const QString &folder) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void FirstStartPlacesTest::bringsOverSettingsAndKeyOfTheOldService()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost, 0));
    const QByteArray port = QByteArray::number(probe.serverPort());
    probe.close();
    const tests::OpenSslTool openssl;
    openssl.make(u"genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out old.pem"_s);
    const QString settings = file(u".env"_s, "# the old service\n"
                                             "AUTH_SERVICE__JWT_ISSUER=https://auth.example\n"
                                             "AUTH_SERVICE__JWT_EXPIRATION=600\n"
                                             "AUTH_SERVICE__JWT_SECRET=change-me\n"
                                             "AUTH_SERVICE__METRICS_TOKEN=hush\n"
                                             "ENVIRONMENT=development\n"
                                             "PORT=" +
                                                 port + '\n');
    const QString data = m_home->filePath(u"data"_s);
    Visitor visitor(data);
    visitor.find<QRadioButton>("purposeBringOver")->click();
    auto *pane = visitor.wizard.findChild<ui::BringOverPane *>();
    QVERIFY(pane);
    pane->readSettings(settings);
    pane->readKey(openssl.path(u"old.pem"_s));
    QTRY_VERIFY(visitor.find<QLineEdit>("bringKeyId")->isEnabled());
    visitor.find<QLineEdit>("bringKeyId")->setText(u"2024-01-key-1"_s);
    QTRY_VERIFY(visitor.text("bringSettingsFinding").contains(u"AUTH_SERVICE__JWT_ISSUER"_s));
    for (int page = 1; page <= 4; ++page)
        QVERIFY(visitor.next());
    const auto process = visitor.setup.takeProcess();
    QVERIFY(process);
    app::Composition &core = process->core();
    QCOMPARE(core.tokens().issuer(), u"https://auth.example"_s);
    QCOMPARE(core.settings().accessTokenLifetime, std::chrono::seconds(600));
    QCOMPARE(core.settings().listeners.front().port, quint16(port.toInt()));
    QVERIFY(core.settings().metricsToken.isEmpty()); // a secret is told, not saved
    QVERIFY(core.keyRing().verificationKey(u"2024-01-key-1"_s));
    QVERIFY(core.keyRing().active());
    QVERIFY(core.keyRing().active()->id.value != u"2024-01-key-1"_s); // it verifies; the new one signs
    QVERIFY(core.keyRing().jwks().contains("2024-01-key-1"));
    process->stop();
}

void FirstStartPlacesTest::saysWhatABadFileIs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("no settings") << QByteArray(500, '\x01') << u"no line"_s;
    QTest::newRow("empty") << QByteArray() << u"no line"_s;
    QTest::newRow("cut off") << "{\"gatehouse_settings\": 1, \"settings\": {"_ba << u"whole JSON"_s;
    QTest::newRow("of a newer version") << "{\"gatehouse_settings\": 2, \"version\": \"9.1\", \"settings\": {}}"_ba
                                        << u"Gatehouse 9.1"_s;
    QTest::newRow("a bad value") << "AUTH_SERVICE__JWKS_MAX_AGE=soon\n"_ba << u"JWKS_MAX_AGE"_s;
}

void FirstStartPlacesTest::saysWhatABadFileIs()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    Visitor visitor(m_home->filePath(u"data"_s));
    visitor.find<QRadioButton>("purposeBringOver")->click();
    auto *pane = visitor.wizard.findChild<ui::BringOverPane *>();
    pane->readSettings(file(u"settings"_s, content));
    QTRY_VERIFY2(visitor.text("bringSettingsFinding").contains(words),
                 qPrintable(visitor.text("bringSettingsFinding")));
    QVERIFY(!visitor.find<QPushButton>("setupNext")->isEnabled());
    visitor.find<QPushButton>("bringSettingsLeaveOut")->click();
    QVERIFY(visitor.find<QPushButton>("setupNext")->isEnabled());
}

/// This program again, in a D-Bus session with a home folder and an unlocked keyring of its own.
QJsonObject FirstStartPlacesTest::inSession(const QString &folder) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s,
                                u"GNOME_KEYRING_CONTROL"_s, u"AUTH_SERVICE__KEK"_s, u"XDG_CURRENT_DESKTOP"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, m_home->path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
    for (const QString &name : {u"DATA"_s, u"CONFIG"_s, u"CACHE"_s})
        environment.insert(u"XDG_%1_HOME"_s.arg(name), m_home->filePath(name.toLower()));
    environment.insert(u"AUTH_SERVICE__BCRYPT_COST"_s, u"4"_s);
    QProcess child;
    child.setProcessEnvironment(environment);
    child.start(u"dbus-run-session"_s,
                {u"--"_s, u"sh"_s, u"-c"_s,
                 u"printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; \"$@\"; "
                 "kill $(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / "
                 "org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | "
                 "sed 's/.*uint32 //')"_s,
                 u"sh"_s, QCoreApplication::applicationFilePath(), u"--keychain"_s, folder});
    if (!QTest::qWaitFor([&] { return child.state() == QProcess::NotRunning; }, 120000))
        child.kill();
    const QByteArray said = child.readAllStandardOutput();
    return QJsonDocument::fromJson(said.mid(said.indexOf('{')).trimmed()).object();
}

void FirstStartPlacesTest::theKeychainHoldsTheKey()
{
    for (const QString &name : {u"run"_s, u"data"_s, u"config"_s, u"cache"_s})
        QVERIFY(QDir(m_home->path()).mkdir(name));
    QVERIFY(QFile::setPermissions(m_home->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QString folder = m_home->filePath(u"house"_s);
    const QJsonObject first = inSession(folder);
    QVERIFY2(first.value(u"went"_s).toBool(), QJsonDocument(first).toJson());
    QVERIFY(first.value(u"told"_s).toString().contains(u"Written, read again and removed"_s));
    QVERIFY(!first.value(u"plainFile"_s).toBool());
    QVERIFY(!first.value(u"place"_s).toString().contains(u"file"_s));
    const QJsonObject second = inSession(folder); // the next start, in another session
    QVERIFY2(second.value(u"opened"_s).toBool(), QJsonDocument(second).toJson());
    QCOMPARE(second.value(u"place"_s), first.value(u"place"_s));
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    static ui::Language language;
    ui::Console::prepare(language);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--keychain"_s)
        return playKeychain(arguments.at(2));
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain of the person who runs this
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    FirstStartPlacesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "FirstStartPlacesTest.moc"
