#pragma once

#include "core/base/Result.h"
#include "ui/widgets/PagedTableModel.h"
#include "ui/widgets/RowText.h"

#include <QDialog>
#include <QSaveFile>

#include <memory>

class QLabel;

namespace ui {

class BusyBar;

/// Where the rows of an export come from, a page at a time. Made by exportOf().
struct ExportSource
{
    struct Rows
    {
        QList<QStringList> cells;
        QString next; ///< as core::Page
        qint64 matching = 0;
    };
    using Take = std::function<void(const core::Result<Rows> &)>;

    QString name;        ///< of the list, for the file's name: "users"
    QStringList columns; ///< of the file
    std::function<void(const QString &after, QObject *owner, Take take)> read;
};

/// Writes all rows that a list's filter matches to a file: what was chosen there replaces the old file only when the
/// last row is written. Reads 1,000 rows at a time; the file is written off the GUI thread.
class ListExport : public QDialog
{
    Q_OBJECT
public:
    /// Asks for the file (CSV, JSON or JSON Lines), then shows the progress over `parent`. Nothing happens when the
    /// user changes his mind. Do not change the list's filter meanwhile: the dialog is modal for its window.
    static void ask(QWidget *parent, ExportSource source, std::function<void(const QString &path, qint64 rows)> done,
                    std::function<void(const core::Error &error)> failed);

    ListExport(ExportSource source, const QString &path, RowForm form, QWidget *parent);
    ~ListExport() override;
    void start();
    void reject() override; ///< cancels

    static RowForm formOf(const QString &path); ///< by the suffix; CSV for any other

Q_SIGNALS:
    void written(const QString &path, qint64 rows);
    void failed(const core::Error &error); ///< Cancelled too

private:
    struct File;
    void readOn(const QString &after);
    void take(const ExportSource::Rows &rows);
    void finish();
    void fail(const core::Error &error);

    ExportSource m_source;
    QString m_path;
    std::shared_ptr<File> m_file;
    QLabel *m_text;
    BusyBar *m_busy;
    qint64 m_rows = 0;
    bool m_ended = false;
};

/// All columns of the model, whatever the view hides, in full (CopyRole). The model must live as long as the export.
template <class Row>
ExportSource exportOf(const QString &name, const PagedTableModel<Row> *model)
{
    ExportSource source{name, {}, {}};
    for (int column = 0; column < model->columnCount(); ++column)
        source.columns.append(model->columnName(column));
    source.read = [model](const QString &after, QObject *owner, ExportSource::Take take) {
        const core::PageRequest wanted{after, PagedTable::kMostRows, model->orderBy(),
                                       model->order() == Qt::DescendingOrder};
        whenDone(model->fetch()(wanted), owner, [model, take](const core::Result<core::Page<Row>> &page) {
            if (!page)
                return take(core::fail(page.error()));
            ExportSource::Rows rows{{}, page->next, page->matching};
            for (const Row &row : page->rows)
                rows.cells.append(model->cellsOf(row));
            take(rows);
        });
    };
    return source;
}

} // namespace ui
