#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/FormDialog.h"

class QLabel;
class QRadioButton;

namespace ui {

/// Says what rotating does and when, and asks whether the new key waits for the caches or signs at once.
class RotateKeyDialog : public FormDialog
{
    Q_OBJECT
public:
    RotateKeyDialog(core::KeyAdmin &keys, const core::KeyOverview &overview, QWidget *parent);

    void chooseAtOnce();

Q_SIGNALS:
    void rotated(const core::KeyId &key);

protected:
    void submit() override;

private:
    void showPlan();

    core::KeyAdmin &m_keys;
    std::chrono::seconds m_lead;
    std::optional<core::KeySummary> m_waiting; ///< published before: no other key is made
    QLabel *m_plan;
    QRadioButton *m_wait;
    QRadioButton *m_atOnce;
};

} // namespace ui
