#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MessageBar;
class SettingField;

/// Settings in groups, saved together: all or none. A refusal is shown below them and at its field; what was typed
/// stays.
class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    struct Group
    {
        QString heading;
        QStringList names;
    };
    SettingsForm(core::SettingsAdmin &settings, std::vector<Group> groups, QWidget *parent = nullptr);

    /// Fields are made for the names that there are.
    void setEntries(const std::vector<core::SettingEntry> &entries);
    bool isChanged() const;
    QString failureText() const; ///< empty: none shown

Q_SIGNALS:
    void saved();

private:
    void addField(const core::SettingEntry &entry);
    SettingField *fieldOf(const QString &name) const;
    void showChanges();
    void save();
    void discard();
    void refuse(const core::Error &error);

    core::SettingsAdmin &m_settings;
    std::vector<Group> m_groups;
    std::vector<QVBoxLayout *> m_columns; ///< one a group
    std::vector<SettingField *> m_fields;
    MessageBar *m_failure;
    QLabel *m_count;
    QPushButton *m_discard;
    QPushButton *m_save;
    bool m_saving = false;
};

} // namespace ui
