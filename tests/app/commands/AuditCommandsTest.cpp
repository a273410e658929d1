#include "tests/support/CommandRun.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

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

private:
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
