#include "ui/keys/RotateKeyDialog.h"

#include "tests/support/KeysStage.h"
#include "ui/keys/KeysPage.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

class RotateKeyDialogTest : public QObject, private tests::KeysStage
{
    Q_OBJECT
private slots:
    void initTestCase() { dressUp(); }
    void rotatesAfterTheCacheTimeUnlessToldOtherwise();
    void makesNoOtherKeyWhileOneWaits();
    void saysThatTheWaitingKeySignsNow();
    void warnsBeforeANewKeySignsAtOnce();
    void keepsItsButtonsInPlaceWhicheverPlanIsChosen();
    void keepsTheDialogOpenWhenRotatingFails();
};

void RotateKeyDialogTest::rotatesAfterTheCacheTimeUnlessToldOtherwise()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    keys.state.keys.erase(keys.state.keys.begin());
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"rotateKey"_s)->isEnabled());
    part<QPushButton>(*page, u"rotateKey"_s)->click();
    auto *dialog = page->findChild<ui::RotateKeyDialog *>();
    QVERIFY(part<QLabel>(*dialog, u"rotationPlan"_s)->text().startsWith(u"1. A new key is made"_s));
    part<QPushButton>(*dialog, u"submit"_s)->click();
    QTRY_COMPARE(keys.rotations.size(), size_t(1));
    QVERIFY(!keys.rotations.front());
    QTRY_VERIFY(noticeOf(*page).startsWith(u"The key 2026-01-key-9 is published and signs from "_s));
}

void RotateKeyDialogTest::makesNoOtherKeyWhileOneWaits()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"rotateKey"_s)->isEnabled());
    part<QPushButton>(*page, u"rotateKey"_s)->click();
    auto *dialog = page->findChild<ui::RotateKeyDialog *>();
    const QString plan = part<QLabel>(*dialog, u"rotationPlan"_s)->text();
    QVERIFY2(plan.startsWith(u"1. 2026-01-key-2 is published already"_s), qPrintable(plan));
    QVERIFY2(plan.contains(ui::shortLocalTime(keys.state.keys[0].activateAt)), qPrintable(plan));
    part<QPushButton>(*dialog, u"submit"_s)->click();
    QTRY_VERIFY(noticeOf(*page).startsWith(u"The key 2026-01-key-2 waits already and signs from "_s));
}

void RotateKeyDialogTest::saysThatTheWaitingKeySignsNow()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    keys.state.keys.pop_back();
    keys.state.keys.pop_back(); // two are left: one waits, one signs
    const auto page = pageOf(keys);
    QTRY_VERIFY(part<QPushButton>(*page, u"rotateKey"_s)->isEnabled());
    part<QPushButton>(*page, u"nextStepButton"_s)->click();
    auto *dialog = page->findChild<ui::RotateKeyDialog *>();
    part<QPushButton>(*dialog, u"submit"_s)->click();
    QTRY_COMPARE(noticeOf(*page), u"The key 2026-01-key-2 signs now."_s);
}

void RotateKeyDialogTest::warnsBeforeANewKeySignsAtOnce()
{
    tests::FakeKeyAdmin keys;
    tests::fillKeys(keys);
    auto *dialog = new ui::RotateKeyDialog(keys, keys.state, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(part<QWidget>(*dialog, u"atOnceWarning"_s)->isHidden());
    part<QRadioButton>(*dialog, u"signAtOnce"_s)->click();
    QVERIFY(!part<QWidget>(*dialog, u"atOnceWarning"_s)->isHidden());
    part<QPushButton>(*dialog, u"submit"_s)->click();
    QTRY_COMPARE(keys.rotations.size(), size_t(1));
    QCOMPARE(keys.rotations.front().value().count(), 0);
    delete dialog;
}

/// With and without a key that waits: then the words of the button change too.
void RotateKeyDialogTest::keepsItsButtonsInPlaceWhicheverPlanIsChosen()
{
    for (const bool waits : {false, true}) {
        tests::FakeKeyAdmin keys;
        tests::fillKeys(keys);
        if (!waits)
            std::erase_if(keys.state.keys, [](const auto &key) { return key.state == core::KeyState::Next; });
        auto *dialog = new ui::RotateKeyDialog(keys, keys.state, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->chooseAtOnce(); // its plan is the shorter one
        dialog->show();
        dialog->resize(dialog->width(), dialog->layout()->totalHeightForWidth(dialog->width()));
        const auto *plan = part<QLabel>(*dialog, u"rotationPlan"_s);
        const auto needed = [plan] { return plan->heightForWidth(plan->width()); };
        const auto places = [dialog] {
            QCoreApplication::sendPostedEvents();
            QList<QRect> all{QRect(QPoint(), dialog->size())};
            for (const auto *button : dialog->findChildren<QAbstractButton *>())
                all.append(QRect(button->mapTo(dialog, QPoint()), button->size()));
            return all;
        };
        const QList<QRect> before = places();
        const int shorter = needed();
        part<QRadioButton>(*dialog, u"waitForCaches"_s)->click();
        QVERIFY(needed() > shorter); // else this proves nothing
        QCOMPARE(places(), before);
        QVERIFY(plan->height() >= needed());
        part<QRadioButton>(*dialog, u"signAtOnce"_s)->click();
        QCOMPARE(places(), before);
        delete dialog;
    }
}

void RotateKeyDialogTest::keepsTheDialogOpenWhenRotatingFails()
{
    tests::FakeKeyAdmin keys;
    keys.failure = core::Error{core::ErrorKind::Crypto, {}, {}};
    auto *dialog = new ui::RotateKeyDialog(keys, keys.state, nullptr);
    part<QRadioButton>(*dialog, u"signAtOnce"_s)->click();
    dialog->open();
    part<QPushButton>(*dialog, u"submit"_s)->click();
    QTRY_VERIFY(!dialog->failureText().isEmpty());
    QVERIFY(dialog->isVisible());
    QVERIFY(part<QRadioButton>(*dialog, u"signAtOnce"_s)->isChecked());
    delete dialog;
}

QTEST_MAIN(RotateKeyDialogTest)
#include "RotateKeyDialogTest.moc"
