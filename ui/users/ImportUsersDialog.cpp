#include "ui/users/ImportUsersDialog.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/users/ImportTableModel.h"
#include "ui/users/SecretFile.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/RowText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;
using core::ImportField;

namespace {

constexpr std::array kMeanings{ImportField::None,     ImportField::Username,     ImportField::Email,
                               ImportField::Password, ImportField::PasswordHash, ImportField::Verified,
                               ImportField::Active};

} // namespace

ImportUsersDialog::ImportUsersDialog(core::UserBatchAdmin &batches, QWidget *parent)
    : QDialog(parent)
    , m_batches(batches)
    , m_choose(new QPushButton(tr("Choose file…")))
    , m_file(
          new TonedLabel(tr("Choose a CSV file, or drop one here. Nothing is written until you import."), Tone::Muted))
    , m_columns(new QScrollArea)
    , m_mappingArea(new QWidget)
    , m_mapping(new QGridLayout(m_mappingArea))
    , m_verified(new QCheckBox(tr("Addresses are verified unless a column says otherwise")))
    , m_onlyErrors(new QCheckBox(tr("Only errors")))
    , m_summary(new QLabel)
    , m_model(new ImportTableModel(this))
    , m_table(new DataTable(u"importTable"_s))
    , m_failure(new MessageBar(Tone::Danger))
    , m_busy(new BusyBar(BusyBar::Cancel::Possible))
    , m_import(new QPushButton(tr("Import")))
    , m_save(new QPushButton(tr("Save results…")))
    , m_command(new CommandButton([this] {
        return m_path.isEmpty() ? QString() : gatehousedLine(u"user import"_s, {m_path}, u" --dry-run"_s);
    }))
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(u"importUsersDialog"_s);
    setWindowTitle(tr("Import users"));
    setAcceptDrops(true);
    resize(860, 620);
    arrange();
    connect(m_choose, &QPushButton::clicked, this, &ImportUsersDialog::chooseFile);
    connect(m_verified, &QCheckBox::toggled, this, &ImportUsersDialog::tryOut);
    connect(m_onlyErrors, &QCheckBox::toggled, m_model, &ImportTableModel::showOnlyErrors);
    connect(m_import, &QPushButton::clicked, this, &ImportUsersDialog::importNow);
    connect(m_save, &QPushButton::clicked, this, &ImportUsersDialog::saveReport);
    connect(m_close, &QPushButton::clicked, this, &ImportUsersDialog::reject);
}

ImportUsersDialog::~ImportUsersDialog()
{
    *m_cancelled = true;
}

void ImportUsersDialog::arrange()
{
    m_choose->setObjectName(u"chooseImport"_s);
    m_file->setObjectName(u"importFile"_s);
    m_file->setWordWrap(true);
    m_verified->setObjectName(u"importVerified"_s);
    m_onlyErrors->setObjectName(u"onlyErrors"_s);
    m_summary->setObjectName(u"importSummary"_s);
    m_table->setAccessibleName(tr("Rows of the file"));
    m_table->setModel(m_model);
    m_table->setStateColumn(ImportTableModel::Outcome);
    m_table->setDefaultWidths({60, 150, 210, 110, 250});
    showWhatIsMissing();
    m_import->setObjectName(u"importNow"_s);
    m_import->setEnabled(false);
    setEmphasis(m_import, Emphasis::Primary);
    m_save->setObjectName(u"saveImport"_s);
    m_save->setEnabled(false);
    m_command->setEnabled(false);
    m_failure->hide();
    m_mapping->setContentsMargins(0, 0, 0, 0);
    m_mapping->setHorizontalSpacing(12);
    m_columns->setWidget(m_mappingArea);
    m_columns->setWidgetResizable(true);
    m_columns->setFrameShape(QFrame::NoFrame);
    m_columns->setFixedHeight(92);
    m_columns->hide(); // until there is a file with columns
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_choose);
    file->addWidget(m_file, 1);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addWidget(m_verified);
    choices->addWidget(m_onlyErrors);
    choices->addStretch();
    choices->addWidget(m_summary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_command);
    buttons->addWidget(m_save);
    buttons->addWidget(m_busy, 1); // a row of its own would be empty most of the time
    buttons->addWidget(m_close);
    buttons->addWidget(m_import);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addLayout(file);
    column->addWidget(m_columns);
    column->addLayout(choices);
    column->addWidget(m_table, 1);
    column->addWidget(m_failure);
    column->addSpacing(8);
    column->addLayout(buttons);
}

void ImportUsersDialog::showWhatIsMissing()
{
    m_model->setReport({});
    m_summary->clear();
    m_table->setEmptyState(tr("Here each row of the file will say what becomes of it, before anything is written."));
}

void ImportUsersDialog::chooseFile()
{
    auto *dialog =
        new QFileDialog(this, tr("Import users"), QString(), tr("CSV files (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setObjectName(u"importFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { whenNothingIsLost([this, path] { readFile(path); }); });
    dialog->open();
}

void ImportUsersDialog::readFile(const QString &path)
{
    m_path = path;
    const int question = ++m_question;
    m_failure->hide();
    m_busy->start();
    whenDone(m_batches.readImport(path), this, [this, question](const core::Result<core::ImportSheet> &sheet) {
        if (question != m_question)
            return;
        m_busy->stop();
        if (!sheet) {
            m_failure->showText(tr("This file cannot be imported: %1.").arg(sheet.error().detail));
            return;
        }
        showSheet(*sheet);
    });
}

void ImportUsersDialog::showSheet(const core::ImportSheet &sheet)
{
    m_sheet = sheet;
    m_isDone = false;
    const QString delimiter = sheet.delimiter == "\t"_L1 ? tr("tab", "between cells") : sheet.delimiter;
    m_file->setText(tr("%1: %2, cells separated by %3. Rows: %n.", "file, its encoding", int(sheet.rows.size()))
                        .arg(sheet.fileName, sheet.encoding, delimiter));
    m_command->setEnabled(true);
    m_columns->show();
    showMapping();
    tryOut();
}

void ImportUsersDialog::showMapping()
{
    while (QLayoutItem *item = m_mapping->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_meanings.clear();
    for (int column = 0; column < int(m_sheet.headers.size()); ++column) {
        auto *box = new QComboBox;
        box->setObjectName(u"meaning%1"_s.arg(column));
        box->setAccessibleName(tr("What the column %1 holds").arg(m_sheet.headers.at(column)));
        for (const ImportField field : kMeanings)
            box->addItem(importFieldWord(field), int(field));
        box->setCurrentIndex(box->findData(int(m_sheet.meanings.value(column))));
        auto *header = new TonedLabel(m_sheet.headers.at(column), Tone::Text);
        const QString sample = m_sheet.rows.empty() ? QString() : m_sheet.rows.front().cells.value(column);
        const bool isSecret = m_sheet.meanings.value(column) == ImportField::Password ||
                              m_sheet.meanings.value(column) == ImportField::PasswordHash;
        auto *example = new TonedLabel(isSecret ? u"••••"_s : sample.left(24), Tone::Muted);
        m_mapping->addWidget(header, 0, column);
        m_mapping->addWidget(box, 1, column);
        m_mapping->addWidget(example, 2, column);
        m_meanings.append(box);
        connect(box, &QComboBox::activated, this, &ImportUsersDialog::tryOut);
    }
    m_mapping->setColumnStretch(int(m_sheet.headers.size()), 1);
}

core::ImportChoice ImportUsersDialog::choice() const
{
    core::ImportChoice choice{{}, m_verified->isChecked()};
    for (const QComboBox *box : m_meanings)
        choice.meanings << ImportField(box->currentData().toInt());
    return choice;
}

void ImportUsersDialog::tryOut()
{
    if (m_meanings.isEmpty() || m_isImporting || m_isDone)
        return;
    const int question = ++m_question;
    m_import->setEnabled(false);
    m_failure->hide();
    m_busy->start();
    whenDone(m_batches.tryImport(m_sheet, choice()), this,
             [this, question](const core::Result<core::ImportReport> &tried) {
                 if (question != m_question)
                     return;
                 m_busy->stop();
                 if (tried)
                     return showReport(*tried);
                 showWhatIsMissing();
                 m_failure->showText(
                     tried.error().field == "columns"_L1
                         ? tr("Say which column holds the user name and which the e-mail address, each once.")
                         : userText(tried.error()),
                     tried.error().detail);
             });
}

QString ImportUsersDialog::summary(const core::ImportReport &report) const
{
    QStringList parts;
    parts << (report.wasDryRun ? tr("New: %n", "rows of an import", report.good)
                               : tr("Added: %n", "rows of an import", report.good));
    parts << tr("exist already: %n", "rows of an import", report.exists);
    parts << tr("invalid: %n", "rows of an import", report.invalid);
    if (report.generated > 0)
        parts << tr("with a generated password: %n", "rows of an import", report.generated);
    return parts.join(u", "_s);
}

void ImportUsersDialog::showReport(const core::ImportReport &report)
{
    m_model->setReport(report);
    m_table->setEmptyState(report.rows.empty() ? tr("The file has no rows.") : tr("No row has an error."));
    m_summary->setText(summary(report));
    m_import->setText(tr("Import users: %n", nullptr, report.good));
    m_import->setEnabled(report.wasDryRun && report.good > 0);
    m_import->setVisible(report.wasDryRun);
    m_save->setEnabled(!report.rows.empty());
}

void ImportUsersDialog::importNow()
{
    m_isImporting = true;
    *m_cancelled = false;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_import, m_choose, m_mappingArea, m_verified})
        widget->setEnabled(false);
    m_busy->start([cancelled = m_cancelled] { *cancelled = true; });
    const auto progress = [cancelled = m_cancelled, busy = QPointer(m_busy)](int done, int total) {
        QMetaObject::invokeMethod(qApp, [busy, done, total] {
            if (busy)
                busy->setProgress(done, total);
        });
        return !*cancelled;
    };
    whenDone(m_batches.import(m_sheet, choice(), progress), this, [this](const core::Result<core::ImportReport> &done) {
        m_isImporting = false;
        m_busy->stop();
        for (QWidget *widget : std::initializer_list<QWidget *>{m_choose, m_mappingArea, m_verified})
            widget->setEnabled(true);
        if (!done) {
            m_import->setEnabled(true);
            m_failure->showText(done.error().kind == core::ErrorKind::Cancelled ? tr("Cancelled: nobody was added.")
                                                                                : userText(done.error()),
                                done.error().detail);
            return;
        }
        m_isDone = true;
        m_hasUnsavedPasswords = done->generated > 0;
        m_mappingArea->setEnabled(false);
        showReport(*done);
        emit usersAdded(done->good);
    });
}

void ImportUsersDialog::saveReport()
{
    QList<QStringList> rows;
    for (const core::ImportedRow &row : m_model->report().rows)
        rows.append({QString::number(row.line), row.username, row.email, importStateWord(row.state),
                     core::importFieldName(row.field), importReasonText(row), row.generatedPassword});
    saveSecretFile(this, u"import-result.csv"_s,
                   RowText::of(RowForm::Csv,
                               {u"line"_s, u"username"_s, u"email"_s, u"result"_s, u"field"_s, u"why"_s, u"password"_s},
                               rows),
                   [self = QPointer(this)] {
                       if (self)
                           self->m_hasUnsavedPasswords = false;
                   });
}

/// Generated passwords are nowhere but in this dialog.
void ImportUsersDialog::whenNothingIsLost(const std::function<void()> &go)
{
    if (!m_hasUnsavedPasswords)
        return go();
    auto *question = new ConfirmDialog(tr("Passwords are not saved"),
                                       tr("The generated passwords are shown nowhere else. Unless the results are "
                                          "saved, these users need new ones."),
                                       tr("Discard passwords"), {}, this);
    question->setObjectName(u"discardPasswords"_s);
    connect(question, &QDialog::accepted, this, [this, go] {
        m_hasUnsavedPasswords = false;
        go();
    });
    question->open();
}

void ImportUsersDialog::reject()
{
    if (m_isImporting) {
        *m_cancelled = true;
        return;
    }
    whenNothingIsLost([this] { QDialog::reject(); });
}

void ImportUsersDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_isImporting && event->mimeData()->urls().size() == 1 && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ImportUsersDialog::dropEvent(QDropEvent *event)
{
    whenNothingIsLost([this, path = event->mimeData()->urls().value(0).toLocalFile()] { readFile(path); });
    event->acceptProposedAction();
}

} // namespace ui
