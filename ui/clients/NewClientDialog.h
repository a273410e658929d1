#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/FormDialog.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class ClientForm;

/// Choosing the application type fills the form with safe defaults; the id is asked for once and then fixed.
class NewClientDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit NewClientDialog(core::ClientAdmin &clients, QWidget *parent = nullptr);

Q_SIGNALS:
    void clientCreated(const core::ClientId &id);

protected:
    void submit() override;

private:
    void applyType();

    core::ClientAdmin &m_clients;
    QComboBox *m_type;
    QLabel *m_hint;
    QLineEdit *m_id;
    ClientForm *m_form;
};

} // namespace ui
