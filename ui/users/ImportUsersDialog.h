#pragma once

#include "core/admin/UserBatchAdmin.h"

#include <QDialog>

#include <atomic>
#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace ui {

class BusyBar;
class CommandButton;
class DataTable;
class ImportTableModel;
class MessageBar;
class TonedLabel;

/// Users from a CSV file: every change of the mapping is tried at once without writing anything; then the good rows
/// are added.
class ImportUsersDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportUsersDialog(core::UserBatchAdmin &batches, QWidget *parent = nullptr);
    ~ImportUsersDialog() override;
    void readFile(const QString &path);
    /// While rows are added: cancels that. Asks while passwords that were made are not saved.
    void reject() override;

Q_SIGNALS:
    void usersAdded(int count);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void arrange();
    void chooseFile();
    void showSheet(const core::ImportSheet &sheet);
    void showMapping();
    void showWhatIsMissing();
    core::ImportChoice choice() const;
    void tryOut();
    void importNow();
    void showReport(const core::ImportReport &report);
    void saveReport();
    void whenNothingIsLost(const std::function<void()> &go);
    QString summary(const core::ImportReport &report) const;

    core::UserBatchAdmin &m_batches;
    core::ImportSheet m_sheet;
    QString m_path;
    int m_question = 0;
    bool m_isImporting = false;
    bool m_isDone = false;
    bool m_hasUnsavedPasswords = false;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    QPushButton *m_choose;
    TonedLabel *m_file;
    QScrollArea *m_columns;
    QWidget *m_mappingArea;
    QGridLayout *m_mapping;
    QList<QComboBox *> m_meanings;
    QCheckBox *m_verified;
    QCheckBox *m_onlyErrors;
    QLabel *m_summary;
    ImportTableModel *m_model;
    DataTable *m_table;
    MessageBar *m_failure;
    BusyBar *m_busy;
    QPushButton *m_import;
    QPushButton *m_save;
    CommandButton *m_command;
    QPushButton *m_close;
};

} // namespace ui
