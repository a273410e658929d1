#include "ui/keys/KekPanel.h"

#include "tests/support/FakeKekAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/keys/RecoverySheetDialog.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPdfWriter>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

/// A console with the passphrase "right".
class GivenLock final : public core::ConsoleLock
{
public:
    QFuture<core::Result<core::ConsoleLockState>> state() override
    {
        return tests::readyFuture(core::Result<core::ConsoleLockState>(core::ConsoleLockState{true, false}));
    }
    QFuture<core::Result<void>> set(core::SecretBytes, core::SecretBytes) override { return nothing(); }
    QFuture<core::Result<void>> remove(core::SecretBytes) override { return nothing(); }
    QFuture<core::Result<void>> lock(core::LockReason) override { return nothing(); }
    QFuture<core::Result<core::UnlockAnswer>> unlock(core::SecretBytes passphrase) override
    {
        return verify(std::move(passphrase));
    }
    QFuture<core::Result<core::UnlockAnswer>> verify(core::SecretBytes passphrase) override
    {
        using Outcome = core::UnlockAnswer::Outcome;
        const bool right = passphrase.toByteArray() == "right";
        return tests::readyFuture(core::Result<core::UnlockAnswer>(
            core::UnlockAnswer{right ? Outcome::Right : Outcome::Wrong, std::chrono::seconds(0)}));
    }

private:
    static QFuture<core::Result<void>> nothing() { return tests::readyFuture(core::Result<void>()); }
};

class KekPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void saysWhatTheKeySeals();
    void tellsWhatATestFound_data();
    void tellsWhatATestFound();
    void givesTheCodeOnlyToWhoKnowsThePassphrase();
    void showsNoCodeWhenItCannotBeAudited();
    void printsTheWholeCode();
    void printsWhatCanBePasted();
    void tellsWhenTheSheetWasNotSaved();
};

void KekPanelTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

void KekPanelTest::saysWhatTheKeySeals()
{
    tests::FakeKekAdmin kek;
    ui::KekPanel panel(&kek, nullptr);
    panel.setPlace(u"GNOME Keyring"_s, false);
    panel.refresh();
    QTRY_VERIFY(panel.findChild<QLabel *>(u"kekSeals"_s)->text().contains(u"2"_s));
    QCOMPARE(panel.findChild<QLabel *>(u"kekPlace"_s)->text(), u"GNOME Keyring"_s);
    QVERIFY(panel.findChild<QWidget *>(u"kekFallback"_s)->isHidden());
    ui::KekPanel without(nullptr, nullptr);
    QVERIFY(without.findChild<QPushButton *>(u"kekTest"_s)->isHidden());
}

void KekPanelTest::tellsWhatATestFound_data()
{
    QTest::addColumn<core::KekTest>("found");
    QTest::addColumn<QString>("words");
    using Place = core::KekTest::Place;
    QTest::newRow("all well") << core::KekTest{Place::Same, 3, {}} << u"holds the same key"_s;
    QTest::newRow("lost") << core::KekTest{Place::Different, 3, {}} << u"the next start would fail"_s;
    QTest::newRow("given from outside") << core::KekTest{Place::NotTried, 3, {}} << u"not read again"_s;
    QTest::newRow("damaged") << core::KekTest{Place::Same, 2, {u"2026-01-key-1"_s}} << u"2026-01-key-1"_s;
}

void KekPanelTest::tellsWhatATestFound()
{
    QFETCH(core::KekTest, found);
    QFETCH(QString, words);
    tests::FakeKekAdmin kek;
    kek.testAnswer = found;
    ui::KekPanel panel(&kek, nullptr);
    panel.findChild<QPushButton *>(u"kekTest"_s)->click();
    QTRY_VERIFY(panel.findChild<QLabel *>(u"kekTestResult"_s)->text().contains(words));
}

void KekPanelTest::givesTheCodeOnlyToWhoKnowsThePassphrase()
{
    tests::FakeKekAdmin kek;
    GivenLock lock;
    ui::RecoverySheetDialog dialog(kek, &lock, u"GNOME Keyring"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *passphrase = dialog.findChild<QLineEdit *>(u"sheetPassphrase"_s);
    auto *submit = dialog.findChild<QPushButton *>(u"submit"_s);
    QTRY_VERIFY(submit->isEnabled());
    QVERIFY(!passphrase->isHidden());
    passphrase->setText(u"wrong"_s);
    submit->click();
    QTRY_VERIFY(!dialog.failureText().isEmpty());
    QCOMPARE(kek.codesGiven, 0);
    passphrase->setText(u"right"_s);
    submit->click();
    QTRY_COMPARE(kek.codesGiven, 1);
    QTRY_VERIFY(dialog.findChild<QWidget *>(u"recoveryCode"_s));
    QVERIFY(tests::takePictures(dialog, u"keys-sheet"_s, dialog.sizeHint()));
}

void KekPanelTest::showsNoCodeWhenItCannotBeAudited()
{
    tests::FakeKekAdmin kek;
    kek.failure = core::Error{core::ErrorKind::Storage, {}, {}};
    ui::RecoverySheetDialog dialog(kek, nullptr, u"GNOME Keyring"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(!dialog.failureText().isEmpty());
    QVERIFY(!dialog.findChild<QWidget *>(u"recoveryCode"_s));
}

void KekPanelTest::printsTheWholeCode()
{
    const QString code = QStringList(14, u"AB12"_s).join(u'-');
    const ui::RecoverySheet sheet{code, u"<GNOME> Keyring"_s, {}};
    QCOMPARE(sheet.html().count("AB12"_L1), 14);
    QVERIFY(!sheet.html().contains("<GNOME>"_L1));
    QTemporaryDir folder;
    QPdfWriter writer(folder.filePath(u"sheet.pdf"_s));
    sheet.printTo(writer);
    QVERIFY(QFileInfo(folder.filePath(u"sheet.pdf"_s)).size() > 1000);
}

void KekPanelTest::printsWhatCanBePasted()
{
    const QString code = QStringList(14, u"AB12"_s).join(u'-');
    const QString html = ui::RecoverySheet{code, u"GNOME Keyring"_s, u"/srv/a b"_s}.html();
    QVERIFY(html.contains("AB12-AB12-"_L1)); // as key recover takes it
    QVERIFY(html.contains(u"gatehoused key recover --data-dir '/srv/a b'"_s.toHtmlEscaped()));
}

void KekPanelTest::tellsWhenTheSheetWasNotSaved()
{
    tests::FakeKekAdmin kek;
    kek.stateAnswer.folder = u"/srv/house"_s;
    ui::RecoverySheetDialog dialog(kek, nullptr, u"GNOME Keyring"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(dialog.findChild<QPushButton *>(u"sheetPdf"_s));
    QVERIFY(dialog.findChild<QLabel *>(u"recoverCommand"_s)->text().contains(u"--data-dir /srv/house"_s));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sheet.pdf"_s);
    const auto save = [&] {
        dialog.findChild<QPushButton *>(u"sheetPdf"_s)->click();
        auto *files = dialog.findChild<QFileDialog *>();
        emit files->fileSelected(path);
        delete files;
    };
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{500, before.rlim_max}; // the disk is full
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    save();
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!dialog.failureText().isEmpty());
    QVERIFY(!QFile::exists(path)); // no half sheet
    save();
    QVERIFY(QFileInfo(path).size() > 1000);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

QTEST_MAIN(KekPanelTest)
#include "KekPanelTest.moc"
