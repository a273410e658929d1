#include "ui/start/RecoveryDialog.h"

#include "tests/support/PagePicture.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;

class RecoveryDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::Theme::instance().install(); }
    void init();
    void wantsACodeBeforeItRecovers();
    void givesTheCodeAndWaits();
    void saysWhyACodeDoesNotDo_data();
    void saysWhyACodeDoesNotDo();
    void looksInTheKeychainAgain();
    void hidesTheCodeOnceItIsTyped();
    void pictures();

private:
    QPushButton *button(const char *name) const { return m_dialog->findChild<QPushButton *>(QLatin1String(name)); }
    QLineEdit *code() const { return m_dialog->findChild<QLineEdit *>(u"recoveryCode"_s); }
    void enter(const QString &text);

    std::unique_ptr<ui::RecoveryDialog> m_dialog;
};

void RecoveryDialogTest::init()
{
    m_dialog = std::make_unique<ui::RecoveryDialog>(u"no key in the keychain"_s);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void RecoveryDialogTest::enter(const QString &text)
{
    code()->setFocus();
    QTest::keyClicks(code(), text);
    QTest::keyClick(code(), Qt::Key_Return);
}

void RecoveryDialogTest::wantsACodeBeforeItRecovers()
{
    QTRY_COMPARE(m_dialog->focusWidget(), code());
    QSignalSpy entered(m_dialog.get(), &ui::RecoveryDialog::codeEntered);
    QVERIFY(!button("submit")->isEnabled());
    enter(u"  "_s);
    QVERIFY(!button("submit")->isEnabled());
    QCOMPARE(entered.count(), 0);
}

void RecoveryDialogTest::givesTheCodeAndWaits()
{
    QSignalSpy entered(m_dialog.get(), &ui::RecoveryDialog::codeEntered);
    enter(u"ABCD-EFGH"_s);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.first().first().toString(), u"ABCD-EFGH"_s);
    QVERIFY(m_dialog->isBusy() && !button("submit")->isEnabled());
    m_dialog->reject();
    QVERIFY(m_dialog->isVisible()); // the answer would be lost
    m_dialog->accept();
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void RecoveryDialogTest::saysWhyACodeDoesNotDo_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("a slip of the pen") << ErrorKind::InvalidInput << u"mistyped"_s;
    QTest::newRow("the sheet of another folder") << ErrorKind::Conflict << u"another data folder"_s;
    QTest::newRow("a keychain that takes nothing") << ErrorKind::Keychain << u"keychain"_s;
}

void RecoveryDialogTest::saysWhyACodeDoesNotDo()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    enter(u"ABCD-EFGH"_s);
    m_dialog->refuse({kind, u"detail"_s, {}});
    QVERIFY2(m_dialog->failureText().contains(words), qPrintable(m_dialog->failureText()));
    QVERIFY(!m_dialog->isBusy() && button("submit")->isEnabled());
    QCOMPARE(code()->text(), u"ABCD-EFGH"_s); // to be compared with the sheet
    QCOMPARE(code()->selectedText(), code()->text());
    QSignalSpy entered(m_dialog.get(), &ui::RecoveryDialog::codeEntered);
    enter(u"JKLM"_s); // over the selected one
    QCOMPARE(entered.first().first().toString(), u"JKLM"_s);
}

void RecoveryDialogTest::looksInTheKeychainAgain()
{
    QSignalSpy wanted(m_dialog.get(), &ui::RecoveryDialog::keychainWanted);
    button("retryKeychain")->click();
    QCOMPARE(wanted.count(), 1);
}

void RecoveryDialogTest::hidesTheCodeOnceItIsTyped()
{
    enter(u"ABCD-EFGH"_s);
    button("submit")->setFocus();
    QVERIFY(!code()->displayText().contains(u"ABCD"_s));
}

void RecoveryDialogTest::pictures()
{
    enter(u"ABCD-EFGH"_s);
    m_dialog->refuse({ErrorKind::InvalidInput, u"group 2 does not add up"_s, {}});
    QVERIFY(tests::takePictures(*m_dialog, u"recovery"_s, {620, 260}));
}

QTEST_MAIN(RecoveryDialogTest)
#include "RecoveryDialogTest.moc"
