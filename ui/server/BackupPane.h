#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/admin/ConsoleLock.h"
#include "core/admin/SettingsAdmin.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class BackupTableModel;
class DataTable;
class MessageBar;
class SettingsForm;
class TonedLabel;

/// Backups that there are, one more, and when they come by themselves; how large the database is.
class BackupPane : public QWidget
{
    Q_OBJECT
public:
    /// `lock` may be null: then nobody is asked for the console's passphrase.
    BackupPane(core::BackupAdmin &backups, core::SettingsAdmin &settings, core::ConsoleLock *lock,
               QWidget *parent = nullptr);
    void setEntries(const std::vector<core::SettingEntry> &entries);
    void refresh();

Q_SIGNALS:
    void told(const QString &notice);
    void settingsSaved();

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Shared with the thread that works.
    struct Work
    {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> total = 0;
        std::atomic<bool> isCancelled = false;
    };
    QWidget *makeList();
    QWidget *makeDatabase();
    void connectParts();
    void showState(const core::BackupState &state);
    void showButtons();
    core::BackupAdmin::Progress begin(const QString &what);
    void end();
    void create();
    void verify();
    void removeSelected();
    void compact();
    void showFailure(const core::Error &error);

    core::BackupAdmin &m_backups;
    core::ConsoleLock *m_lock;
    BackupTableModel *m_model;
    DataTable *m_table;
    SettingsForm *m_form;
    MessageBar *m_failure;
    TonedLabel *m_next;
    TonedLabel *m_database;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_create;
    QPushButton *m_passphrase;
    QPushButton *m_verify;
    QPushButton *m_restore;
    QPushButton *m_remove;
    QPushButton *m_compact;
    std::shared_ptr<Work> m_work; ///< none: nothing runs
    QTimer m_watch;
    core::BackupState m_state;
};

} // namespace ui
