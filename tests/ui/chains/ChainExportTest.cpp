#include "ui/chains/ChainExport.h"

#include "tests/support/ChainSamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

class ChainExportTest : public QObject
{
    Q_OBJECT
private slots:
    void drawsEveryTokenAndKeepsWordsAsText();
    void escapesWhatComesFromOutside();
    void tellsAllOfAChainAsJson();
};

static ui::ChainPicturePtr pictureOf(const core::ChainDetail &chain)
{
    return ui::pictureOf(std::make_shared<const std::vector<core::ChainToken>>(chain.tokens), {},
                         ui::ChainScale::Kind::Compact);
}

void ChainExportTest::drawsEveryTokenAndKeepsWordsAsText()
{
    const core::ChainDetail theft = tests::aTheft();
    QXmlStreamReader svg(ui::chainSvg(theft.summary, *pictureOf(theft)));
    QStringList texts;
    int triangles = 0;
    while (!svg.atEnd()) {
        svg.readNext();
        if (svg.isStartElement() && svg.name() == "text"_L1)
            texts.append(svg.readElementText());
        else if (svg.isStartElement() && svg.attributes().value("d"_L1).contains("l 8 15"_L1))
            ++triangles;
    }
    QVERIFY(!svg.hasError());
    QCOMPARE(triangles, 1);
    QCOMPARE(texts.count(u"revoked"_s), 2);
    QVERIFY(texts.contains(u"reused"_s));
    QVERIFY(texts.contains(u"10.0.0.9"_s));
}

void ChainExportTest::escapesWhatComesFromOutside()
{
    core::ChainDetail theft = tests::aTheft();
    theft.summary.username = u"<script>&\""_s;
    const QByteArray svg = ui::chainSvg(theft.summary, *pictureOf(theft));
    QVERIFY(!svg.contains("<script>"));
    QVERIFY(svg.contains("&lt;script&gt;&amp;"));
}

void ChainExportTest::tellsAllOfAChainAsJson()
{
    const core::ChainDetail theft = tests::aTheft();
    const QJsonObject chain = QJsonDocument::fromJson(ui::chainJson(theft.summary, theft.tokens)).object();
    QCOMPARE(chain[u"state"_s].toString(), u"reused"_s);
    const QJsonArray tokens = chain[u"tokens"_s].toArray();
    QCOMPARE(tokens.size(), 7);
    QCOMPARE(tokens[3][u"state"_s].toString(), u"reused"_s);
    QVERIFY(tokens[3][u"reused_at"_s].toString().endsWith(u'Z'));
    QVERIFY(tokens[6][u"used_at"_s].isNull());
}

QTEST_MAIN(ChainExportTest)
#include "ChainExportTest.moc"
