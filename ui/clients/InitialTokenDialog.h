#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/FormDialog.h"

class QComboBox;
class QSpinBox;

namespace ui {

/// Makes an initial access token, with which applications register themselves (RFC 7591 §3).
class InitialTokenDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `base` is the URL that the commands of the result call.
    InitialTokenDialog(core::ClientAdmin &clients, const QString &base, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    core::ClientAdmin &m_clients;
    QString m_base;
    QSpinBox *m_uses;
    QComboBox *m_lifetime;
};

} // namespace ui
