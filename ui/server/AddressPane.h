#pragma once

#include "core/admin/ServerControl.h"
#include "core/admin/SettingsAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class CopyButton;
class DataTable;
class ListenerTableModel;
class MessageBar;
class SettingsForm;
class TonedLabel;

/// Where the server listens, and whom it believes.
class AddressPane : public QWidget
{
    Q_OBJECT
public:
    AddressPane(core::SettingsAdmin &settings, QStringList localNames, QWidget *parent = nullptr);

    void setEntries(const std::vector<core::SettingEntry> &entries);
    void setServer(const core::ServerFigures &server);
    void setHasCertificate(bool has) { m_hasCertificate = has; }

Q_SIGNALS:
    void changed(const QString &told); ///< saved; what to tell

private:
    QWidget *makeListeners();
    void addListener();
    void changeListener();
    void confirmRemove();
    void removeListener(int row);
    void showButtons();
    int currentRow() const;

    core::SettingsAdmin &m_settings;
    QStringList m_localNames;
    ListenerTableModel *m_model;
    DataTable *m_table;
    SettingsForm *m_form;
    MessageBar *m_failure;
    TonedLabel *m_fixed;
    TonedLabel *m_serverFailure;
    QPushButton *m_add;
    QPushButton *m_change;
    QPushButton *m_remove;
    CopyButton *m_copy;
    bool m_isFixed = true; ///< until the settings are known
    bool m_hasCertificate = false;
};

} // namespace ui
