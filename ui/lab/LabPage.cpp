#include "ui/lab/LabPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/FlowPane.h"
#include "ui/lab/LabForm.h"
#include "ui/lab/LabResult.h"
#include "ui/lab/TokenInspector.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QListWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostRecent = 50;

} // namespace

LabPage::LabPage(core::LabAdmin &lab, core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients,
                 std::shared_ptr<RecentTokens> recent, QWidget *parent)
    : PageFrame(tr("Token lab"), parent)
    , m_lab(lab)
    , m_tabs(new QTabWidget)
    , m_flows(new FlowPane(flows, users, clients))
    , m_form(new LabForm(users, clients))
    , m_result(new LabResult(lab.issuer()))
    , m_inspector(new TokenInspector(lab))
    , m_list(new QListWidget)
    , m_recent(recent ? std::move(recent) : std::make_shared<RecentTokens>())
{
    setObjectName(u"labPage"_s);
    m_tabs->setObjectName(u"labPageTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeIssuing(), tr("Tokens"));
    m_tabs->addTab(m_flows, tr("Flows"));
    body()->addWidget(m_tabs, 1);
    connect(m_flows, &FlowPane::inspectRequested, this, &LabPage::inspect);
    connect(m_form, &LabForm::issueRequested, this, &LabPage::issue);
    connect(m_result, &LabResult::inspectRequested, m_inspector, &TokenInspector::inspect);
    connect(m_result, &LabResult::revokeRequested, this, &LabPage::revoke);
    connect(m_result, &LabResult::chainRequested, this,
            [this](const core::FamilyId &family) { emit openRequested(u"chains"_s, u"family:"_s + family.value); });
    for (int row = 0; row < int(m_recent->size()); ++row)
        addLine(row);
    connect(m_list, &QListWidget::currentRowChanged, this, &LabPage::showRecent);
}

QWidget *LabPage::makeIssuing()
{
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"labSplitter"_s);
    splitter->addWidget(makeLeft());
    splitter->addWidget(m_result);
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(1, 1);
    splitter->restore({250, 410, 360});
    auto *issuing = new QWidget;
    auto *column = new QVBoxLayout(issuing);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(splitter);
    return issuing;
}

void LabPage::inspect(const QString &token)
{
    m_tabs->setCurrentIndex(0);
    m_inspector->inspect(token);
}

QWidget *LabPage::makeLeft()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    auto *heading = new QLabel(tr("Issued here"));
    heading->setFont(Theme::instance().heading());
    auto *hint = new TonedLabel(tr("Forgotten when the console closes."), Tone::Muted);
    hint->setWordWrap(true);
    m_list->setObjectName(u"recentTokens"_s);
    m_list->setAccessibleName(heading->text());
    column->addWidget(m_form);
    column->addSpacing(16);
    column->addWidget(heading);
    column->addWidget(hint);
    column->addWidget(m_list, 1);
    return left;
}

void LabPage::refresh(int areas)
{
    if (areas & (core::UsersArea | core::ClientsArea)) {
        m_form->read();
        m_flows->read();
    }
}

void LabPage::open(const QString &subject)
{
    const QString value = subject.section(u':', 1);
    m_tabs->setCurrentIndex(subject == "flows"_L1 ? 1 : 0);
    if (subject.startsWith("user:"_L1))
        m_form->chooseUser(value);
    else if (subject.startsWith("client:"_L1))
        m_form->chooseClient(value);
    else if (subject.startsWith("token:"_L1))
        inspect(value);
}

void LabPage::issue()
{
    m_form->setBusy(true);
    const core::LabRequest request = m_form->request();
    whenDone(m_lab.issue(request), this, [this, request](const core::Result<core::LabToken> &token) {
        m_form->setBusy(false);
        if (!token)
            return m_form->showFailure(token.error());
        remember(*token, request);
    });
}

void LabPage::remember(const core::LabToken &token, const core::LabRequest &request)
{
    m_recent->insert(m_recent->begin(), {token, request.client.value, m_form->userName(), false});
    addLine(0);
    while (m_recent->size() > kMostRecent) {
        m_recent->pop_back();
        delete m_list->takeItem(m_list->count() - 1);
    }
    m_list->setCurrentRow(0);
    showRecent(0);
}

void LabPage::addLine(int row)
{
    const RecentToken &recent = m_recent->at(size_t(row));
    m_list->insertItem(row, tr("%1\n%2, %3", "a client, the name of a user, a time")
                                .arg(recent.client, recent.userName, shortLocalTime(recent.token.issuedAt)));
}

void LabPage::showRecent(int row)
{
    if (row < 0 || size_t(row) >= m_recent->size())
        return;
    const RecentToken &recent = m_recent->at(size_t(row));
    m_result->setToken(recent.token);
    if (recent.revoked)
        m_result->setRevoked();
}

void LabPage::revoke(const QString &token)
{
    whenDone(m_lab.revoke(token), this, [this, token](const core::Result<bool> &revoked) {
        if (!revoked)
            return showFailure(revoked.error());
        for (RecentToken &recent : *m_recent) {
            if (recent.token.accessToken == token)
                recent.revoked = true;
        }
        if (m_result->token().accessToken == token)
            m_result->setRevoked();
        showNotice(tr("The token is revoked. A service that checks only the signature accepts it until it expires."));
    });
}

} // namespace ui
