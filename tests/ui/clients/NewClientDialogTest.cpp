#include "ui/clients/NewClientDialog.h"

#include "tests/support/ClientsStage.h"
#include "tests/support/FakeSettingsAdmin.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

/// What the wizard says while its fields are filled in.
class NewClientDialogTest : public QObject, private tests::ClientsStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { forgetSettings(); }
    void init() { open(); }
    void proposesAnIdFromTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("two words") << u"My Web App"_s << u"my-web-app"_s;
        QTest::newRow("signs") << u"  Shop: staff & partners! "_s << u"shop-staff-partners"_s;
        QTest::newRow("accents") << u"Café Zürich"_s << u"cafe-zurich"_s;
        QTest::newRow("short") << u"Shop"_s << u"shop-client"_s;
        QTest::newRow("nothing of it") << u"Магазин"_s << QString();
    }
    void proposesAnIdFromTheName()
    {
        QFETCH(QString, name);
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        next(dialog);
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(name);
        QTEST(dialog.findChild<QLineEdit *>(u"clientId"_s)->text(), "id");
    }
    void keepsTheIdThatSomebodyTyped()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        next(dialog);
        auto *id = dialog.findChild<QLineEdit *>(u"clientId"_s);
        auto *name = dialog.findChild<QLineEdit *>(u"name"_s);
        QTest::keyClicks(name, u"Web app"_s);
        QTest::keyClicks(id, u"-of-mine"_s);
        QTest::keyClicks(name, u" for all"_s);
        QCOMPARE(id->text(), u"web-app-client-of-mine"_s);
        id->clear();
        name->clear();
        QTest::keyClicks(name, u"Another app"_s);
        QCOMPARE(id->text(), u"another-app"_s);
    }
    void saysWhyAnIdIsRefusedAndOffersOneThatIsNot()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        next(dialog);
        auto *id = dialog.findChild<QLineEdit *>(u"clientId"_s);
        auto *verdict = dialog.findChild<QLabel *>(u"clientIdVerdict"_s);
        QTest::keyClicks(id, u"My web app"_s);
        QCOMPARE(id->text(), u"My web app"_s);
        QVERIFY2(verdict->text().contains(u"no spaces"_s), qPrintable(verdict->text()));
        QVERIFY(!dialog.findChild<QPushButton *>(u"submit"_s)->isEnabled());
        emit verdict->linkActivated(u"my-web-app"_s);
        QCOMPARE(id->text(), u"my-web-app"_s);
        QVERIFY(!verdict->text().contains(u"no spaces"_s));
        QVERIFY(dialog.findChild<QPushButton *>(u"submit"_s)->isEnabled());
        id->setText(u"web<b>app"_s);
        QVERIFY2(verdict->text().contains(u"cannot contain &lt;"_s), qPrintable(verdict->text()));
        id->setText(u"  my-web-app "_s); // pasted with blanks around it
        QVERIFY(dialog.findChild<QPushButton *>(u"submit"_s)->isEnabled());
    }
    void judgesARedirectUriAgainWhileItIsMended()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        choose(dialog, ui::ApplicationType::WebServer);
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
        auto *redirects = dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s);
        m_clients->forbidden = {u"javascript:1"_s, u"data:,x"_s};
        redirects->setPlainText(u"javascript:1"_s);
        next(dialog);
        QVERIFY2(dialog.failureText().startsWith(u"javascript:1"_s), qPrintable(dialog.failureText()));
        QVERIFY(redirects->isVisible());
        redirects->setPlainText(u"data:,x"_s);
        QVERIFY2(dialog.failureText().startsWith(u"data:,x"_s), qPrintable(dialog.failureText()));
        redirects->setPlainText(u"https://app.example/cb"_s);
        QCOMPARE(dialog.failureText(), QString());
        next(dialog);
        QVERIFY(!redirects->isVisible());
    }
    void keepsAFailureThatIsNotOfTheRedirects()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        choose(dialog, ui::ApplicationType::WebServer);
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
        auto *redirects = dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s);
        redirects->setPlainText(u"https://app.example/cb"_s);
        next(dialog);
        m_clients->failNext = core::Error{core::ErrorKind::AlreadyExists, {}, u"client_id"_s};
        next(dialog);
        QTRY_VERIFY(!dialog.failureText().isEmpty());
        const QString failure = dialog.failureText();
        redirects->setPlainText(u"https://app.example/other"_s);
        QCOMPARE(dialog.failureText(), failure);
    }
    void defaultLifetimesSayHowLongTheyAre()
    {
        tests::FakeSettingsAdmin settings;
        settings.given = {tests::aSetting(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"900"_s),
                          tests::aSetting(u"AUTH_SERVICE__REFRESH_TOKEN_LIFETIME"_s, u"604800"_s)};
        settings.given[1].running = u"2592000"_s; // the saved one waits for the next start
        ui::ClientsPage page({*m_clients, *m_care, m_sessions, m_server, &settings});
        page.show();
        page.refresh(-1);
        auto *lifetimes = page.findChild<QLabel *>(u"detailLifetimes"_s);
        QTRY_COMPARE(lifetimes->text(), u"access 15 min (default), refresh 30 d (default), grace 0 s"_s);
        page.findChild<QPushButton *>(u"newClient"_s)->click();
        auto *dialog = page.findChild<ui::NewClientDialog *>();
        QCOMPARE(dialog->findChild<QSpinBox *>(u"accessLifetime"_s)->text(), u"Default: 15 min"_s);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"refreshLifetime"_s)->text(), u"Default: 30 d"_s);
    }
};

QTEST_MAIN(NewClientDialogTest)
#include "NewClientDialogTest.moc"
