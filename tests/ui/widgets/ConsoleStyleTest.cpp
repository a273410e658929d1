#include "tests/support/Contrast.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Theme.h"

#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyleOptionSlider>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace ui;
using tests::contrast;

class ConsoleStyleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }

    void everythingThatStandsInALineHasOneHeight()
    {
        QLineEdit line;
        QComboBox combo;
        combo.addItem(u"one"_s);
        QSpinBox spin;
        QPushButton button(u"Save"_s);
        for (const QWidget *widget : {static_cast<QWidget *>(&line), static_cast<QWidget *>(&combo),
                                      static_cast<QWidget *>(&spin), static_cast<QWidget *>(&button)})
            QCOMPARE(widget->sizeHint().height(), 30);
    }

    void scrollsBesideTheRowsOnly()
    {
        QStandardItemModel rows(200, 2);
        DataTable table(u"rows"_s);
        table.setModel(&rows);
        table.resize(300, 400);
        table.show();
        QScrollBar *bar = table.verticalScrollBar();
        QTRY_VERIFY(bar->isVisible());
        const auto handle = [bar] {
            QStyleOptionSlider option;
            option.initFrom(bar);
            option.orientation = Qt::Vertical;
            option.minimum = bar->minimum();
            option.maximum = bar->maximum();
            option.pageStep = bar->pageStep();
            option.sliderPosition = option.sliderValue = bar->value();
            return bar->style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, bar);
        };
        QCOMPARE(handle().top(), table.horizontalHeader()->height());
        bar->setValue(bar->maximum());
        QCOMPARE(handle().bottom(), bar->height() - 1);
        // What the style says is what a pull with the mouse does.
        QTest::mousePress(bar, Qt::LeftButton, {}, handle().center());
        QTest::mouseMove(bar, QPoint(handle().center().x(), 0));
        QTest::mouseRelease(bar, Qt::LeftButton, {}, QPoint(handle().center().x(), 0));
        QCOMPARE(bar->value(), bar->minimum());
    }

    void showsTheHandleOfASlider_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::newRow("light") << Mode::Light;
        QTest::newRow("dark") << Mode::Dark;
    }
    void showsTheHandleOfASlider()
    {
        QFETCH(Mode, mode);
        Theme::instance().setMode(mode);
        QSlider slider(Qt::Horizontal);
        slider.setRange(0, 100);
        slider.setValue(50);
        slider.resize(200, 20);
        const QImage picture = slider.grab().toImage();
        const QColor ground = Theme::instance().color(Tone::Background);
        QVERIFY(contrast(picture.pixelColor(picture.width() / 2, picture.height() / 2), ground) >= 3);
        const QColor groove = picture.pixelColor(picture.width() * 9 / 10, picture.height() / 2);
        QVERIFY2(contrast(groove, ground) >= 1.5, qPrintable(groove.name()));
    }

    void noDialogIsHigherThanItsScreen()
    {
        QDialog dialog;
        dialog.resize(300, dialog.screen()->availableSize().height() + 200);
        dialog.show();
        QVERIFY(dialog.height() < dialog.screen()->availableSize().height());
        QCOMPARE(dialog.width(), 300);
    }

    void theAngleOfAMenuTouchesNoIcon()
    {
        const auto made = [](QMenu *menu) {
            auto button = std::make_unique<QToolButton>();
            QPixmap full(16, 16);
            full.fill(Qt::red);
            button->setIcon(full);
            button->setMenu(menu);
            button->setPopupMode(QToolButton::InstantPopup);
            button->resize(button->sizeHint());
            return button;
        };
        QMenu menu;
        const auto plain = made(nullptr);
        const auto button = made(&menu);
        QVERIFY(button->width() > plain->width());
        const QImage picture = button->grab().toImage();
        const auto columnHas = [&](int x, const auto &ink) {
            for (int y = 8; y < picture.height() - 8; ++y) {
                if (ink(picture.pixelColor(x, y)))
                    return true;
            }
            return false;
        };
        const auto isIcon = [](const QColor &color) { return color == QColor(Qt::red); };
        const QColor ground = picture.pixelColor(picture.width() - 4, 4);
        const auto isInk = [&](const QColor &color) { return color != ground; };
        int end = picture.width() - 4; // of the icon
        while (end > 0 && !columnHas(end, isIcon))
            --end;
        QVERIFY(end > 15);
        QVERIFY(!columnHas(end + 1, isInk)); // a gap
        bool hasAngle = false;
        for (int x = end + 2; x < picture.width() - 2; ++x)
            hasAngle = hasAngle || columnHas(x, isInk);
        QVERIFY(hasAngle);
    }

    void theAngleOfADisabledBoxIsSeen_data() { showsTheHandleOfASlider_data(); }
    void theAngleOfADisabledBoxIsSeen()
    {
        QFETCH(Mode, mode);
        Theme::instance().setMode(mode);
        QComboBox box;
        box.resize(120, 30);
        box.setEnabled(false);
        const QImage picture = box.grab().toImage();
        const QColor ground = picture.pixelColor(60, 8);
        double best = 1;
        for (int x = 100; x < 118; ++x) {
            for (int y = 8; y < 22; ++y)
                best = std::max(best, contrast(picture.pixelColor(x, y), ground));
        }
        QVERIFY2(best >= 3, qPrintable(QString::number(best)));
    }

    void wordsOfAToolButtonFit_data()
    {
        QTest::addColumn<bool>("hasIcon");
        QTest::addColumn<bool>("hasMenu");
        QTest::newRow("words") << false << false;
        QTest::newRow("icon and words") << true << false;
        QTest::newRow("words and a menu") << false << true;
        QTest::newRow("icon, words and a menu") << true << true;
    }
    void wordsOfAToolButtonFit()
    {
        QFETCH(bool, hasIcon);
        QFETCH(bool, hasMenu);
        QToolButton button;
        button.setText(u"Acknowledge"_s);
        button.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (hasIcon) {
            QPixmap pixmap(16, 16);
            pixmap.fill(Qt::black);
            button.setIcon(pixmap);
        }
        if (hasMenu)
            button.setPopupMode(QToolButton::MenuButtonPopup);
        const int words = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
        const int rest = button.sizeHint().width() - words - (hasIcon ? 16 + 8 : 0) - (hasMenu ? 24 : 0);
        QVERIFY2(rest >= 12, qPrintable(QString::number(rest)));
    }
};

QTEST_MAIN(ConsoleStyleTest)
#include "ConsoleStyleTest.moc"
