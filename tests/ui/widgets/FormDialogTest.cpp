#include "ui/widgets/FormDialog.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

class TwoFields : public ui::FormDialog
{
public:
    QLineEdit *first = new QLineEdit;
    QLineEdit *second = new QLineEdit;
    int submitted = 0;

    explicit TwoFields(QWidget *parent = nullptr) : FormDialog(u"Two fields"_s, u"Save"_s, parent)
    {
        form()->addRow(u"First"_s, first);
        form()->addRow(u"Second"_s, second);
    }
    using FormDialog::setBusy;
    using FormDialog::showFailureText;

protected:
    void submit() override { ++submitted; }
};

} // namespace

class FormDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheFocusToTheFirstField();
    void passesOverFieldsThatCannotTakeIt();
    void submitsByEnter();
    void staysOpenWhileBusy();
    void showsAFailureUntilItIsTriedAgain();
};

void FormDialogTest::givesTheFocusToTheFirstField()
{
    TwoFields dialog;
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTRY_COMPARE(dialog.focusWidget(), dialog.first);
}

void FormDialogTest::passesOverFieldsThatCannotTakeIt()
{
    TwoFields dialog;
    dialog.first->setEnabled(false);
    dialog.open();
    QTRY_COMPARE(dialog.focusWidget(), dialog.second);
}

void FormDialogTest::submitsByEnter()
{
    TwoFields dialog;
    dialog.open();
    QTest::keyClick(dialog.first, Qt::Key_Return);
    QCOMPARE(dialog.submitted, 1);
}

void FormDialogTest::staysOpenWhileBusy()
{
    TwoFields dialog;
    dialog.open();
    dialog.setBusy(true);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    dialog.setBusy(false);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void FormDialogTest::showsAFailureUntilItIsTriedAgain()
{
    TwoFields dialog;
    dialog.open();
    QVERIFY(dialog.failureText().isEmpty());
    dialog.showFailureText(u"It did not work."_s);
    QCOMPARE(dialog.failureText(), u"It did not work."_s);
    dialog.setBusy(true);
    QVERIFY(dialog.failureText().isEmpty());
}

QTEST_MAIN(FormDialogTest)
#include "FormDialogTest.moc"
