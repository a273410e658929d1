#include "ui/lab/TokenPane.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/EmptyNote.h"
#include "ui/lab/LabForm.h"
#include "ui/lab/LabResult.h"
#include "ui/lab/RecentList.h"
#include "ui/lab/TokenInspector.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidestForm = 420;
constexpr int kWidestInspector = 560;
constexpr size_t kMostChecked = 10; ///< of the recent ones, after the server's chains changed

} // namespace

TokenPane::TokenPane(core::LabAdmin &lab, core::UserAdmin &users, core::ClientAdmin &clients,
                     std::shared_ptr<RecentTokens> recent, QWidget *parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_form(new LabForm(users, clients))
    , m_result(new LabResult(lab.issuer()))
    , m_inspector(new TokenInspector(lab))
    , m_recent(std::move(recent))
    , m_list(new RecentList(m_recent))
{
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"labSplitter"_s);
    splitter->addWidget(makeLeft());
    splitter->addWidget(m_result);
    splitter->addWidget(m_inspector);
    m_inspector->setMaximumWidth(kWidestInspector);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 1);
    splitter->restore({250, 410, 360});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(splitter);
    connect(m_form, &LabForm::issueRequested, this, [this] {
        issueNow({{}, m_form->request(), m_form->userName()}, false);
    });
    connect(m_result, &LabResult::inspectRequested, m_inspector, &TokenInspector::inspect);
    connect(m_result, &LabResult::revokeRequested, this, &TokenPane::revoke);
    connect(m_result, &LabResult::chainRequested, this,
            [this](const core::FamilyId &family) { emit openRequested(u"chains"_s, u"family:"_s + family.value); });
    connect(m_result, &LabResult::auditRequested, this,
            [this](const core::FamilyId &family) { emit openRequested(u"audit"_s, u"family="_s + family.value); });
    connect(m_list, &QListWidget::currentRowChanged, this, &TokenPane::showRecent);
    connect(m_list, &QListWidget::itemClicked, this, &TokenPane::showRecent);
}

QWidget *TokenPane::makeLeft()
{
    auto *left = new QWidget;
    left->setMaximumWidth(kWidestForm);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    auto *heading = new QLabel(tr("Issued here"));
    heading->setFont(Theme::instance().heading());
    heading->setToolTip(tr("Forgotten when the console closes or is locked."));
    m_list->setAccessibleName(heading->text());
    new EmptyNote(*m_list, tr("Tokens that you issue are listed here until the console closes or is locked."));
    auto *split = new MemorySplitter(Qt::Vertical, u"labLeftSplitter"_s);
    auto *lower = new QWidget;
    auto *list = new QVBoxLayout(lower);
    list->setContentsMargins(0, 4, 0, 0);
    list->setSpacing(4);
    list->addWidget(heading);
    list->addWidget(m_list, 1);
    split->addWidget(m_form);
    split->addWidget(lower);
    split->setStretchFactor(1, 1);
    split->restore({468, 140});
    column->addWidget(split);
    return left;
}

void TokenPane::refresh(int areas)
{
    if (areas & (core::UsersArea | core::ClientsArea))
        m_form->read();
    if (areas & core::ChainsArea) {
        checkStates();
        m_inspector->recheck();
    }
}

void TokenPane::remember(const RecentToken &token)
{
    m_list->add(token);
}

void TokenPane::inspect(const QString &token)
{
    m_inspector->inspect(token);
}

void TokenPane::issue()
{
    m_form->issue();
}

bool TokenPane::canIssue() const
{
    return m_form->isComplete();
}

bool TokenPane::canIssueAgain()
{
    return LabProfiles::last().has_value();
}

void TokenPane::issueAgain()
{
    if (const auto last = LabProfiles::last())
        issueNow(*last, true);
}

void TokenPane::issueNow(const LabProfile &profile, bool toClipboard)
{
    m_form->setBusy(true);
    whenDone(m_lab.issue(profile.request), this,
             [this, profile, toClipboard, forgotten = m_forgotten](const core::Result<core::LabToken> &token) {
                 m_form->setBusy(false);
                 if (forgotten != m_forgotten)
                     return;
                 if (!token) {
                     m_form->showFailure(token.error());
                     if (toClipboard)
                         emit failed(token.error());
                     return;
                 }
                 LabProfiles::setLast(profile);
                 m_list->add({*token, profile.request, profile.userName, false});
                 showRecent();
                 if (!toClipboard)
                     return;
                 copySecret(token->accessToken);
                 emit noticed(tr("A new token for %1 at %2 is on the clipboard, valid for %3.")
                                  .arg(profile.userName, profile.request.client.value, spanText(token->expiresIn)));
             });
}

void TokenPane::forget()
{
    ++m_forgotten;
    m_list->forget();
    m_result->clear();
    m_inspector->inspect({});
}

void TokenPane::showRecent()
{
    const RecentToken *recent = m_list->selected();
    if (!recent)
        return;
    m_result->setToken(recent->token);
    if (recent->isRevoked)
        m_result->setRevoked();
}

void TokenPane::revoke(const QString &token)
{
    whenDone(m_lab.revoke(token), this, [this, token](const core::Result<bool> &revoked) {
        if (!revoked)
            return emit failed(revoked.error());
        m_list->setRevoked(token);
        m_inspector->recheck();
        if (m_result->token().accessToken == token)
            m_result->setRevoked();
    });
}

/// Somebody may have ended a chain elsewhere.
void TokenPane::checkStates()
{
    for (size_t row = 0; row < std::min(m_recent->size(), kMostChecked); ++row) {
        const RecentToken &recent = m_recent->at(row);
        const bool isOver = recent.token.issuedAt + recent.token.expiresIn <= currentTime();
        if (recent.isRevoked || isOver)
            continue;
        whenDone(m_lab.inspect(recent.token.accessToken), this,
                 [this, token = recent.token.accessToken](const core::Result<core::TokenInspection> &inspection) {
                     if (!inspection || inspection->active || inspection->checks.empty() ||
                         inspection->checks.back().name != "state"_L1 ||
                         inspection->checks.back().outcome != core::TokenCheck::Outcome::Failed)
                         return;
                     m_list->setRevoked(token);
                     if (m_result->token().accessToken == token)
                         m_result->setRevoked();
                 });
    }
}

} // namespace ui
