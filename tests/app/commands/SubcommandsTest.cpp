#include "app/Composition.h"
#include "app/commands/Subcommand.h"
#include "core/settings/SettingsRepository.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Subcommands as the daemon runs them, on a folder of their own.
class SubcommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void checkFindsAWrongKey();
    void configSavesAndTakesBack();
    void configShowsOnlyWhatIsNamed();
    void configShowsTheKeptIssuer();
    void readingKeysMakesNoDatabase_data();
    void readingKeysMakesNoDatabase();
    void tlsTellsThatPlainAddressesEnd();
    void configSavesSeveralAtOnce();
    void configRepairsWhatDoesNotLoad();
    void configComesBackFromItsExport();
    void configTellsWhatAnImportWouldDo();
    void configRefusesATakenPort();
    void configRefuses_data();
    void configRefuses();
    void configCountsItsWords_data();
    void configCountsItsWords();

private:
    struct Outcome
    {
        int code = 0;
        QByteArray out;
        QByteArray error;
    };
    Outcome run(QStringList arguments)
    {
        arguments << u"--data-dir"_s << m_dir->path();
        QTemporaryFile out, error;
        out.open();
        error.open();
        std::fflush(nullptr);
        const int oldOut = dup(STDOUT_FILENO), oldError = dup(STDERR_FILENO);
        dup2(out.handle(), STDOUT_FILENO);
        dup2(error.handle(), STDERR_FILENO);
        Outcome outcome;
        outcome.code = app::runSubcommand(arguments);
        std::fflush(nullptr);
        dup2(oldOut, STDOUT_FILENO);
        dup2(oldError, STDERR_FILENO);
        close(oldOut);
        close(oldError);
        out.seek(0);
        error.seek(0);
        outcome.out = out.readAll();
        outcome.error = error.readAll();
        return outcome;
    }
    QString valueOf(const QString &name)
    {
        for (const auto &row : QJsonDocument::fromJson(run({u"config"_s, u"show"_s, u"--json"_s}).out).array()) {
            if (row.toObject().value("name"_L1).toString() == name)
                return row.toObject().value("source"_L1).toString() + u' ' +
                       row.toObject().value("value"_L1).toString();
        }
        return {};
    }
    static void useKek(char fill) { qputenv("AUTH_SERVICE__KEK", QByteArray(32, fill).toBase64()); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void SubcommandsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
    const auto made = app::Composition::open(m_dir->path(), {});
    QVERIFY(made);
    QVERIFY((*made)->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
}

void SubcommandsTest::cleanup()
{
    qunsetenv("AUTH_SERVICE__KEK");
}

void SubcommandsTest::checkFindsAWrongKey()
{
    useKek('k');
    const auto right = run({u"check"_s, u"--json"_s});
    QVERIFY2(right.code == 0, right.out + right.error);
    useKek('x');
    const auto wrong = run({u"check"_s, u"--json"_s});
    QCOMPARE(wrong.code, 1);
    QStringList failed;
    for (const auto &row : QJsonDocument::fromJson(wrong.out).array()) {
        if (!row.toObject().value("ok"_L1).toBool())
            failed << row.toObject().value("check"_L1).toString();
    }
    QCOMPARE(failed, QStringList{u"key-encryption key"_s});
}

void SubcommandsTest::configSavesAndTakesBack()
{
    const auto name = u"AUTH_SERVICE__HTTP_MAX_BODY"_s;
    QCOMPARE(valueOf(name), u"default 65536"_s);
    const auto set = run({u"config"_s, u"set"_s, name, u"8192"_s, u"--json"_s});
    QVERIFY2(set.code == 0, set.error);
    const QJsonObject expected{{u"name"_s, name},
                               {u"value"_s, u"8192"_s},
                               {u"source"_s, u"saved"_s},
                               {u"default"_s, u"65536"_s},
                               {u"needs_restart"_s, false}};
    QCOMPARE(QJsonDocument::fromJson(set.out).object(), expected);
    QCOMPARE(valueOf(name), u"saved 8192"_s);
    QCOMPARE(run({u"config"_s, u"unset"_s, name}).code, 0);
    QCOMPARE(valueOf(name), u"default 65536"_s);
}

void SubcommandsTest::configShowsOnlyWhatIsNamed()
{
    const auto shown = run({u"config"_s, u"show"_s, u"Http"_s, u"MAX_BODY"_s, u"--json"_s});
    QVERIFY2(shown.code == 0, shown.error);
    const QJsonArray rows = QJsonDocument::fromJson(shown.out).array();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().toObject().value("name"_L1).toString(), u"AUTH_SERVICE__HTTP_MAX_BODY"_s);
    const auto none = run({u"config"_s, u"show"_s, u"isuer"_s});
    QCOMPARE(none.code, 1);
    QVERIFY2(none.error.contains("no setting's name holds \"isuer\""), none.error);
}

void SubcommandsTest::configShowsTheKeptIssuer()
{
    const auto name = u"AUTH_SERVICE__JWT_ISSUER"_s;
    QCOMPARE(valueOf(name), u"default "_s);
    {
        const auto started = app::Composition::open(m_dir->path(), {});
        QVERIFY((*started)->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
        QVERIFY((*started)->settleIssuer(u"http://127.0.0.1:9187"_s, true));
    }
    QCOMPARE(valueOf(name), u"kept since the first start http://127.0.0.1:9187"_s);
    QCOMPARE(run({u"config"_s, u"set"_s, name, u"https://id.example.org"_s}).code, 0);
    QCOMPARE(valueOf(name), u"saved https://id.example.org"_s);
    QCOMPARE(run({u"config"_s, u"unset"_s, name}).code, 0);
    QCOMPARE(valueOf(name), u"kept since the first start http://127.0.0.1:9187"_s);
}

void SubcommandsTest::readingKeysMakesNoDatabase_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("key list") << QStringList{u"key"_s, u"list"_s};
    QTest::newRow("key test") << QStringList{u"key"_s, u"test"_s};
    QTest::newRow("key export") << QStringList{u"key"_s, u"export"_s, u"1"_s};
    QTest::newRow("token inspect") << QStringList{u"token"_s, u"inspect"_s, u"-"_s};
}

void SubcommandsTest::readingKeysMakesNoDatabase()
{
    QFETCH(QStringList, words);
    useKek('k');
    m_dir = std::make_unique<QTemporaryDir>();
    QCOMPARE(run(words).code, 1);
    QVERIFY(QDir(m_dir->path()).isEmpty());
}

void SubcommandsTest::tlsTellsThatPlainAddressesEnd()
{
    useKek('k');
    const QByteArray says = "http:// URLs no longer answer";
    const auto first = run({u"tls"_s, u"create"_s, u"--name"_s, u"127.0.0.1"_s});
    QVERIFY2(first.code == 0, first.error);
    QVERIFY2(first.error.contains(says), first.error);
    QVERIFY(!run({u"tls"_s, u"create"_s, u"--name"_s, u"localhost"_s}).error.contains(says)); // it was HTTPS before
}

void SubcommandsTest::configSavesSeveralAtOnce()
{
    const auto certificate = u"AUTH_SERVICE__TLS_CERT"_s, key = u"AUTH_SERVICE__TLS_KEY"_s;
    QCOMPARE(run({u"config"_s, u"set"_s, certificate, u"/c"_s}).code, 1); // they go together
    const auto twice = run({u"config"_s, u"set"_s, certificate, u"/c"_s, certificate, u"/d"_s});
    QVERIFY2(twice.error.contains("given twice"), twice.error);
    const auto half = run({u"config"_s, u"set"_s, certificate, u"/c"_s, key, u"/k"_s, u"AUTH_SERVICE__X"_s, u"1"_s});
    QCOMPARE(half.code, 1);
    QCOMPARE(valueOf(certificate), u"default "_s);
    const auto set = run({u"config"_s, u"set"_s, certificate, u"/c"_s, key, u"/k"_s, u"--json"_s});
    QVERIFY2(set.code == 0, set.error);
    QCOMPARE(QJsonDocument::fromJson(set.out).array().size(), 2);
    QCOMPARE(valueOf(key), u"saved /k"_s);
    QCOMPARE(run({u"config"_s, u"unset"_s, certificate, key}).code, 0);
    QCOMPARE(valueOf(key), u"default "_s);
}

void SubcommandsTest::configComesBackFromItsExport()
{
    const auto name = u"AUTH_SERVICE__HTTP_MAX_BODY"_s;
    const QString file = m_dir->filePath(u"settings.json"_s);
    QCOMPARE(run({u"config"_s, u"set"_s, name, u"8192"_s}).code, 0);
    QCOMPARE(run({u"config"_s, u"export"_s, file}).code, 0);
    QCOMPARE(run({u"config"_s, u"unset"_s, name}).code, 0);
    const auto imported = run({u"config"_s, u"import"_s, file});
    QVERIFY2(imported.code == 0, imported.error);
    QCOMPARE(valueOf(name), u"saved 8192"_s);
    QVERIFY(run({u"config"_s, u"history"_s}).out.contains("8192"));
}

void SubcommandsTest::configTellsWhatAnImportWouldDo()
{
    const QString path = m_dir->filePath(u"old.env"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("AUTH_SERVICE__JWT_EXPIRATION=3600\nAUTH_SERVICE__MASTER_KEY=hush-hush\nTEAM_NAME=x\n");
    file.close();
    const auto lifetime = u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s;
    const auto dry = run({u"config"_s, u"import"_s, path, u"--dry-run"_s});
    QVERIFY2(dry.code == 0, dry.error);
    QVERIFY(dry.out.contains("3600") && dry.out.contains("AUTH_SERVICE__TEAM_NAME"));
    QVERIFY(!dry.out.contains("hush-hush"));
    QCOMPARE(valueOf(lifetime), u"default 900"_s);
    QCOMPARE(run({u"config"_s, u"import"_s, path}).code, 0);
    QCOMPARE(valueOf(lifetime), u"saved 3600"_s);
}

void SubcommandsTest::configRepairsWhatDoesNotLoad()
{
    const auto certificate = u"AUTH_SERVICE__TLS_CERT"_s, body = u"AUTH_SERVICE__HTTP_MAX_BODY"_s;
    {
        const auto opened = app::Composition::open(m_dir->path(), {});
        QVERIFY(opened);
        QVERIFY((*opened)->database().writeNow([&](core::Transaction &transaction) -> core::Result<void> {
            const core::Instant now = core::SystemClock().now();
            if (auto other = core::SettingsRepository::set(transaction, body, u"8192"_s, now); !other)
                return other;
            return core::SettingsRepository::set(transaction, certificate, u"/c"_s, now); // and no key
        }));
    }
    QCOMPARE(run({u"user"_s, u"list"_s}).code, 1);
    const auto shown = run({u"config"_s, u"show"_s});
    QVERIFY2(shown.code == 0 && shown.error.contains("AUTH_SERVICE__TLS_KEY is empty"), shown.error);
    const auto repaired = run({u"config"_s, u"unset"_s, certificate});
    QVERIFY2(repaired.code == 0, repaired.error);
    QCOMPARE(valueOf(body), u"saved 8192"_s);
    QCOMPARE(run({u"user"_s, u"list"_s}).code, 0);
}

void SubcommandsTest::configRefusesATakenPort()
{
    const auto name = u"AUTH_SERVICE__LISTEN"_s;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const QString taken = u"127.0.0.1:%1"_s.arg(server.serverPort());
    const auto refused = run({u"config"_s, u"set"_s, name, taken});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.error.contains(QByteArray::number(server.serverPort())), refused.error);
    server.close();
    QCOMPARE(run({u"config"_s, u"set"_s, name, taken}).code, 0);
    QVERIFY(server.listen(QHostAddress::LocalHost, taken.section(u':', 1).toUShort())); // as our own server does
    const auto wider = run({u"config"_s, u"set"_s, name, u"0.0.0.0:"_s + taken.section(u':', 1)});
    QVERIFY2(wider.code == 0, wider.error);
}

void SubcommandsTest::configRefuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("beyond its range") << u"AUTH_SERVICE__HTTP_MAX_BODY"_s << u"1"_s << "expected bytes"_ba;
    QTest::newRow("no such setting") << u"AUTH_SERVICE__LISTENER"_s << u"1"_s << "AUTH_SERVICE__LISTEN"_ba;
    QTest::newRow("a secret") << u"AUTH_SERVICE__KEK"_s << u"1"_s << "is a secret"_ba;
    QTest::newRow("given by the environment")
        << u"AUTH_SERVICE__SIGNING_ALG"_s << u"RS256"_s << "in the environment"_ba;
    QTest::newRow("a listener at a name")
        << u"AUTH_SERVICE__LISTEN"_s << u"example.com:8003"_s << "expected an IP address"_ba;
    QTest::newRow("a listener at a number")
        << u"AUTH_SERVICE__LISTEN"_s << u"12345:8003"_s << "expected an IP address"_ba;
    QTest::newRow("a listener at another computer's address")
        << u"AUTH_SERVICE__LISTEN"_s << u"192.0.2.93:8003"_s << "192.0.2.93 port 8003"_ba;
    QTest::newRow("no such file of the key") << u"AUTH_SERVICE__KEK_FILE"_s << u"/nowhere/kek"_s << "cannot be read"_ba;
    QTest::newRow("a folder as private key") << u"AUTH_SERVICE__PRIVATE_KEY_PATH"_s << u"/"_s << "cannot be read"_ba;
    QTest::newRow("HTTPS without a certificate")
        << u"AUTH_SERVICE__LISTEN"_s << u"https://127.0.0.1:1"_s << "no certificate"_ba;
}

void SubcommandsTest::configRefuses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QByteArray, says);
    const auto outcome = run({u"config"_s, u"set"_s, name, value});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.error.contains(says), outcome.error);
    QVERIFY(outcome.out.isEmpty());
}

void SubcommandsTest::configCountsItsWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no value") << QStringList{u"set"_s, u"AUTH_SERVICE__LISTEN"_s};
    QTest::newRow("nothing to take back") << QStringList{u"unset"_s};
    QTest::newRow("a pair and a half") << QStringList{u"set"_s, u"A"_s, u"1"_s, u"B"_s};
    QTest::newRow("export needs a file") << QStringList{u"export"_s};
}

void SubcommandsTest::configCountsItsWords()
{
    QFETCH(QStringList, words);
    const auto outcome = run(QStringList{u"config"_s} + words);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.error.startsWith("usage: gatehoused config"), outcome.error);
}

QTEST_GUILESS_MAIN(SubcommandsTest)
#include "SubcommandsTest.moc"
