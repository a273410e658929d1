#include "ui/server/CertificateActions.h"

#include "ui/async/FileWork.h"
#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/server/CertificateWords.h"
#include "ui/server/ImportCertificateDialog.h"
#include "ui/server/MakeCertificateDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"

#include <QFileDialog>

namespace ui {

using namespace Qt::StringLiterals;

// Whoever looks from this computer itself should see no warning either.
static const QStringList kLoopback{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};

CertificateActions::CertificateActions(core::CertificateAdmin &certificates, const QStringList &localNames,
                                       QWidget *window)
    : QObject(window), m_certificates(certificates), m_localNames(localNames), m_window(window)
{}

void CertificateActions::make(const core::CertificateState &state)
{
    const bool again = state.source == core::CertificateState::Source::SelfMade && state.server;
    auto *dialog =
        new MakeCertificateDialog(m_certificates, again ? state.server->names : m_localNames + kLoopback, m_window);
    connect(dialog, &MakeCertificateDialog::made, this, &CertificateActions::changed);
    connect(dialog, &MakeCertificateDialog::authorityWanted, this, &CertificateActions::chooseAuthorityFile);
    dialog->open();
}

void CertificateActions::import()
{
    auto *dialog = new ImportCertificateDialog(m_certificates, m_window);
    connect(dialog, &ImportCertificateDialog::imported, this, [this] {
        emit told(tr("The certificate is imported. New connections get it; running ones go on."));
        emit changed();
    });
    dialog->open();
}

void CertificateActions::confirmRemove()
{
    auto *dialog = new ConfirmDialog(tr("Remove the certificate?"),
                                     tr("The certificate and its private key are deleted here. HTTPS addresses cannot "
                                        "be served until there is another one."),
                                     tr("Remove certificate"), {}, m_window);
    dialog->setObjectName(u"removeCertificateDialog"_s);
    dialog->setCommandLine([] { return gatehousedLine(u"tls remove"_s); });
    connect(dialog, &QDialog::accepted, this, [this] {
        whenDone(m_certificates.remove(), this, [this](const core::Result<void> &done) {
            if (!done)
                return emit failed(certificateFailureText(done.error()), done.error().detail);
            emit told(tr("The certificate is removed."));
            emit changed();
        });
    });
    dialog->open();
}

void CertificateActions::chooseAuthorityFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the authority certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"crt"_s);
    dialog->setNameFilter(tr("Certificate (*.crt *.pem)"));
    dialog->selectFile(u"gatehouse-authority.crt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateActions::saveAuthority);
    dialog->open();
}

void CertificateActions::saveAuthority(const QString &path)
{
    whenDone(m_certificates.authorityPem(), this, [this, path](const core::Result<QByteArray> &pem) {
        if (!pem)
            return emit failed(userText(pem.error()), pem.error().detail);
        whenDone(writeFile(path, *pem), this, [this, path](const core::Result<void> &written) {
            if (!written)
                return emit failed(tr("%1 could not be written. Choose another folder.").arg(path),
                                   written.error().detail);
            emit told(tr("The authority certificate was saved as %1.").arg(path));
        });
    });
}

} // namespace ui
