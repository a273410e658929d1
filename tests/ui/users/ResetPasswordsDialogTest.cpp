#include "ui/users/ResetPasswordsDialog.h"

#include "tests/support/FakeUserBatchAdmin.h"
#include "ui/users/PasswordList.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/CopyButton.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// New passwords of several users are shown once.
class ResetPasswordsDialogTest : public QObject
{
    Q_OBJECT

private:
    tests::FakeUserBatchAdmin m_batches;
    std::unique_ptr<ui::ResetPasswordsDialog> m_dialog;

    QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    ui::ConfirmDialog *question() const { return m_dialog->findChild<ui::ConfirmDialog *>(u"losePasswords"_s); }

private Q_SLOTS:
    void init()
    {
        m_dialog = std::make_unique<ui::ResetPasswordsDialog>(
            m_batches, std::vector{core::UserId{u"id-anna"_s}, core::UserId{u"id-bert"_s}});
        m_dialog->show();
        button(u"submit"_s)->click();
        QTRY_VERIFY(m_dialog->findChild<QTableWidget *>(u"passwordTable"_s));
    }
    void asksBeforePasswordsAreLost_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::newRow("Done") << false;
        QTest::newRow("the window is closed") << true;
    }
    void asksBeforePasswordsAreLost()
    {
        QFETCH(bool, isClosed);
        if (isClosed)
            m_dialog->close();
        else
            button(u"cancel"_s)->click();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(question());
        QVERIFY(question()->findChild<QLabel *>(u"consequence"_s)->text().contains(u"neither copied nor saved"_s));
        question()->reject();
        QVERIFY(m_dialog->isVisible());
        QTRY_VERIFY(!question());
        button(u"cancel"_s)->click();
        question()->findChild<QPushButton *>(u"confirm"_s)->click();
        QVERIFY(!m_dialog->isVisible());
    }
    void asksNothingWhenTheyWereCopied()
    {
        m_dialog->findChild<ui::CopyButton *>(u"copyPasswords"_s)->click();
        button(u"cancel"_s)->click();
        QVERIFY(!question());
        QVERIFY(!m_dialog->isVisible());
    }
    void asksNothingOnceAFileHoldsThem()
    {
        const QTemporaryDir folder;
        button(u"savePasswords"_s)->click();
        auto *file = m_dialog->findChild<QFileDialog *>(u"saveSecretFile"_s);
        QVERIFY(file);
        file->reject();
        button(u"cancel"_s)->click();
        QVERIFY(question()); // asked for a file, but wrote none
        question()->reject();
        button(u"savePasswords"_s)->click();
        const QString path = folder.filePath(u"passwords.csv"_s);
        emit m_dialog->findChildren<QFileDialog *>(u"saveSecretFile"_s).last()->fileSelected(path);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY((m_dialog->isVisible() && !question()));
        QTRY_VERIFY(m_dialog->findChild<ui::PasswordList *>()->areTaken()); // told once the file is whole
        button(u"cancel"_s)->click();
        QVERIFY(!question());
        QVERIFY(!m_dialog->isVisible());
    }
};

QTEST_MAIN(ResetPasswordsDialogTest)
#include "ResetPasswordsDialogTest.moc"
