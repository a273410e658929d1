#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QWidget>

class QCheckBox;

namespace ui {

class FilterLine;
class SettingsForm;

/// Every setting there is, found by any word, changed in place.
class AllSettingsPane : public QWidget
{
    Q_OBJECT
public:
    explicit AllSettingsPane(core::SettingsAdmin &settings, QWidget *parent = nullptr);

    void setEntries(const std::vector<core::SettingEntry> &entries);
    void showSetting(const QString &name);
    QString filterText() const;
    void setFilterText(const QString &text);

    void setIssuer(const QString &inForce);

Q_SIGNALS:
    void saved(const core::SettingsAdmin::Changes &undo);
    void historyRequested(const QString &name);

private:
    void filter();

    FilterLine *m_filter;
    QCheckBox *m_onlyChanged;
    SettingsForm *m_form;
};

} // namespace ui
