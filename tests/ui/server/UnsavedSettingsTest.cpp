#include "core/settings/Settings.h"
#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "ui/server/ServerPage.h"
#include "ui/server/SettingField.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavigationButton.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

/// The Settings page in its window: what is typed there is not lost unasked, and the keyboard is enough for it.
class UnsavedSettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void marksAndKeepsWhatIsNotSaved();
    void asksBeforeItQuits();
    void asksBeforeAClosedWindowEndsTheProgram();
    void keepsWhatIsNotSavedInTheTray();
    void remembersToQuitOnlyWhenItDid();
    void quitsUnaskedWhenAllIsSaved();
    void savesByKeyboardAndOffersUndo();
    void stepsFromFieldToFieldAndToTheButtons();
    void showsWhereTheKeyboardIs();
    void tellsTheIssuerInForce();

private:
    template <class T>
    T *part(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }
    QWidget *form() { return part<QWidget>(u"allSettingsForm"_s); }
    ui::SettingField *field(const QString &end)
    {
        return form()->findChild<ui::SettingField *>(u"setting_AUTH_SERVICE__"_s + end);
    }
    QSpinBox *lockDuration() { return field(u"BRUTE_FORCE_LOCKOUT_DURATION"_s)->findChild<QSpinBox *>(); }
    ui::ConfirmDialog *question() { return m_window->findChild<ui::ConfirmDialog *>(u"unsavedQuestion"_s); }
    bool isMarked() { return part<ui::NavigationButton>(u"navigate_server"_s)->isUnsaved(); }
    void make(ui::MainWindow::Closing closing);

    tests::FakeServerControl m_server;
    tests::FakeCertificateAdmin m_certificates;
    tests::FakeProtectionAdmin m_protection;
    std::unique_ptr<tests::FakeSettingsAdmin> m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

static const auto kLockout = u"AUTH_SERVICE__BRUTE_FORCE_LOCKOUT_DURATION"_s;

void UnsavedSettingsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-unsaved-test"_s);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void UnsavedSettingsTest::init()
{
    QSettings().clear();
    make(ui::MainWindow::Closing::Quits);
}

void UnsavedSettingsTest::make(ui::MainWindow::Closing closing)
{
    m_window.reset();
    m_settings = std::make_unique<tests::FakeSettingsAdmin>();
    m_settings->given = core::loadSettings({}, {}, {}, u"/tmp"_s)->entries;
    m_window = std::make_unique<ui::MainWindow>(m_server, closing);
    m_window->addPage(ui::Group::Home, u"overview"_s, u"overview"_s, new ui::PageFrame(u"Overview"_s));
    m_window->addPage(
        ui::Group::Tools, u"server"_s, u"settings"_s,
        new ui::ServerPage(ui::ServerPage::Parts{*m_settings, m_certificates, m_protection, m_server}, {}));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->openPage(u"server"_s, u"settings"_s);
    QTRY_VERIFY(field(u"BRUTE_FORCE_LOCKOUT_DURATION"_s));
    QTRY_VERIFY(field(u"JWT_ISSUER"_s)->y() > 0 && !field(u"LISTEN"_s)->visibleRegion().isEmpty());
}

void UnsavedSettingsTest::marksAndKeepsWhatIsNotSaved()
{
    QVERIFY(!isMarked());
    const int before = lockDuration()->value();
    lockDuration()->setValue(601);
    QVERIFY(isMarked());
    auto *sections = part<QListWidget>(u"serverSections"_s);
    QVERIFY(sections->currentItem()->data(Qt::AccessibleTextRole).toString().contains(u"not saved"_s));
    m_window->openPage(u"overview"_s);
    emit m_server.dataChanged(core::SettingsArea);
    m_window->openPage(u"server"_s);
    QTest::qWait(1);
    QCOMPARE(lockDuration()->value(), 601);
    QVERIFY(isMarked());
    lockDuration()->setValue(before);
    QVERIFY(!isMarked());
    QVERIFY(sections->currentItem()->data(Qt::AccessibleTextRole).toString().isEmpty());
}

void UnsavedSettingsTest::asksBeforeItQuits()
{
    QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
    lockDuration()->setValue(601);
    m_window->openPage(u"overview"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(question());
    QVERIFY(question()->findChild<QLabel *>(u"consequence"_s)->text().contains(u"not saved: The lock lasts."_s));
    QCOMPARE(quit.count(), 0);
    QTest::keyClick(question(), Qt::Key_Return); // it keeps
    QTRY_VERIFY(!question());
    QCOMPARE(quit.count(), 0);
    QCOMPARE(m_window->currentPage(), u"server"_s);
    QCOMPARE(lockDuration()->value(), 601);
    m_window->quit(); // as the tray does
    question()->findChild<QPushButton *>(u"confirm"_s)->click();
    QCOMPARE(quit.count(), 1);
}

void UnsavedSettingsTest::asksBeforeAClosedWindowEndsTheProgram()
{
    ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Quit);
    QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
    lockDuration()->setValue(601);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QVERIFY(question());
    QCOMPARE(quit.count(), 0);
    question()->findChild<QPushButton *>(u"confirm"_s)->click();
    QCOMPARE(quit.count(), 1);
}

void UnsavedSettingsTest::keepsWhatIsNotSavedInTheTray()
{
    make(ui::MainWindow::Closing::MayKeepServing);
    ui::CloseQuestion::remember(ui::CloseQuestion::Choice::KeepServing);
    lockDuration()->setValue(601);
    m_window->close();
    QVERIFY(!m_window->isVisible() && !question());
    m_window->quit();
    QVERIFY(m_window->isVisible() && question());
    question()->reject();
    QCOMPARE(lockDuration()->value(), 601);
}

void UnsavedSettingsTest::remembersToQuitOnlyWhenItDid()
{
    make(ui::MainWindow::Closing::MayKeepServing);
    ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Ask);
    QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
    lockDuration()->setValue(601);
    for (const bool quits : {false, true}) {
        m_window->close();
        m_window->findChild<ui::CloseQuestion *>()->findChild<QPushButton *>(u"quit"_s)->click();
        QVERIFY(question());
        quits ? question()->findChild<QPushButton *>(u"confirm"_s)->click() : question()->reject();
        QCOMPARE(quit.count(), quits ? 1 : 0);
        QCOMPARE(ui::CloseQuestion::remembered(),
                 quits ? ui::CloseQuestion::Choice::Quit : ui::CloseQuestion::Choice::Ask);
        QTRY_VERIFY(!question() && !m_window->findChild<ui::CloseQuestion *>());
    }
    ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Ask);
}

void UnsavedSettingsTest::quitsUnaskedWhenAllIsSaved()
{
    QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
    lockDuration()->setValue(601);
    form()->findChild<QPushButton *>(u"discardSettings"_s)->click();
    m_window->quit();
    QVERIFY(!question());
    QCOMPARE(quit.count(), 1);
}

void UnsavedSettingsTest::savesByKeyboardAndOffersUndo()
{
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_settings->saved.empty()); // nothing to save
    const QString before = m_settings->entry(kLockout).value;
    lockDuration()->setFocus();
    lockDuration()->setValue(601);
    QTest::keyClick(lockDuration(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_settings->saved.size(), size_t(1));
    QCOMPARE(m_settings->saved.front(), (core::SettingsAdmin::Changes{{kLockout, u"601"_s}}));
    QTRY_VERIFY(!isMarked());
    auto *notice = m_window->page(u"server"_s)->findChild<QWidget *>(u"pageNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    notice->findChild<QPushButton *>(u"messageAction"_s)->click();
    QTRY_COMPARE(m_settings->entry(kLockout).value, before);
    QCOMPARE(m_settings->saved.back(), (core::SettingsAdmin::Changes{{kLockout, std::nullopt}}));
    QTRY_COMPARE(lockDuration()->value(), before.toInt());
}

void UnsavedSettingsTest::stepsFromFieldToFieldAndToTheButtons()
{
    const auto step = [] {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        return QApplication::focusWidget();
    };
    lockDuration()->setValue(601);
    lockDuration()->setFocus();
    const auto *own = field(u"BRUTE_FORCE_LOCKOUT_DURATION"_s);
    QCOMPARE(step(), own->findChild<QPushButton *>(u"settingReset"_s));
    QCOMPARE(step(), own->findChild<QPushButton *>(u"settingHistory"_s));
    const auto fields = form()->findChildren<ui::SettingField *>();
    const QWidget *last = nullptr;
    for (const auto *one : fields) {
        const auto *history = one->findChild<QPushButton *>(u"settingHistory"_s);
        const QPoint place = one->mapTo(m_window.get(), QPoint());
        if (history->isVisible() && (!last || place.y() > last->mapTo(m_window.get(), QPoint()).y()))
            last = one;
    }
    last->findChild<QPushButton *>(u"settingHistory"_s)->setFocus();
    QCOMPARE(step(), form()->findChild<QPushButton *>(u"discardSettings"_s));
    QCOMPARE(step(), form()->findChild<QPushButton *>(u"saveSettings"_s));
}

void UnsavedSettingsTest::showsWhereTheKeyboardIs()
{
    lockDuration()->setValue(601); // the footer's buttons are stops too
    m_window->setFocus();
    QSet<QWidget *> seen;
    QStringList withoutARing;
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    for (QWidget *stop = QApplication::focusWidget(); stop && !seen.contains(stop);
         stop = QApplication::focusWidget()) {
        seen.insert(stop);
        const auto pictureOf = [&] {
            const QRect place(stop->mapTo(m_window.get(), QPoint(-3, -3)), stop->size() + QSize(6, 6));
            return m_window->grab(place).toImage();
        };
        const QImage with = pictureOf();
        stop->clearFocus();
        const QImage without = pictureOf();
        stop->setFocus(Qt::TabFocusReason);
        if (with == without && withoutARing.size() < 3)
            withoutARing.append(QString::fromLatin1(stop->metaObject()->className()) + u' ' + stop->objectName() +
                                u' ' + stop->accessibleName());
        QTest::keyClick(stop, Qt::Key_Tab);
    }
    QVERIFY2(seen.size() > 40, qPrintable(QString::number(seen.size())));
    QVERIFY2(withoutARing.isEmpty(), qPrintable(withoutARing.join(u", "_s)));
}

void UnsavedSettingsTest::tellsTheIssuerInForce()
{
    auto *own = field(u"JWT_ISSUER"_s);
    QCOMPARE(own->findChild<QLineEdit *>()->text(), QString());
    QCOMPARE(own->findChild<QLineEdit *>()->placeholderText(), m_server.given.issuer);
    QVERIFY(own->findChild<QLabel *>(u"settingHint"_s)->text().contains(m_server.given.issuer));
}

QTEST_MAIN(UnsavedSettingsTest)
#include "UnsavedSettingsTest.moc"
