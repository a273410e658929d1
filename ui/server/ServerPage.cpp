#include "ui/server/ServerPage.h"

#include "ui/async/WhenDone.h"
#include "ui/server/AddressPane.h"
#include "ui/server/AllSettingsPane.h"
#include "ui/server/BackupPane.h"
#include "ui/server/CertificateActions.h"
#include "ui/server/CertificatePane.h"
#include "ui/server/CertificateWords.h"
#include "ui/server/DiagnosticsPane.h"
#include "ui/server/ProtectionPane.h"
#include "ui/server/SectionList.h"
#include "ui/server/SettingHistoryDialog.h"
#include "ui/server/SettingWords.h"
#include "ui/server/SettingsFiles.h"
#include "ui/server/SettingsForm.h"
#include "ui/server/WeakSettingsPane.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QPromise>
#include <QPushButton>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

ServerPage::ServerPage(const Parts &parts, const QStringList &localNames, QWidget *parent)
    : PageFrame(tr("Settings"), parent)
    , m_parts(parts)
    , m_localNames(localNames)
    , m_sections(new SectionList)
    , m_stack(new QStackedWidget)
    , m_waiting(new MessageBar(Tone::Waiting))
    , m_all(new AllSettingsPane(parts.settings))
    , m_weak(new WeakSettingsPane(parts.settings))
    , m_addresses(new AddressPane(parts.settings, localNames))
    , m_limits(new SettingsForm(
          parts.settings,
          {{tr("Guessing of passwords"),
            namesOf({}, {u"ENABLE_RATE_LIMITING"_s, u"RATE_LIMIT_PER_IP"_s, u"RATE_LIMIT_PER_USERNAME"_s,
                         u"BRUTE_FORCE_THRESHOLD"_s, u"BRUTE_FORCE_LOCKOUT_DURATION"_s})},
           {tr("Size of a request"), httpNames({u"MAX_REQUEST_LINE"_s, u"MAX_HEADERS"_s, u"MAX_HEADER_COUNT"_s,
                                                u"MAX_BODY"_s, u"MAX_PARAMETERS"_s})},
           {tr("Time for a request"), httpNames({u"HEADER_TIMEOUT"_s, u"BODY_TIMEOUT"_s, u"MIN_BODY_RATE"_s})},
           {tr("Connections"),
            namesOf({}, {u"RATE_LIMIT_REQUESTS_PER_IP"_s}) +
                httpNames({u"MAX_CONNECTIONS"_s, u"MAX_CONNECTIONS_PER_ADDRESS"_s, u"MAX_REQUESTS_PER_CONNECTION"_s,
                           u"IDLE_TIMEOUT"_s, u"CROWDED_IDLE_TIMEOUT"_s, u"CROWDED_AT"_s})}}))
    , m_signIn(new SettingsForm(
          parts.settings,
          {{tr("Sign-in pages"), namesOf({}, {u"TEAM_NAME"_s, u"ACCENT_COLOR"_s, u"SCOPE_DESCRIPTIONS"_s})},
           {tr("Passwords"), namesOf({}, {u"PASSWORD_POLICY"_s, u"BCRYPT_COST"_s})},
           {tr("Signed-in browsers"), namesOf({}, {u"SESSION_IDLE_LIFETIME"_s, u"SESSION_LIFETIME"_s})},
           {tr("Tokens"), namesOf({}, {u"ACCESS_TOKEN_LIFETIME"_s, u"REFRESH_TOKEN_LIFETIME"_s})},
           {tr("Tokens bound to a key"), namesOf({}, {u"DPOP_NONCE"_s})}}))
    , m_certificate(new CertificatePane)
    , m_protection(new ProtectionPane(parts.protection, parts.server))
{
    addSections();
    connectSettings();
    connectCertificate();
    connectProtection();
    connect(&parts.server, &core::ServerControl::figuresChanged, this, [this] {
        if (isVisible())
            showServer();
    });
    connect(&parts.server, &core::ServerControl::dataChanged, this, [this](int areas) {
        if (areas & core::SettingsArea && !isVisible())
            readBadge();
    });
    QTimer::singleShot(0, this, &ServerPage::readBadge); // once the window listens
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, m_certificate, &CertificatePane::showTimes);
    m_minute.start();
}

void ServerPage::addSections()
{
    m_sections->setObjectName(u"serverSections"_s);
    m_sections->setAccessibleName(tr("Sections of the settings"));
    m_stack->setObjectName(u"serverStack"_s);
    m_waiting->setObjectName(u"waitingForRestart"_s);
    m_waiting->hide();
    m_limits->setObjectName(u"limitsForm"_s);
    m_signIn->setObjectName(u"signInForm"_s);
    addSection(u"settings"_s, tr("All settings"), m_all);
    addSection(u"addresses"_s, tr("Addresses"), m_addresses);
    addSection(u"certificate"_s, tr("Certificate"), m_certificate);
    addSection(u"limits"_s, tr("Limits"), m_limits);
    addSection(u"sign-in"_s, tr("Sign-in"), m_signIn);
    addSection(u"protection"_s, tr("Protection"), m_protection);
    addSection(u"weak"_s, tr("Weakened settings"), m_weak);
    if (m_parts.backups) {
        m_backup = new BackupPane(*m_parts.backups, m_parts.settings, m_parts.lock);
        addSection(u"backup"_s, tr("Backup"), m_backup);
        connect(m_backup, &BackupPane::told, this, [this](const QString &notice) { showNotice(notice); });
        connect(m_backup, &BackupPane::settingsSaved, this,
                [this] { settingsSaved(tr("The plan for backups is saved.")); });
    }
    if (m_parts.diagnostics)
        addDiagnostics();
    connect(m_sections, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_sections);
    row->addWidget(m_stack, 1);
    body()->addWidget(m_waiting);
    body()->addLayout(row, 1);
}

void ServerPage::addDiagnostics()
{
    auto *pane = new DiagnosticsPane(*m_parts.diagnostics);
    addSection(u"diagnostics"_s, tr("Diagnostics"), pane);
    connect(pane, &DiagnosticsPane::told, this, [this](const QString &notice) { showNotice(notice); });
    addCommand(tr("Run self-test"), {}, [this, pane] {
        open(u"diagnostics"_s);
        pane->runSelfTest();
    });
    addCommand(tr("Show the program's log"), {}, [this, pane] {
        open(u"diagnostics"_s);
        pane->showLog();
    });
}

void ServerPage::addSection(const QString &id, const QString &title, QWidget *pane)
{
    m_sections->add(id, title);
    m_stack->addWidget(pane);
    QList<SettingsForm *> forms = pane->findChildren<SettingsForm *>();
    if (auto *whole = qobject_cast<SettingsForm *>(pane))
        forms.append(whole);
    for (SettingsForm *form : std::as_const(forms)) {
        m_forms.insert(id, form);
        connect(form, &SettingsForm::changeCountChanged, this, [this, id](int count) {
            m_sections->setUnsaved(id, count > 0);
            emit unsavedChangesChanged(!unsavedChanges().isEmpty());
        });
    }
    addCommand(tr("Show %1", "a section of the settings").arg(title), {}, [this, id] { open(id); });
}

QString ServerPage::unsavedChanges() const
{
    QStringList titles;
    for (const SettingsForm *form : m_forms)
        titles.append(form->changedTitles());
    titles.removeDuplicates();
    return titles.isEmpty() ? QString() : tr("Settings are changed but not saved: %1.").arg(titles.join(u", "_s));
}

void ServerPage::connectSettings()
{
    connect(m_addresses, &AddressPane::changed, this, [this](const QString &told) { settingsSaved(told); });
    using Changes = core::SettingsAdmin::Changes;
    connect(m_limits, &SettingsForm::saved, this,
            [this](const Changes &undo) { settingsSaved(tr("The limits are saved and in effect."), undo); });
    connect(m_signIn, &SettingsForm::saved, this,
            [this](const Changes &undo) { settingsSaved(tr("The settings of the sign-in are saved."), undo); });
    connect(m_all, &AllSettingsPane::saved, this,
            [this](const Changes &undo) { settingsSaved(tr("The settings are saved."), undo); });
    const auto shownForm = [this] { return m_forms.value(m_sections->currentId()); };
    addCommand(
        tr("Save the changed settings"), QKeySequence(u"Ctrl+S"_s), [shownForm] { shownForm()->save(); },
        [shownForm] { return shownForm() && shownForm()->maySave(); });
    connect(m_weak, &WeakSettingsPane::saved, this, [this] { settingsSaved(tr("The settings are saved.")); });
    connect(m_weak, &WeakSettingsPane::settingRequested, this,
            [this](const QString &name) { open(u"setting:"_s + name); });
    for (SettingsForm *form : {m_limits, m_signIn})
        connect(form, &SettingsForm::historyRequested, this, &ServerPage::showHistory);
    connect(m_all, &AllSettingsPane::historyRequested, this, &ServerPage::showHistory);
    auto *files = new SettingsFiles(m_parts.settings, this);
    connect(files, &SettingsFiles::told, this, [this](const QString &notice) { showNotice(notice); });
    connect(files, &SettingsFiles::failed, this, &PageFrame::showFailureText);
    connect(files, &SettingsFiles::imported, this, [this] { settingsSaved(tr("The imported settings are saved.")); });
    const auto *history = addAction(tr("History…"), u"allSettingsHistory"_s);
    const auto *exporting = addAction(tr("Export…"), u"exportSettings"_s);
    const auto *importing = addAction(tr("Import…"), u"importSettings"_s);
    connect(history, &QPushButton::clicked, this, [this] { showHistory({}); });
    connect(exporting, &QPushButton::clicked, files, &SettingsFiles::chooseExport);
    connect(importing, &QPushButton::clicked, files, &SettingsFiles::chooseImport);
}

void ServerPage::settingsSaved(const QString &told, const core::SettingsAdmin::Changes &undo)
{
    readSettings();
    if (undo.isEmpty())
        return showNotice(told);
    showNotice(told, tr("Undo"), [this, undo] {
        whenDone(m_parts.settings.save(undo), this, [this](const core::Result<void> &done) {
            if (!done)
                return showFailureText(settingFailureText(done.error()), done.error().detail);
            settingsSaved(tr("The settings are as before."));
        });
    });
}

void ServerPage::showHistory(const QString &name)
{
    auto *dialog = new SettingHistoryDialog(m_parts.settings, name, this);
    connect(dialog, &SettingHistoryDialog::saved, this, [this] { settingsSaved(tr("The settings are put back.")); });
    dialog->open();
}

void ServerPage::connectCertificate()
{
    auto *actions = new CertificateActions(m_parts.certificates, m_localNames, this);
    connect(m_certificate, &CertificatePane::makeRequested, actions, [this, actions] { actions->make(m_state); });
    connect(m_certificate, &CertificatePane::importRequested, actions, &CertificateActions::import);
    connect(m_certificate, &CertificatePane::removeRequested, actions, &CertificateActions::confirmRemove);
    connect(m_certificate, &CertificatePane::authorityRequested, actions, &CertificateActions::chooseAuthorityFile);
    connect(actions, &CertificateActions::changed, this, &ServerPage::readCertificate);
    connect(actions, &CertificateActions::told, this, [this](const QString &notice) { showNotice(notice); });
    connect(actions, &CertificateActions::failed, this, &PageFrame::showFailureText);
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
        if (m_backup && m_backup->isVisible())
            m_backup->refresh();
    }
    if (areas & (core::ProtectionArea | core::UsersArea) && m_protection->isVisible())
        m_protection->refresh();
}

void ServerPage::open(const QString &subject)
{
    const bool isSetting = subject.startsWith("setting:"_L1);
    const QString id = isSetting ? u"settings"_s : subject;
    m_sections->select(id);
    if (isSetting)
        m_all->showSetting(subject.mid(8));
}

QFuture<std::vector<SearchHit>> ServerPage::search(const QString &text, int most)
{
    QPromise<std::vector<SearchHit>> promise;
    promise.start();
    std::vector<SearchHit> hits;
    for (const core::SettingEntry &entry : m_entries) {
        const SettingWords words = settingWords(entry.name);
        if (int(hits.size()) < most &&
            (words.title.contains(text, Qt::CaseInsensitive) || entry.name.contains(text, Qt::CaseInsensitive)))
            hits.push_back({words.title, entry.name, u"setting:"_s + entry.name});
    }
    promise.addResult(std::move(hits));
    promise.finish();
    return promise.future();
}

QVariantMap ServerPage::state() const
{
    return {{u"section"_s, m_sections->currentId()}, {u"filter"_s, m_all->filterText()}};
}

void ServerPage::restoreState(const QVariantMap &state)
{
    open(state.value(u"section"_s).toString());
    m_all->setFilterText(state.value(u"filter"_s).toString());
}

void ServerPage::readSettings()
{
    whenDone(m_parts.settings.entries(), this, [this](const core::Result<std::vector<core::SettingEntry>> &entries) {
        if (!entries)
            return showFailure(entries.error());
        hideFailure();
        showEntries(*entries);
    });
    readWeaknesses();
}

/// The window reads a page only when it is shown, but the sidebar tells what needs a look all the time.
void ServerPage::readBadge()
{
    readWeaknesses();
    readCertificate();
}

void ServerPage::readWeaknesses()
{
    whenDone(m_parts.settings.weaknesses(), this, [this](const core::Result<std::vector<core::SettingWeakness>> &weak) {
        if (!weak)
            return showFailure(weak.error());
        m_weakCount = int(weak->size());
        m_weak->setWeaknesses(*weak);
        m_sections->setNeedsALook(u"weak"_s, m_weakCount > 0);
        showBadge();
    });
}

void ServerPage::showEntries(const std::vector<core::SettingEntry> &entries)
{
    m_entries = entries;
    m_addresses->setEntries(entries);
    m_limits->setEntries(entries);
    m_signIn->setEntries(entries);
    m_all->setEntries(entries);
    if (m_backup)
        m_backup->setEntries(entries);
    showWaiting(entries);
    showServer();
}

void ServerPage::showWaiting(const std::vector<core::SettingEntry> &entries)
{
    QStringList waiting;
    for (const core::SettingEntry &entry : entries) {
        if (entry.running)
            waiting.append(settingWords(entry.name).title);
    }
    if (waiting.isEmpty())
        return m_waiting->hide();
    m_waiting->showText(
        tr("%n changes take effect when Gatehouse is quit and started again: %1", nullptr, int(waiting.size()))
            .arg(waiting.join(u", "_s)));
}

void ServerPage::showBadge()
{
    const int count = m_weakCount + (m_certificateNeedsALook ? 1 : 0);
    if (count != std::exchange(m_badge, count))
        emit badgeChanged(count);
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
    m_sections->setNeedsALook(u"certificate"_s, needsALook);
    m_certificateNeedsALook = needsALook;
    showBadge();
}

void ServerPage::showServer()
{
    const core::ServerFigures figures = m_parts.server.figures();
    m_addresses->setServer(figures);
    m_all->setIssuer(figures.issuer);
}

} // namespace ui
