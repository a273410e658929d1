#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QDialog>

class QPushButton;

namespace ui {

class DataTable;
class FilterLine;
class MessageBar;
class SettingHistoryModel;

/// Who changed a setting (or any, when the name is empty), when, from what to what; one change or all since can be put
/// back, after a look at what that does.
class SettingHistoryDialog : public QDialog
{
    Q_OBJECT
public:
    SettingHistoryDialog(core::SettingsAdmin &settings, const QString &name, QWidget *parent);

Q_SIGNALS:
    void saved();

private:
    void arrange(const QString &name);
    void read();
    void showButtons();
    void putBack();
    void putAllBack();
    void review(const QString &title, const core::SettingsAdmin::Changes &changes);
    const core::SettingHistoryRow *current() const;

    core::SettingsAdmin &m_settings;
    QString m_name;
    SettingHistoryModel *m_model;
    DataTable *m_table;
    FilterLine *m_filter;
    MessageBar *m_failure;
    QPushButton *m_putBack;
    QPushButton *m_putAllBack;
};

} // namespace ui
