#include "ui/widgets/ConfirmDialog.h"

#include "ui/widgets/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>

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
    void showsTheNameInLettersOfOneWidth()
    {
        ui::ConfirmDialog dialog(u"Revoke"_s, u"Ends 12 sessions."_s, u"Revoke"_s, u"l1 <b> & key"_s, nullptr);
        const auto *ask = dialog.findChild<QLabel *>(u"nameToType"_s);
        QTextDocument document;
        document.setHtml(ask->text());
        QCOMPARE(document.toPlainText(), u"Type l1 <b> & key to confirm."_s);
        QTextCursor name = document.find(u"l1 <b> & key"_s);
        const QString family = ui::Theme::instance().monospace().family();
        QCOMPARE(name.charFormat().fontFamilies().toStringList(), QStringList{family});
        auto *typed = dialog.findChild<QLineEdit *>(u"typedName"_s);
        QCOMPARE(typed->font().family(), family);
        QCOMPARE(typed->accessibleName(), u"Type l1 <b> & key to confirm."_s);
        typed->setText(u"l1 <b> & key"_s);
        QVERIFY(dialog.findChild<QPushButton *>(u"confirm"_s)->isEnabled());
    }
    void isAsHighAsItsWords()
    {
        ui::ConfirmDialog dialog(u"Revoke"_s, u"It ends all of the sessions. "_s.repeated(9), u"Revoke"_s, {}, nullptr);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const auto *told = dialog.findChild<QLabel *>(u"consequence"_s);
        QTRY_COMPARE(told->height(), told->heightForWidth(told->width()));
    }
    void growsWithWhatIsToldLater()
    {
        ui::ConfirmDialog dialog(u"Revoke"_s, u"…"_s, u"Revoke"_s, u"2026-07-key-1"_s, nullptr);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.setConsequence(u"Ends:\n"_s + u"• "_s + u"anna.novak32 (6), "_s.repeated(40) + u"\nNot undone."_s);
        const auto *told = dialog.findChild<QLabel *>(u"consequence"_s);
        QTRY_VERIFY(told->height() > 100);
        QVERIFY(told->height() >= told->heightForWidth(told->width()));
    }
    void keepsItsButtonsOnTheScreen()
    {
        const QString points = u"Ends:"_s + u"\n• anna.novak32 (6)"_s.repeated(60);
        ui::ConfirmDialog dialog(u"Revoke"_s, points, u"Revoke"_s, u"2026-07-key-1"_s, nullptr);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const auto isWithin = [&dialog] {
            const auto *confirm = dialog.findChild<QPushButton *>(u"confirm"_s);
            return dialog.height() < dialog.screen()->availableSize().height() &&
                   dialog.rect().contains(confirm->geometry());
        };
        QTRY_VERIFY(isWithin());
        dialog.setConsequence(points + points);
        QCoreApplication::processEvents();
        QTRY_VERIFY(isWithin());
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
