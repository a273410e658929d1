#include "core/audit/AuditLog.h"
#include "core/crypto/Random.h"
#include "core/database/Database.h"
#include "tests/support/CommandRun.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused audit …`: the log in the filter language.
class AuditCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(run({u"client"_s, u"add"_s, u"web-client"_s, u"--public"_s, u"--grant"_s, u"refresh_token"_s}).code,
                 0);
    }
    void listsInTheFilterLanguage()
    {
        QCOMPARE(rows(u"event is client_created and actor is cli"_s), 1);
        QCOMPARE(rows(u"event is client_created and not actor is cli"_s), 0);
        QCOMPARE(rows(u"event is login_failed or client_created"_s), 1);
        QCOMPARE(rows(u"\"web-cli\""_s), 1);
        QCOMPARE(rows(u"event is client_created and until 2001-01-01"_s), 0);
    }
    void refusesWhatCannotBeMeant_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("unknown event") << QStringList{u"--event"_s, u"client_craeted"_s}
                                       << QByteArray("client_created");
        QTest::newRow("unknown event among others")
            << QStringList{u"--event"_s, u"login_failed,client_craeted"_s} << QByteArray("client_created");
        QTest::newRow("unknown event in the language")
            << QStringList{u"--filter"_s, u"event is client_craeted"_s} << QByteArray("client_created");
        QTest::newRow("unknown field") << QStringList{u"--filter"_s, u"colour is red"_s} << QByteArray("colour");
        QTest::newRow("open quote") << QStringList{u"--filter"_s, u"\"web"_s} << QByteArray("character 1");
    }
    void refusesWhatCannotBeMeant()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const CommandRun done = run(QStringList{u"audit"_s, u"list"_s} + options);
        QCOMPARE(done.code, 1);
        QVERIFY2(done.error.contains(says), done.error);
    }
    void exportsTheSameRows()
    {
        const QString file = m_folder.filePath(u"part.jsonl"_s);
        const CommandRun done = run({u"audit"_s, u"export"_s, file, u"--filter"_s, u"event is client_created"_s});
        QCOMPARE(done.code, 0);
        QCOMPARE(done.object().value(u"rows"_s).toInt(), 1);
    }
    void anUnsignedExportSaysSo()
    {
        const QString file = m_folder.filePath(u"unsigned.jsonl"_s);
        const CommandRun done = run({u"audit"_s, u"export"_s, file});
        QCOMPARE(done.code, 0);
        QVERIFY(done.object().value(u"head"_s).toString().startsWith(u"not signed"_s));
        const CommandRun verified = run({u"audit"_s, u"verify"_s, u"--export"_s, file});
        QCOMPARE(verified.code, 1);
        QVERIFY2(verified.error.contains("not signed"), verified.error);
        QCOMPARE(run({u"audit"_s, u"verify"_s, u"--export"_s, m_folder.filePath(u"none"_s)}).code, 1);
    }
    void startsWithTheLastLines()
    {
        write(u"second"_s);
        write(u"third\x1b[2J"_s);
        std::signal(SIGINT, SIG_IGN); // until the subcommand listens to it
        QTimer interrupts;
        connect(&interrupts, &QTimer::timeout, this, [] { std::raise(SIGINT); });
        interrupts.start(50);
        const QStringList lastOne{u"audit"_s,   u"follow"_s, u"--filter"_s,   u"event is login_failed"_s,
                                  u"--lines"_s, u"1"_s,      u"--data-dir"_s, m_folder.path()};
        const CommandRun followed(lastOne);
        std::signal(SIGINT, SIG_IGN);
        const CommandRun inJson(lastOne + QStringList{u"--json"_s});
        interrupts.stop();
        std::signal(SIGINT, SIG_DFL);
        QCOMPARE(followed.code, 0);
        QCOMPARE(followed.out.count('\n'), 1);
        QVERIFY2(followed.out.contains("third"), followed.out);
        QVERIFY(!followed.out.contains('\x1b')); // a terminal would obey
        QCOMPARE(inJson.object().value(u"username"_s).toString(), u"third\x1b[2J"_s);
    }
    void followsNothingThatCannotBeMeant()
    {
        QCOMPARE(run({u"audit"_s, u"follow"_s, u"--filter"_s, u"colour is red"_s}).code, 1);
        QCOMPARE(run({u"audit"_s, u"follow"_s, u"--lines"_s, u"many"_s}).code, 1);
    }

private:
    template <class Task>
    void inDatabase(Task task)
    {
        const QStringList files = QDir(m_folder.path()).entryList({u"*.db"_s}, QDir::Files);
        QCOMPARE(files.size(), 1);
        const auto database = core::Database::open({.path = m_folder.filePath(files.first()), .mustExist = true});
        QVERIFY(database);
        QVERIFY((*database)->writeNow(task));
    }
    void write(const QString &name)
    {
        core::SystemClock clock;
        core::SystemRandom random;
        core::AuditLog log(clock, random, u"another-node"_s);
        inDatabase([&](core::Transaction &transaction) {
            core::AuditEvent event;
            event.type = core::EventType::LoginFailed;
            event.success = false;
            event.data = {{u"username"_s, name}};
            return log.append(transaction, event);
        });
    }
    CommandRun run(QStringList arguments) const
    {
        return CommandRun(arguments << u"--json"_s << u"--data-dir"_s << m_folder.path());
    }
    qsizetype rows(const QString &filter) const
    {
        const CommandRun listed = run({u"audit"_s, u"list"_s, u"--filter"_s, filter});
        return listed.code == 0 ? QJsonDocument::fromJson(listed.out).array().size() : -1;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(AuditCommandsTest)
#include "AuditCommandsTest.moc"
