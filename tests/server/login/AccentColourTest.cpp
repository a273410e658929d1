#include "server/login/AccentColour.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tests {

using server::AccentColour;
using server::PageTheme;

/// Text and buttons of the pages can be read in both themes, whatever colour the team has chosen.
class AccentColourTest : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsThatOfTheGuidelines();
    void everyColourCanBeRead_data();
    void everyColourCanBeRead();
    void aGoodColourStaysAsItIs();
    void whatIsNoColourIsTheDefault();
    void theStylesheetsOwnColoursCanBeRead_data();
    void theStylesheetsOwnColoursCanBeRead();

private:
    /// The value of a variable of page.css; of the dark block when it says so.
    static QByteArray variable(const QString &name, PageTheme theme);
};

QByteArray AccentColourTest::variable(const QString &name, PageTheme theme)
{
    QFile file(qEnvironmentVariable("GATEHOUSE_SOURCE") + u"/resources/pages/page.css"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString css = QString::fromUtf8(file.readAll());
    const QRegularExpression wanted(u"--%1: (#[0-9a-f]{6});"_s.arg(name));
    auto found = wanted.globalMatch(css);
    QByteArray value = found.next().captured(1).toLatin1();
    if (theme == PageTheme::Dark)
        value = found.next().captured(1).toLatin1();
    return value;
}

void AccentColourTest::contrastIsThatOfTheGuidelines()
{
    QCOMPARE(qRound(AccentColour::contrast("#000000", "#ffffff") * 100), 2100);
    QCOMPARE(qRound(AccentColour::contrast("#777777", "#ffffff") * 100), 448); // the known near miss
    QCOMPARE(AccentColour::contrast("#123456", "#123456"), 1.0);
}

void AccentColourTest::everyColourCanBeRead_data()
{
    QTest::addColumn<QString>("colour");
    for (int red = 0; red < 256; red += 51) {
        for (int green = 0; green < 256; green += 51) {
            for (int blue = 0; blue < 256; blue += 51) {
                const QString colour = u"#%1%2%3"_s.arg(red, 2, 16, QChar(u'0'))
                                           .arg(green, 2, 16, QChar(u'0'))
                                           .arg(blue, 2, 16, QChar(u'0'));
                QTest::newRow(qPrintable(colour)) << colour;
            }
        }
    }
}

void AccentColourTest::everyColourCanBeRead()
{
    QFETCH(QString, colour);
    for (const PageTheme theme : {PageTheme::Light, PageTheme::Dark}) {
        const auto shades = AccentColour(colour).shadesFor(theme);
        QVERIFY2(AccentColour::contrast(shades.buttonText, shades.button) >= 4.5, shades.button);
        for (const auto *surface : {"page", "surface"}) {
            const QByteArray behind = variable(QLatin1String(surface), theme);
            QVERIFY2(AccentColour::contrast(shades.link, behind) >= 4.5, shades.link + " on " + behind);
            QVERIFY2(AccentColour::contrast(shades.button, behind) >= 3.0, shades.button + " on " + behind);
        }
    }
}

void AccentColourTest::aGoodColourStaysAsItIs()
{
    const auto shades = AccentColour(u"#4F5BD5"_s).shadesFor(PageTheme::Light);
    QCOMPARE(shades.button, "#4f5bd5");
    QCOMPARE(shades.link, "#4f5bd5");
    QCOMPARE(shades.buttonText, "#ffffff");
}

void AccentColourTest::whatIsNoColourIsTheDefault()
{
    const auto expected = AccentColour(QLatin1String(AccentColour::kDefault)).shadesFor(PageTheme::Dark).button;
    for (const QString &text :
         {QString(), u"red"_s, u"#fff"_s, u"#12345g"_s, u"#1234567"_s, u"+123456"_s, u"#-12345"_s})
        QCOMPARE(AccentColour(text).shadesFor(PageTheme::Dark).button, expected);
}

void AccentColourTest::theStylesheetsOwnColoursCanBeRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("surface");
    QTest::addColumn<double>("least");
    for (const char *surface : {"page", "surface", "hover"}) {
        for (const char *text : {"text", "muted"})
            QTest::newRow(qPrintable(u"%1 on %2"_s.arg(QLatin1String(text), QLatin1String(surface))))
                << QString::fromLatin1(text) << QString::fromLatin1(surface) << 4.5;
    }
    QTest::newRow("errors") << u"danger"_s << u"danger-surface"_s << 4.5;
    QTest::newRow("text of errors") << u"text"_s << u"danger-surface"_s << 4.5;
    QTest::newRow("good news") << u"good"_s << u"hover"_s << 4.5;
    QTest::newRow("this browser") << u"good"_s << u"surface"_s << 4.5;
    QTest::newRow("edges of fields") << u"field"_s << u"surface"_s << 3.0;
    QTest::newRow("edges of refused fields") << u"danger"_s << u"surface"_s << 3.0;
}

void AccentColourTest::theStylesheetsOwnColoursCanBeRead()
{
    QFETCH(QString, text);
    QFETCH(QString, surface);
    QFETCH(double, least);
    for (const PageTheme theme : {PageTheme::Light, PageTheme::Dark})
        QVERIFY(AccentColour::contrast(variable(text, theme), variable(surface, theme)) >= least);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::AccentColourTest)
#include "AccentColourTest.moc"
