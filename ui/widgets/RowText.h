#pragma once

#include <QStringList>

#include <optional>

class QMimeData;

namespace ui {

enum class RowForm { Tsv, Csv, Json, JsonLines, Markdown, SqlInsert };

/// Rows as other programs take them. CSV follows RFC 4180; there and in TSV, what a spreadsheet would take for a
/// formula gets an apostrophe in front. Columns keep the order given here.
class RowText
{
public:
    RowText(RowForm form, QStringList columns, QString tableName = {});

    QString head() const; ///< before the first row, with its line end; may be empty
    QString row(const QStringList &cells);
    QString foot() const;
    /// All of it.
    static QString of(RowForm form, const QStringList &columns, const QList<QStringList> &rows,
                      const QString &tableName = {});

private:
    QString jsonRow(const QStringList &cells) const;
    QString sqlRow(const QStringList &cells) const;

    RowForm m_form;
    QStringList m_columns;
    QString m_table;
    bool m_isFirst = true;
};

/// For drag and drop: text/plain as TSV and text/csv.
QMimeData *rowMimeData(const QStringList &columns, const QList<QStringList> &rows);

} // namespace ui
