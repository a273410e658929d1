#include "ui/widgets/RowText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using ui::RowForm;
using ui::RowText;

class RowTextTest : public QObject
{
    Q_OBJECT

private:
    const QStringList m_columns{u"zone"_s, u"note"_s};

    QString one(RowForm form, const QString &cell) const
    {
        return RowText::of(form, m_columns, {{u"a"_s, cell}}, u"t"_s);
    }

private Q_SLOTS:
    void writesEachForm_data()
    {
        QTest::addColumn<RowForm>("form");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");
        QTest::newRow("tsv") << RowForm::Tsv << u"x\ty\nz"_s << u"a\tx y z\n"_s;
        QTest::newRow("csv") << RowForm::Csv << u"x,\"y\"\nz"_s
                             << u"\"zone\",\"note\"\r\n\"a\",\"x,\"\"y\"\"\nz\"\r\n"_s;
        QTest::newRow("json") << RowForm::Json << u"x\"y"_s << u"[\n  {\"zone\":\"a\",\"note\":\"x\\\"y\"}\n]\n"_s;
        QTest::newRow("json lines") << RowForm::JsonLines << u"x\ny"_s << u"{\"zone\":\"a\",\"note\":\"x\\ny\"}\n"_s;
        QTest::newRow("markdown") << RowForm::Markdown << u"x|y\nz\\"_s
                                  << u"| zone | note |\n| --- | --- |\n| a | x\\|y z\\\\ |\n"_s;
        QTest::newRow("sql") << RowForm::SqlInsert << u"o'brien"_s
                             << u"INSERT INTO \"t\" (\"zone\", \"note\") VALUES ('a', 'o''brien');\n"_s;
        QTest::newRow("sql with a place sign")
            << RowForm::SqlInsert << u"%1 %2"_s << u"INSERT INTO \"t\" (\"zone\", \"note\") VALUES ('a', '%1 %2');\n"_s;
    }
    void writesEachForm()
    {
        QFETCH(RowForm, form);
        QFETCH(QString, cell);
        QFETCH(QString, text);
        QCOMPARE(one(form, cell), text);
    }

    void writesNoFormula_data()
    {
        QTest::addColumn<QString>("cell");
        for (const QString &cell : {u"=1+1"_s, u"+1"_s, u"-1"_s, u"@x"_s, u"\t=1"_s, u"\uFF1D1"_s, u"\r=1"_s})
            QTest::newRow(qPrintable(u"<%1>"_s.arg(cell))) << cell;
    }
    void writesNoFormula()
    {
        QFETCH(QString, cell);
        QVERIFY(one(RowForm::Csv, cell).contains(u"\"'"_s + cell));
        QVERIFY(!one(RowForm::Tsv, cell).contains(u"\t="_s));
        const QString header = RowText::of(RowForm::Csv, {cell}, {});
        QVERIFY(header.startsWith(u"\"'"_s));
    }

    void writesAnEmptyListToo()
    {
        QCOMPARE(RowText::of(RowForm::Json, m_columns, {}), u"[\n]\n"_s);
        QCOMPARE(RowText::of(RowForm::Csv, m_columns, {}), u"\"zone\",\"note\"\r\n"_s);
    }

    void separatesRowsOfJson()
    {
        const QString text = RowText::of(RowForm::Json, m_columns, {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
        const QJsonArray rows = QJsonDocument::fromJson(text.toUtf8()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(1).toObject().value("note"_L1).toString(), u"2"_s);
    }

    void givesTwoFormsToADrag()
    {
        const std::unique_ptr<QMimeData> data(ui::rowMimeData(m_columns, {{u"a"_s, u"b"_s}}));
        QCOMPARE(data->text(), u"a\tb\n"_s);
        QVERIFY(data->data(u"text/csv"_s).endsWith("\"a\",\"b\"\r\n"));
    }
};

QTEST_GUILESS_MAIN(RowTextTest)
#include "RowTextTest.moc"
