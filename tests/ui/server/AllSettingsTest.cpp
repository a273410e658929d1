#include "core/settings/Settings.h"
#include "tests/support/FakeBackupAdmin.h"
#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeConsoleLock.h"
#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/BackupDialogs.h"
#include "ui/server/ChangeReview.h"
#include "ui/server/ReviewDialog.h"
#include "ui/server/ServerPage.h"
#include "ui/server/SettingField.h"
#include "ui/server/SettingHistoryDialog.h"
#include "ui/server/SettingWords.h"
#include "ui/server/SettingsFiles.h"
#include "ui/server/WeaknessWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The Settings page with the real table of settings.
class AllSettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void tellsEverySettingInWords();
    void reachesEverySetting();
    void findsByAnyWord_data();
    void findsByAnyWord();
    void showsOnlyWhatWasChanged();
    void editsByType();
    void showsWhatSavingDoesBeforeIt();
    void tellsWhileTypingThatAValueDoesNotFit();
    void letsTheEnvironmentWin();
    void namesWhatWaitsForARestart();
    void putsAChangeBack();
    void putsEverythingBack();
    void makesAWeakSettingSafe();
    void countsWeakSettingsInTheBadge();
    void reviewsAnImportBeforeItIsSaved();
    void exportsToAFile();
    void answersThePalette();
    void comesBackWithItsSectionAndFilter();
    void makesABackup();
    void asksWhoSetsThePassphraseOfBackups();
    void asksForThePassphraseFirst();

private:
    template <class T>
    T *part(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QWidget *form() { return part<QWidget>(u"allSettingsForm"_s); }
    ui::SettingField *field(const QString &end)
    {
        return form()->findChild<ui::SettingField *>(u"setting_AUTH_SERVICE__"_s + end);
    }
    int shown()
    {
        int count = 0;
        for (const auto *one : form()->findChildren<ui::SettingField *>())
            count += one->isVisible() ? 1 : 0;
        return count;
    }
    void search(const QString &text) { m_page->restoreState({{u"section"_s, u"settings"_s}, {u"filter"_s, text}}); }
    void make();

    tests::FakeSettingsAdmin m_settings;
    tests::FakeCertificateAdmin m_certificates;
    tests::FakeProtectionAdmin m_protection;
    tests::FakeServerControl m_server;
    tests::FakeBackupAdmin m_backups;
    std::unique_ptr<ui::ServerPage> m_page;
};

static const QString kTeam = u"AUTH_SERVICE__TEAM_NAME"_s;
static const QString kCost = u"AUTH_SERVICE__BCRYPT_COST"_s;

void AllSettingsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-all-settings-test"_s);
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void AllSettingsTest::init()
{
    m_page.reset();
    m_settings.saved.clear();
    m_settings.refusals.clear();
    m_settings.weak.clear();
    m_settings.past.clear();
    m_settings.given = core::loadSettings({}, {}, {}, u"/data"_s)->entries;
    m_backups.given = {};
    m_backups.done.clear();
    make();
}

void AllSettingsTest::make()
{
    m_page = std::make_unique<ui::ServerPage>(
        ui::ServerPage::Parts{m_settings, m_certificates, m_protection, m_server, &m_backups},
        QStringList{u"falcon"_s});
    m_page->resize(1080, 724);
    m_page->show();
    m_page->refresh(-1);
    QTRY_VERIFY(field(u"TEAM_NAME"_s));
}

void AllSettingsTest::tellsEverySettingInWords()
{
    for (const core::SettingEntry &entry : m_settings.given) {
        const ui::SettingWords words = ui::settingWords(entry.name);
        QVERIFY2(words.title != entry.name, qPrintable(entry.name));
        QVERIFY2(words.section != ui::SettingSection::Other, qPrintable(entry.name));
    }
}

void AllSettingsTest::reachesEverySetting()
{
    QCOMPARE(shown(), int(m_settings.given.size()));
}

void AllSettingsTest::findsByAnyWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("end");
    QTest::newRow("name in words") << u"cost of a password"_s << u"BCRYPT_COST"_s;
    QTest::newRow("variable") << u"bcrypt"_s << u"BCRYPT_COST"_s;
    QTest::newRow("meaning") << u"renewed at the next sign-in"_s << u"BCRYPT_COST"_s;
    QTest::newRow("value") << u"codelab-api"_s << u"JWT_AUDIENCE"_s;
    QTest::newRow("words in any order") << u"team name"_s << u"TEAM_NAME"_s;
}

void AllSettingsTest::findsByAnyWord()
{
    QFETCH(QString, text);
    QFETCH(QString, end);
    search(text);
    QVERIFY(field(end)->isVisible());
    QVERIFY(shown() < 4);
    search(u"no such thing"_s);
    QCOMPARE(shown(), 0);
}

void AllSettingsTest::showsOnlyWhatWasChanged()
{
    m_settings.entry(kTeam).source = core::SettingSource::Saved;
    m_page->refresh(-1);
    part<QCheckBox>(u"onlyChangedSettings"_s)->click();
    QTRY_COMPARE(shown(), 1);
    QVERIFY(field(u"TEAM_NAME"_s)->isVisible());
}

void AllSettingsTest::editsByType()
{
    QCOMPARE(field(u"BCRYPT_COST"_s)->findChild<QSpinBox *>()->maximum(), 16);
    QCOMPARE(field(u"PASSWORD_POLICY"_s)->findChild<QComboBox *>()->count(), 3);
    QVERIFY(field(u"ENABLE_RATE_LIMITING"_s)->findChild<QCheckBox *>()->isChecked());
    QVERIFY(field(u"TEAM_NAME"_s)->findChild<QLineEdit *>());
}

void AllSettingsTest::showsWhatSavingDoesBeforeIt()
{
    field(u"BCRYPT_COST"_s)->findChild<QSpinBox *>()->setValue(13);
    field(u"TEAM_NAME"_s)->findChild<QLineEdit *>()->setText(u"It's us"_s);
    auto *review = form()->findChild<ui::ChangeReview *>();
    QTRY_COMPARE(review->findChildren<QLabel *>(u"reviewChange"_s).size(), 2);
    QCOMPARE(review->command(), u"gatehoused config set AUTH_SERVICE__BCRYPT_COST 13 "
                                "AUTH_SERVICE__TEAM_NAME 'It'\\''s us'"_s);
    QVERIFY(m_settings.saved.empty());
    form()->findChild<QPushButton *>(u"saveSettings"_s)->click();
    QTRY_COMPARE(m_settings.saved.size(), size_t(1));
    QCOMPARE(m_settings.saved.front().value(kCost), std::optional(u"13"_s));
    QTRY_VERIFY(review->isHidden());
}

void AllSettingsTest::tellsWhileTypingThatAValueDoesNotFit()
{
    m_settings.refusals = {core::Error{core::ErrorKind::InvalidInput, u"no colour"_s, u"AUTH_SERVICE__ACCENT_COLOR"_s}};
    field(u"ACCENT_COLOR"_s)->findChild<QLineEdit *>()->setText(u"red"_s);
    QTRY_VERIFY(field(u"ACCENT_COLOR"_s)->findChild<QLabel *>(u"settingRefusal"_s)->isVisible());
    QVERIFY(!field(u"TEAM_NAME"_s)->findChild<QLabel *>(u"settingRefusal"_s)->isVisible());
    QVERIFY(m_settings.saved.empty());
}

void AllSettingsTest::letsTheEnvironmentWin()
{
    m_settings.entry(kCost).source = core::SettingSource::Environment;
    m_page->refresh(-1);
    QTRY_VERIFY(!field(u"BCRYPT_COST"_s)->findChild<QSpinBox *>()->isEnabled());
    QVERIFY(field(u"BCRYPT_COST"_s)->findChild<QLabel *>(u"settingFixed"_s)->text().contains(kCost));
    QVERIFY(!field(u"METRICS_TOKEN"_s)->findChild<QLineEdit *>()->isEnabled()); // a secret is never saved
}

void AllSettingsTest::namesWhatWaitsForARestart()
{
    auto *bar = part<ui::MessageBar>(u"waitingForRestart"_s);
    QVERIFY(bar->isHidden());
    m_settings.entry(kCost).running = u"12"_s;
    m_settings.entry(kCost).value = u"13"_s;
    m_page->refresh(-1);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(ui::settingWords(kCost).title));
    QVERIFY(field(u"BCRYPT_COST"_s)->findChild<QLabel *>(u"settingMeta"_s)->text().contains(u"12"_s));
}

void AllSettingsTest::putsAChangeBack()
{
    m_settings.past = {{u"id-1"_s, core::SystemClock().now(), u"console"_s, kTeam, u"Old"_s, u"New"_s, true, u"Old"_s}};
    field(u"TEAM_NAME"_s)->findChild<QPushButton *>(u"settingHistory"_s)->click();
    auto *dialog = m_page->findChild<ui::SettingHistoryDialog *>();
    auto *table = dialog->findChild<ui::DataTable *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectKey(u"id-1"_s);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"putBack"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"putBack"_s)->click();
    auto *review = dialog->findChild<ui::ReviewDialog *>();
    QVERIFY(review);
    QPushButton *save = nullptr;
    for (QPushButton *button : review->findChildren<QPushButton *>()) {
        if (button->text() == u"Save changes"_s)
            save = button;
    }
    QTRY_VERIFY(save && save->isEnabled());
    save->click();
    QTRY_COMPARE(m_settings.saved.size(), size_t(1));
    QCOMPARE(m_settings.saved.front(), (core::SettingsAdmin::Changes{{kTeam, u"Old"_s}}));
    dialog->close();
}

void AllSettingsTest::putsEverythingBack()
{
    m_settings.past = {{u"id-1"_s, core::SystemClock().now(), u"cli"_s, kTeam, u"Old"_s, u"New"_s, true, u"Old"_s}};
    m_settings.then = {{kTeam, u"Older"_s}, {kCost, u"14"_s}};
    part<QPushButton>(u"allSettingsHistory"_s)->click();
    auto *dialog = m_page->findChild<ui::SettingHistoryDialog *>();
    auto *table = dialog->findChild<ui::DataTable *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectKey(u"id-1"_s);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"putAllBack"_s)->isEnabled());
    dialog->findChild<QPushButton *>(u"putAllBack"_s)->click();
    QTRY_VERIFY(dialog->findChild<ui::ReviewDialog *>());
    auto *review = dialog->findChild<ui::ReviewDialog *>();
    QTRY_COMPARE(review->findChildren<QLabel *>(u"reviewChange"_s).size(), 2);
    dialog->close();
}

static core::SettingWeakness cheapHash()
{
    core::SettingWeakness weakness;
    weakness.rule = u"cheap_hash"_s;
    weakness.name = kCost;
    weakness.value = u"4"_s;
    weakness.source = core::SettingSource::Saved;
    weakness.risk = u"English"_s;
    return weakness;
}

void AllSettingsTest::makesAWeakSettingSafe()
{
    m_settings.weak = {cheapHash()};
    m_settings.entry(kCost).value = u"4"_s;
    m_page->refresh(-1);
    m_page->open(u"weak"_s);
    QTRY_VERIFY(part<QWidget>(u"weak_cheap_hash"_s));
    auto *card = part<QWidget>(u"weak_cheap_hash"_s);
    QCOMPARE(card->findChild<QLabel *>(u"weaknessRisk"_s)->text(), ui::weaknessRiskText(u"cheap_hash"_s));
    card->findChild<QPushButton *>(u"makeSafe"_s)->click();
    auto *review = m_page->findChild<ui::ReviewDialog *>();
    QTRY_COMPARE(review->findChildren<QLabel *>(u"reviewChange"_s).size(), 1);
    QVERIFY(review->findChild<QLabel *>(u"reviewChange"_s)->text().endsWith(u"4 → 12"_s));
    review->close();
}

void AllSettingsTest::countsWeakSettingsInTheBadge()
{
    m_settings.weak = {cheapHash(), cheapHash()};
    ui::ServerPage unopened({m_settings, m_certificates, m_protection, m_server, &m_backups}, {});
    QSignalSpy badges(&unopened, &ui::PageFrame::badgeChanged);
    QTRY_COMPARE(badges.value(badges.size() - 1).value(0).toInt(), 2);
    m_settings.weak = {cheapHash()}; // saved on the command line
    emit m_server.dataChanged(core::SettingsArea);
    QTRY_COMPARE(badges.last().first().toInt(), 1);
}

void AllSettingsTest::reviewsAnImportBeforeItIsSaved()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u".env"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("TEAM_NAME=x");
    file.close();
    m_settings.import.changes = {{kTeam, u"Imported"_s}};
    m_settings.import.remarks = {{core::SettingsRemark::Kind::Unknown, u"TEAM_NAME"_s, kTeam}};
    m_page->findChild<ui::SettingsFiles *>()->importFrom(path);
    QTRY_VERIFY(m_page->findChild<ui::ReviewDialog *>());
    auto *review = m_page->findChild<ui::ReviewDialog *>();
    QCOMPARE(m_settings.imported, "TEAM_NAME=x"_ba);
    QVERIFY(review->findChild<QLabel *>(u"reviewNotes"_s)->text().contains(kTeam));
    QTRY_COMPARE(review->findChildren<QLabel *>(u"reviewChange"_s).size(), 1);
    QVERIFY(m_settings.saved.empty());
    review->close();
}

void AllSettingsTest::exportsToAFile()
{
    QTemporaryDir folder;
    m_settings.document = "{\"gatehouse_settings\": 1}";
    m_page->findChild<ui::SettingsFiles *>()->exportTo(folder.filePath(u"s.json"_s));
    QTRY_VERIFY(QFile::exists(folder.filePath(u"s.json"_s)));
    QFile file(folder.filePath(u"s.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), m_settings.document);
}

void AllSettingsTest::answersThePalette()
{
    auto hits = m_page->search(u"bcrypt"_s, 5);
    QCOMPARE(hits.result().size(), size_t(1));
    m_page->open(hits.result().front().subject);
    QVERIFY(field(u"BCRYPT_COST"_s)->isVisible());
}

void AllSettingsTest::comesBackWithItsSectionAndFilter()
{
    search(u"team"_s);
    const QVariantMap state = m_page->state();
    make();
    m_page->restoreState(state);
    QTRY_VERIFY(shown() < 4);
    QCOMPARE(m_page->state(), state);
}

/// A backup holds the key of everything: whoever finds an open console must not get one that they can open.
void AllSettingsTest::asksWhoSetsThePassphraseOfBackups()
{
    tests::FakeConsoleLock lock;
    lock.choose(u"right"_s);
    ui::BackupPassphraseDialog dialog(m_backups, &lock, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto field = [&](const QString &name) { return dialog.findChild<QLineEdit *>(name); };
    auto *submit = dialog.findChild<QPushButton *>(u"submit"_s);
    field(u"backupPassphrase"_s)->setText(u"correct horse"_s);
    field(u"backupPassphraseAgain"_s)->setText(u"correct horse"_s);
    QTRY_VERIFY(field(u"consolePassphrase"_s)->isVisible());
    QVERIFY(!submit->isEnabled());
    field(u"consolePassphrase"_s)->setText(u"wrong"_s);
    submit->click();
    QTRY_VERIFY(!dialog.failureText().isEmpty());
    QCOMPARE(m_backups.passphrase, QByteArray());
    field(u"consolePassphrase"_s)->setText(u"right"_s);
    submit->click();
    QTRY_COMPARE(m_backups.passphrase, "correct horse"_ba);
}

void AllSettingsTest::makesABackup()
{
    m_backups.given.hasPassphrase = true;
    m_page->open(u"backup"_s);
    QTRY_VERIFY(part<QPushButton>(u"createBackup"_s)->isEnabled());
    part<QPushButton>(u"createBackup"_s)->click();
    QTRY_COMPARE(part<ui::DataTable>(u"backupList"_s)->model()->rowCount(), 1);
    QCOMPARE(m_backups.done, QStringList{u"create"_s});
}

void AllSettingsTest::asksForThePassphraseFirst()
{
    m_page->open(u"backup"_s);
    QTRY_VERIFY(part<QLabel>(u"nextBackup"_s)->text().contains(u"passphrase"_s));
    QVERIFY(!part<QPushButton>(u"createBackup"_s)->isEnabled());
}

QTEST_MAIN(AllSettingsTest)
#include "AllSettingsTest.moc"
