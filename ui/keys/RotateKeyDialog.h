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
    enum class Start { AfterCaches, AtOnce };
    QWidget *makePlan();
    void showPlan();
    QString planText(Start start) const;
    QString submitText(Start start) const;
    void keepButtonsInPlace(); ///< whichever start is chosen

    core::KeyAdmin &m_keys;
    std::chrono::seconds m_lead;
    std::optional<core::KeySummary> m_waiting; ///< published before: no other key is made
    QLabel *m_plan;
    QLabel *m_other; ///< never seen: the plan of the other start keeps its room
    QRadioButton *m_wait;
    QRadioButton *m_atOnce;
};

} // namespace ui
