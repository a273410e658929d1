#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class ChangeReview;
class MessageBar;
class ScrollPane;
class SettingField;

/// Settings in groups that scroll in one frame, saved together: all or none. A refusal is shown below them and at its
/// field; what was typed stays.
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
    QStringList changedTitles() const;
    bool maySave() const; ///< there are changes, and they are not being saved right now
    void save();
    /// What counts while the setting is empty, shown in its place.
    void setInForce(const QString &name, const QString &value);
    QString failureText() const; ///< empty: none shown
    /// What is in no group gets one with this heading, at the end.
    void setCollectsOthers(const QString &heading);
    void setHead(QWidget *head); ///< stays on top of what scrolls
    /// Only fields that match stay, with their headings. Returns how many.
    int showOnly(const QString &text, bool onlyChanged);
    int fieldCount() const { return int(m_fields.size()); }
    void showField(const QString &name); ///< scrolled to and focused

Q_SIGNALS:
    /// `undo` is what has to be saved for all to be as before.
    void saved(const core::SettingsAdmin::Changes &undo);
    void changeCountChanged(int count); ///< of changes that are not saved
    void historyRequested(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Section
    {
        QWidget *panel;
        QVBoxLayout *body;
    };
    QLayout *makeFoot();
    core::SettingsAdmin::Changes changes() const;
    core::SettingsAdmin::Changes savedBefore() const;
    void orderTabs();
    void addGroup(const QString &heading);
    void showRefusals(const std::vector<core::Error> &refusals);
    void addField(const core::SettingEntry &entry);
    SettingField *fieldOf(const QString &name) const;
    void showChanges();
    void discard();
    void refuse(const core::Error &error);

    core::SettingsAdmin &m_settings;
    std::vector<Group> m_groups;
    QVBoxLayout *m_column = nullptr;
    std::vector<Section> m_sections; ///< one a group
    ScrollPane *m_scroll = nullptr;
    QWidget *m_head = nullptr;
    QWidget *m_foot;
    ChangeReview *m_review;
    std::vector<SettingField *> m_fields;
    MessageBar *m_failure;
    QLabel *m_count;
    QPushButton *m_discard;
    QPushButton *m_save;
    bool m_collectsOthers = false;
    bool m_saving = false;
    int m_changeCount = 0; ///< as told last
};

} // namespace ui
