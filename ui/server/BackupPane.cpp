#include "ui/server/BackupPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/server/BackupDialogs.h"
#include "ui/server/BackupTableModel.h"
#include "ui/server/SettingsForm.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kBackupListHeight = 176;

BackupPane::BackupPane(core::BackupAdmin &backups, core::SettingsAdmin &settings, core::ConsoleLock *lock,
                       QWidget *parent)
    : QWidget(parent)
    , m_backups(backups)
    , m_lock(lock)
    , m_model(new BackupTableModel(this))
    , m_table(new DataTable(u"backupList"_s))
    , m_form(new SettingsForm(settings, {{tr("By themselves"),
                                          {u"AUTH_SERVICE__BACKUP_SCHEDULE"_s, u"AUTH_SERVICE__BACKUP_HOUR"_s,
                                           u"AUTH_SERVICE__BACKUP_KEEP"_s, u"AUTH_SERVICE__BACKUP_FOLDER"_s}}}))
    , m_failure(new MessageBar(Tone::Danger))
    , m_next(new TonedLabel({}, Tone::Muted))
    , m_database(new TonedLabel({}, Tone::Text))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_create(new QPushButton(tr("Back up now")))
    , m_passphrase(new QPushButton(tr("Passphrase…")))
    , m_verify(new QPushButton(tr("Verify")))
    , m_restore(new QPushButton(tr("Restore to a copy…")))
    , m_remove(new QPushButton(tr("Delete…")))
    , m_compact(new QPushButton(tr("Compact")))
{
    m_form->setObjectName(u"backupForm"_s);
    m_failure->setObjectName(u"backupFailure"_s);
    m_failure->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_failure);
    column->addWidget(makeList());
    column->addWidget(makeDatabase());
    column->addWidget(m_form, 1);
    connectParts();
    end();
}

QWidget *BackupPane::makeList()
{
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setStateColumn(BackupTableModel::State);
    m_table->setDefaultWidths({104, 125, 95, 170, 296});
    m_table->setAccessibleName(tr("Backups"));
    m_table->setFixedHeight(kBackupListHeight);
    m_next->setObjectName(u"nextBackup"_s);
    m_next->setWordWrap(true);
    m_progress->setObjectName(u"backupProgress"_s);
    m_progress->setTextVisible(true);
    const std::pair<QPushButton *, QString> names[] = {
        {m_create, u"createBackup"_s}, {m_passphrase, u"backupPassphraseButton"_s},
        {m_verify, u"verifyBackup"_s}, {m_restore, u"restoreBackup"_s},
        {m_remove, u"deleteBackup"_s}, {m_cancel, u"cancelBackup"_s}};
    for (const auto &[button, name] : names)
        button->setObjectName(name);
    setEmphasis(m_create, Emphasis::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_create, m_verify, m_restore, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_passphrase);
    auto *progress = new QHBoxLayout;
    progress->setSpacing(8);
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_cancel);
    auto *card = new Card(tr("Backups"));
    card->body()->addWidget(m_next);
    card->body()->addWidget(m_table);
    card->body()->addLayout(progress);
    card->body()->addLayout(buttons);
    return card;
}

QWidget *BackupPane::makeDatabase()
{
    m_database->setObjectName(u"databaseSize"_s);
    m_database->setWordWrap(true);
    m_compact->setObjectName(u"compactDatabase"_s);
    m_compact->setToolTip(tr("Writes the database anew without its free pages. Sign-ins wait meanwhile, a few seconds "
                             "for each gigabyte; it needs twice the space."));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_database, 1);
    row->addWidget(m_compact);
    auto *card = new Card(tr("Database"));
    card->body()->addLayout(row);
    return card;
}

void BackupPane::connectParts()
{
    m_watch.setInterval(100ms);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        const qint64 total = m_work ? m_work->total.load() : 0;
        m_progress->setRange(0, total > 0 ? 1000 : 0);
        if (total > 0)
            m_progress->setValue(int(m_work->done * 1000 / total));
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_work)
            m_work->isCancelled = true;
        m_cancel->setEnabled(false);
    });
    connect(m_table, &DataTable::currentKeyChanged, this, &BackupPane::showButtons);
    connect(m_model, &PagedTable::loaded, this, &BackupPane::showButtons);
    connect(m_create, &QPushButton::clicked, this, &BackupPane::create);
    connect(m_verify, &QPushButton::clicked, this, &BackupPane::verify);
    connect(m_remove, &QPushButton::clicked, this, &BackupPane::removeSelected);
    connect(m_compact, &QPushButton::clicked, this, &BackupPane::compact);
    connect(m_restore, &QPushButton::clicked, this,
            [this] { (new RestoreDialog(m_backups, m_table->currentKey(), this))->open(); });
    connect(m_passphrase, &QPushButton::clicked, this, [this] {
        auto *dialog = new BackupPassphraseDialog(m_backups, m_lock, this);
        connect(dialog, &BackupPassphraseDialog::passphraseSet, this, [this] {
            emit told(tr("The passphrase of the backups is set."));
            refresh();
        });
        dialog->open();
    });
    connect(m_form, &SettingsForm::saved, this, [this] {
        emit settingsSaved();
        refresh();
    });
}

void BackupPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void BackupPane::setEntries(const std::vector<core::SettingEntry> &entries)
{
    m_form->setEntries(entries);
}

void BackupPane::refresh()
{
    whenDone(m_backups.state(), this, [this](const core::Result<core::BackupState> &state) {
        if (!state)
            return showFailure(state.error());
        showState(*state);
    });
}

void BackupPane::showState(const core::BackupState &state)
{
    m_state = state;
    m_model->setAll(state.files);
    QStringList next;
    if (!state.hasPassphrase)
        next.append(tr("Set a passphrase first: every backup is encrypted with it."));
    if (!state.failure.isEmpty())
        next.append(tr("The last backup of the schedule failed: %1", "the reason, in English").arg(state.failure));
    next.append(state.next ? tr("Next by schedule: %1.").arg(shortLocalTime(*state.next))
                           : tr("There is no schedule."));
    next.append(tr("Folder: %1").arg(state.folder));
    m_next->setText(next.join(u' '));
    const QLocale locale;
    const core::DatabaseFigures &figures = state.database;
    m_database->setText(tr("%1, of it %2 free pages (%3). Write-ahead log: %4. Free on the disk: %5.")
                            .arg(locale.formattedDataSize(figures.bytes), locale.toString(figures.freePages),
                                 locale.formattedDataSize(figures.freePages * figures.pageBytes),
                                 locale.formattedDataSize(figures.logBytes),
                                 locale.formattedDataSize(figures.diskFree)));
    m_table->setEmptyState(tr("There is no backup yet."));
    showButtons();
}

void BackupPane::showButtons()
{
    const bool isIdle = !m_work;
    const bool isChosen = isIdle && !m_table->currentKey().isEmpty();
    m_create->setEnabled(isIdle && m_state.hasPassphrase);
    m_passphrase->setEnabled(isIdle);
    for (QPushButton *button : {m_verify, m_restore, m_remove})
        button->setEnabled(isChosen);
    m_compact->setEnabled(isIdle);
}

core::BackupAdmin::Progress BackupPane::begin(const QString &what)
{
    m_work = std::make_shared<Work>();
    m_failure->hide();
    m_progress->setFormat(what + u" %p %"_s);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->setEnabled(true);
    m_cancel->show();
    m_watch.start();
    showButtons();
    return [work = m_work](qint64 done, qint64 total) {
        work->done = done;
        work->total = total;
        return !work->isCancelled;
    };
}

void BackupPane::end()
{
    m_work.reset();
    m_watch.stop();
    m_progress->hide();
    m_cancel->hide();
    showButtons();
}

void BackupPane::create()
{
    whenDone(m_backups.create(begin(tr("Backing up"))), this, [this](const core::Result<core::BackupFile> &made) {
        end();
        if (!made)
            return showFailure(made.error());
        emit told(tr("The backup is made and was read back: %1").arg(QFileInfo(made->path).fileName()));
        refresh();
    });
}

void BackupPane::verify()
{
    whenDone(m_backups.verify(m_table->currentKey(), {}, begin(tr("Verifying"))), this,
             [this](const core::Result<core::BackupVerdict> &verdict) {
                 end();
                 refresh();
                 if (!verdict)
                     return showFailure(verdict.error());
                 if (!verdict->isSound)
                     return m_failure->showText(tr("This backup is damaged. Make a new one."), verdict->fault);
                 emit told(tr("The backup is sound: the database is whole, and all %1 rows of the audit log fit "
                              "together.")
                               .arg(QLocale().toString(verdict->auditRows)));
             });
}

void BackupPane::removeSelected()
{
    const QString path = m_table->currentKey();
    auto *dialog =
        new ConfirmDialog(tr("Delete the backup?"), tr("%1 is deleted from the disk.").arg(QFileInfo(path).fileName()),
                          tr("Delete backup"), {}, this);
    dialog->setObjectName(u"deleteBackupDialog"_s);
    dialog->setCommandLine([path] { return gatehousedLine(u"backup delete "_s + shellWord(path)); });
    connect(dialog, &QDialog::accepted, this, [this, path] {
        whenDone(m_backups.remove(path), this, [this](const core::Result<void> &done) {
            if (!done)
                return showFailure(done.error());
            refresh();
        });
    });
    dialog->open();
}

void BackupPane::compact()
{
    begin(tr("Compacting"));
    m_cancel->hide(); // SQLite does it in one step
    whenDone(m_backups.compact(), this, [this](const core::Result<qint64> &won) {
        end();
        if (!won)
            return showFailure(won.error());
        emit told(tr("The database is compacted. Won: %1").arg(QLocale().formattedDataSize(*won)));
        refresh();
    });
}

void BackupPane::showFailure(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return emit told(tr("Cancelled. Nothing was left behind."));
    if (error.kind == core::ErrorKind::Crypto)
        return m_failure->showText(tr("The file does not open: it was changed, or made with another passphrase."),
                                   error.detail);
    if (error.kind == core::ErrorKind::Conflict && error.field == "passphrase"_L1)
        return m_failure->showText(tr("It was made with another passphrase than the one that is set. Use \"Restore to "
                                      "a copy\" to open it with its own."),
                                   error.detail);
    if (error.kind == core::ErrorKind::Conflict && error.field == "version"_L1)
        return m_failure->showText(newerBackupText(), error.detail);
    m_failure->showText(userText(error), error.detail);
}

} // namespace ui
