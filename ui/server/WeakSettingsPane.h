#pragma once

#include "core/admin/SettingsAdmin.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// Each setting that is less safe than it need be: what it risks, and one button that makes it safe.
class WeakSettingsPane : public QWidget
{
    Q_OBJECT
public:
    explicit WeakSettingsPane(core::SettingsAdmin &settings, QWidget *parent = nullptr);
    void setWeaknesses(const std::vector<core::SettingWeakness> &weaknesses);

Q_SIGNALS:
    void settingRequested(const QString &name); ///< to be changed by hand
    void saved();

private:
    QWidget *makeCard(const core::SettingWeakness &weakness);

    core::SettingsAdmin &m_settings;
    QVBoxLayout *m_cards;
    QWidget *m_none;
    std::vector<QWidget *> m_shown;
};

} // namespace ui
