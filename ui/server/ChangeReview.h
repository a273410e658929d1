#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class CommandButton;
class ScrollPane;
class TonedLabel;

/// What saving these changes would do: each old → new, marked when it weakens or waits for a restart; and the command
/// that does the same. Asks SettingsAdmin::preview 150 ms after the last change. Hidden while there is nothing.
class ChangeReview : public QWidget
{
    Q_OBJECT
public:
    explicit ChangeReview(core::SettingsAdmin &settings, QWidget *parent = nullptr);

    void setChanges(const core::SettingsAdmin::Changes &changes);
    QString command() const;
    void leaveCommandOut() { m_offersCommand = false; } ///< the dialog around it offers it

Q_SIGNALS:
    void reviewed(const core::SettingsPreview &preview);

private:
    void ask();
    void showPreview(const core::SettingsPreview &preview);
    void addRow(const core::SettingChange &change);

    core::SettingsAdmin &m_settings;
    core::SettingsAdmin::Changes m_changes;
    QWidget *m_rows = nullptr;
    ScrollPane *m_scroll;
    TonedLabel *m_refusal;
    CommandButton *m_copy;
    bool m_offersCommand = true;
    QTimer m_pause;
};

/// `gatehoused config set NAME 'VALUE' …`, and `config unset` for what goes back to its default.
QString settingsCommand(const core::SettingsAdmin::Changes &changes);

} // namespace ui
