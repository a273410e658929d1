#include "ui/lab/RequestPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/EmptyNote.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/RequestAnswer.h"
#include "ui/lab/RequestForm.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostOffered = 50;
constexpr int kWidestHistory = 320;
constexpr size_t kMostSent = 50;

QString sentText(const SentRequest &sent)
{
    const int status = sent.run.steps.empty() ? 0 : sent.run.steps.back().status;
    const QString path = sent.draft.address.section(u'?', 0, 0);
    return RequestPane::tr("%1 %2\n%3, %4", "a method, a path, a status, a time of day")
        .arg(sent.draft.method.toUpper(), path, status > 0 ? QString::number(status) : RequestPane::tr("no answer"),
             QLocale().toString(core::toDateTime(sent.at).toLocalTime().time(), QLocale::ShortFormat));
}

/// Did the request itself spend the refresh token of the chosen one?
bool spendsRefreshToken(const RequestDraft &draft)
{
    return draft.body.contains("{refresh_token}"_L1) && draft.body.contains("grant_type=refresh_token"_L1);
}

} // namespace

RequestPane::RequestPane(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_form(new RequestForm(m_context.recent))
    , m_answer(new RequestAnswer(tr("Choose a preset or write a request, and send it: the answer appears here.")))
    , m_sent(new QListWidget)
{
    setObjectName(u"requestPane"_s);
    auto *split = new MemorySplitter(Qt::Horizontal, u"requestSplitter"_s);
    split->addWidget(makeHistory());
    split->addWidget(m_form->makeEditors());
    split->addWidget(m_answer);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 3);
    split->setStretchFactor(2, 4);
    split->restore({190, 330, 520});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_form);
    column->addWidget(split, 1);
    connect(m_form, &RequestForm::sendRequested, this, &RequestPane::send);
    connect(m_form, &RequestForm::cancelRequested, this, [this] { m_context.requests.cancel(); });
    connect(m_answer, &RequestAnswer::inspectRequested, this, &RequestPane::inspectRequested);
    connect(m_answer, &RequestAnswer::auditRequested, this, &RequestPane::auditRequested);
    connect(m_sent, &QListWidget::currentRowChanged, this, &RequestPane::showSent);
    m_form->setDraft(presetDraft(RequestPreset::Discovery, {}, {}));
    showHistory();
}

QWidget *RequestPane::makeHistory()
{
    m_sent->setObjectName(u"requestHistory"_s);
    m_sent->setTextElideMode(Qt::ElideMiddle);
    m_sent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *heading = new QLabel(tr("Sent here"));
    heading->setFont(Theme::instance().heading());
    m_sent->setAccessibleName(heading->text());
    new EmptyNote(*m_sent, tr("What you send is listed here, and forgotten when the console closes or is locked."));
    auto *panel = new QWidget;
    panel->setMaximumWidth(kWidestHistory);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    column->addWidget(heading);
    column->addWidget(m_sent, 1);
    return panel;
}

void RequestPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_form->tokens().read();
}

void RequestPane::read()
{
    m_form->tokens().read();
    readClients();
}

void RequestPane::readClients()
{
    whenDone(m_context.clients.list({core::ClientFilter::State::Active, {}}, {{}, kMostOffered}), this,
             [this](const core::Result<core::Page<core::ClientSummary>> &page) {
                 if (!page)
                     return m_form->showFailure(userText(page.error()), page.error().detail);
                 std::vector<core::Client> clients;
                 for (const core::ClientSummary &summary : page->rows)
                     clients.push_back(summary.client);
                 m_form->setClients(std::move(clients));
             });
}

void RequestPane::take(const RequestDraft &draft)
{
    m_form->setDraft(draft);
    if (hasMaskedParts(draft))
        m_form->showNotice(tr("Secrets were not recorded: write them in the place of *** before you send it."));
}

void RequestPane::send()
{
    if (m_form->isBusy())
        return;
    if (const auto profile = m_form->tokens().profile())
        return issueFor(*profile);
    sendWith(m_form->tokens().token());
}

void RequestPane::forget()
{
    ++m_forgotten;
    m_context.history->clear();
    showHistory();
    m_answer->clear();
    m_form->tokens().read(); // the tokens went before
    if (holdsSecrets(m_form->draft()))
        m_form->setDraft(presetDraft(RequestPreset::Discovery, {}, {}));
}

/// A profile stands for a token that is new each time it is chosen.
void RequestPane::issueFor(const LabProfile &profile)
{
    m_form->setBusy(true);
    whenDone(m_context.tokens.issue(profile.request), this,
             [this, profile, forgotten = m_forgotten](const core::Result<core::LabToken> &token) {
                 m_form->setBusy(false);
                 if (forgotten != m_forgotten)
                     return;
                 if (!token)
                     return m_form->showFailure(userText(token.error()), token.error().detail);
                 m_context.remember({*token, profile.request, profile.userName});
                 m_form->tokens().choose(token->accessToken);
                 sendWith(m_form->tokens().token());
             });
}

void RequestPane::sendWith(const RecentToken *token)
{
    const RequestDraft draft = m_form->draft();
    const auto request = composed(draft, token, m_form->refreshes());
    if (!request)
        return m_form->showFailure(requestFailureText(request.error()));
    const std::optional<RecentToken> used = token ? std::optional(*token) : std::nullopt;
    m_form->setBusy(true);
    whenDone(m_context.requests.send(*request), this,
             [this, draft, used, forgotten = m_forgotten](const core::Result<core::FlowRun> &run) {
                 m_form->setBusy(false);
                 if (forgotten != m_forgotten)
                     return;
                 if (!run)
                     return m_form->showFailure(requestFailureText(run.error()), run.error().detail);
                 keep(draft, *run);
                 if (used)
                     takeTokens(draft, *run, *used);
             });
}

void RequestPane::keep(const RequestDraft &draft, const core::FlowRun &run)
{
    m_context.history->insert(m_context.history->begin(), {draft, run, currentTime()});
    if (m_context.history->size() > kMostSent)
        m_context.history->pop_back();
    const QSignalBlocker quiet(m_sent); // the form holds it already
    showHistory();
    m_sent->setCurrentRow(0);
    m_answer->showRun(run);
}

/// A refresh token is good once: the next request goes with the one that came for it, never with the spent one, which
/// would end the whole chain.
void RequestPane::takeTokens(const RequestDraft &draft, const core::FlowRun &run, const RecentToken &spent)
{
    RecentToken fresh = spent;
    for (const core::FlowStep &step : run.steps) {
        const bool isRefresh = step.title == "refresh"_L1 || (step.title == "request"_L1 && spendsRefreshToken(draft));
        const QJsonObject answer = QJsonDocument::fromJson(step.responseBody).object();
        const QString access = answer.value("access_token"_L1).toString();
        if (!isRefresh || step.status != 200 || access.isEmpty())
            continue;
        fresh.token.accessToken = access;
        fresh.token.refreshToken = answer.value("refresh_token"_L1).toString();
        fresh.token.idToken = answer.value("id_token"_L1).toString();
        fresh.token.expiresIn = std::chrono::seconds(answer.value("expires_in"_L1).toInteger());
        fresh.token.issuedAt = currentTime();
    }
    if (fresh.token.accessToken == spent.token.accessToken)
        return;
    for (RecentToken &one : *m_context.recent) {
        if (one.token.accessToken == spent.token.accessToken)
            one.token.refreshToken.clear();
    }
    m_context.remember(fresh);
    m_form->tokens().choose(fresh.token.accessToken);
}

void RequestPane::showHistory()
{
    m_sent->clear();
    for (const SentRequest &sent : *m_context.history)
        m_sent->addItem(sentText(sent));
}

void RequestPane::showSent(int row)
{
    if (row < 0 || size_t(row) >= m_context.history->size())
        return;
    const SentRequest &sent = (*m_context.history)[size_t(row)];
    m_form->setDraft(sent.draft);
    m_answer->showRun(sent.run);
}

} // namespace ui
