#include "ui/start/SetupWizard.h"

#include "tests/support/FakeFirstSetup.h"
#include "tests/support/PagePicture.h"
#include "ui/start/BringOverPane.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StateMark.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using Keeping = core::SetupPlan::KeyKeeping;
using Kind = core::SetupKeyPlace::Kind;

class SetupWizardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::Theme::instance().install(); }
    void init();
    void enterAloneMakesSomethingThatWorks();
    void closingItMakesNothing();
    void cannotBeClosedWhileTheSecretsAreShown();
    void asksBeforeItLeavesSecretsBehind();
    void asksForAllSecretsThatAreLeft();
    void staysAtASecretThatIsOnlyShown();
    void saysWhenTheCurlIsNoLongerOnTheClipboard();
    void proposesTheIssuerOfAGivenAddress();
    void proposesAFreePortWhenTheUsualOneIsTaken();
    void refusesATypedPortThatIsTaken();
    void aTeamGetsHttpsOnTheNetwork();
    void warnsOfPlainHttpOnTheNetwork();
    void withoutAKeychainAFileWillDoForDevelopment();
    void withoutAKeychainATeamNeedsAPassphrase();
    void refusesAPasswordThatThePolicyRefuses();
    void refusesAFolderThatHoldsData();
    void aFailureKeepsWhatWasTyped();
    void aBadFileOfTheOldServiceStopsIt();
    void takesOverTheOldAddress();
    void pictures_data();
    void pictures();

private:
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_wizard->findChild<Widget *>(QLatin1String(name));
    }
    QPushButton *next() const { return find<QPushButton>("setupNext"); }
    int step() const { return find<QLabel>("setupStep")->text().section(u' ', 1, 1).toInt(); }
    void enter()
    {
        QTest::keyClick(m_wizard->focusWidget() ? m_wizard->focusWidget() : m_wizard.get(), Qt::Key_Return);
    }
    bool goTo(int wanted)
    {
        while (step() < wanted) {
            const int before = step();
            if (!QTest::qWaitFor([this] { return next()->isEnabled(); }))
                return false;
            next()->click();
            if (!QTest::qWaitFor([&] { return step() != before; }))
                return false;
        }
        return true;
    }

    std::unique_ptr<tests::FakeFirstSetup> m_setup;
    std::unique_ptr<ui::SetupWizard> m_wizard;
};

void SetupWizardTest::init()
{
    m_wizard.reset();
    m_setup = std::make_unique<tests::FakeFirstSetup>();
    m_wizard = std::make_unique<ui::SetupWizard>(*m_setup);
    m_wizard->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
}

void SetupWizardTest::enterAloneMakesSomethingThatWorks()
{
    QSignalSpy accepted(m_wizard.get(), &QDialog::accepted);
    for (int page = 1; page <= 4; ++page) {
        QCOMPARE(step(), page);
        QTRY_VERIFY(next()->isEnabled());
        enter();
        QTRY_COMPARE(step(), page + 1);
    }
    QCOMPARE(m_setup->made->listen, u"http://127.0.0.1:8003"_s);
    QCOMPARE(m_setup->made->keeping, Keeping::Keychain);
    QCOMPARE(m_setup->made->adminName, u"admin"_s);
    QCOMPARE(m_setup->made->adminPassword, u"generated-Aa1"_s);
    QVERIFY(!m_setup->made->isProduction());
    QCOMPARE(QApplication::clipboard()->text(), m_setup->result->curl);
    QCOMPARE(m_wizard->focusWidget(), find<QPushButton>("copyCurl")); // one Enter too many does not leave
    enter();
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(m_wizard->focusWidget(), next());
    find<QWidget>("secretCopy")->setFocus();
    enter();
    QCOMPARE(m_wizard->focusWidget(), next()); // the last secret was taken
    enter();
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(m_setup->finished, 1);
}

void SetupWizardTest::closingItMakesNothing()
{
    QVERIFY(goTo(4));
    QSignalSpy rejected(m_wizard.get(), &QDialog::rejected);
    m_wizard->close();
    QCOMPARE(rejected.count(), 1);
    QVERIFY(!m_setup->made);
}

void SetupWizardTest::cannotBeClosedWhileTheSecretsAreShown()
{
    QVERIFY(goTo(5));
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    m_wizard->close();
    QVERIFY(m_wizard->isVisible());
    QCOMPARE(m_setup->finished, 0);
}

void SetupWizardTest::asksBeforeItLeavesSecretsBehind()
{
    QVERIFY(goTo(5));
    QSignalSpy accepted(m_wizard.get(), &QDialog::accepted);
    next()->click();
    auto *question = find<QDialog>("leaveSecrets");
    QVERIFY(question);
    const QString told = question->findChild<QLabel *>(u"consequence"_s)->text();
    QVERIFY(told.contains(u"Password of admin"_s));
    QVERIFY2(told.contains(u"It cannot"_s), qPrintable(told)); // one
    QCOMPARE(question->windowTitle(), u"Leave without the secret?"_s);
    question->reject();
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(m_setup->finished, 0);
    QTRY_VERIFY(!find<QDialog>("leaveSecrets"));
    find<QToolButton>("secretReveal")->click();
    next()->click();
    QVERIFY(!find<QDialog>("leaveSecrets"));
    QTRY_COMPARE(accepted.count(), 1);
}

void SetupWizardTest::asksForAllSecretsThatAreLeft()
{
    m_setup->result->secrets.append({core::SetupSecret::Kind::ClientSecret, u"my-service"_s, u"s3cret"_s});
    QVERIFY(goTo(5));
    next()->click();
    auto *question = find<QDialog>("leaveSecrets");
    const QString told = question->findChild<QLabel *>(u"consequence"_s)->text();
    QVERIFY2(told.contains(u"They cannot"_s), qPrintable(told));
    question->reject();
    QTRY_VERIFY(!find<QDialog>("leaveSecrets"));
    find<QToolButton>("secretReveal")->click();
    QVERIFY(m_wizard->focusWidget() != next()); // the other one is not taken
}

void SetupWizardTest::staysAtASecretThatIsOnlyShown()
{
    QVERIFY(goTo(5));
    auto *eye = find<QToolButton>("secretReveal");
    eye->setFocus();
    QTest::keyClick(eye, Qt::Key_Space);
    QVERIFY(m_wizard->findChild<ui::SecretField *>()->isRevealed());
    QCOMPARE(m_wizard->focusWidget(), eye); // the next one hides it again
    find<QToolButton>("secretCopy")->click();
    QCOMPARE(m_wizard->focusWidget(), next());
}

void SetupWizardTest::saysWhenTheCurlIsNoLongerOnTheClipboard()
{
    QVERIFY(goTo(5));
    auto *copy = find<QPushButton>("copyCurl");
    QVERIFY(copy->text().startsWith(u"Copied"_s));
    ui::clearCopiedSecret();
    QTRY_COMPARE(copy->text(), u"Copy curl"_s);
    copy->click();
    QVERIFY(copy->text().startsWith(u"Copied"_s));
    find<QToolButton>("secretCopy")->click();
    QTRY_COMPARE(copy->text(), u"Copy curl"_s);
}

void SetupWizardTest::proposesTheIssuerOfAGivenAddress()
{
    m_setup->given.fixedListen = u"127.0.0.1:9187"_s;
    m_setup->given.proposedIssuer = u"http://127.0.0.1:9187"_s;
    m_wizard = std::make_unique<ui::SetupWizard>(*m_setup);
    m_wizard->show();
    QVERIFY(goTo(4));
    QCOMPARE(find<QLineEdit>("setupIssuer")->placeholderText(), u"http://127.0.0.1:9187"_s);
}

void SetupWizardTest::proposesAFreePortWhenTheUsualOneIsTaken()
{
    m_setup->takenPorts = {8003, 8004};
    QVERIFY(goTo(4));
    QTRY_COMPARE(find<QSpinBox>("setupPort")->value(), 8005);
    QTRY_VERIFY(next()->isEnabled());
}

void SetupWizardTest::refusesATypedPortThatIsTaken()
{
    m_setup->takenPorts = {9000};
    QVERIFY(goTo(4));
    auto *port = find<QSpinBox>("setupPort");
    QTRY_VERIFY(next()->isEnabled());
    port->setValue(9000);
    auto *useFree = find<QPushButton>("useFreePort");
    QTRY_VERIFY(useFree->isVisible());
    QVERIFY(!next()->isEnabled());
    useFree->click();
    QCOMPARE(port->value(), 9001);
    QTRY_VERIFY(next()->isEnabled());
}

void SetupWizardTest::aTeamGetsHttpsOnTheNetwork()
{
    find<QRadioButton>("purposeTeam")->click();
    QVERIFY(goTo(5));
    QCOMPARE(m_setup->made->listen, u"https://0.0.0.0:8443"_s);
    QCOMPARE(m_setup->made->certificateNames, m_setup->given.names);
    QVERIFY(m_setup->made->isProduction());
}

void SetupWizardTest::warnsOfPlainHttpOnTheNetwork()
{
    find<QRadioButton>("purposeTeam")->click();
    QVERIFY(goTo(4));
    QVERIFY(!find<QLabel>("plainWarning")->isVisible());
    find<QCheckBox>("setupHttps")->setChecked(false);
    QVERIFY(find<QLabel>("plainWarning")->isVisible());
    find<QComboBox>("setupReach")->setCurrentIndex(0);
    QVERIFY(!find<QLabel>("plainWarning")->isVisible());
}

void SetupWizardTest::withoutAKeychainAFileWillDoForDevelopment()
{
    m_setup->keyPlace = {Kind::Nowhere, {}, u"no bus"_s};
    QVERIFY(goTo(5));
    QCOMPARE(m_setup->made->keeping, Keeping::PlainFile);
}

void SetupWizardTest::withoutAKeychainATeamNeedsAPassphrase()
{
    m_setup->keyPlace = {Kind::Nowhere, {}, u"no bus"_s};
    find<QRadioButton>("purposeTeam")->click();
    QVERIFY(goTo(2));
    auto *passphrase = find<QLineEdit>("passphrase");
    QTRY_VERIFY(passphrase->isVisible());
    QVERIFY(!next()->isEnabled());
    passphrase->setText(u"correct horse battery"_s);
    QVERIFY(!next()->isEnabled());
    find<QLineEdit>("passphraseAgain")->setText(u"correct horse battery"_s);
    QVERIFY(goTo(5));
    QCOMPARE(m_setup->made->keeping, Keeping::Passphrase);
    QCOMPARE(m_setup->made->passphrase, u"correct horse battery"_s);
}

void SetupWizardTest::refusesAPasswordThatThePolicyRefuses()
{
    QVERIFY(goTo(3));
    auto *password = find<QLineEdit>("adminPassword");
    password->setText(u"short"_s);
    QVERIFY(!next()->isEnabled());
    QVERIFY(find<QLabel>("passwordVerdict")->text().contains(u"more characters"_s));
    password->setText(u"long enough"_s);
    QVERIFY(next()->isEnabled());
}

void SetupWizardTest::refusesAFolderThatHoldsData()
{
    m_setup->folder = core::fail(core::ErrorKind::Conflict, u"holds data"_s);
    QVERIFY(goTo(2));
    QTRY_VERIFY(find<QLabel>("folderFault")->isVisible());
    QVERIFY(!next()->isEnabled());
}

void SetupWizardTest::aFailureKeepsWhatWasTyped()
{
    const auto good = m_setup->result;
    m_setup->result = core::fail(core::ErrorKind::Storage, u"the disk is full"_s);
    QVERIFY(goTo(3));
    find<QLineEdit>("adminName")->setText(u"boris"_s);
    QVERIFY(goTo(4));
    QTRY_VERIFY(next()->isEnabled());
    next()->click();
    QTRY_VERIFY(find<QWidget>("setupFailure")->isVisible());
    QCOMPARE(step(), 4);
    m_setup->result = good;
    QVERIFY(goTo(5));
    QCOMPARE(m_setup->made->adminName, u"boris"_s);
}

void SetupWizardTest::aBadFileOfTheOldServiceStopsIt()
{
    find<QRadioButton>("purposeBringOver")->click();
    QVERIFY(next()->isEnabled()); // both files may be left out
    m_setup->settings = core::SetupSettings{{}, {}, {{core::ErrorKind::InvalidInput, u"PORT is no number"_s}}};
    m_wizard->findChild<ui::BringOverPane *>()->readSettings(u"/tmp/.env"_s);
    QTRY_VERIFY(!next()->isEnabled());
    QVERIFY(find<QLabel>("bringSettingsFinding")->text().contains(u"PORT is no number"_s));
}

void SetupWizardTest::takesOverTheOldAddress()
{
    find<QRadioButton>("purposeBringOver")->click();
    core::SetupSettings old;
    old.changes = {{u"AUTH_SERVICE__LISTEN"_s, u"127.0.0.1:8011"_s},
                   {u"AUTH_SERVICE__JWT_ISSUER"_s, u"https://auth.codelab.local"_s}};
    m_setup->settings = old;
    m_wizard->findChild<ui::BringOverPane *>()->readSettings(u"/tmp/.env"_s);
    QTRY_VERIFY(find<QLabel>("bringSettingsFinding")->text().contains(u"AUTH_SERVICE__LISTEN"_s));
    QVERIFY(goTo(5));
    QCOMPARE(m_setup->made->listen, u"http://127.0.0.1:8011"_s);
    QCOMPARE(m_setup->made->issuer, u"https://auth.codelab.local"_s);
    QCOMPARE(m_setup->made->settings.size(), 2);
}

void SetupWizardTest::pictures_data()
{
    QTest::addColumn<QString>("purpose");
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"ru"_s}) {
        for (const QString &purpose : {u"Try"_s, u"Team"_s, u"BringOver"_s})
            QTest::newRow(qPrintable(purpose + u'-' + language)) << purpose << language;
    }
}

void SetupWizardTest::pictures()
{
    QFETCH(QString, purpose);
    QFETCH(QString, language);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built");
    QCoreApplication::installTranslator(&translator);
    init(); // once more, in that language
    find<QRadioButton>(qPrintable(u"purpose"_s + purpose))->click();
    if (purpose == "Team"_L1)
        m_setup->keyPlace = {Kind::Nowhere, {}, u"no bus"_s};
    if (purpose == "BringOver"_L1) {
        m_setup->settings->changes = {{u"AUTH_SERVICE__JWT_ISSUER"_s, u"https://auth.example"_s},
                                      {u"AUTH_SERVICE__LISTEN"_s, u"127.0.0.1:9000"_s}};
        m_setup->settings->remarks = {{core::SettingsRemark::Kind::Secret, u"AUTH_SERVICE__MASTER_KEY"_s, {}},
                                      {core::SettingsRemark::Kind::BadLine, u"7"_s, {}}};
        core::SetupKey key;
        key.candidate.bits = 2048;
        key.candidate.namedInKey = core::KeyId{u"2024-01-key-1"_s};
        m_setup->key = key;
        m_wizard->findChild<ui::BringOverPane *>()->readSettings(u"/srv/old/.env"_s);
        m_wizard->findChild<ui::BringOverPane *>()->readKey(u"/srv/old/private.pem"_s);
    }
    for (int page = 1; page <= 5; ++page) {
        if (page == 3 && purpose == "Team"_L1) {
            find<QLineEdit>("passphrase")->setText(u"correct horse battery"_s);
            find<QLineEdit>("passphraseAgain")->setText(u"correct horse battery"_s);
        }
        QVERIFY(goTo(page));
        QTest::qWait(50);
        const QString name = u"setup-%1-%2-%3"_s.arg(purpose, language).arg(page);
        QVERIFY(tests::takePictures(*m_wizard, name, m_wizard->size()));
    }
}

QTEST_MAIN(SetupWizardTest)
#include "SetupWizardTest.moc"
