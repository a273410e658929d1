#include "app/Composition.h"
#include "core/admin/ConsoleLock.h"
#include "tests/support/CommandRun.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::CommandRun;

/// `gatehoused console …`: the way out of a forgotten passphrase.
class ConsoleCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesThePassphraseAway()
    {
        QTemporaryDir folder;
        {
            const auto composition = app::Composition::open(folder.path(), {});
            QVERIFY(composition);
            core::ConsoleLock &lock = (*composition)->consoleLock();
            auto chosen = lock.set({}, core::SecretBytes::fromText(u"correct horse"_s));
            chosen.waitForFinished();
            QVERIFY(chosen.result());
            auto locked = lock.lock(core::LockReason::Asked);
            locked.waitForFinished();
            QVERIFY(locked.result());
        }
        const QStringList unlock{u"console"_s, u"unlock"_s, u"--json"_s, u"--data-dir"_s, folder.path()};
        const CommandRun first(unlock);
        QCOMPARE(first.code, 0);
        QCOMPARE(first.object().value(u"had_passphrase"_s).toBool(), true);
        QCOMPARE(CommandRun(unlock).object().value(u"had_passphrase"_s).toBool(), false);
        const auto composition = app::Composition::open(folder.path(), {});
        auto state = (*composition)->consoleLock().state();
        state.waitForFinished();
        QVERIFY(!state.result()->hasPassphrase);
        QVERIFY(!state.result()->isLocked);
    }
    void makesNoDatabase()
    {
        QTemporaryDir folder;
        QCOMPARE(CommandRun({u"console"_s, u"unlock"_s, u"--data-dir"_s, folder.path()}).code, 1);
    }
};

QTEST_GUILESS_MAIN(ConsoleCommandsTest)
#include "ConsoleCommandsTest.moc"
