#include "core/secrets/KeychainSecretStore.h"

#include "core/secrets/KekProvider.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <memory>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// Every case runs as a child of this program inside a D-Bus session and a home folder of its own, so that the keyring
// of whoever runs the tests is neither asked nor changed. The child prints what it saw as one line of JSON.

template <class Outcome>
static Outcome awaited(QFuture<Outcome> future)
{
    QEventLoop loop;
    QFutureWatcher<Outcome> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.takeResult();
}

/// The process that owns the name of the Secret Service on the private bus; 0 when nobody does.
static qint64 keyringProcess()
{
    QProcess ask;
    ask.start(u"dbus-send"_s,
              {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
               u"org.freedesktop.DBus.GetConnectionUnixProcessID"_s, u"string:org.freedesktop.secrets"_s});
    ask.waitForFinished();
    const QRegularExpression number(u"uint32 (\\d+)"_s);
    return number.match(QString::fromUtf8(ask.readAllStandardOutput())).captured(1).toLongLong();
}

static QJsonObject playStore()
{
    KeychainSecretStore store;
    const QByteArray secret("\0bytes \xff\n of any kind", 22);
    const auto kept = std::make_shared<const SecretBytes>(SecretBytes::take(QByteArray(secret)));
    const auto before = awaited(store.read(u"entry"_s));
    const auto written = awaited(store.write(u"entry"_s, kept));
    const auto after = awaited(store.read(u"entry"_s));
    const auto removed = awaited(store.remove(u"entry"_s));
    const auto removedAgain = awaited(store.remove(u"entry"_s));
    const auto gone = awaited(store.read(u"entry"_s));
    return {{u"nothing at first"_s, before && !*before},
            {u"written"_s, bool(written)},
            {u"same bytes"_s, after && *after && (*after)->toByteArray() == secret},
            {u"removed"_s, bool(removed)},
            {u"removed twice"_s, bool(removedAgain)},
            {u"gone"_s, gone && !*gone}};
}

static QJsonObject playFind(const QString &dataDir, bool databaseHasKeyCheck, std::chrono::milliseconds patience = 5s)
{
    KeychainSecretStore store(patience);
    SystemRandom random;
    KekProvider provider(store, random);
    const auto outcome = awaited(provider.find({.dataDir = dataDir, .databaseHasKeyCheck = databaseHasKeyCheck}));
    if (!outcome)
        return {{u"isKeychainError"_s, outcome.error().kind == ErrorKind::Keychain},
                {u"detail"_s, outcome.error().detail}};
    const auto *const found = std::get_if<KekFound>(&*outcome);
    if (!found)
        return {};
    return {{u"kek"_s, QString::fromLatin1(found->kek->toByteArray().toHex())},
            {u"place"_s, found->place},
            {u"isFallback"_s, found->isFallback},
            {u"warning"_s, found->warning}};
}

/// The service stops answering, without leaving the bus.
static QJsonObject playHung(const QString &dataDir)
{
    // The daemon takes its name on the bus some time after it was started.
    qint64 keyring = 0;
    for (const QDeadlineTimer deadline(30s); keyring <= 0 && !deadline.hasExpired();)
        keyring = keyringProcess();
    if (keyring <= 0 || ::kill(pid_t(keyring), SIGSTOP) != 0)
        return {{u"detail"_s, u"no keyring to stop"_s}};
    const QJsonObject outcome = playFind(dataDir, false, 300ms);
    ::kill(pid_t(keyring), SIGKILL);
    return outcome;
}

static int play(const QString &role, const QString &dataDir)
{
    QJsonObject seen;
    if (role == u"store"_s)
        seen = playStore();
    else if (role == u"hung"_s)
        seen = playHung(dataDir);
    else
        seen = playFind(dataDir, role == u"find-sealed"_s);
    std::puts(QJsonDocument(seen).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    if (const qint64 keyring = keyringProcess(); keyring > 0 && role != u"no-bus"_s)
        ::kill(pid_t(keyring), SIGTERM);
    return 0;
}

class KeychainSecretStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    QProcessEnvironment privateEnvironment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name :
             {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s, u"GNOME_KEYRING_CONTROL"_s,
              u"AUTH_SERVICE__KEK"_s, u"XDG_CURRENT_DESKTOP"_s, u"KDE_FULL_SESSION"_s, u"DESKTOP_SESSION"_s})
            environment.remove(name);
        environment.insert(u"HOME"_s, m_home->path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home->filePath(u"run"_s));
        for (const QString &name : {u"DATA"_s, u"CONFIG"_s, u"CACHE"_s})
            environment.insert(u"XDG_%1_HOME"_s.arg(name), m_home->filePath(name.toLower()));
        return environment;
    }
    QString dataDir() const { return m_home->filePath(u"gatehouse"_s); }

    QJsonObject seenBy(const QString &program, const QStringList &arguments, const QString &password = {})
    {
        QProcessEnvironment environment = privateEnvironment();
        environment.insert(u"KEYRING_PASSWORD"_s, password);
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(program, arguments);
        if (!child.waitForFinished(60000) || child.exitStatus() != QProcess::NormalExit) {
            child.kill();
            child.waitForFinished();
            return {};
        }
        return QJsonDocument::fromJson(child.readAllStandardOutput().trimmed()).object();
    }
    /// Plays a role in a new session whose keyring was unlocked with the password, or whose keyring nobody started.
    QJsonObject inSession(const QString &role, const QString &password)
    {
        const QString start = u"printf %s \"$KEYRING_PASSWORD\" | gnome-keyring-daemon --unlock --components=secrets"
                              u" >/dev/null 2>&1; exec \"$@\""_s;
        return seenBy(u"dbus-run-session"_s,
                      {u"--"_s, u"sh"_s, u"-c"_s, password.isEmpty() ? u"exec \"$@\""_s : start, u"sh"_s,
                       QCoreApplication::applicationFilePath(), u"--play"_s, role, dataDir()},
                      password);
    }
    bool hasPlainFile() const { return QFile::exists(dataDir() + u"/kek"_s); }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        for (const QString &name : {u"run"_s, u"data"_s, u"config"_s, u"cache"_s, u"gatehouse"_s})
            QVERIFY(QDir(m_home->path()).mkdir(name));
        QVERIFY(
            QFile::setPermissions(m_home->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void keepsAnyBytes()
    {
        const QJsonObject seen = inSession(u"store"_s, u"password"_s);
        QCOMPARE(seen.size(), 6);
        for (auto fact = seen.begin(); fact != seen.end(); ++fact)
            QVERIFY2(fact.value().toBool(), qPrintable(fact.key()));
    }

    void findsTheSameKeyAtTheNextStart()
    {
        const QJsonObject first = inSession(u"find"_s, u"password"_s);
        QCOMPARE(first.value("kek"_L1).toString().size(), 64);
        QCOMPARE(first.value("isFallback"_L1), false);
        QVERIFY(!hasPlainFile());
        const QJsonObject second = inSession(u"find-sealed"_s, u"password"_s);
        QCOMPARE(second.value("kek"_L1), first.value("kek"_L1));
    }

    void makesNoNewKeyWhileTheKeyringIsLocked_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("wrong password") << u"another"_s;
        QTest::newRow("not unlocked at all") << u""_s;
    }
    void makesNoNewKeyWhileTheKeyringIsLocked()
    {
        QFETCH(QString, password);
        const QJsonObject first = inSession(u"find"_s, u"password"_s);
        QCOMPARE(first.value("kek"_L1).toString().size(), 64);
        const QJsonObject locked = inSession(u"find-sealed"_s, password);
        QCOMPARE(locked.value("isKeychainError"_L1), true);
        QVERIFY(locked.value("detail"_L1).toString().contains(u"unlock"_s));
        QVERIFY(!hasPlainFile());
        QCOMPARE(inSession(u"find-sealed"_s, u"password"_s).value("kek"_L1), first.value("kek"_L1));
    }

    void fallsBackWithoutABus()
    {
        const QJsonObject seen = seenBy(QCoreApplication::applicationFilePath(), {u"--play"_s, u"no-bus"_s, dataDir()});
        QCOMPARE(seen.value("kek"_L1).toString().size(), 64);
        QCOMPARE(seen.value("isFallback"_L1), true);
        QVERIFY(!seen.value("warning"_L1).toString().isEmpty());
        QVERIFY(hasPlainFile());
    }

    void givesUpAServiceThatHangs()
    {
        const QJsonObject seen = inSession(u"hung"_s, u"password"_s);
        QCOMPARE(seen.value("kek"_L1).toString().size(), 64);
        QCOMPARE(seen.value("isFallback"_L1), true);
        QVERIFY2(seen.value("warning"_L1).toString().contains(u"in time"_s),
                 qPrintable(seen.value("warning"_L1).toString()));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--play"_s)
        return play(arguments.at(2), arguments.at(3));
    KeychainSecretStoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "KeychainSecretStoreTest.moc"
