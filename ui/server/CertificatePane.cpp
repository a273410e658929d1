#include "ui/server/CertificatePane.h"

#include "ui/server/CertificateWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

CertificatePane::CertificatePane(QWidget *parent) : QWidget(parent), m_reload(new MessageBar(Tone::Waiting))
{
    m_reload->setObjectName(u"certificateReload"_s);
    auto *content = new QWidget;
    auto *cards = new QVBoxLayout(content);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    cards->addWidget(m_reload);
    cards->addWidget(makeServerCard());
    cards->addWidget(makeAuthorityCard());
    cards->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new ScrollPane(content));
    setState({});
}

QWidget *CertificatePane::fingerprintLine(QLabel *&label, const QString &objectName)
{
    label = new QLabel;
    label->setObjectName(objectName);
    label->setFont(Theme::instance().monospace());
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new CopyButton(tr("Copy fingerprint"), [label] { return label->text().remove(u'\n'); });
    copy->setObjectName(objectName + u"Copy"_s);
    auto *pair = new QWidget;
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(copy, 0, Qt::AlignTop);
    line->addStretch();
    return pair;
}

Card *CertificatePane::makeServerCard()
{
    auto *card = new Card(tr("Certificate"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_mark = new StateLabel;
    m_mark->setObjectName(u"certificateState"_s);
    card->addControl(m_mark);
    m_none = new TonedLabel(tr("Without a certificate the server speaks plain HTTP only. Make one for this network, or "
                               "import one from an authority."),
                            Tone::Muted);
    m_none->setObjectName(u"certificateNone"_s);
    m_none->setWordWrap(true);
    auto *facts = new FactList;
    m_facts = facts;
    m_names = facts->addText(tr("Valid for"), u"certificateNames"_s);
    m_end = facts->addText(tr("Valid until"), u"certificateEnd"_s);
    m_source = facts->addText(tr("Source"), u"certificateSource"_s);
    m_issuer = facts->addText(tr("Signed by"), u"certificateIssuer"_s);
    m_algorithm = facts->addText(tr("Key"), u"certificateAlgorithm"_s);
    facts->addWidget(tr("SHA-256"), fingerprintLine(m_fingerprint, u"certificateFingerprint"_s));
    m_make = new QPushButton(tr("Make a certificate for this network…"));
    m_import = new QPushButton(tr("Import…"));
    m_remove = new QPushButton(tr("Remove…"));
    m_make->setObjectName(u"makeCertificate"_s);
    m_import->setObjectName(u"importCertificate"_s);
    m_remove->setObjectName(u"removeCertificate"_s);
    setEmphasis(m_remove, Emphasis::Danger);
    connect(m_make, &QPushButton::clicked, this, &CertificatePane::makeRequested);
    connect(m_import, &QPushButton::clicked, this, &CertificatePane::importRequested);
    connect(m_remove, &QPushButton::clicked, this, &CertificatePane::removeRequested);
    m_filesWin = new TonedLabel(tr("The files win over certificates of the console. To make or import one here, start "
                                   "without AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY."),
                                Tone::Waiting);
    m_filesWin->setObjectName(u"certificateFilesWin"_s);
    m_filesWin->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_make);
    buttons->addWidget(m_import);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    card->body()->setSpacing(16);
    card->body()->addWidget(m_none);
    card->body()->addWidget(facts);
    card->body()->addWidget(m_filesWin);
    card->body()->addLayout(buttons);
    return card;
}

Card *CertificatePane::makeAuthorityCard()
{
    m_authority = new Card(tr("Authority of this installation"));
    m_authority->setObjectName(u"authorityCard"_s);
    m_authority->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *hint =
        new TonedLabel(tr("It signed the certificate above. Devices that trust it accept this server without a "
                          "warning, after a renewal too."),
                       Tone::Muted);
    hint->setWordWrap(true);
    auto *facts = new FactList;
    m_authorityName = facts->addText(tr("Name"), u"authorityName"_s);
    m_authorityEnd = facts->addText(tr("Valid until"), u"authorityEnd"_s);
    facts->addWidget(tr("SHA-256"), fingerprintLine(m_authorityFingerprint, u"authorityFingerprint"_s));
    auto *save = new QPushButton(icon(u"download"), tr("Save authority certificate…"));
    save->setObjectName(u"saveAuthority"_s);
    connect(save, &QPushButton::clicked, this, &CertificatePane::authorityRequested);
    m_authority->body()->setSpacing(16);
    m_authority->body()->addWidget(hint);
    m_authority->body()->addWidget(facts);
    m_authority->body()->addWidget(save, 0, Qt::AlignLeft);
    return m_authority;
}

void CertificatePane::setState(const core::CertificateState &state)
{
    m_state = state;
    if (state.failure.isEmpty())
        m_reload->hide();
    else
        m_reload->showText(
            tr("Newer certificate files could not be taken over; the older certificate is still in use."),
            state.failure);
    showServer();
    showAuthority();
    showTimes();
}

void CertificatePane::showServer()
{
    using Source = core::CertificateState::Source;
    const bool files = m_state.source == Source::Files;
    m_none->setVisible(!m_state.server);
    m_facts->setVisible(m_state.server.has_value());
    m_filesWin->setVisible(files);
    m_make->setEnabled(!files);
    m_import->setEnabled(!files);
    m_remove->setVisible(m_state.source == Source::SelfMade || m_state.source == Source::Imported);
    setEmphasis(m_make, m_state.server ? Emphasis::Normal : Emphasis::Primary);
    m_source->setText(certificateSourceText(m_state.source));
    if (!m_state.server)
        return;
    const core::CertificateFacts &facts = *m_state.server;
    m_names->setText(facts.names.isEmpty() ? facts.subject : facts.names.join(u", "_s));
    m_issuer->setText(facts.issuer);
    m_algorithm->setText(facts.algorithm);
    QString half = facts.sha256;
    m_fingerprint->setText(half.size() > 48 ? half.insert(48, u'\n') : half);
}

void CertificatePane::showAuthority()
{
    m_authority->setVisible(m_state.authority.has_value());
    if (!m_state.authority)
        return;
    m_authorityName->setText(m_state.authority->subject);
    QString half = m_state.authority->sha256;
    m_authorityFingerprint->setText(half.size() > 48 ? half.insert(48, u'\n') : half);
}

void CertificatePane::showTimes()
{
    const core::Instant now = currentTime();
    m_mark->setState(certificateMark(m_state.server, now), certificateStateWord(m_state.server, now));
    if (m_state.server)
        m_end->setText(certificateEndText(*m_state.server, now));
    if (m_state.authority)
        m_authorityEnd->setText(certificateEndText(*m_state.authority, now));
}

} // namespace ui
