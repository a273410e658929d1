#include "ui/widgets/SecretField.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

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
};

QTEST_MAIN(SecretFieldTest)
#include "SecretFieldTest.moc"
