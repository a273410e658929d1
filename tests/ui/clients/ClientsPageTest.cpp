#include "ui/clients/ClientsPage.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "ui/clients/ApplicationType.h"
#include "ui/clients/ClientTableModel.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

class ClientsPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeClientAdmin> m_clients;
    tests::FakeServerControl m_server;
    std::unique_ptr<ui::ClientsPage> m_page;

    ui::DataTable *table() { return m_page->findChild<ui::DataTable *>(u"clients"_s); }
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-clients-test"_s);
        QSettings().clear();
    }
    void init()
    {
        m_clients = std::make_unique<tests::FakeClientAdmin>();
        m_clients->clients = {tests::aClient(u"flutter"_s), tests::aClient(u"internal"_s)};
        m_clients->clients[0].client.grantTypes.append(u"password"_s);
        m_clients->clients[0].weaknesses = {u"password_grant"_s};
        m_clients->clients[1].client.type = core::ClientType::Confidential;
        m_page = std::make_unique<ui::ClientsPage>(*m_clients, m_server);
        m_page->show();
        m_page->refresh(-1);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
    void isAProperModel()
    {
        ui::ClientTableModel model(*m_clients);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.reload();
        QTRY_COMPARE(model.rowCount(), 2);
        model.setFilter({core::ClientFilter::State::All, u"inter"_s});
        QTRY_COMPARE(model.rowCount(), 1);
    }
    void marksTheLegacyPasswordGrantByWordAndShape()
    {
        QVERIFY(table()->selectKey(u"flutter"_s));
        const auto *badge = m_page->findChild<ui::StateLabel *>(u"badge_password_grant"_s);
        QVERIFY(badge);
        QCOMPARE(badge->word(), u"Legacy password grant"_s);
        const QModelIndex cell = table()->model()->index(0, ui::ClientTableModel::Weakness);
        QCOMPARE(cell.data(ui::MarkRole).value<ui::StateMark>().tone, ui::Tone::Danger);
        QVERIFY(table()->selectKey(u"internal"_s));
        QVERIFY(!m_page->findChild<ui::StateLabel *>(u"badge_password_grant"_s));
    }
    void rotatesSecretsOfConfidentialClientsOnly()
    {
        QVERIFY(table()->selectKey(u"flutter"_s));
        QVERIFY(!button(u"rotateSecret"_s)->isEnabled());
        QVERIFY(table()->selectKey(u"internal"_s));
        button(u"rotateSecret"_s)->click();
        auto *dialog = m_page->findChild<ui::RotateSecretDialog *>();
        dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"secretText"_s));
        QCOMPARE(dialog->findChild<QLineEdit *>(u"secretText"_s)->text(), u"rotated-client-secret"_s);
        QCOMPARE(m_clients->calls, QStringList{u"rotateSecret internal 86400"_s});
    }
    void undoesADeletion()
    {
        QVERIFY(table()->selectKey(u"flutter"_s));
        button(u"removeClient"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        m_page->findChild<ui::MessageBar *>(u"pageNotice"_s)->findChild<QPushButton *>(u"messageAction"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
    }
    void disablesAndEnables()
    {
        QVERIFY(table()->selectKey(u"flutter"_s));
        button(u"setActive"_s)->click();
        QTRY_VERIFY(!m_clients->clients[0].client.isActive);
        QTRY_COMPARE(button(u"setActive"_s)->text(), u"Enable"_s);
        button(u"setActive"_s)->click();
        QTRY_VERIFY(m_clients->clients[0].client.isActive);
    }
    void givesEveryApplicationTypeSafeDefaults_data()
    {
        QTest::addColumn<ui::ApplicationType>("type");
        QTest::addColumn<bool>("confidential");
        QTest::addColumn<bool>("password");
        QTest::newRow("native") << ui::ApplicationType::Native << false << false;
        QTest::newRow("single page") << ui::ApplicationType::SinglePage << false << false;
        QTest::newRow("web server") << ui::ApplicationType::WebServer << true << false;
        QTest::newRow("service") << ui::ApplicationType::Service << true << false;
        QTest::newRow("legacy password") << ui::ApplicationType::LegacyPassword << false << true;
    }
    void givesEveryApplicationTypeSafeDefaults()
    {
        QFETCH(ui::ApplicationType, type);
        QFETCH(bool, confidential);
        QFETCH(bool, password);
        const core::Client draft = ui::safeDefaults(type);
        QCOMPARE(draft.isConfidential(), confidential);
        QCOMPARE(draft.allowsGrant(u"password"_s), password);
        QVERIFY(!draft.grantTypes.isEmpty());
        QVERIFY(draft.graceSeconds <= std::chrono::seconds(60));
    }
    void createsAServiceAndShowsItsSecretOnce()
    {
        ui::NewClientDialog dialog(*m_clients);
        dialog.show();
        dialog.findChild<QComboBox *>(u"applicationType"_s)->setCurrentIndex(3);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"nightly-job"_s);
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(dialog.findChild<QLineEdit *>(u"secretText"_s));
        QCOMPARE(m_clients->lastDraft.grantTypes, QStringList{u"client_credentials"_s});
        QCOMPARE(m_clients->lastDraft.name, u"nightly-job"_s);
        QVERIFY(m_clients->lastDraft.isConfidential());
    }
    void keepsWhatWasTypedWhenTheServerRefuses()
    {
        ui::NewClientDialog dialog(*m_clients);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-app"_s);
        auto *redirects = dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s);
        redirects->setPlainText(u"http://evil\nhttps://ok.example/cb"_s);
        m_clients->failNext = core::Error{core::ErrorKind::InvalidInput, u"detail"_s, u"redirect_uris"_s};
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(dialog.failureText().startsWith(u"Redirect URIs"_s));
        QCOMPARE(redirects->toPlainText(), u"http://evil\nhttps://ok.example/cb"_s);
        QCOMPARE(m_clients->lastDraft.redirectUris, (QStringList{u"http://evil"_s, u"https://ok.example/cb"_s}));
    }
    void savesEditsAndLeavesTheRestAlone()
    {
        core::Client client = m_clients->clients[0].client;
        client.grantTypes.append(u"urn:ietf:params:oauth:grant-type:device_code"_s);
        client.resources = {u"https://api.example"_s};
        ui::EditClientDialog dialog(*m_clients, client);
        dialog.show();
        QSignalSpy saved(&dialog, &ui::EditClientDialog::clientSaved);
        dialog.findChild<QSpinBox *>(u"grace"_s)->setValue(25);
        dialog.findChild<QSpinBox *>(u"accessLifetime"_s)->setValue(600);
        dialog.findChild<QCheckBox *>(u"password"_s)->setChecked(false);
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_COMPARE(saved.count(), 1);
        const core::Client &draft = m_clients->lastDraft;
        QCOMPARE(draft.graceSeconds.count(), 25);
        QCOMPARE(draft.accessTokenLifetime->count(), 600);
        QVERIFY(!draft.refreshTokenLifetime);
        QVERIFY(!draft.allowsGrant(u"password"_s));
        QVERIFY(draft.allowsGrant(u"urn:ietf:params:oauth:grant-type:device_code"_s));
        QCOMPARE(draft.resources, client.resources);
    }
};

QTEST_MAIN(ClientsPageTest)
#include "ClientsPageTest.moc"
