#include "ui/widgets/ListExport.h"

#include "ui/widgets/BusyBar.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>

namespace ui {

using namespace Qt::StringLiterals;

/// The file, touched on one thread at a time: the next task starts when the one before has ended.
struct ListExport::File
{
    File(const QString &path, RowForm form, const QStringList &columns, const QString &name)
        : file(path), text(form, columns, name)
    {}

    core::Result<void> write(const QList<QStringList> &rows)
    {
        if (!file.isOpen()) {
            if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
                return problem();
            file.write(text.head().toUtf8());
        }
        for (const QStringList &row : rows)
            file.write(text.row(row).toUtf8());
        if (file.error() != QFileDevice::NoError)
            return problem();
        return {};
    }
    core::Result<void> publish()
    {
        file.write(text.foot().toUtf8());
        if (!file.commit())
            return problem();
        return {};
    }
    core::Result<void> problem() const
    {
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    }
    /// Runs the task off the GUI thread; it keeps the file alive.
    template <class Task>
    static QFuture<core::Result<void>> run(const std::shared_ptr<File> &self, Task task)
    {
        auto promise = std::make_shared<QPromise<core::Result<void>>>();
        promise->start();
        QThreadPool::globalInstance()->start([self, promise, task] {
            promise->addResult(task(*self));
            promise->finish();
        });
        return promise->future();
    }

    QSaveFile file;
    RowText text;
};

void ListExport::ask(QWidget *parent, ExportSource source, std::function<void(const QString &path, qint64 rows)> done,
                     std::function<void(const core::Error &error)> failed)
{
    auto *chooser = new QFileDialog(parent, tr("Export %1", "the rows of a list").arg(source.name));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setObjectName(u"exportFile"_s);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters({u"CSV (*.csv)"_s, u"JSON (*.json)"_s, u"JSON Lines (*.jsonl)"_s});
    chooser->setDefaultSuffix(u"csv"_s);
    chooser->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    chooser->selectFile(u"gatehouse-%1.csv"_s.arg(source.name));
    connect(chooser, &QFileDialog::filterSelected, chooser,
            [chooser](const QString &filter) { chooser->setDefaultSuffix(filter.section(u'.', 1).chopped(1)); });
    connect(chooser, &QFileDialog::fileSelected, parent, [parent, source, done, failed](const QString &path) {
        auto *dialog = new ListExport(source, path, formOf(path), parent);
        connect(dialog, &ListExport::written, parent, done);
        connect(dialog, &ListExport::failed, parent, [failed](const core::Error &error) {
            if (error.kind != core::ErrorKind::Cancelled)
                failed(error);
        });
        dialog->start();
    });
    chooser->open();
}

ListExport::ListExport(ExportSource source, const QString &path, RowForm form, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_path(path)
    , m_file(std::make_shared<File>(path, form, m_source.columns, m_source.name))
    , m_text(new QLabel(tr("Reading…")))
    , m_busy(new BusyBar(BusyBar::Cancel::Possible))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"listExport"_s);
    setWindowTitle(tr("Export"));
    setMinimumWidth(440);
    m_text->setObjectName(u"exportProgress"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_text);
    column->addWidget(m_busy);
}

ListExport::~ListExport() = default;

RowForm ListExport::formOf(const QString &path)
{
    if (path.endsWith(u".jsonl"_s, Qt::CaseInsensitive))
        return RowForm::JsonLines;
    return path.endsWith(u".json"_s, Qt::CaseInsensitive) ? RowForm::Json : RowForm::Csv;
}

void ListExport::start()
{
    open();
    m_busy->start([this] { reject(); });
    readOn({});
}

void ListExport::readOn(const QString &after)
{
    m_source.read(after, this, [this](const core::Result<ExportSource::Rows> &rows) {
        if (!rows)
            return fail(rows.error());
        take(*rows);
    });
}

void ListExport::take(const ExportSource::Rows &rows)
{
    if (m_ended)
        return;
    m_rows += rows.cells.size();
    const auto written = File::run(m_file, [cells = rows.cells](File &file) { return file.write(cells); });
    whenDone(written, this, [this, next = rows.next, matching = rows.matching](const core::Result<void> &done) {
        if (m_ended)
            return;
        if (!done)
            return fail(done.error());
        const QLocale locale;
        m_text->setText(
            tr("%1 of %2 rows written").arg(locale.toString(m_rows), locale.toString(qMax(m_rows, matching))));
        m_busy->setProgress(m_rows, matching);
        next.isEmpty() ? finish() : readOn(next);
    });
}

void ListExport::finish()
{
    whenDone(File::run(m_file, [](File &file) { return file.publish(); }), this,
             [this](const core::Result<void> &done) {
                 if (m_ended)
                     return;
                 if (!done)
                     return fail(done.error());
                 m_ended = true;
                 emit written(m_path, m_rows);
                 accept();
             });
}

void ListExport::fail(const core::Error &error)
{
    if (m_ended)
        return;
    m_ended = true;
    emit failed(error);
    QDialog::reject();
}

void ListExport::reject()
{
    fail({core::ErrorKind::Cancelled, u"the export was cancelled"_s});
}

} // namespace ui
