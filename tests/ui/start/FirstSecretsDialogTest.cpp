#include "ui/start/FirstSecretsDialog.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class FirstSecretsDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotCloseByEscape();
    void doesNotCloseByTheCrossOfTheWindow();
    void closesWhenThePersonSaysSo();

private:
    ui::FirstSecretsDialog m_dialog{{{u"Password of admin"_s, u"Gen3rated!pass"_s}}};
};

void FirstSecretsDialogTest::doesNotCloseByEscape()
{
    m_dialog.open();
    QTest::keyClick(&m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog.isVisible());
}

void FirstSecretsDialogTest::doesNotCloseByTheCrossOfTheWindow()
{
    m_dialog.open();
    QVERIFY(!m_dialog.close());
    QVERIFY(m_dialog.isVisible());
}

void FirstSecretsDialogTest::closesWhenThePersonSaysSo()
{
    m_dialog.open();
    QSignalSpy accepted(&m_dialog, &QDialog::accepted);
    m_dialog.findChild<QPushButton *>(u"secretsSaved"_s)->click();
    QCOMPARE(accepted.count(), 1);
    QVERIFY(!m_dialog.isVisible());
}

QTEST_MAIN(FirstSecretsDialogTest)
#include "FirstSecretsDialogTest.moc"
