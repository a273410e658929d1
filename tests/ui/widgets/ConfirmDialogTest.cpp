#include "ui/widgets/ConfirmDialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class ConfirmDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wantsTheExactNameTyped()
    {
        auto *dialog =
            new ui::ConfirmDialog(u"Revoke"_s, u"Ends 12 sessions."_s, u"Revoke"_s, u"2026-07-key-1"_s, nullptr);
        QSignalSpy accepted(dialog, &QDialog::accepted);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirm"_s);
        auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
        QVERIFY(!confirm->isEnabled());
        typed->setText(u"2026-07-key-2"_s);
        QVERIFY(!confirm->isEnabled());
        typed->setText(u"2026-07-key-1"_s);
        dialog->open();
        confirm->click();
        QCOMPARE(accepted.count(), 1);
    }
    void doesNothingOnEnter()
    {
        auto *dialog = new ui::ConfirmDialog(u"End"_s, u"Ends all."_s, u"End"_s, {}, nullptr);
        QSignalSpy accepted(dialog, &QDialog::accepted);
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(accepted.count(), 0);
    }
};

QTEST_MAIN(ConfirmDialogTest)
#include "ConfirmDialogTest.moc"
