#include "ui/widgets/RowText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Also the full-width forms, which some spreadsheets fold. The rule of the audit log's export.
QString withoutFormula(QString text)
{
    static const QString signs = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    if (!text.isEmpty() && signs.contains(text.front()))
        text.prepend(u'\'');
    return text;
}

QString onOneLine(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\r', u' ').replace(u'\n', u' ');
}

QString csvCell(const QString &text)
{
    return u'"' + withoutFormula(text).replace(u'"', u"\"\""_s) + u'"';
}

QString markdownCell(const QString &text)
{
    return onOneLine(text).replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s);
}

QString quotedName(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

template <class Write>
QString joined(const QStringList &cells, const QString &between, Write write)
{
    QStringList texts;
    for (const QString &cell : cells)
        texts.append(write(cell));
    return texts.join(between);
}

} // namespace

RowText::RowText(RowForm form, QStringList columns, QString tableName)
    : m_form(form), m_columns(std::move(columns)), m_table(std::move(tableName))
{}

QString RowText::head() const
{
    switch (m_form) {
    case RowForm::Csv:
        return joined(m_columns, u","_s, csvCell) + u"\r\n"_s;
    case RowForm::Json:
        return u"[\n"_s;
    case RowForm::Markdown:
        return u"| "_s + joined(m_columns, u" | "_s, markdownCell) + u" |\n|"_s +
               u" --- |"_s.repeated(m_columns.size()) + u'\n';
    case RowForm::Tsv:
    case RowForm::JsonLines:
    case RowForm::SqlInsert:
        break;
    }
    return {};
}

QString RowText::row(const QStringList &cells)
{
    const bool isFirst = std::exchange(m_isFirst, false);
    switch (m_form) {
    case RowForm::Tsv:
        return joined(cells, u"\t"_s, [](const QString &cell) { return withoutFormula(onOneLine(cell)); }) + u'\n';
    case RowForm::Csv:
        return joined(cells, u","_s, csvCell) + u"\r\n"_s;
    case RowForm::Json:
        return (isFirst ? u"  "_s : u",\n  "_s) + jsonRow(cells);
    case RowForm::JsonLines:
        return jsonRow(cells) + u'\n';
    case RowForm::Markdown:
        return u"| "_s + joined(cells, u" | "_s, markdownCell) + u" |\n"_s;
    case RowForm::SqlInsert:
        return sqlRow(cells);
    }
    return {};
}

QString RowText::foot() const
{
    if (m_form != RowForm::Json)
        return {};
    return m_isFirst ? u"]\n"_s : u"\n]\n"_s;
}

QString RowText::jsonRow(const QStringList &cells) const
{
    // By hand, because QJsonObject would put the columns into the order of the alphabet.
    const auto string = [](const QString &text) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).mid(1));
    };
    QStringList members;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        members.append(string(m_columns.at(i)) + u':' + string(cells.value(i)));
    return u'{' + members.join(u',') + u'}';
}

QString RowText::sqlRow(const QStringList &cells) const
{
    const auto literal = [](QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; };
    return u"INSERT INTO %1 (%2) VALUES (%3);\n"_s.arg(quotedName(m_table), joined(m_columns, u", "_s, quotedName),
                                                       joined(cells, u", "_s, literal));
}

QString RowText::of(RowForm form, const QStringList &columns, const QList<QStringList> &rows, const QString &tableName)
{
    RowText writer(form, columns, tableName);
    QString text = writer.head();
    for (const QStringList &row : rows)
        text += writer.row(row);
    return text + writer.foot();
}

QMimeData *rowMimeData(const QStringList &columns, const QList<QStringList> &rows)
{
    auto *data = new QMimeData;
    data->setText(RowText::of(RowForm::Tsv, columns, rows));
    data->setData(u"text/csv"_s, RowText::of(RowForm::Csv, columns, rows).toUtf8());
    return data;
}

} // namespace ui
