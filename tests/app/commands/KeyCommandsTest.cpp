#include "app/Composition.h"
#include "tests/support/CommandRun.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused key …`: what somebody reads who types it twice.
class KeyCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { qunsetenv("AUTH_SERVICE__KEK"); }
    void saysThatAKeyWaitsAlready()
    {
        QTemporaryDir folder;
        QVERIFY(app::Composition::open(folder.path(), {}));
        const QStringList rotate{u"key"_s, u"rotate"_s, u"--json"_s, u"--data-dir"_s, folder.path()};
        const CommandRun first = run(rotate);
        QCOMPARE(first.code, 0);
        QCOMPARE(first.object().value(u"state"_s).toString(), u"next"_s);
        QVERIFY2(!first.error.contains("waits"), first.error.constData());
        const CommandRun second = run(rotate);
        QVERIFY2(second.code == 0, second.error.constData());
        QCOMPARE(second.object(), first.object()); // for programs nothing is new
        const QByteArray kid = first.object().value(u"kid"_s).toString().toUtf8();
        QVERIFY2(second.error.contains(kid + " waits already and signs from 20"), second.error.constData());
        const CommandRun third = run(rotate + QStringList{u"--now"_s});
        QCOMPARE(third.object().value(u"state"_s).toString(), u"active"_s);
        QVERIFY2(third.error.contains(kid + " was published before and signs now"), third.error.constData());
    }

private:
    /// Each run takes the key out of the environment.
    static CommandRun run(const QStringList &arguments)
    {
        qputenv("AUTH_SERVICE__KEK", QByteArray(32, 'k').toBase64());
        return CommandRun(arguments);
    }
};

QTEST_GUILESS_MAIN(KeyCommandsTest)
#include "KeyCommandsTest.moc"
