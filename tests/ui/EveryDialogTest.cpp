#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;

class EveryDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A new dialog needs a command, or a line here that says why there is none.
    void everyDialogOffersItOrSaysWhyNot()
    {
        const QHash<QString, int> without{
            {u"audit/AuditMarkDialog.cpp"_s, 1},      // bookmarks and notes are made while looking
            {u"audit/AuditRangeDialog.cpp"_s, 1},     // a filter of the list
            {u"audit/AuditRulesDialog.cpp"_s, 1},     // colours of the list
            {u"chains/FindTokenDialog.cpp"_s, 1},     // leads to a row
            {u"clients/EditClientDialog.cpp"_s, 1},   // the review behind it has the command
            {u"keys/RecoverySheetDialog.cpp"_s, 1},   // the code is shown to a person only
            {u"lab/FaultsPane.cpp"_s, 1},             // faults live as long as the console watches them
            {u"shell/LockPassphraseDialog.cpp"_s, 1}, // the lock of this console
            {u"shell/MainWindow.cpp"_s, 2},           // asks before unsaved changes or work of this window get lost
            {u"start/PassphraseDialog.cpp"_s, 1},     // opens the program that asks
            {u"start/SetupWizard.cpp"_s, 1},          // asks before secrets get lost that are shown this once
            {u"users/ImportUsersDialog.cpp"_s, 1},    // asks before passwords get lost; the dialog itself has a command
            {u"users/ResetPasswordsDialog.cpp"_s, 1}, // likewise
            {u"widgets/FilterMenu.cpp"_s, 1},         // names a filter of a list
        };
        const QString root = qEnvironmentVariable("GATEHOUSE_SOURCE") + u"/ui/"_s;
        int seen = 0;
        for (QDirIterator files(root, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const QString name = file.fileName().sliced(root.size());
            const auto dialogs = text.count("    : FormDialog(") + text.count("new ConfirmDialog(");
            const auto commands = text.count("setCommandLine(");
            seen += int(dialogs);
            if (dialogs > 0 && !name.startsWith("widgets/FormDialog"_L1))
                QVERIFY2(commands == dialogs - without.value(name), qPrintable(name));
        }
        QVERIFY(seen > 40);
    }
};

QTEST_GUILESS_MAIN(EveryDialogTest)
#include "EveryDialogTest.moc"
