#include "tests/support/FakeBackupAdmin.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/BackupDialogs.h"
#include "ui/server/SettingsFiles.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Files that a later version made: what they are is said, and what to do.
class NewerFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysThatTheSettingsAreOfANewerVersion()
    {
        const QString path = m_folder.filePath(u"settings.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        tests::FakeSettingsAdmin settings;
        QWidget window;
        ui::SettingsFiles files(settings, &window);
        QSignalSpy failed(&files, &ui::SettingsFiles::failed);
        settings.failNext = m_newer;
        files.importFrom(path);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(u"newer version of Gatehouse"_s));
        QCOMPARE(failed.first().last().toString(), m_newer.detail);
    }
    void saysThatAFileCannotBeReadOrWritten()
    {
        tests::FakeSettingsAdmin settings;
        QWidget window;
        ui::SettingsFiles files(settings, &window);
        QSignalSpy failed(&files, &ui::SettingsFiles::failed);
        files.importFrom(m_folder.filePath(u"nothing"_s));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(settings.imported.isEmpty());
        files.exportTo(m_folder.filePath(u"no/such/folder/s.json"_s));
        QTRY_COMPARE(failed.count(), 2);
    }
    void saysThatTheBackupIsOfANewerVersion()
    {
        tests::FakeBackupAdmin backups;
        ui::RestoreDialog dialog(backups, u"/b/one.ghbackup"_s, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"restorePassphrase"_s)->setText(u"correct horse"_s);
        backups.failNext = m_newer;
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_COMPARE(dialog.failureText(), ui::newerBackupText());
        QCOMPARE(dialog.findChild<QLineEdit *>(u"restorePassphrase"_s)->text(), u"correct horse"_s); // stays
    }

private:
    QTemporaryDir m_folder;
    const core::Error m_newer{core::ErrorKind::Conflict, u"made by Gatehouse 9.1"_s, u"version"_s};
};

QTEST_MAIN(NewerFilesTest)
#include "NewerFilesTest.moc"
