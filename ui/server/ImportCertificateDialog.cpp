#include "ui/server/ImportCertificateDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/server/CertificateWords.h"
#include "ui/server/PemField.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/TonedLabel.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

ImportCertificateDialog::ImportCertificateDialog(core::CertificateAdmin &certificates, QWidget *parent)
    : FormDialog(tr("Import a certificate"), tr("Import certificate"), parent)
    , m_certificates(certificates)
    , m_chain(new PemField(PemField::Content::Public, tr("Paste PEM text or drop a file here")))
    , m_key(new PemField(PemField::Content::Secret, tr("Paste the private key or drop its file here")))
    , m_passphrase(new QLineEdit)
{
    setObjectName(u"importCertificateDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(640);
    m_chain->setObjectName(u"chainPem"_s);
    m_key->setObjectName(u"keyPem"_s);
    m_passphrase->setObjectName(u"keyPassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setPlaceholderText(tr("only when the key is sealed with one"));
    form()->addRow(tr("Certificate and chain"),
                   withFileButton(m_chain, u"chooseChain"_s, tr("Choose the certificate")));
    form()->addRow(tr("Private key"), withFileButton(m_key, u"chooseKey"_s, tr("Choose the private key")));
    form()->addRow(tr("Passphrase of the key"), m_passphrase);
    auto *effect = new TonedLabel(
        tr("Addresses whose protocol follows the certificate switch from HTTP to HTTPS at once."), Tone::Muted);
    effect->setWordWrap(true);
    content()->addWidget(effect);
    m_chain->setAccessibleName(tr("Certificate and chain"));
    m_key->setAccessibleName(tr("Private key"));
    connect(m_chain, &QPlainTextEdit::textChanged, this, &ImportCertificateDialog::takeKeyOutOfChain);
    connect(m_chain, &QPlainTextEdit::textChanged, this, &ImportCertificateDialog::enableSubmit);
    connect(m_key, &QPlainTextEdit::textChanged, this, &ImportCertificateDialog::enableSubmit);
    setCommandLine([this] {
        // What was pasted has no file: the names of these two are to be replaced.
        const auto file = [](const PemField *field, const QString &other) {
            return u' ' + shellWord(field->file().isEmpty() ? other : field->file());
        };
        return gatehousedLine(u"tls import"_s + file(m_chain, u"CERT"_s) + file(m_key, u"KEY"_s) +
                              (m_passphrase->text().isEmpty() ? QString() : u" --passphrase-stdin"_s));
    });
    enableSubmit();
}

QWidget *ImportCertificateDialog::withFileButton(PemField *field, const QString &objectName, const QString &title)
{
    auto *choose = new QPushButton(tr("Choose file…"));
    choose->setObjectName(objectName);
    choose->setAccessibleName(title);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this, field, title] { chooseFile(field, title); });
    connect(field, &PemField::unreadable, this, [this](const QString &path) {
        showFailureText(tr("%1 cannot be read, or is too large for a PEM file.").arg(path));
    });
    auto *pair = new QWidget;
    auto *column = new QVBoxLayout(pair);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(field);
    column->addWidget(choose, 0, Qt::AlignLeft);
    return pair;
}

void ImportCertificateDialog::chooseFile(PemField *field, const QString &title)
{
    auto *dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PEM files (*.pem *.crt *.cer *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, field, &PemField::takeFile);
    dialog->open();
}

/// Many tools write key and certificate into one file.
void ImportCertificateDialog::takeKeyOutOfChain()
{
    static const QRegularExpression block(
        u"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----.*?-----END ([A-Z]+ )*PRIVATE KEY-----\\n?"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString text = m_chain->toPlainText();
    const auto match = block.match(text);
    if (!match.hasMatch())
        return;
    m_key->takePem(match.captured().toUtf8());
    text.remove(match.capturedStart(), match.capturedLength());
    m_chain->setPlainText(text);
}

void ImportCertificateDialog::enableSubmit()
{
    submitButton()->setEnabled(m_chain->isFilled() && m_key->isFilled());
}

void ImportCertificateDialog::submit()
{
    setBusy(true);
    whenDone(m_certificates.import(m_chain->publicPem(), m_key->secretPem(),
                                   core::SecretBytes::fromText(m_passphrase->text())),
             this, [this](const core::Result<void> &done) {
                 setBusy(false);
                 if (!done)
                     return showFailureText(certificateFailureText(done.error()), done.error().detail);
                 emit imported();
                 accept();
             });
}

} // namespace ui
