#include "ui/widgets/Theme.h"

#include "tests/support/Contrast.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TonedLabel.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using ui::Tone;

namespace {

double contrast(Tone text, Tone ground)
{
    return tests::contrast(ui::Theme::instance().color(text), ui::Theme::instance().color(ground));
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::Theme::instance().install(); }
    void keepsTextReadable_data()
    {
        QTest::addColumn<ui::Mode>("mode");
        QTest::newRow("light") << ui::Mode::Light;
        QTest::newRow("dark") << ui::Mode::Dark;
    }
    void keepsTextReadable()
    {
        QFETCH(ui::Mode, mode);
        ui::Theme::instance().setMode(mode);
        for (const Tone text :
             {Tone::Text, Tone::Muted, Tone::Accent, Tone::Good, Tone::Waiting, Tone::Danger, Tone::Neutral}) {
            for (const Tone ground : {Tone::Background, Tone::Raised})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
        }
        QVERIFY(contrast(Tone::OnAccent, Tone::Accent) >= 4.5);
        QVERIFY(contrast(Tone::Raised, Tone::Danger) >= 4.5); // badges of the sidebar
    }
    void tellsAChangeAndTurnsThePalette()
    {
        ui::Theme::instance().setMode(ui::Mode::Light);
        QSignalSpy changed(&ui::Theme::instance(), &ui::Theme::changed);
        ui::Theme::instance().setMode(ui::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QGuiApplication::palette().color(QPalette::Window).lightness() < 128);
        ui::Theme::instance().setMode(ui::Mode::Dark);
        QCOMPARE(changed.count(), 1);
    }
    void turnsTheLinksOfLabelsToo()
    {
        ui::Theme::instance().setMode(ui::Mode::Light);
        ui::TonedLabel label({}, Tone::Muted);
        label.setTextFormat(Qt::RichText);
        label.setText(QStringLiteral("Seen by 2 <a href=\"x\">Show them all</a>"));
        const auto draws = [&label](QRgb color) {
            const QImage picture = label.grab().toImage().convertToFormat(QImage::Format_RGB32);
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    if (picture.pixel(x, y) == color)
                        return true;
                }
            }
            return false;
        };
        const QRgb light = ui::Theme::instance().color(Tone::Accent).rgb();
        QVERIFY(draws(light)); // the line below the words
        ui::Theme::instance().setMode(ui::Mode::Dark);
        QVERIFY(draws(ui::Theme::instance().color(Tone::Accent).rgb()));
        QVERIFY(!draws(light));
    }
    void drawsNoMarkupOfStrangers()
    {
        QWidget asked;
        asked.show();
        QToolTip::showText(QPoint(10, 10), QStringLiteral("<b>Firefox</b><img src='/etc/hostname'>"), &asked);
        const auto widgets = QApplication::topLevelWidgets();
        const auto tip = std::ranges::find_if(widgets, [](const QWidget *each) { return each->inherits("QTipLabel"); });
        QVERIFY(tip != widgets.end());
        QCOMPARE(qobject_cast<QLabel *>(*tip)->textFormat(), Qt::PlainText);
        QToolTip::hideText();
        ui::MessageBar bar(Tone::Danger);
        bar.showText(QStringLiteral("<b>x</b>"), QStringLiteral("<i>y</i>"));
        const auto labels = bar.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
