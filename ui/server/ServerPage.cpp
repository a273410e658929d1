#include "ui/server/ServerPage.h"

#include "ui/async/WhenDone.h"
#include "ui/server/AddressPane.h"
#include "ui/server/CertificatePane.h"
#include "ui/server/CertificateWords.h"
#include "ui/server/ImportCertificateDialog.h"
#include "ui/server/MakeCertificateDialog.h"
#include "ui/server/ProtectionPane.h"
#include "ui/server/SettingsForm.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TimeText.h"

#include <QFileDialog>
#include <QSaveFile>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Whoever looks from this computer itself should see no warning either.
const QStringList kLoopback{u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
const QStringList kTabs{u"addresses"_s, u"limits"_s, u"sign-in"_s, u"certificate"_s, u"protection"_s};

QStringList namesOf(const QString &prefix, const QStringList &ends)
{
    QStringList names;
    for (const QString &end : ends)
        names.append(u"AUTH_SERVICE__"_s + prefix + end);
    return names;
}

QStringList httpNames(const QStringList &ends)
{
    return namesOf(u"HTTP_"_s, ends);
}

QWidget *belowTheTabs(QWidget *content)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(content);
    return page;
}

} // namespace

ServerPage::ServerPage(const Parts &parts, const QStringList &localNames, QWidget *parent)
    : PageFrame(tr("Server"), parent)
    , m_parts(parts)
    , m_localNames(localNames)
    , m_tabs(new QTabWidget)
    , m_addresses(new AddressPane(parts.settings, localNames))
    , m_limits(new SettingsForm(
          parts.settings,
          {{tr("Size of a request"), httpNames({u"MAX_REQUEST_LINE"_s, u"MAX_HEADERS"_s, u"MAX_HEADER_COUNT"_s,
                                                u"MAX_BODY"_s, u"MAX_PARAMETERS"_s})},
           {tr("Time for a request"), httpNames({u"HEADER_TIMEOUT"_s, u"BODY_TIMEOUT"_s, u"MIN_BODY_RATE"_s})},
           {tr("Connections"),
            httpNames({u"MAX_CONNECTIONS"_s, u"MAX_CONNECTIONS_PER_ADDRESS"_s, u"MAX_REQUESTS_PER_CONNECTION"_s,
                       u"IDLE_TIMEOUT"_s, u"CROWDED_IDLE_TIMEOUT"_s, u"CROWDED_AT"_s})}}))
    , m_signIn(new SettingsForm(
          parts.settings,
          {{tr("Sign-in pages"), namesOf({}, {u"TEAM_NAME"_s, u"ACCENT_COLOR"_s, u"SCOPE_DESCRIPTIONS"_s})},
           {tr("Signed-in browsers"), namesOf({}, {u"SESSION_IDLE_LIFETIME"_s, u"SESSION_LIFETIME"_s})},
           {tr("Tokens bound to a key"), namesOf({}, {u"DPOP_NONCE"_s})}}))
    , m_certificate(new CertificatePane)
    , m_protection(new ProtectionPane(parts.protection, parts.server))
{
    addTabs();
    connectCertificate();
    connectProtection();
    connect(m_addresses, &AddressPane::changed, this, [this](const QString &told) {
        showNotice(told);
        readSettings();
    });
    connect(m_limits, &SettingsForm::saved, this, [this] {
        showNotice(tr("The limits are saved and in effect."));
        readSettings();
    });
    connect(m_signIn, &SettingsForm::saved, this, [this] {
        showNotice(tr("The settings of the sign-in are saved and in effect."));
        readSettings();
    });
    connect(&parts.server, &core::ServerControl::figuresChanged, this, [this] {
        if (isVisible())
            showServer();
    });
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, m_certificate, &CertificatePane::showTimes);
    m_minute.start();
}

void ServerPage::addTabs()
{
    m_tabs->setObjectName(u"serverTabs"_s);
    m_tabs->setDocumentMode(true);
    m_limits->setObjectName(u"limitsForm"_s);
    m_signIn->setObjectName(u"signInForm"_s);
    m_tabs->addTab(m_addresses, tr("Addresses"));
    m_tabs->addTab(belowTheTabs(m_limits), tr("Limits"));
    m_tabs->addTab(belowTheTabs(m_signIn), tr("Sign-in"));
    m_tabs->addTab(m_certificate, tr("Certificate"));
    m_tabs->addTab(m_protection, tr("Protection"));
    body()->addWidget(m_tabs, 1);
}

void ServerPage::connectCertificate()
{
    connect(m_certificate, &CertificatePane::makeRequested, this, &ServerPage::makeCertificate);
    connect(m_certificate, &CertificatePane::importRequested, this, &ServerPage::importCertificate);
    connect(m_certificate, &CertificatePane::removeRequested, this, &ServerPage::confirmRemove);
    connect(m_certificate, &CertificatePane::authorityRequested, this, &ServerPage::chooseAuthorityFile);
}

void ServerPage::connectProtection()
{
    connect(m_protection, &ProtectionPane::failed, this, &PageFrame::showFailure);
    connect(m_protection, &ProtectionPane::read, this, &PageFrame::hideFailure);
    connect(m_protection, &ProtectionPane::told, this, [this](const QString &notice) { showNotice(notice); });
    connect(m_protection, &ProtectionPane::userRequested, this,
            [this](const core::UserId &user) { emit openRequested(u"users"_s, u"user:"_s + user.value); });
}

void ServerPage::showEvent(QShowEvent *event)
{
    PageFrame::showEvent(event);
    showServer();
}

void ServerPage::refresh(int areas)
{
    showServer();
    if (areas & core::SettingsArea) {
        readSettings();
        readCertificate();
    }
    if (areas & (core::ProtectionArea | core::UsersArea) && m_protection->isVisible())
        m_protection->refresh();
}

void ServerPage::open(const QString &subject)
{
    if (const qsizetype tab = kTabs.indexOf(subject); tab >= 0)
        m_tabs->setCurrentIndex(int(tab));
}

void ServerPage::readSettings()
{
    whenDone(m_parts.settings.entries(), this, [this](const core::Result<std::vector<core::SettingEntry>> &entries) {
        if (!entries)
            return showFailure(entries.error());
        hideFailure();
        m_addresses->setEntries(*entries);
        m_limits->setEntries(*entries);
        m_signIn->setEntries(*entries);
        showServer();
    });
}

void ServerPage::readCertificate()
{
    whenDone(m_parts.certificates.state(), this, [this](const core::Result<core::CertificateState> &state) {
        if (!state)
            return showFailure(state.error());
        showCertificate(*state);
    });
}

void ServerPage::showCertificate(const core::CertificateState &state)
{
    m_state = state;
    m_certificate->setState(state);
    m_addresses->setHasCertificate(state.server.has_value());
    const StateMark mark = certificateMark(state.server, currentTime());
    const bool needsALook = mark.tone == Tone::Danger || mark.tone == Tone::Waiting || !state.failure.isEmpty();
    m_tabs->setTabIcon(2, needsALook ? icon(u"alert", Tone::Waiting) : QIcon());
    emit badgeChanged(needsALook ? 1 : 0);
}

void ServerPage::showServer()
{
    m_addresses->setServer(m_parts.server.figures());
}

void ServerPage::makeCertificate()
{
    const bool again = m_state.source == core::CertificateState::Source::SelfMade && m_state.server;
    auto *dialog =
        new MakeCertificateDialog(m_parts.certificates, again ? m_state.server->names : m_localNames + kLoopback, this);
    connect(dialog, &MakeCertificateDialog::made, this, &ServerPage::readCertificate);
    connect(dialog, &MakeCertificateDialog::authorityWanted, this, &ServerPage::chooseAuthorityFile);
    dialog->open();
}

void ServerPage::importCertificate()
{
    auto *dialog = new ImportCertificateDialog(m_parts.certificates, this);
    connect(dialog, &ImportCertificateDialog::imported, this, [this] {
        showNotice(tr("The certificate is imported. New connections get it; running ones go on."));
        readCertificate();
    });
    dialog->open();
}

void ServerPage::confirmRemove()
{
    auto *dialog = new ConfirmDialog(tr("Remove the certificate?"),
                                     tr("The certificate and its private key are deleted here. HTTPS addresses cannot "
                                        "be served until there is another one."),
                                     tr("Remove certificate"), {}, this);
    connect(dialog, &QDialog::accepted, this, [this] {
        whenDone(m_parts.certificates.remove(), this, [this](const core::Result<void> &done) {
            if (!done)
                return showFailureText(certificateFailureText(done.error()), done.error().detail);
            showNotice(tr("The certificate is removed."));
            readCertificate();
        });
    });
    dialog->open();
}

void ServerPage::chooseAuthorityFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the authority certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"crt"_s);
    dialog->setNameFilter(tr("Certificate (*.crt *.pem)"));
    dialog->selectFile(u"gatehouse-authority.crt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ServerPage::saveAuthority);
    dialog->open();
}

void ServerPage::saveAuthority(const QString &path)
{
    whenDone(m_parts.certificates.authorityPem(), this, [this, path](const core::Result<QByteArray> &pem) {
        if (!pem)
            return showFailure(pem.error());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*pem) < 0 || !file.commit())
            return showFailureText(tr("%1 could not be written. Choose another folder.").arg(path), file.errorString());
        showNotice(tr("The authority certificate was saved as %1.").arg(path));
    });
}

} // namespace ui
