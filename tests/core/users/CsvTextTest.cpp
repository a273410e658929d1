#include "core/users/CsvText.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace core;

class CsvTextTest : public QObject
{
    Q_OBJECT
private slots:
    void cuts_data();
    void cuts();
    void refuses_data();
    void refuses();
    void tellsLinesAndEncodings();
    void keepsSpreadsheetsFromCalculating_data();
    void keepsSpreadsheetsFromCalculating();
    void readsWhatItWrites();
};

static QString shown(const CsvText &csv)
{
    QStringList rows;
    for (const CsvText::Row &row : csv.rows)
        rows << row.cells.join(u'|');
    return rows.join(u'/');
}

void CsvTextTest::cuts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("commas") << "a,b\n1,2\n"_ba << u"a|b/1|2"_s;
    QTest::newRow("semicolons, as Excel writes them here") << "a;b\r\n1,5;2\r\n"_ba << u"a|b/1,5|2"_s;
    QTest::newRow("tabs") << "a\tb\n1;x\t2"_ba << u"a|b/1;x|2"_s;
    QTest::newRow("one column") << "a\n1\n"_ba << u"a/1"_s;
    QTest::newRow("quotes") << "a,b\n\"x,\"\"y\"\"\",\"z\nw\"\n"_ba << u"a|b/x,\"y\"|z\nw"_s;
    QTest::newRow("a delimiter in quotes does not count") << "\"a;;;;\",b\n1,2"_ba << u"a;;;;|b/1|2"_s;
    QTest::newRow("blanks around") << " a , b \n 1 , \"2 \" \n"_ba << u"a|b/1|2 "_s;
    QTest::newRow("empty lines and cells") << "a,b\n\n,\n1,\n"_ba << u"a|b/1|"_s;
    QTest::newRow("old Macintosh") << "a,b\r1,2"_ba << u"a|b/1|2"_s;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"
                                        "a,b\n1,\xD0\xB6"_ba
                                     << u"a|b/1|ж"_s;
    QTest::newRow("UTF-16, small end first") << QByteArray("\xFF\xFE"
                                                           "a\0,\0b\0",
                                                           8)
                                             << u"a|b"_s;
    QTest::newRow("UTF-16, big end first") << QByteArray("\xFE\xFF"
                                                         "\0a\0,\0b",
                                                         8)
                                           << u"a|b"_s;
    QTest::newRow("nothing") << ""_ba << u""_s;
}

void CsvTextTest::cuts()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    const auto csv = CsvText::parse(bytes, {});
    QVERIFY(csv);
    QCOMPARE(shown(*csv), expected);
}

void CsvTextTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("word");
    QTest::newRow("Windows-1251") << "a,b\n\xCC\xE0,2"_ba << u"encoding"_s << u"UTF-8"_s;
    QTest::newRow("a picture") << QByteArray("\x89PNG\0\0", 6) << u"encoding"_s << u"UTF-8"_s;
    QTest::newRow("UTF-16 without a mark") << QByteArray("a\0,\0", 4) << u"encoding"_s << u"NUL"_s;
    QTest::newRow("half a UTF-16 character") << QByteArray("\xFF\xFE"
                                                           "a",
                                                           3)
                                             << u"encoding"_s << u"UTF-8"_s;
    QTest::newRow("too many rows") << "a\n1\n2\n3\n4\n"_ba << u"line"_s << u"more than 3 rows"_s;
    QTest::newRow("a long row") << "a\n" + QByteArray(65, 'x') << u"line"_s << u"line 2: longer"_s;
    QTest::newRow("a long quoted row") << "a\n\"" + QByteArray(65, '\n') << u"line"_s << u"line 2: longer"_s;
    QTest::newRow("many columns") << "a,b,c,d,e"_ba << u"line"_s << u"columns"_s;
    QTest::newRow("an open quote") << "a\n1\n\"x"_ba << u"line"_s << u"line 3: a quotation mark"_s;
    QTest::newRow("text behind quotes") << "a\n\"x\"y"_ba << u"line"_s << u"line 2: text behind"_s;
}

void CsvTextTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, field);
    QFETCH(const QString, word);
    const auto csv = CsvText::parse(bytes, {3, 64, 4});
    QVERIFY(!csv);
    QCOMPARE(csv.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(csv.error().field, field);
    QVERIFY2(csv.error().detail.contains(word), qPrintable(csv.error().detail));
}

void CsvTextTest::tellsLinesAndEncodings()
{
    const auto csv = CsvText::parse("a,b\n\n\"x\ny\",1\nz,2"_ba, {});
    QVERIFY(csv);
    QCOMPARE(csv->rows.at(1).line, 3);
    QCOMPARE(csv->rows.at(2).line, 5);
    QCOMPARE(csv->encoding, u"UTF-8"_s);
    QCOMPARE(CsvText::parse("\xEF\xBB\xBF"
                            "a"_ba,
                            {})
                 ->encoding,
             u"UTF-8 with BOM"_s);
    QCOMPARE(CsvText::parse(QByteArray("\xFF\xFE"
                                       "a\0",
                                       4),
                            {})
                 ->encoding,
             u"UTF-16"_s);
}

void CsvTextTest::keepsSpreadsheetsFromCalculating_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"anna"_s << u"anna"_s;
    QTest::newRow("formula") << u"=1+2"_s << u"'=1+2"_s;
    QTest::newRow("plus") << u"+49"_s << u"'+49"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("full-width") << u"\uFF1DA1"_s << u"'\uFF1DA1"_s;
    QTest::newRow("quoted formula") << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
}

void CsvTextTest::keepsSpreadsheetsFromCalculating()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(CsvText::cell(text), expected);
}

void CsvTextTest::readsWhatItWrites()
{
    const QStringList texts{u"a \"quoted\" one"_s, u"two\nlines"_s, u" blanks "_s, u"tab\there"_s, u"ж;,"_s, u"x"_s};
    QStringList cells;
    for (const QString &text : texts)
        cells << CsvText::cell(text);
    const auto csv = CsvText::parse("a,b,c,d,e,f\r\n" + cells.join(u',').toUtf8() + "\r\n", {});
    QVERIFY(csv);
    QCOMPARE(csv->rows.at(1).cells, texts);
}

QTEST_GUILESS_MAIN(CsvTextTest)
#include "CsvTextTest.moc"
