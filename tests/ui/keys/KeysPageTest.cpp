#include "ui/keys/KeysPage.h"

#include "core/admin/ServerControl.h"
#include "tests/support/FakeKeyAdmin.h"
#include "tests/support/KeysStage.h"
#include "tests/support/PagePicture.h"
#include "ui/keys/KeyTableModel.h"
#include "ui/keys/KeyTimeline.h"
#include "ui/keys/NextStepPanel.h"
#include "ui/keys/RotateKeyDialog.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/TimeText.h"

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeysPageTest : public QObject, private tests::KeysStage
{
    Q_OBJECT
private slots:
    void initTestCase() { dressUp(); }
    void modelKeepsTheRulesOfItemModels();
    void showsEveryKeyAndChoosesTheSigningOne();
    void leadsToTheSettingOfTheSchedule();
    void asksWhoNeedsTheKeyBeforeTheOneThatSigns();
    void revokesOnlyAfterTheKeyWasTyped();
    void saysWhoNeedsAKeyWithoutNamingItAgain();
    void marksACommandThatOpensADialog();
    void retiresOnlyARetiringKey();
    void exportsThePublicKey();
    void showsTheKeySetAsServed();
    void noticesAFallbackOfTheKeychain();
    void choosesByTheTimeline();
    void tellsAFailureInline();
    void givesTheListTheHeightOfItsKeys();
    void looksFinished();
};

void KeysPageTest::modelKeepsTheRulesOfItemModels()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    ui::KeyTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setKeys(keys.state.keys);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0, ui::KeyTableModel::State).data().toString(), u"published"_s);
    QCOMPARE(model.index(1, ui::KeyTableModel::SignsUntil).data().toString(), u"–"_s);
    const core::Instant handOver = *keys.state.keys[0].activateAt;
    model.setKeys(keys.state.keys, handOver);
    QCOMPARE(model.index(1, ui::KeyTableModel::SignsUntil).data().toString(), u"due "_s + ui::shortLocalTime(handOver));
    QCOMPARE(model.index(1, ui::KeyTableModel::Algorithm).data().toString(), u"RS256, 2048 bit"_s);
    model.setKeys({});
    QCOMPARE(model.rowCount(), 0);
}

void KeysPageTest::showsEveryKeyAndChoosesTheSigningOne()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_COMPARE(part<QLabel>(*page, u"keyId"_s)->text(), u"2026-01-key-1"_s);
    QCOMPARE(page->findChild<ui::KeyTimeline *>()->rowCount(), 4);
    QVERIFY(part<QLabel>(*page, u"nextKeyStep"_s)->text().startsWith(u"2026-01-key-2 starts signing on "_s));
}

void KeysPageTest::leadsToTheSettingOfTheSchedule()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    emit part<QLabel>(*page, u"keySchedule"_s)->linkActivated(u"schedule"_s);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().value(1).toString(), u"setting:AUTH_SERVICE__KEY_ROTATION_DAYS"_s);
    keys.state.rotateEvery = std::chrono::hours(0);
    page->refresh(core::SettingsArea); // what was changed there is seen here
    QTRY_VERIFY(part<QLabel>(*page, u"keySchedule"_s)->text().contains(u"by hand"_s));
}

void KeysPageTest::asksWhoNeedsTheKeyBeforeTheOneThatSigns()
{
    const core::Instant now = core::SystemClock().now();
    core::KeyOverview overview;
    core::KeySummary active = tests::aKey(u"2026-01-key-2"_s, core::KeyState::Active);
    active.activatedAt = now;
    overview.keys = {active};
    ui::NextStepPanel panel;
    panel.setOverview(overview);
    QVERIFY(panel.keyInQuestion().isEmpty());
    QVERIFY(part<QWidget>(panel, u"keyNeeds"_s)->isHidden());
    core::KeySummary before = tests::aKey(u"2026-01-key-1"_s, core::KeyState::Retiring);
    before.retireAt = now + 91 * 24h; // later than the next rotation
    overview.keys.push_back(before);
    panel.setOverview(overview);
    QCOMPARE(panel.keyInQuestion().value, u"2026-01-key-1"_s);
    panel.setUse(before.id, {3, 3, now + 24h, 0, {}, {{u"web-app"_s, 3}}, {}});
    const QString needs = part<QLabel>(panel, u"keyNeeds"_s)->text();
    QVERIFY2(needs.contains(u" need 2026\u201101\u2011key\u20111"_s), qPrintable(needs));
    QVERIFY2(needs.contains(u"waiting costs nothing"_s), qPrintable(needs));
}

void KeysPageTest::revokesOnlyAfterTheKeyWasTyped()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    keys.useAnswer = {412, 412, {}, 30, {}, {{u"web-app"_s, 400}, {u"flutter-app"_s, 12}}, {{u"admin"_s, 412}}};
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"revokeKey"_s)->isEnabled());
    part<QPushButton>(*page, u"revokeKey"_s)->click();
    auto *dialog = page->findChild<ui::ConfirmDialog *>();
    QTRY_VERIFY(part<QLabel>(*dialog, u"consequence"_s)->text().contains(u"412"_s));
    QVERIFY(part<QLabel>(*dialog, u"consequence"_s)->text().contains(u"web\u2011app (400), flutter\u2011app (12)"_s));
    auto *confirm = part<QPushButton>(*dialog, u"confirm"_s);
    QVERIFY(!confirm->isEnabled());
    part<QLineEdit>(*dialog, u"typedName"_s)->setText(u"2026-01-key-1"_s);
    confirm->click();
    QTRY_COMPARE(keys.revoked, QStringList{u"2026-01-key-1"_s});
}

/// Its name stands above already, and a client's name is not broken at its hyphen.
void KeysPageTest::saysWhoNeedsAKeyWithoutNamingItAgain()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    keys.useAnswer = {412, 412, {}, 30, {}, {{u"web-app"_s, 400}}, {{u"admin"_s, 412}}};
    const auto page = pageOf(keys);
    const auto *needs = part<QLabel>(*page, u"keyNeededBy"_s);
    QTRY_VERIFY(needs->text().startsWith(u"412 refresh token(s), the last until "_s));
    QVERIFY(needs->text().contains(u": web\u2011app (400)\nabout 30 access token(s) until "_s));
    QVERIFY(!needs->text().contains(u"2026"_s + QChar(0x2011)) && !needs->text().contains(u"key-1"_s));
    keys.useAnswer = {};
    page->refresh(-1);
    QTRY_COMPARE(needs->text(), u"no live token"_s);
}

void KeysPageTest::marksACommandThatOpensADialog()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    for (const QString &name : {u"rotateKey"_s, u"importKey"_s, u"exportPem"_s, u"retireKey"_s, u"revokeKey"_s})
        QVERIFY2(part<QPushButton>(*page, name)->text().endsWith(u'…'), qPrintable(name));
}

void KeysPageTest::retiresOnlyARetiringKey()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"revokeKey"_s)->isEnabled());
    QVERIFY(!part<QPushButton>(*page, u"retireKey"_s)->isEnabled());
    part<ui::DataTable>(*page, u"keyList"_s)->selectKey(u"2025-10-key-1"_s);
    QVERIFY(part<QPushButton>(*page, u"retireKey"_s)->isEnabled());
    part<QPushButton>(*page, u"retireKey"_s)->click();
    auto *dialog = page->findChild<ui::ConfirmDialog *>();
    QVERIFY(part<QLabel>(*dialog, u"consequence"_s)->text().contains(u"17"_s));
    part<QPushButton>(*dialog, u"confirm"_s)->click();
    QTRY_COMPARE(keys.retired, QStringList{u"2025-10-key-1"_s});
    part<ui::DataTable>(*page, u"keyList"_s)->selectKey(u"2025-08-key-1"_s);
    QVERIFY(!part<QPushButton>(*page, u"revokeKey"_s)->isEnabled());
}

void KeysPageTest::exportsThePublicKey()
{
    QTemporaryDir folder;
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"exportPem"_s)->isEnabled());
    part<QPushButton>(*page, u"exportPem"_s)->click();
    auto *dialog = page->findChild<QFileDialog *>();
    const QString path = folder.filePath(u"key.pem"_s);
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("2026-01-key-1"));
}

void KeysPageTest::showsTheKeySetAsServed()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_COMPARE(part<QPlainTextEdit>(*page, u"jwks"_s)->toPlainText(), keys.state.jwks);
    QVERIFY(part<QLabel>(*page, u"jwksMaxAge"_s)->text().contains(u"1 h"_s));
}

void KeysPageTest::noticesAFallbackOfTheKeychain()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    keys.state.kekPlace = u"file sealed by a passphrase"_s;
    keys.state.kekIsFallback = true;
    const auto page = pageOf(keys);
    QTRY_COMPARE(part<QLabel>(*page, u"kekPlace"_s)->text(), keys.state.kekPlace);
    QVERIFY(!part<QWidget>(*page, u"kekFallback"_s)->isHidden());
    keys.state.kekIsFallback = false;
    page->refresh(-1);
    QTRY_VERIFY(part<QWidget>(*page, u"kekFallback"_s)->isHidden());
}

void KeysPageTest::choosesByTheTimeline()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_COMPARE(part<QLabel>(*page, u"keyId"_s)->text(), u"2026-01-key-1"_s);
    QTest::keyClick(page->findChild<ui::KeyTimeline *>(), Qt::Key_Down);
    QCOMPARE(part<QLabel>(*page, u"keyId"_s)->text(), u"2025-10-key-1"_s);
}

void KeysPageTest::tellsAFailureInline()
{
    tests::FakeKeyAdmin keys;
    keys.failure = core::Error{core::ErrorKind::Keychain, {}, {}};
    const auto page = pageOf(keys);
    QTRY_VERIFY(!part<QWidget>(*page, u"pageFailure"_s)->isHidden());
    QVERIFY(!part<QPushButton>(*page, u"rotateKey"_s)->isEnabled());
}

void KeysPageTest::givesTheListTheHeightOfItsKeys()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    page->resize(1080, 900);
    page->setVisible(true);
    const auto *table = part<ui::DataTable>(*page, u"keyList"_s);
    const int row = table->verticalHeader()->defaultSectionSize();
    QTRY_COMPARE(table->viewport()->height(), 4 * row);
    keys.state.keys.resize(1); // what it leaves belongs to the details
    page->refresh(-1);
    QTRY_COMPARE(table->viewport()->height(), row);
}

void KeysPageTest::looksFinished()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_COMPARE(page->findChild<ui::KeyTimeline *>()->rowCount(), 4);
    QVERIFY(tests::takePictures(*page, u"keys"_s));
    keys.state.kekIsFallback = true;
    keys.state.kekPlace = u"file sealed by a passphrase"_s;
    page->refresh(-1);
    QTest::qWait(1);
    part<QTabWidget>(*page, u"keyTabs"_s)->setCurrentIndex(2);
    QVERIFY(tests::takePictures(*page, u"keys-kek"_s));
    part<QTabWidget>(*page, u"keyTabs"_s)->setCurrentIndex(1);
    QVERIFY(tests::takePictures(*page, u"keys-jwks"_s));
    ui::RotateKeyDialog dialog(keys, keys.state, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QRadioButton>(dialog, u"signAtOnce"_s)->click();
    QVERIFY(tests::takePictures(dialog, u"keys-rotate"_s, dialog.sizeHint()));
    tests::FakeKeyAdmin none;
    const auto empty = pageOf(none);
    QVERIFY(tests::takePictures(*empty, u"keys-empty"_s));
}

QTEST_MAIN(KeysPageTest)
#include "KeysPageTest.moc"
