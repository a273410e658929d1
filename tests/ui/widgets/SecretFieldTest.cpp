#include "ui/widgets/SecretField.h"

#include "ui/widgets/FormDialog.h"
#include "ui/widgets/SecretResult.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace {

class Made final : public ui::FormDialog
{
public:
    Made() : FormDialog(u"New"_s, u"Make"_s)
    {
        form()->addRow(u"Name"_s, new QLineEdit);
        showResult(new ui::SecretResult(u"It was made."_s, u"s3cret"_s), u"Done"_s);
    }

protected:
    void submit() override {}
};

} // namespace

class SecretFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesTheSecretUntilAsked()
    {
        ui::SecretField field;
        field.setSecret(u"s3cret"_s);
        const auto *text = field.findChild<QLineEdit *>(u"secretText"_s);
        QCOMPARE(text->echoMode(), QLineEdit::Password);
        QVERIFY(!text->displayText().contains(u"s3cret"_s));
        field.findChild<QToolButton *>(u"secretReveal"_s)->click();
        QVERIFY(field.isRevealed());
    }
    void marksTheClipboardAsSecret()
    {
        ui::SecretField field;
        field.setSecret(u"s3cret"_s);
        field.findChild<QToolButton *>(u"secretCopy"_s)->click();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), u"s3cret"_s);
        QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
    }
    void saysThatItWasCopied()
    {
        ui::SecretField field;
        field.setSecret(u"s3cret"_s);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.findChild<QToolButton *>(u"secretCopy"_s)->click();
        QTRY_VERIFY(QToolTip::text().startsWith(u"Copied"_s));
        QToolTip::hideText();
    }
    void staysAtASecretThatIsOnlyShown()
    {
        Made dialog;
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *eye = dialog.findChild<QToolButton *>(u"secretReveal"_s);
        eye->setFocus();
        QTest::keyClick(eye, Qt::Key_Space);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Space);
        QVERIFY(!dialog.findChild<ui::SecretField *>()->isRevealed());
        QVERIFY(dialog.isVisible());
    }
    void enterCopiesBeforeItLeaves()
    {
        Made dialog;
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"s3cret"_s);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
        QToolTip::hideText();
    }
};

QTEST_MAIN(SecretFieldTest)
#include "SecretFieldTest.moc"
