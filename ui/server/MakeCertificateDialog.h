#pragma once

#include "core/admin/CertificateAdmin.h"
#include "ui/widgets/FormDialog.h"

class QPlainTextEdit;

namespace ui {

/// Makes a certificate for the names and addresses by which the devices of a network know this computer.
class MakeCertificateDialog : public FormDialog
{
    Q_OBJECT
public:
    MakeCertificateDialog(core::CertificateAdmin &certificates, const QStringList &names, QWidget *parent = nullptr);

Q_SIGNALS:
    void made();
    void authorityWanted(); ///< "Save authority certificate…"

protected:
    void submit() override;

private:
    QStringList names() const;
    void showNextStep();

    core::CertificateAdmin &m_certificates;
    QPlainTextEdit *m_names;
};

} // namespace ui
