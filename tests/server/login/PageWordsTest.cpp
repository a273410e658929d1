#include "server/login/PageWords.h"

#include "server/login/BrowserName.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

using server::PageWords;

class PageWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesTheLanguage_data();
    void choosesTheLanguage();
    void saysTimesInTheRightForm_data();
    void saysTimesInTheRightForm();
    void everyTextIsTranslated();
    void placesAreKeptInTranslations();
    void writesMoments();
    void namesBrowsers_data();
    void namesBrowsers();

private:
    struct Message
    {
        QString context;
        QString source;
        QString translation;
        bool isUnfinished = false;
    };
    static std::vector<Message> russian();
    static QString sourceFolder() { return qEnvironmentVariable("GATEHOUSE_SOURCE"); }
};

void PageWordsTest::choosesTheLanguage_data()
{
    QTest::addColumn<QStringList>("uiLocales");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QString>("language");
    const QStringList none;
    QTest::newRow("nothing") << none << QByteArray() << u"en"_s;
    QTest::newRow("region") << none << "ru-RU"_ba << u"ru"_s;
    QTest::newRow("case") << none << "RU"_ba << u"ru"_s;
    QTest::newRow("first of equals") << none << "ru,en"_ba << u"ru"_s;
    QTest::newRow("weights") << none << "ru;q=0.3, en;q=0.9"_ba << u"en"_s;
    QTest::newRow("not acceptable") << none << "ru;q=0, en;q=0.1"_ba << u"en"_s;
    QTest::newRow("others first") << none << "de, fr;q=0.9, ru;q=0.1"_ba << u"ru"_s;
    QTest::newRow("anything") << none << "*"_ba << u"en"_s;
    QTest::newRow("a bad weight") << none << "ru;q=high"_ba << u"en"_s;
    QTest::newRow("a weight beyond") << none << "ru;q=2"_ba << u"en"_s;
    QTest::newRow("nonsense") << none << ";;,,=\xff"_ba << u"en"_s;
    QTest::newRow("not a prefix") << none << "rue"_ba << u"en"_s;
    QTest::newRow("wish") << QStringList{u"ru"_s} << "en"_ba << u"ru"_s;
    QTest::newRow("wish for a region") << QStringList{u"de"_s, u"ru-BY"_s} << "en"_ba << u"ru"_s;
    QTest::newRow("vain wish") << QStringList{u"de"_s} << "ru"_ba << u"ru"_s;
}

void PageWordsTest::choosesTheLanguage()
{
    QFETCH(QStringList, uiLocales);
    QFETCH(QByteArray, accepted);
    QFETCH(QString, language);
    QCOMPARE(PageWords::chosen(uiLocales, accepted).language(), language);
}

void PageWordsTest::saysTimesInTheRightForm_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("russian");
    QTest::newRow("0") << qint64(0) << u"1 second"_s << u"1 секунду"_s;
    QTest::newRow("1") << qint64(1) << u"1 second"_s << u"1 секунду"_s;
    QTest::newRow("2") << qint64(2) << u"2 seconds"_s << u"2 секунды"_s;
    QTest::newRow("11") << qint64(11) << u"11 seconds"_s << u"11 секунд"_s;
    QTest::newRow("21") << qint64(21) << u"21 seconds"_s << u"21 секунду"_s;
    QTest::newRow("15 minutes") << qint64(900) << u"15 minutes"_s << u"15 минут"_s;
    QTest::newRow("a little more") << qint64(901) << u"16 minutes"_s << u"16 минут"_s;
    QTest::newRow("22 minutes") << qint64(1320) << u"22 minutes"_s << u"22 минуты"_s;
    QTest::newRow("3 hours") << qint64(3 * 3600) << u"3 hours"_s << u"3 часа"_s;
    QTest::newRow("5 days") << qint64(5 * 86400) << u"5 days"_s << u"5 дней"_s;
}

void PageWordsTest::saysTimesInTheRightForm()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, english);
    QFETCH(QString, russian);
    QCOMPARE(PageWords::chosen({}, "en").duration(std::chrono::seconds(seconds)), english);
    QCOMPARE(PageWords::chosen({}, "ru").duration(std::chrono::seconds(seconds)), russian);
}

std::vector<PageWordsTest::Message> PageWordsTest::russian()
{
    std::vector<Message> all;
    QFile file(sourceFolder() + u"/translations/pages_ru.ts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            message.context = xml.readElementText();
        else if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            message.isUnfinished = xml.attributes().hasAttribute("type"_L1);
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            all.push_back(message);
        }
    }
    return all;
}

void PageWordsTest::everyTextIsTranslated()
{
    QStringList known;
    for (const Message &message : russian()) {
        QVERIFY2(!message.isUnfinished && !message.translation.isEmpty(), qPrintable(message.source));
        known += message.context + u'|' + message.source;
    }
    static const QRegularExpression used(u"words\\(\\s*\"([a-z-]+)\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"_s);
    static const QRegularExpression seam(u"\"\\s*\""_s);
    int found = 0;
    const QDir folder(sourceFolder() + u"/server/login"_s);
    for (const QString &name : folder.entryList({u"*.cpp"_s})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = used.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString text = match.captured(2).trimmed().remove(seam);
            const QString key = match.captured(1) + u'|' + text.sliced(1, text.size() - 2);
            QVERIFY2(known.contains(key), qPrintable(key));
            ++found;
        }
    }
    QVERIFY(found > 100);
}

void PageWordsTest::placesAreKeptInTranslations()
{
    for (const Message &message : russian()) {
        for (const char *place : {"%1", "%2", "%3"})
            QVERIFY2(message.source.contains(QLatin1String(place)) ==
                         message.translation.contains(QLatin1String(place)),
                     qPrintable(message.source));
    }
}

void PageWordsTest::writesMoments()
{
    const QDateTime moment(QDate(2026, 1, 5), QTime(7, 3), Qt::UTC);
    QCOMPARE(PageWords::chosen({}, "en").moment(moment), u"5 Jan 2026, 07:03 UTC"_s);
    QCOMPARE(PageWords::chosen({}, "ru").moment(moment), u"5 января 2026, 07:03 UTC"_s);
}

void PageWordsTest::namesBrowsers_data()
{
    QTest::addColumn<QString>("userAgent");
    QTest::addColumn<QString>("name");
    QTest::newRow("Chrome") << u"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"_s
                            << u"Chrome on Linux"_s;
    QTest::newRow("Edge") << u"Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0"_s
                          << u"Edge on Windows"_s;
    QTest::newRow("Safari") << u"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"_s
                            << u"Safari on iPhone"_s;
    QTest::newRow("Firefox for Android") << u"Mozilla/5.0 (Android 15; Mobile) Firefox/140.0"_s
                                         << u"Firefox on Android"_s;
    QTest::newRow("nothing") << QString() << u"Unknown browser"_s;
    QTest::newRow("a tool") << u"curl/8.0"_s << u"curl"_s;
}

void PageWordsTest::namesBrowsers()
{
    QFETCH(QString, userAgent);
    QFETCH(QString, name);
    QCOMPARE(server::browserName(userAgent, PageWords::chosen({}, "en")), name);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::PageWordsTest)
#include "PageWordsTest.moc"
