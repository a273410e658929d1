#include "core/settings/Settings.h"
#include "tests/support/FakeBackupAdmin.h"
#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeDiagnosticsAdmin.h"
#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/server/ServerPage.h"
#include "ui/server/SettingField.h"
#include "ui/widgets/DataTable.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The sections of the Settings page, as people see them.
class SettingsPicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-settings-pictures-test"_s);
        QSettings().clear();
        ui::Theme::instance().install();
        m_settings.given = core::loadSettings({}, {}, {}, u"/data"_s)->entries;
    }
    void looksFinished_data();
    void looksFinished();

private:
    void looksAtDialogs(ui::ServerPage &page, const QString &language);

    tests::FakeSettingsAdmin m_settings;
    tests::FakeCertificateAdmin m_certificates;
    tests::FakeProtectionAdmin m_protection;
    tests::FakeServerControl m_server;
    tests::FakeBackupAdmin m_backups;
    tests::FakeDiagnosticsAdmin m_diagnostics;
};

static constexpr QSize kSmall(1080, 724);  // of a window of 1280×800
static constexpr QSize kLarge(1720, 1004); // of one of 1920×1080
static const QString kCost = u"AUTH_SERVICE__BCRYPT_COST"_s;

void SettingsPicturesTest::looksFinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

/// What each button of a section opens.
void SettingsPicturesTest::looksAtDialogs(ui::ServerPage &page, const QString &language)
{
    for (const auto &[section, name] : {std::pair(u"addresses"_s, u"addListener"_s),
                                        {u"addresses"_s, u"removeListener"_s},
                                        {u"certificate"_s, u"makeCertificate"_s},
                                        {u"certificate"_s, u"importCertificate"_s},
                                        {u"certificate"_s, u"removeCertificate"_s},
                                        {u"weak"_s, u"makeSafe"_s},
                                        {u"backup"_s, u"backupPassphraseButton"_s},
                                        {u"backup"_s, u"restoreBackup"_s},
                                        {u"backup"_s, u"deleteBackup"_s},
                                        {u"settings"_s, u"allSettingsHistory"_s}}) {
        page.open(section);
        if (auto *table = page.findChild<ui::DataTable *>(section == "backup"_L1 ? u"backupList"_s : u"listenerList"_s))
            table->selectRow(0);
        QTest::qWait(20);
        auto *button = page.findChild<QPushButton *>(name);
        if (!button)
            qWarning("no button %s", qPrintable(name));
        if (!button || !button->isEnabled())
            continue;
        button->click();
        QTest::qWait(250); // a preview comes after a pause
        for (QWidget *window : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(window);
            if (!dialog || !dialog->isVisible())
                continue;
            QVERIFY(tests::takePictures(*dialog, u"dialog-%1-%2"_s.arg(name, language), dialog->size()));
            dialog->close();
        }
    }
}

void SettingsPicturesTest::looksFinished()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built"); // no picture under another language's name
    QCoreApplication::installTranslator(&translator);
    const core::Instant now = core::SystemClock().now();
    core::SettingWeakness cheap;
    cheap.rule = u"cheap_hash"_s;
    cheap.name = kCost;
    cheap.value = u"4"_s;
    core::SettingWeakness plain = cheap;
    plain.rule = u"plain_http"_s;
    plain.name = u"AUTH_SERVICE__LISTEN"_s;
    plain.value = u"http://0.0.0.0:8003"_s;
    plain.canBeMadeSafe = false;
    m_settings.weak = {cheap, plain};
    m_settings.entry(kCost).running = u"12"_s;
    m_backups.given.hasPassphrase = true;
    m_backups.given.folder = u"/var/lib/gatehouse/backups"_s;
    m_backups.given.next = now + 9h;
    m_backups.given.database = {
        u"/var/lib/gatehouse/gatehouse.db"_s, 734003200, 4194304, 179200, 1250, 4096, 53687091200};
    m_backups.given.files = {
        {u"/b/gatehouse-20261120-030000-auto.ghbackup"_s, 734003200, now - 15h, true, now - 15h, {}},
        {u"/b/gatehouse-20261118-101500.ghbackup"_s, 731003200, now - 70h, false, {}, {}}};
    using Outcome = core::SelfTestCheck::Outcome;
    m_settings.entry(u"AUTH_SERVICE__SCOPE_DESCRIPTIONS"_s).value =
        u"api:read=Read your data;api:write=Change your data"_s;
    m_settings.past = {
        {u"1"_s, now - 3h, u"admin"_s, kCost, u"10"_s, u"12"_s, true, u"10"_s},
        {u"2"_s, now - 30h, u"cli"_s, u"AUTH_SERVICE__TEAM_NAME"_s, u"Gatehouse"_s, u"Falcon"_s, true, {}}};
    m_certificates.given.source = core::CertificateState::Source::SelfMade;
    m_certificates.given.server = tests::aCertificate({u"falcon"_s, u"192.168.1.10"_s}, now + std::chrono::days(20));
    m_certificates.given.authority =
        tests::aCertificate({u"Gatehouse authority of falcon"_s}, now + std::chrono::days(3000));
    m_diagnostics.checks = {
        {.name = u"keychain"_s, .detail = u"GNOME Keyring"_s, .duration = 12ms},
        {.name = u"sealed_keys"_s, .detail = u"3 opened"_s, .duration = 2ms},
        {.name = u"discovery"_s, .detail = u"http://127.0.0.1:8003"_s, .duration = 4ms},
        {.name = u"sign_in"_s, .detail = u"access and refresh token; userinfo names the user"_s, .duration = 212ms},
        {.name = u"reuse"_s, .detail = u"refused, and the whole chain ended"_s, .duration = 9ms},
        {.name = u"clock"_s,
         .outcome = Outcome::Doubtful,
         .detail = u"2026-11-21T22:00:00Z; nothing keeps the clock in step with the time of the network"_s,
         .advice = u"x"_s},
        {.name = u"disk"_s, .outcome = Outcome::Failed, .detail = u"90 MiB free"_s, .advice = u"x"_s},
        {.name = u"certificate"_s, .outcome = Outcome::Skipped, .detail = u"no address needs one"_s}};
    m_diagnostics.versions = {{u"Gatehouse"_s, u"0.1.0"_s, u"GPL-3.0-or-later"_s},
                              {u"Qt Core, Widgets, Network, SQL, SVG, D-Bus"_s, u"6.4.2"_s, u"LGPL-3.0-only"_s},
                              {u"libxcrypt"_s, {}, u"LGPL-2.1-or-later"_s}};
    for (int i = 0; i < 60; ++i)
        m_diagnostics.log(
            core::LogLevel::Info,
            u"{\"ts\":\"2026-11-21T22:00:%1.000Z\",\"level\":\"info\",\"msg\":\"request\",\"status\":200}"_s.arg(
                i, 2, 10, QChar(u'0')));
    ui::ServerPage page({m_settings, m_certificates, m_protection, m_server, &m_backups, &m_diagnostics},
                        {u"falcon"_s});
    page.resize(1080, 724);
    page.show();
    page.refresh(-1);
    auto *form = page.findChild<QWidget *>(u"allSettingsForm"_s);
    const auto field = [&](const QString &end) {
        return form->findChild<ui::SettingField *>(u"setting_AUTH_SERVICE__"_s + end);
    };
    QTRY_VERIFY(field(u"TEAM_NAME"_s));
    field(u"TEAM_NAME"_s)->findChild<QLineEdit *>()->setText(u"Falcon team"_s);
    field(u"BCRYPT_COST"_s)->findChild<QSpinBox *>()->setValue(13);
    QTest::qWait(300);
    for (const QSize size : {kSmall, kLarge}) {
        for (const QString &section : {u"settings"_s, u"addresses"_s, u"certificate"_s, u"weak"_s, u"backup"_s,
                                       u"limits"_s, u"sign-in"_s, u"protection"_s}) {
            page.open(section);
            page.resize(size);
            QTest::qWait(50);
            QVERIFY(
                tests::takePictures(page, u"all-settings-%1-%2-%3"_s.arg(section, language).arg(size.width()), size));
        }
    }
    page.resize(kSmall);
    looksAtDialogs(page, language);
    page.open(u"diagnostics"_s);
    page.findChild<QPushButton *>(u"runSelfTest"_s)->click();
    auto *tabs = page.findChild<QTabWidget *>(u"diagnosticsTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(100);
        QVERIFY(tests::takePictures(page, u"diagnostics-%1-%2"_s.arg(tab).arg(language)));
    }
    page.open(u"settings"_s);
    page.restoreState({{u"section"_s, u"settings"_s}, {u"filter"_s, u"token"_s}});
    QTest::qWait(50);
    QVERIFY(tests::takePictures(page, u"all-settings-search-"_s + language));
}

QTEST_MAIN(SettingsPicturesTest)
#include "SettingsPicturesTest.moc"
