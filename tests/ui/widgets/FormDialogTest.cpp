#include "ui/widgets/FormDialog.h"

#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/SecretResult.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QVBoxLayout>

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
    using FormDialog::addButton;
    using FormDialog::content;
    using FormDialog::setBusy;
    using FormDialog::showFailureText;
    using FormDialog::showResult;

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
    void reachesItsButtonsFromTheLeft();
    void growsWithItsResult();
    void growsNoHigherThanItsScreen();
    void asksBeforeASecretIsLost_data();
    void asksBeforeASecretIsLost();
    void closesOnceTheSecretWasTaken();
};

void FormDialogTest::growsNoHigherThanItsScreen()
{
    TwoFields dialog;
    auto *words = new QLabel(u"Words that wrap. "_s.repeated(900));
    words->setWordWrap(true);
    dialog.content()->addWidget(words);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(dialog.height() < dialog.screen()->availableSize().height());
}

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

void FormDialogTest::reachesItsButtonsFromTheLeft()
{
    TwoFields dialog;
    QPushButton *back = dialog.addButton(u"Back"_s, u"back"_s);
    dialog.setCommandLine([] { return u"gatehoused"_s; });
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.second->setFocus();
    QTest::keyClick(&dialog, Qt::Key_Tab);
    QVERIFY(dialog.focusWidget() != dialog.first); // "Copy command"
    for (const QWidget *button : {static_cast<QWidget *>(back), dialog.findChild<QWidget *>(u"cancel"_s),
                                  dialog.findChild<QWidget *>(u"submit"_s), static_cast<QWidget *>(dialog.first)}) {
        QTest::keyClick(&dialog, Qt::Key_Tab);
        QCOMPARE(dialog.focusWidget(), button);
    }
}

/// Also when the result is wider than the form was, and the window is shown already.
void FormDialogTest::growsWithItsResult()
{
    TwoFields dialog;
    dialog.setMinimumWidth(500);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *result = new QWidget;
    result->setMinimumSize(620, 300);
    dialog.showResult(result, u"Done"_s);
    QCOMPARE_GE(dialog.width(), 620);
    QCOMPARE_GE(dialog.minimumWidth(), 620); // nor can it be made narrower
    QTRY_VERIFY(dialog.rect().contains(QRect(result->mapTo(&dialog, QPoint()), result->size())));
}

void FormDialogTest::asksBeforeASecretIsLost_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("by the button") << false;
    QTest::newRow("by Escape") << true;
}

void FormDialogTest::asksBeforeASecretIsLost()
{
    QFETCH(bool, byEscape);
    TwoFields dialog;
    dialog.open();
    dialog.showResult(new ui::SecretResult(u"The secret:"_s, u"made-for-this-test"_s), u"Done"_s);
    const auto leave = [&] {
        if (byEscape)
            QTest::keyClick(&dialog, Qt::Key_Escape);
        else
            dialog.findChild<QPushButton *>(u"cancel"_s)->click();
    };
    leave();
    auto *question = dialog.findChild<ui::ConfirmDialog *>(u"loseSecret"_s);
    QVERIFY(question);
    question->findChild<QPushButton *>(u"cancel"_s)->click();
    QTRY_VERIFY(!dialog.findChild<ui::ConfirmDialog *>());
    QVERIFY(dialog.isVisible());
    leave();
    dialog.findChild<ui::ConfirmDialog *>()->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_VERIFY(!dialog.isVisible());
}

void FormDialogTest::closesOnceTheSecretWasTaken()
{
    TwoFields dialog;
    dialog.open();
    auto *result = new ui::SecretResult(u"The secret:"_s, u"made-for-this-test"_s);
    dialog.showResult(result, u"Done"_s);
    result->findChild<ui::CopyButton *>()->click();
    dialog.findChild<QPushButton *>(u"cancel"_s)->click();
    QVERIFY(!dialog.isVisible());
    QVERIFY(!dialog.findChild<ui::ConfirmDialog *>());
}

QTEST_MAIN(FormDialogTest)
#include "FormDialogTest.moc"
