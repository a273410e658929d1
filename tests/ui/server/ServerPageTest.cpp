#include "ui/server/ServerPage.h"

#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/server/ImportCertificateDialog.h"
#include "ui/server/ListenerDialog.h"
#include "ui/server/MakeCertificateDialog.h"
#include "ui/server/PemField.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateMark.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ServerPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsTheCertificate();
    void tellsWhatIsLeft_data();
    void tellsWhatIsLeft();
    void warnsOfAFailedReload();
    void makesACertificateAndOffersItsAuthority();
    void keepsTheNamesWhenMakingFails();
    void importsACertificate();
    void keepsTheImportWhenItDoesNotFit();
    void takesTheKeyOutOfACombinedFile();
    void showsNoPrivateKey();
    void saysThatAFileCannotBeRead();
    void removesTheCertificateOnlyWhenConfirmed();
    void letsFilesWin();
    void opensTheTabOfALink();
    void looksFinished_data();
    void looksFinished();

private:
    template <class T>
    T *part(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QPushButton *button(const QString &name) { return part<QPushButton>(name); }
    ui::DataTable *listeners() { return part<ui::DataTable>(u"listenerList"_s); }
    template <class T>
    T *opened(const QString &buttonName)
    {
        button(buttonName)->click();
        return m_page->findChild<T *>();
    }
    void read();

    std::unique_ptr<tests::FakeSettingsAdmin> m_settings;
    std::unique_ptr<tests::FakeCertificateAdmin> m_certificates;
    std::unique_ptr<tests::FakeProtectionAdmin> m_protection;
    std::unique_ptr<tests::FakeServerControl> m_server;
    std::unique_ptr<ui::ServerPage> m_page;
};

static const QString kListen = u"AUTH_SERVICE__LISTEN"_s;
static const QByteArray kLeaf = "-----BEGIN CERTIFICATE-----\nleaf\n-----END CERTIFICATE-----\n";
static const QByteArray kKey = "-----BEGIN EC PRIVATE KEY-----\nkeykeykey\n-----END EC PRIVATE KEY-----\n";

void ServerPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-server-test"_s);
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void ServerPageTest::init()
{
    m_page.reset();
    m_settings = std::make_unique<tests::FakeSettingsAdmin>();
    m_certificates = std::make_unique<tests::FakeCertificateAdmin>();
    m_protection = std::make_unique<tests::FakeProtectionAdmin>();
    m_server = std::make_unique<tests::FakeServerControl>();
    m_settings->given = {
        tests::aSetting(kListen, u"http://127.0.0.1:8003,https://0.0.0.0:8443"_s),
        tests::aSetting(u"AUTH_SERVICE__REQUIRE_HTTPS"_s, u"false"_s, u"true or false"_s),
        tests::aSetting(u"AUTH_SERVICE__TRUSTED_PROXIES"_s, {}, u"addresses or networks such as 10.0.0.0/8"_s),
    };
    const std::vector<std::pair<QString, QString>> limits{{u"MAX_REQUEST_LINE"_s, u"8192"_s},
                                                          {u"MAX_HEADERS"_s, u"16384"_s},
                                                          {u"MAX_HEADER_COUNT"_s, u"100"_s},
                                                          {u"MAX_BODY"_s, u"65536"_s},
                                                          {u"MAX_PARAMETERS"_s, u"100"_s},
                                                          {u"HEADER_TIMEOUT"_s, u"10"_s},
                                                          {u"BODY_TIMEOUT"_s, u"15"_s},
                                                          {u"MIN_BODY_RATE"_s, u"512"_s},
                                                          {u"MAX_CONNECTIONS"_s, u"2000"_s},
                                                          {u"MAX_CONNECTIONS_PER_ADDRESS"_s, u"256"_s},
                                                          {u"MAX_REQUESTS_PER_CONNECTION"_s, u"10000"_s},
                                                          {u"IDLE_TIMEOUT"_s, u"35"_s},
                                                          {u"CROWDED_IDLE_TIMEOUT"_s, u"5"_s},
                                                          {u"CROWDED_AT"_s, u"1000"_s}};
    for (const auto &[name, value] : limits)
        m_settings->given.push_back(
            tests::aSetting(u"AUTH_SERVICE__HTTP_"_s + name, value, u"a whole number from 1 to 1000000"_s));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__TEAM_NAME"_s, u"Gatehouse"_s));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__ACCENT_COLOR"_s, u"#4f5bd5"_s));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s, {}));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__SESSION_IDLE_LIFETIME"_s, u"28800"_s));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__SESSION_LIFETIME"_s, u"604800"_s));
    m_settings->given.push_back(tests::aSetting(u"AUTH_SERVICE__DPOP_NONCE"_s, u"false"_s, u"true or false"_s));
    m_server->given.urls = {u"http://127.0.0.1:8003"_s, u"https://falcon:8443"_s};
    m_page =
        std::make_unique<ui::ServerPage>(ui::ServerPage::Parts{*m_settings, *m_certificates, *m_protection, *m_server},
                                         QStringList{u"falcon"_s, u"192.168.1.20"_s});
    m_page->show();
    read();
}

void ServerPageTest::read()
{
    m_page->refresh(-1);
    QTRY_COMPARE(listeners()->model()->rowCount(), int(ui::listenAddresses(m_settings->entry(kListen).value).size()));
    QTest::qWait(1);
}

void ServerPageTest::showsTheCertificate()
{
    QVERIFY(!part<QLabel>(u"certificateNone"_s)->isHidden());
    m_certificates->given.source = core::CertificateState::Source::Imported;
    m_certificates->given.server =
        tests::aCertificate({u"auth.example.com"_s, u"10.0.0.5"_s}, core::SystemClock().now() + 90 * 24h);
    read();
    QTRY_VERIFY(part<QLabel>(u"certificateNone"_s)->isHidden());
    QCOMPARE(part<QLabel>(u"certificateNames"_s)->text(), u"auth.example.com, 10.0.0.5"_s);
    QCOMPARE(part<ui::StateLabel>(u"certificateState"_s)->word(), u"valid"_s);
    part<QToolButton>(u"certificateFingerprintCopy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), m_certificates->given.server->sha256);
}

void ServerPageTest::tellsWhatIsLeft_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("badge");
    QTest::newRow("long") << 83 * 24 + 1 << u"valid"_s << u"83 day(s) left"_s << 0;
    QTest::newRow("soon") << 5 * 24 + 1 << u"expires soon"_s << u"5 day(s) left"_s << 1;
    QTest::newRow("hours") << 3 << u"expires soon"_s << u"3 hour(s) left"_s << 1;
    QTest::newRow("over") << -1 << u"expired"_s << u"over: clients refuse it"_s << 1;
}

void ServerPageTest::tellsWhatIsLeft()
{
    QFETCH(int, hours);
    QFETCH(QString, word);
    QFETCH(QString, text);
    QFETCH(int, badge);
    QSignalSpy badges(m_page.get(), &ui::PageFrame::badgeChanged);
    m_certificates->given.source = core::CertificateState::Source::Imported;
    m_certificates->given.server =
        tests::aCertificate({u"auth.example.com"_s}, core::SystemClock().now() + std::chrono::hours(hours));
    m_page->refresh(core::SettingsArea);
    QTRY_COMPARE(part<ui::StateLabel>(u"certificateState"_s)->word(), word);
    QCOMPARE(badges.isEmpty() ? 0 : badges.last().first().toInt(), badge);
    QVERIFY2(part<QLabel>(u"certificateEnd"_s)->text().endsWith(text),
             qPrintable(part<QLabel>(u"certificateEnd"_s)->text()));
}

void ServerPageTest::warnsOfAFailedReload()
{
    auto *bar = part<ui::MessageBar>(u"certificateReload"_s);
    QVERIFY(bar->isHidden());
    m_certificates->given.failure = u"key does not belong to the certificate"_s;
    m_page->refresh(core::SettingsArea);
    QTRY_VERIFY(!bar->isHidden());
    QCOMPARE(bar->findChild<QLabel *>(u"messageDetails"_s)->text(), m_certificates->given.failure);
    m_certificates->given.failure.clear();
    m_page->refresh(core::SettingsArea);
    QTRY_VERIFY(bar->isHidden());
}

void ServerPageTest::makesACertificateAndOffersItsAuthority()
{
    QTemporaryDir folder;
    auto *dialog = opened<ui::MakeCertificateDialog>(u"makeCertificate"_s);
    auto *names = dialog->findChild<QPlainTextEdit *>(u"certificateNames"_s);
    QCOMPARE(names->toPlainText(), u"falcon\n192.168.1.20\nlocalhost\n127.0.0.1\n::1"_s);
    names->setPlainText(u" falcon \n\nfalcon\nfalcon.local"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"saveAuthorityNow"_s));
    QCOMPARE(m_certificates->calls, QStringList{u"make falcon,falcon.local"_s});
    dialog->findChild<QPushButton *>(u"saveAuthorityNow"_s)->click();
    auto *files = m_page->findChild<QFileDialog *>();
    emit files->fileSelected(folder.filePath(u"authority.crt"_s));
    files->close();
    QTRY_VERIFY(QFile::exists(folder.filePath(u"authority.crt"_s)));
    QTRY_VERIFY(!part<QWidget>(u"authorityCard"_s)->isHidden());
}

void ServerPageTest::keepsTheNamesWhenMakingFails()
{
    auto *dialog = opened<ui::MakeCertificateDialog>(u"makeCertificate"_s);
    auto *names = dialog->findChild<QPlainTextEdit *>(u"certificateNames"_s);
    names->setPlainText(u"not a name"_s);
    m_certificates->failNext = core::Error{core::ErrorKind::InvalidInput, u"\"not a name\""_s, u"names"_s};
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(dialog->failureText().contains(u"names"_s));
    QCOMPARE(names->toPlainText(), u"not a name"_s);
    names->clear();
    QVERIFY(!dialog->findChild<QPushButton *>(u"submit"_s)->isEnabled());
}

void ServerPageTest::importsACertificate()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"key.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kKey);
    file.close();
    auto *dialog = opened<ui::ImportCertificateDialog>(u"importCertificate"_s);
    auto *submit = dialog->findChild<QPushButton *>(u"submit"_s);
    auto *chain = dialog->findChild<ui::PemField *>(u"chainPem"_s);
    auto *key = dialog->findChild<ui::PemField *>(u"keyPem"_s);
    QGuiApplication::clipboard()->setText(QString::fromLatin1(kLeaf));
    chain->paste();
    QVERIFY(!submit->isEnabled());
    key->takeFile(file.fileName());
    QVERIFY(submit->isEnabled());
    dialog->findChild<QLineEdit *>(u"keyPassphrase"_s)->setText(u"correct horse"_s);
    submit->click();
    QTRY_COMPARE(m_certificates->calls, QStringList{u"import"_s});
    QCOMPARE(m_certificates->importedChain, kLeaf);
    QCOMPARE(m_certificates->importedKey, kKey);
    QCOMPARE(m_certificates->importedPassphrase, "correct horse"_ba);
    QTRY_VERIFY(part<ui::MessageBar>(u"pageNotice"_s)->isVisible());
}

void ServerPageTest::keepsTheImportWhenItDoesNotFit()
{
    auto *dialog = opened<ui::ImportCertificateDialog>(u"importCertificate"_s);
    dialog->findChild<ui::PemField *>(u"chainPem"_s)->takePem(kLeaf);
    dialog->findChild<ui::PemField *>(u"keyPem"_s)->takePem(kKey);
    m_certificates->failNext = core::Error{core::ErrorKind::InvalidInput, u"wrong passphrase"_s, u"passphrase"_s};
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(dialog->failureText().contains(u"passphrase"_s));
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<ui::PemField *>(u"keyPem"_s)->isFilled());
    QCOMPARE(dialog->findChild<ui::PemField *>(u"chainPem"_s)->publicPem(), kLeaf);
}

void ServerPageTest::takesTheKeyOutOfACombinedFile()
{
    auto *dialog = opened<ui::ImportCertificateDialog>(u"importCertificate"_s);
    auto *chain = dialog->findChild<ui::PemField *>(u"chainPem"_s);
    auto *key = dialog->findChild<ui::PemField *>(u"keyPem"_s);
    chain->takePem(kKey + kLeaf);
    QCOMPARE(chain->publicPem(), kLeaf);
    QCOMPARE(key->secretPem().toByteArray(), kKey);
}

void ServerPageTest::showsNoPrivateKey()
{
    ui::PemField key(ui::PemField::Content::Secret, u"Paste"_s);
    key.show();
    QGuiApplication::clipboard()->setText(QString::fromLatin1(kKey));
    key.paste();
    QVERIFY(key.isFilled());
    QVERIFY(!key.toPlainText().contains(u"keykeykey"_s));
    QTest::keyClicks(&key, u"abc"_s);
    QCOMPARE(key.secretPem().toByteArray(), kKey);
    QTest::keyClick(&key, Qt::Key_Delete);
    QVERIFY(!key.isFilled());
}

void ServerPageTest::saysThatAFileCannotBeRead()
{
    auto *dialog = opened<ui::ImportCertificateDialog>(u"importCertificate"_s);
    dialog->findChild<ui::PemField *>(u"chainPem"_s)->takeFile(u"/nowhere/at-all.pem"_s);
    QVERIFY(dialog->failureText().contains(u"/nowhere/at-all.pem"_s));
}

void ServerPageTest::removesTheCertificateOnlyWhenConfirmed()
{
    m_certificates->given.source = core::CertificateState::Source::Imported;
    m_certificates->given.server = tests::aCertificate({u"falcon"_s}, core::SystemClock().now() + 90 * 24h);
    m_page->open(u"certificate"_s);
    read();
    QTRY_VERIFY(button(u"removeCertificate"_s)->isVisible());
    auto *dialog = opened<ui::ConfirmDialog>(u"removeCertificate"_s);
    QVERIFY(m_certificates->calls.isEmpty());
    m_certificates->failNext = core::Error{core::ErrorKind::Conflict, u"https://0.0.0.0:8443 needs it"_s};
    dialog->findChild<QPushButton *>(u"confirm"_s)->click();
    QTRY_VERIFY(part<ui::MessageBar>(u"pageFailure"_s)->isVisible());
    QVERIFY(part<ui::MessageBar>(u"pageFailure"_s)->text().contains(u"HTTPS"_s));
    QVERIFY(m_certificates->given.server);
}

void ServerPageTest::letsFilesWin()
{
    m_certificates->given.source = core::CertificateState::Source::Files;
    m_certificates->given.server = tests::aCertificate({u"falcon"_s}, core::SystemClock().now() + 90 * 24h);
    m_page->open(u"certificate"_s);
    read();
    QTRY_VERIFY(part<QLabel>(u"certificateFilesWin"_s)->isVisible());
    QVERIFY(!button(u"makeCertificate"_s)->isEnabled());
    QVERIFY(!button(u"importCertificate"_s)->isEnabled());
    QVERIFY(!button(u"removeCertificate"_s)->isVisible());
}

void ServerPageTest::opensTheTabOfALink()
{
    auto *sections = part<QListWidget>(u"serverSections"_s);
    const auto current = [&] { return sections->currentItem()->data(Qt::UserRole).toString(); };
    m_page->open(u"certificate"_s);
    QCOMPARE(current(), u"certificate"_s);
    m_page->open(u"protection"_s);
    QCOMPARE(current(), u"protection"_s);
    m_page->open(u"unknown"_s);
    QCOMPARE(current(), u"protection"_s);
    m_page->open(u"setting:AUTH_SERVICE__TEAM_NAME"_s);
    QCOMPARE(current(), u"settings"_s);
}

void ServerPageTest::looksFinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void ServerPageTest::looksFinished()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built"); // no picture under another language's name
    QCoreApplication::installTranslator(&translator);
    const core::Instant now = core::SystemClock().now();
    m_certificates->given.source = core::CertificateState::Source::SelfMade;
    m_certificates->given.server =
        tests::aCertificate({u"falcon"_s, u"falcon.local"_s, u"192.168.1.20"_s, u"fd00::20"_s}, now + 83 * 24h);
    m_certificates->given.authority = tests::aCertificate({u"Gatehouse authority of falcon"_s}, now + 3560 * 24h);
    m_protection->given.failedSignIns = 1284;
    m_protection->given.refusedByName = 310;
    m_protection->given.watchedAddresses = 41;
    m_server->given.connections = 37;
    m_server->given.refusedRequests = 5120;
    m_protection->block(tests::aBlockedName(u"anna.lindqvist"_s, now + 14min));
    m_protection->block(tests::aBlockedName(u"bert"_s, now + 3min));
    m_protection->given.blocked.back().user.reset();
    m_protection->block(tests::aBlockedAddress(u"203.0.113.77"_s, now + 41s));
    m_settings->entry(u"AUTH_SERVICE__TRUSTED_PROXIES"_s).source = core::SettingSource::Environment;
    m_page =
        std::make_unique<ui::ServerPage>(ui::ServerPage::Parts{*m_settings, *m_certificates, *m_protection, *m_server},
                                         QStringList{u"falcon"_s, u"192.168.1.20"_s});
    read();
    for (const QString &tab : {u"addresses"_s, u"limits"_s, u"sign-in"_s, u"certificate"_s, u"protection"_s}) {
        m_page->open(tab);
        QTest::qWait(20);
        QVERIFY(tests::takePictures(*m_page, u"server-%1-%2"_s.arg(tab, language)));
    }
    ui::ListenerDialog listener(*m_settings, {ui::listenAddresses(u"127.0.0.1:8003"_s), {u"falcon"_s}, false}, {});
    listener.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(tests::takePictures(listener, u"server-listener-"_s + language, listener.sizeHint()));
    ui::MakeCertificateDialog make(*m_certificates, {u"falcon"_s, u"192.168.1.20"_s});
    make.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(tests::takePictures(make, u"server-make-"_s + language, make.sizeHint()));
    ui::ImportCertificateDialog import(*m_certificates);
    import.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(tests::takePictures(import, u"server-import-"_s + language, import.sizeHint()));
}

QTEST_MAIN(ServerPageTest)
#include "ServerPageTest.moc"
