#include "ui/server/MakeCertificateDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/server/CertificateWords.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

MakeCertificateDialog::MakeCertificateDialog(core::CertificateAdmin &certificates, const QStringList &names,
                                             QWidget *parent)
    : FormDialog(tr("Make a certificate for this network"), tr("Make certificate"), parent)
    , m_certificates(certificates)
    , m_names(new QPlainTextEdit(names.join(u'\n')))
{
    setObjectName(u"makeCertificateDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(540);
    m_names->setObjectName(u"certificateNames"_s);
    m_names->setFont(Theme::instance().monospace());
    m_names->setTabChangesFocus(true);
    m_names->setFixedHeight(132);
    auto *why = new TonedLabel(
        tr("Gatehouse makes an authority of its own for this installation and signs a certificate with it. Each device "
           "has to trust that authority once; until then browsers and programs warn. For names on the internet, import "
           "a certificate of a public authority instead.\n\nAddresses whose protocol follows the certificate switch "
           "from "
           "HTTP to HTTPS at once."),
        Tone::Muted);
    why->setObjectName(u"authorityHint"_s);
    why->setWordWrap(true);
    content()->insertWidget(0, why);
    auto *label = new QLabel(tr("Names and IP addresses of this computer, one a line"));
    label->setBuddy(m_names);
    m_names->setAccessibleName(label->text());
    content()->addWidget(label);
    content()->addWidget(m_names);
    content()->addStretch();
    connect(m_names, &QPlainTextEdit::textChanged, this,
            [this] { submitButton()->setEnabled(!this->names().isEmpty()); });
    submitButton()->setEnabled(!names.isEmpty());
    setCommandLine([this] {
        QString line = u"tls create"_s;
        for (const QString &name : this->names())
            line += u" --name "_s + shellWord(name);
        return gatehousedLine(line);
    });
}

QStringList MakeCertificateDialog::names() const
{
    QStringList names;
    for (const QString &line : m_names->toPlainText().split(u'\n')) {
        if (const QString name = line.trimmed(); !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

void MakeCertificateDialog::submit()
{
    setBusy(true);
    whenDone(m_certificates.makeOwn(names()), this, [this](const core::Result<void> &done) {
        setBusy(false);
        if (!done)
            return showFailureText(certificateFailureText(done.error()), done.error().detail);
        emit made();
        showNextStep();
    });
}

void MakeCertificateDialog::showNextStep()
{
    auto *next = new QWidget;
    auto *text = new TonedLabel(
        tr("The certificate is made and in use. Now save the authority certificate and install it as trusted on every "
           "device that is to reach this server: in the system's certificate settings, or in the browser's. It holds "
           "no secret."),
        Tone::Text);
    text->setObjectName(u"nextStep"_s);
    text->setWordWrap(true);
    auto *save = new QPushButton(icon(u"download"), tr("Save authority certificate…"));
    save->setObjectName(u"saveAuthorityNow"_s);
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &MakeCertificateDialog::authorityWanted);
    auto *column = new QVBoxLayout(next);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(text);
    column->addWidget(save, 0, Qt::AlignLeft);
    showResult(next, tr("Done"));
}

} // namespace ui
