#include "tests/support/CommandRun.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused chain …` where there is no chain yet: what is asked for is understood or refused.
class ChainCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(run({u"client"_s, u"list"_s}).code, 1); // no database yet
        QCOMPARE(run({u"chain"_s, u"revoke-all"_s, u"--client"_s, u"web-client"_s}).code, 0);
    }
    void showsWhatWouldEndUnlessToldToDoIt()
    {
        const CommandRun preview = run({u"chain"_s, u"revoke-all"_s, u"--client"_s, u"web-client"_s});
        QCOMPARE(preview.object().value(u"would_revoke"_s).toInt(-1), 0);
        const CommandRun done = run({u"chain"_s, u"revoke-all"_s, u"--client"_s, u"web-client"_s, u"--yes"_s});
        QCOMPARE(done.object().value(u"revoked"_s).toInt(-1), 0);
    }
    void revokesNothingWithoutAName()
    {
        QCOMPARE(run({u"chain"_s, u"revoke-all"_s}).code, 1);
        QCOMPARE(run({u"chain"_s, u"revoke-all"_s, u"--yes"_s}).code, 1);
        QCOMPARE(run({u"chain"_s, u"revoke-all"_s, u"--yes"_s, u"--user"_s, u"nobody"_s}).code, 1);
    }
    void listsInTheFilterLanguage()
    {
        QCOMPARE(run({u"chain"_s, u"list"_s, u"--filter"_s, u"state is reused and since 7d"_s}).code, 0);
        const CommandRun wrong = run({u"chain"_s, u"list"_s, u"--filter"_s, u"colour is red"_s});
        QCOMPARE(wrong.code, 1);
        QVERIFY(wrong.error.contains("colour"));
    }

private:
    CommandRun run(QStringList arguments) const
    {
        return CommandRun(arguments << u"--json"_s << u"--data-dir"_s << m_folder.path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ChainCommandsTest)
#include "ChainCommandsTest.moc"
