#pragma once

#include "core/admin/CertificateAdmin.h"
#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

class PemField;

/// Takes a certificate with its chain and its private key from files, the clipboard or by drop.
class ImportCertificateDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit ImportCertificateDialog(core::CertificateAdmin &certificates, QWidget *parent = nullptr);

Q_SIGNALS:
    void imported();

protected:
    void submit() override;

private:
    QWidget *withFileButton(PemField *field, const QString &objectName, const QString &title);
    void chooseFile(PemField *field, const QString &title);
    void takeKeyOutOfChain();
    void enableSubmit();

    core::CertificateAdmin &m_certificates;
    PemField *m_chain;
    PemField *m_key;
    QLineEdit *m_passphrase;
};

} // namespace ui
