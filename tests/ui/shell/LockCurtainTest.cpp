#include "ui/shell/LockCurtain.h"

#include <QDialog>
#include <QTest>

class LockCurtainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesAllButTheWindowThatIsLocked();
    void leavesTheSignInTheTray();
};

void LockCurtainTest::hidesAllButTheWindowThatIsLocked()
{
    QWidget window;
    QDialog dialog;
    QDialog late;
    window.show();
    dialog.show();
    ui::LockCurtain curtain;
    curtain.draw(&window);
    QVERIFY(window.isVisible());
    QVERIFY(!dialog.isVisible());
    late.show();
    QTRY_VERIFY(!late.isVisible());
    curtain.lift();
    QVERIFY(dialog.isVisible());
    QVERIFY(late.isVisible());
}

void LockCurtainTest::leavesTheSignInTheTray()
{
    QWidget window;
    QWidget sign(nullptr, Qt::Window | Qt::FramelessWindowHint | Qt::BypassWindowManagerHint); // as Qt makes it on X11
    window.show();
    sign.show();
    ui::LockCurtain curtain;
    curtain.draw(&window);
    QVERIFY(sign.isVisible());
    curtain.lift();
}

QTEST_MAIN(LockCurtainTest)
#include "LockCurtainTest.moc"
