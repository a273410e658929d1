#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/FormDialog.h"

class QComboBox;

namespace ui {

/// A new secret for a confidential client; the old one works on for the chosen time, the new one ends after one.
class RotateSecretDialog : public FormDialog
{
    Q_OBJECT
public:
    RotateSecretDialog(core::ClientAdmin &clients, const core::ClientId &id, QWidget *parent = nullptr);

Q_SIGNALS:
    void secretRotated(const core::ClientId &id);

protected:
    void submit() override;

private:
    core::ClientAdmin &m_clients;
    core::ClientId m_id;
    QComboBox *m_lifetime;
    QComboBox *m_overlap;
};

} // namespace ui
