#include "ui/lab/LabPage.h"

#include "core/admin/ServerControl.h"
#include "ui/lab/BrokenTokensPane.h"
#include "ui/lab/FaultsPane.h"
#include "ui/lab/FlowPane.h"
#include "ui/lab/LabForm.h"
#include "ui/lab/LabIssuerPane.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/LoadPane.h"
#include "ui/lab/RequestPane.h"
#include "ui/lab/TokenPane.h"
#include "ui/lab/WatchPane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPromise>
#include <QShowEvent>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

LabPage::LabPage(core::LabAdmin &lab, core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients,
                 std::shared_ptr<RecentTokens> recent, core::LabIssuerAdmin *issuer)
    : PageFrame(tr("Token lab"))
    , m_lab(lab)
    , m_clients(clients)
    , m_recent(recent ? std::move(recent) : std::make_shared<RecentTokens>())
    , m_tabs(new QTabWidget)
    , m_tokens(new TokenPane(lab, users, clients, m_recent))
    , m_flows(new FlowPane(flows, users, clients))
{
    setObjectName(u"labPage"_s);
    m_tabs->setObjectName(u"labPageTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_tokens, tr("Tokens"));
    m_tabs->addTab(m_flows, tr("Flows"));
    if (issuer)
        addIssuer(*issuer);
    body()->addWidget(m_tabs, 1);
    connect(m_flows, &FlowPane::inspectRequested, this, &LabPage::inspect);
    connect(m_tokens, &TokenPane::openRequested, this, &LabPage::openRequested);
    connect(m_tokens, &TokenPane::failed, this, &LabPage::showFailure);
    connect(m_tokens, &TokenPane::noticed, this, [this](const QString &text) { showNotice(text); });
    connect(&m_tokens->form(), &LabForm::profileForgotten, this, [this](const LabProfile &profile) {
        showNotice(tr("The profile %1 is forgotten.").arg(profile.name), tr("Undo"), [this, profile] {
            LabProfiles::put(profile);
            m_tokens->form().readProfiles();
        });
    });
    addCommands();
}

void LabPage::addIssuer(core::LabIssuerAdmin &issuer)
{
    m_issuer = new LabIssuerPane(issuer, [this] {
        return LabIssuerPane::Subject{m_tokens->form().request(), m_tokens->form().userName()};
    });
    m_broken = new BrokenTokensPane(issuer, [this] {
        return BrokenTokensPane::Subject{m_tokens->form().request(), m_tokens->form().userName()};
    });
    m_tabs->addTab(m_issuer, tr("Lab issuer"));
    m_tabs->addTab(m_broken, tr("Broken tokens"));
    connect(m_issuer, &LabIssuerPane::inspectRequested, this, &LabPage::inspect);
    connect(m_broken, &BrokenTokensPane::inspectRequested, this, &LabPage::inspect);
    connect(m_broken, &BrokenTokensPane::labIssuerRequested, this, [this] { m_tabs->setCurrentWidget(m_issuer); });
    connect(m_issuer, &LabIssuerPane::stateChanged, this, &LabPage::showBanner);
    QTimer::singleShot(0, this, &LabPage::showBanner); // once the window listens: it may be on from before
}

void LabPage::addFaults(core::FaultLab &faults)
{
    m_faults = new FaultsPane(faults, m_clients);
    m_tabs->addTab(m_faults, tr("Faults"));
    connect(m_faults, &FaultsPane::stateChanged, this, &LabPage::showBanner);
    addCommand(
        tr("Stop all faults"), {}, [this] { m_faults->stopAll(); }, [this] { return !m_faults->onText().isEmpty(); },
        CommandPlace::WindowAndTray);
    QTimer::singleShot(0, this, &LabPage::showBanner); // once the window listens: they may be on from before
}

void LabPage::addLoad(core::LoadLab &lab)
{
    m_load = new LoadPane(lab, [this] {
        return LoadPane::Subject{m_tokens->form().request(), m_tokens->form().userName()};
    });
    m_tabs->addTab(m_load, tr("Load"));
    connect(m_load, &LoadPane::openRequested, this, &LabPage::openRequested);
}

void LabPage::addRequests(core::RequestLab &requests, core::RequestWatch &watch,
                          std::shared_ptr<RequestHistory> history)
{
    m_requests = new RequestPane({requests, m_lab, m_clients, m_recent,
                                  [this](const RecentToken &token) { m_tokens->remember(token); },
                                  history ? std::move(history) : std::make_shared<RequestHistory>()});
    m_watch = new WatchPane(watch);
    const int place = m_tabs->indexOf(m_flows) + 1;
    m_tabs->insertTab(place, m_requests, tr("Requests"));
    m_tabs->insertTab(place + 1, m_watch, tr("Live requests"));
    connect(m_requests, &RequestPane::inspectRequested, this, &LabPage::inspect);
    connect(m_watch, &WatchPane::sendAgainRequested, this, [this](const core::SeenRequest &seen) {
        m_tabs->setCurrentWidget(m_requests);
        m_requests->take(draftOf(seen));
    });
    const auto openAudit = [this](const core::RequestId &id) {
        emit openRequested(u"audit"_s, u"request:"_s + id.value);
    };
    connect(m_requests, &RequestPane::auditRequested, this, openAudit);
    connect(m_watch, &WatchPane::auditRequested, this, openAudit);
    addCommand(tr("Send a request"), {}, [this] { m_tabs->setCurrentWidget(m_requests); });
    addCommand(
        tr("Watch requests live"), {},
        [this] {
            m_tabs->setCurrentWidget(m_watch);
            m_watch->switchTo(true);
        },
        [this] { return !m_watch->isOn(); });
}

void LabPage::followSelection(std::function<Selected()> selected)
{
    m_selected = std::move(selected);
}

void LabPage::showEvent(QShowEvent *event)
{
    PageFrame::showEvent(event);
    if (!m_selected || event->spontaneous())
        return;
    const Selected before = std::exchange(m_followed, m_selected());
    if (!m_followed.user.isEmpty() && m_followed.user != before.user)
        m_tokens->form().chooseUser(m_followed.user, LabForm::Missing::Ignored);
    if (!m_followed.client.isEmpty() && m_followed.client != before.client)
        m_tokens->form().chooseClient(m_followed.client, LabForm::Missing::Ignored);
}

void LabPage::addCommands()
{
    addCommand(
        tr("Issue a token"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] {
            m_tabs->setCurrentWidget(m_tokens);
            m_tokens->issue();
        },
        [this] { return m_tokens->canIssue(); });
    addCommand(
        tr("Issue the last token again"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
        [this] { m_tokens->issueAgain(); }, [] { return TokenPane::canIssueAgain(); }, CommandPlace::WindowAndTray);
    addCommand(tr("Inspect what is on the clipboard"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
               [this] { inspect(QGuiApplication::clipboard()->text()); });
    addCommand(tr("Run the flow"), QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
        m_tabs->setCurrentWidget(m_flows);
        m_flows->runAgain();
    });
    if (!m_issuer)
        return;
    addCommand(
        tr("Make broken tokens"), {},
        [this] {
            m_tabs->setCurrentWidget(m_broken);
            m_broken->make();
        },
        [this] { return m_broken->canMake(); });
    addCommand(
        tr("Switch the lab issuer on"), {}, [this] { m_issuer->switchTo(true); }, [this] { return !m_issuer->isOn(); });
    addCommand(
        tr("Switch the lab issuer off"), {}, [this] { m_issuer->switchTo(false); },
        [this] { return m_issuer->isOn(); });
}

void LabPage::inspect(const QString &token)
{
    m_tabs->setCurrentWidget(m_tokens);
    m_tokens->inspect(token);
}

void LabPage::refresh(int areas)
{
    m_tokens->refresh(areas);
    if (areas & (core::UsersArea | core::ClientsArea))
        m_flows->read();
    if (m_load)
        m_load->read();
    if (m_faults)
        m_faults->read();
    if (m_requests)
        m_requests->read();
    if (m_issuer) {
        m_issuer->read();
        m_broken->read();
    }
    showBanner();
}

void LabPage::open(const QString &subject)
{
    const QString value = subject.section(u':', 1);
    QWidget *const tab = subject == "flows"_L1                    ? static_cast<QWidget *>(m_flows)
                         : subject == "issuer"_L1 && m_issuer     ? m_issuer
                         : subject == "load"_L1 && m_load         ? static_cast<QWidget *>(m_load)
                         : subject == "faults"_L1 && m_faults     ? static_cast<QWidget *>(m_faults)
                         : subject == "requests"_L1 && m_requests ? static_cast<QWidget *>(m_requests)
                         : subject == "watch"_L1 && m_watch       ? static_cast<QWidget *>(m_watch)
                         : subject == "broken"_L1 && m_broken     ? static_cast<QWidget *>(m_broken)
                                                                  : m_tokens;
    m_tabs->setCurrentWidget(tab);
    if (subject.startsWith("user:"_L1))
        m_tokens->form().chooseUser(value);
    else if (subject.startsWith("client:"_L1))
        m_tokens->form().chooseClient(value);
    else if (subject.startsWith("token:"_L1))
        inspect(value);
    else if (subject.startsWith("profile:"_L1))
        m_tokens->form().chooseProfile(value);
}

/// Profiles by their names.
QFuture<std::vector<SearchHit>> LabPage::search(const QString &text, int most)
{
    std::vector<SearchHit> hits;
    for (const LabProfile &profile : LabProfiles::all()) {
        if (int(hits.size()) < most && profile.name.contains(text, Qt::CaseInsensitive))
            hits.push_back({profile.name,
                            tr("Token profile: %1 at %2").arg(profile.userName, profile.request.client.value),
                            u"profile:"_s + profile.name});
    }
    QPromise<std::vector<SearchHit>> promise;
    promise.start();
    promise.addResult(std::move(hits));
    promise.finish();
    return promise.future();
}

QVariantMap LabPage::state() const
{
    const core::LabRequest request = m_tokens->form().request();
    return {{u"tab"_s, m_tabs->currentIndex()}, {u"user"_s, request.user.value}, {u"client"_s, request.client.value}};
}

void LabPage::restoreState(const QVariantMap &state)
{
    m_tabs->setCurrentIndex(qBound(0, state.value(u"tab"_s).toInt(), m_tabs->count() - 1));
    if (const QString user = state.value(u"user"_s).toString(); !user.isEmpty())
        m_tokens->form().chooseUser(user, LabForm::Missing::Ignored);
    if (const QString client = state.value(u"client"_s).toString(); !client.isEmpty())
        m_tokens->form().chooseClient(client, LabForm::Missing::Ignored);
}

void LabPage::bannerPressed()
{
    if (m_faults && !m_faults->onText().isEmpty())
        m_faults->stopAll();
    if (m_issuer && m_issuer->isOn())
        m_issuer->switchTo(false);
}

void LabPage::forgetSecrets()
{
    m_tokens->forget();
    m_flows->forget();
    if (m_requests)
        m_requests->forget();
    if (m_issuer) {
        m_issuer->forget();
        m_broken->forget();
    }
}

/// One line for all that is unsafe, and one button that ends it all.
void LabPage::showBanner()
{
    if (m_broken)
        m_broken->read();
    const QString faults = m_faults ? m_faults->onText() : QString();
    const bool hasIssuer = m_issuer && m_issuer->isOn();
    QStringList texts;
    if (!faults.isEmpty())
        texts.append(tr("Faults are injected: %1.").arg(faults));
    if (hasIssuer)
        texts.append(tr("The lab issuer is on: it signs whatever it is told."));
    if (texts.isEmpty())
        emit bannerChanged({}, {});
    else
        emit bannerChanged(texts.join(u' '), faults.isEmpty() ? tr("Switch it off") : tr("Stop all"));
}

} // namespace ui
