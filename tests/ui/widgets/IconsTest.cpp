#include "ui/widgets/Icons.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

class IconsTest : public QObject
{
    Q_OBJECT

private:
    static QImage drawn(const QString &name, int side)
    {
        return ui::icon(name).pixmap(side, side).toImage().convertToFormat(QImage::Format_ARGB32);
    }
    static bool hasInk(const QImage &image, const QColor &ink)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255 && (image.pixel(x, y) & RGB_MASK) == (ink.rgb() & RGB_MASK))
                    return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void drawsEveryFileInTheColourOfTheTheme()
    {
        ui::icon(u"users"); // registers the resources
        const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(files.size() > 15);
        for (const auto mode : {ui::Mode::Light, ui::Mode::Dark}) {
            ui::Theme::instance().setMode(mode);
            for (const QString &file : files)
                QVERIFY2(hasInk(drawn(file.chopped(4), 96), ui::Theme::instance().color(ui::Tone::Text)),
                         qPrintable(file));
        }
    }
    void isAsSharpAsThePixmapIsLarge()
    {
        QCOMPARE(drawn(u"keys"_s, 24).width(), 24);
        QCOMPARE(drawn(u"keys"_s, 72).width(), 72);
    }
};

QTEST_MAIN(IconsTest)
#include "IconsTest.moc"
