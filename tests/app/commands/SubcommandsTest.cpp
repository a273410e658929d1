#include "app/Composition.h"
#include "app/commands/Subcommand.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
    QTest::newRow("a word too many") << QStringList{u"set"_s, u"AUTH_SERVICE__LISTEN"_s, u"a"_s, u"b"_s};
    QTest::newRow("nothing to take back") << QStringList{u"unset"_s};
    QTest::newRow("show takes none") << QStringList{u"show"_s, u"AUTH_SERVICE__LISTEN"_s};
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
