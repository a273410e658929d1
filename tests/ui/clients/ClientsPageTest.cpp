#include "ui/clients/ClientsPage.h"

#include "tests/support/ClientsStage.h"
#include "ui/clients/ApplicationType.h"
#include "ui/clients/ClientTableModel.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTranslator>

using namespace Qt::StringLiterals;

class ClientsPageTest : public QObject, private tests::ClientsStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { forgetSettings(); }
    void init() { open(); }
    void showsAllTabsOfAClientAtOnce_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("ru") << u"ru"_s;
    }
    void showsAllTabsOfAClientAtOnce()
    {
        QFETCH(QString, language);
        QTranslator translator;
        if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
            QSKIP("the program, and with it its languages, is not built");
        QCoreApplication::installTranslator(&translator);
        open();
        m_page->resize(1080, 752); // in a window of 1280 x 800
        QVERIFY(table()->selectKey(u"flutter"_s));
        const auto *bar = m_page->findChild<QTabWidget *>(u"clientTabs"_s)->tabBar();
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->count(), 4);
        QVERIFY2(bar->width() >= bar->sizeHint().width(), qPrintable(bar->tabText(3)));
        const int before = bar->width();
        m_page->resize(1720, 752);
        QTRY_VERIFY(bar->width() > before + 100);
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
        dialog->findChild<QComboBox *>(u"lifetime"_s)->setCurrentIndex(2);
        dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"secretText"_s));
        QCOMPARE(m_clients->lastLifetime, std::optional<std::chrono::seconds>(std::chrono::days(30)));
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
        QTest::newRow("device") << ui::ApplicationType::Device << false << false;
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
        const bool signsIn = draft.allowsGrant(u"authorization_code"_s) ||
                             draft.allowsGrant(u"urn:ietf:params:oauth:grant-type:device_code"_s);
        QCOMPARE(draft.scopes.contains(u"openid"_s), signsIn); // who signed in is what the application asks for
    }
    void createsAServiceAndShowsItsSecretOnce()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        choose(dialog, ui::ApplicationType::Service);
        next(dialog);
        QVERIFY(!dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s)->isVisible());
        QVERIFY(!dialog.findChild<QPushButton *>(u"submit"_s)->isEnabled());
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"nightly-job"_s);
        next(dialog);
        QVERIFY(!dialog.findChild<QCheckBox *>(u"requirePkce"_s)->isVisible());
        next(dialog);
        QTRY_VERIFY(dialog.findChild<QLineEdit *>(u"secretText"_s));
        QVERIFY(dialog.findChild<QPlainTextEdit *>(u"snippet"_s)->toPlainText().contains(u"nightly-job"_s));
        QCOMPARE(m_clients->lastDraft.grantTypes, QStringList{u"client_credentials"_s});
        QCOMPARE(m_clients->lastDraft.name, u"nightly-job"_s);
        QVERIFY(m_clients->lastDraft.isConfidential() && !m_clients->lastDraft.requirePkce);
    }
    void createsAWebApplicationThatNeedsPkce()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        choose(dialog, ui::ApplicationType::WebServer);
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
        dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s)->setPlainText(u"https://app.example/cb"_s);
        next(dialog);
        QVERIFY(dialog.findChild<QCheckBox *>(u"requirePkce"_s)->isChecked());
        dialog.findChild<QCheckBox *>(u"firstParty"_s)->setChecked(true);
        next(dialog);
        QTRY_VERIFY(dialog.findChild<QLineEdit *>(u"secretText"_s));
        QVERIFY(m_clients->lastDraft.requirePkce && m_clients->lastDraft.firstParty);
        QCOMPARE(m_clients->lastDraft.redirectUris, QStringList{u"https://app.example/cb"_s});
    }
    void reachesTheFieldsOfANewClientInTheirOrder()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        choose(dialog, ui::ApplicationType::SinglePage);
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
        QStringList reached{dialog.focusWidget()->objectName()};
        for (int tab = 0; tab < 4; ++tab) {
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
            reached.append(dialog.focusWidget()->objectName());
        }
        QCOMPARE(reached, (QStringList{u"name"_s, u"clientId"_s, u"redirectUris"_s, u"testedUri"_s, u"corsOrigins"_s}));
    }
    void asksForTheRedirectUriWhereItIsTyped()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        choose(dialog, ui::ApplicationType::WebServer);
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
        next(dialog);
        auto *redirects = dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s);
        QVERIFY(dialog.failureText().contains(u"missing"_s));
        QVERIFY(redirects->isVisible());
        QCOMPARE(dialog.focusWidget(), redirects);
        redirects->setPlainText(u"https://app.example/cb"_s);
        next(dialog);
        QVERIFY(!redirects->isVisible());
        QVERIFY(dialog.failureText().isEmpty());
        QVERIFY(m_clients->calls.isEmpty());
    }
    void goesBackWithoutLosingWhatWasTyped()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        QVERIFY(!dialog.findChild<QPushButton *>(u"back"_s)->isVisible());
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-native-app"_s);
        next(dialog);
        dialog.findChild<QPushButton *>(u"back"_s)->click();
        QCOMPARE(dialog.findChild<QLineEdit *>(u"clientId"_s)->text(), u"my-native-app"_s);
        QVERIFY(dialog.findChild<QLineEdit *>(u"clientId"_s)->isVisible());
        QVERIFY(m_clients->calls.isEmpty());
    }
    void keepsWhatWasTypedWhenTheServerRefuses()
    {
        ui::NewClientDialog dialog(*m_clients, kServer);
        dialog.show();
        next(dialog);
        dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-native-app"_s);
        auto *redirects = dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s);
        redirects->setPlainText(u"http://evil\nhttps://ok.example/cb"_s);
        next(dialog);
        m_clients->failNext = core::Error{core::ErrorKind::InvalidInput, u"detail"_s, u"redirect_uris"_s};
        next(dialog);
        QTRY_VERIFY(dialog.failureText().startsWith(u"Redirect URIs"_s));
        QVERIFY(redirects->isVisible()); // back where it can be mended
        QCOMPARE(dialog.focusWidget(), redirects);
        QCOMPARE(redirects->toPlainText(), u"http://evil\nhttps://ok.example/cb"_s);
        QCOMPARE(m_clients->lastDraft.redirectUris, (QStringList{u"http://evil"_s, u"https://ok.example/cb"_s}));
    }
    void saysWhyARedirectUriWouldBeRefused_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("word");
        QTest::newRow("scheme") << u"scheme"_s << u"scheme"_s;
        QTest::newRow("host") << u"host"_s << u"host"_s;
        QTest::newRow("port") << u"port"_s << u"port"_s;
        QTest::newRow("path") << u"path"_s << u"path"_s;
        QTest::newRow("query") << u"query"_s << u"query"_s;
        QTest::newRow("fragment") << u"fragment"_s << u"fragment"_s;
        QTest::newRow("case") << u"case"_s << u"capital"_s;
        QTest::newRow("trailing slash") << u"trailing_slash"_s << u"slash"_s;
        QTest::newRow("not allowed") << u"not_allowed"_s << u"cannot be"_s;
        QTest::newRow("one of a newer server") << u"moon_phase"_s << u"moon_phase"_s;
    }
    void saysWhyARedirectUriWouldBeRefused()
    {
        QFETCH(QString, reason);
        QFETCH(QString, word);
        m_clients->mismatch = reason;
        ui::EditClientDialog dialog(*m_clients, *m_care, m_clients->clients[0].client);
        dialog.show();
        dialog.findChild<QTabWidget *>(u"clientFormTabs"_s)->setCurrentIndex(1);
        auto *tested = dialog.findChild<QLineEdit *>(u"testedUri"_s);
        const auto *verdict = dialog.findChild<ui::StateLabel *>(u"testedVerdict"_s);
        tested->setText(u"https://other.example/"_s);
        QCOMPARE(verdict->word(), u"refused"_s);
        QVERIFY(dialog.findChild<QLabel *>(u"testedReason"_s)->text().contains(word));
        dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s)->setPlainText(u"https://other.example/"_s);
        QCOMPARE(verdict->word(), u"matches"_s);
    }
    void explainsEveryWeaknessAndShowsUnknownOnesAsTheyAre()
    {
        m_clients->clients[0].weaknesses = {u"password_grant"_s, u"expiring_secret"_s, u"no_moon"_s};
        m_page->refresh(-1);
        QVERIFY(table()->selectKey(u"flutter"_s));
        QTRY_VERIFY(m_page->findChild<ui::StateLabel *>(u"badge_no_moon"_s));
        QCOMPARE(m_page->findChild<ui::StateLabel *>(u"badge_no_moon"_s)->word(), u"no_moon"_s);
        QVERIFY(m_page->findChild<QLabel *>(u"advice_expiring_secret"_s)->text().contains(u"14 days"_s));
        QVERIFY(!m_page->findChild<QLabel *>(u"advice_no_moon"_s));
    }
    void tellsOfBothSecrets()
    {
        core::ClientSummary &client = m_clients->clients[1];
        const core::Instant now = core::SystemClock().now();
        client.hasSecret = client.hasOldSecret = true;
        client.secretCreatedAt = now - std::chrono::hours(5);
        client.secretExpiresAt = now + std::chrono::days(20);
        client.oldSecretUntil = now + std::chrono::hours(19);
        client.oldSecretLastUsedAt = now - std::chrono::minutes(3);
        m_page->refresh(-1);
        QVERIFY(table()->selectKey(u"internal"_s));
        const auto text = [&](const QString &name) { return m_page->findChild<QLabel *>(name)->text(); };
        QTRY_VERIFY(text(u"detailSecret"_s).contains(u"expires in 20 d"_s));
        QVERIFY(text(u"detailSecret"_s).contains(u"never used"_s));
        QVERIFY(text(u"detailOldSecret"_s).contains(u"last used 3 min ago"_s));
        QVERIFY(table()->selectKey(u"flutter"_s));
        QCOMPARE(text(u"detailSecret"_s), u"none"_s);
        QCOMPARE(text(u"detailOldSecret"_s), u"none"_s);
    }
    void revokesAConsentAfterSayingWhatEnds()
    {
        m_sessions.consented = {tests::aConsent(u"anna"_s, u"flutter"_s), tests::aConsent(u"bert"_s, u"internal"_s)};
        m_page->refresh(core::ClientsArea);
        m_page->findChild<QTabWidget *>(u"clientTabs"_s)->setCurrentIndex(2);
        QTRY_VERIFY(button(u"act:id-anna"_s));
        QVERIFY(!button(u"act:id-bert"_s));
        button(u"act:id-anna"_s)->click();
        auto *dialog = m_page->findChild<QDialog *>(u"revokeConsentDialog"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"consequence"_s)->text().contains(u"anna"_s));
        QVERIFY(m_sessions.calls.isEmpty());
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_sessions.calls, QStringList{u"revokeConsent id-anna flutter"_s});
        QTRY_VERIFY(!button(u"act:id-anna"_s));
    }
    void showsAnInitialAccessTokenOnce()
    {
        button(u"initialToken"_s)->click();
        auto *dialog = m_page->findChild<ui::InitialTokenDialog *>();
        dialog->findChild<QSpinBox *>(u"uses"_s)->setValue(3);
        dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"secretText"_s));
        QCOMPARE(m_clients->calls, QStringList{u"makeInitialToken 3 86400"_s});
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"snippet"_s)->toPlainText().contains(u"/oauth/register"_s));
    }
    void savesWhatIsNewInAClient()
    {
        core::Client client = m_clients->clients[1].client;
        client.claimRules = {{u"department"_s, core::ClaimRule::Source::Fixed, u"R&D"_s, true, false, false}};
        ui::EditClientDialog dialog(*m_clients, *m_care, client);
        dialog.show();
        QSignalSpy saved(&dialog, &ui::EditClientDialog::clientSaved);
        dialog.findChild<QPlainTextEdit *>(u"postLogoutRedirectUris"_s)->setPlainText(u"https://app.example/bye"_s);
        dialog.findChild<QLineEdit *>(u"backchannelLogoutUri"_s)->setText(u"https://app.example/out"_s);
        dialog.findChild<QCheckBox *>(u"requirePkce"_s)->setChecked(true);
        dialog.findChild<QCheckBox *>(u"requirePushedRequests"_s)->setChecked(true);
        dialog.findChild<QCheckBox *>(u"requireDpop"_s)->setChecked(true);
        auto *method = dialog.findChild<QComboBox *>(u"authMethod"_s);
        method->setCurrentIndex(method->findData(u"private_key_jwt"_s));
        auto *submit = dialog.findChild<QPushButton *>(u"submit"_s);
        QVERIFY(!submit->isEnabled()); // no keys yet
        auto *keys = dialog.findChild<QPlainTextEdit *>(u"jwks"_s);
        keys->setPlainText(u"{\"keys\": ["_s);
        QVERIFY(!submit->isEnabled());
        keys->setPlainText(u"{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"AA\"}"_s);
        QVERIFY(submit->isEnabled());
        auto *claims = dialog.findChild<QTableWidget *>(u"claimRules"_s);
        QCOMPARE(claims->item(0, 2)->text(), u"R&D"_s);
        dialog.findChild<QPushButton *>(u"addClaim"_s)->click();
        claims->item(1, 0)->setText(u"login"_s);
        auto *source = static_cast<QComboBox *>(claims->cellWidget(1, 1));
        source->setCurrentIndex(source->findData(int(core::ClaimRule::Source::Username)));
        claims->item(1, 4)->setCheckState(Qt::Checked);
        submit->click();
        saveReviewed(dialog);
        QTRY_COMPARE(saved.count(), 1);
        const core::Client &draft = m_clients->lastDraft;
        QCOMPARE(draft.postLogoutRedirectUris, QStringList{u"https://app.example/bye"_s});
        QCOMPARE(draft.backchannelLogoutUri, u"https://app.example/out"_s);
        QVERIFY(draft.requirePkce && draft.requirePushedRequests && draft.requireDpop);
        QCOMPARE(draft.authMethod, u"private_key_jwt"_s);
        QCOMPARE(draft.jwks.value(u"keys"_s).toArray().size(), 1);
        QCOMPARE(draft.claimRules.size(), 2);
        QCOMPARE(draft.claimRules[0], client.claimRules[0]);
        QCOMPARE(draft.claimRules[1].claim, u"login"_s);
        QVERIFY(draft.claimRules[1].inIdToken && draft.claimRules[1].value.isEmpty());
    }
    void savesEditsAndLeavesTheRestAlone()
    {
        core::Client client = m_clients->clients[0].client;
        client.grantTypes.append(u"urn:ietf:params:oauth:grant-type:device_code"_s);
        client.resources = {u"https://api.example"_s};
        ui::EditClientDialog dialog(*m_clients, *m_care, client);
        dialog.show();
        QSignalSpy saved(&dialog, &ui::EditClientDialog::clientSaved);
        dialog.findChild<QSpinBox *>(u"grace"_s)->setValue(25);
        dialog.findChild<QSpinBox *>(u"accessLifetime"_s)->setValue(600);
        dialog.findChild<QCheckBox *>(u"password"_s)->setChecked(false);
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        saveReviewed(dialog);
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
