#include "ui/lab/LabForm.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/SearchCombo.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostChoices = 50;
constexpr int kClientsOwn = 0;

} // namespace

LabForm::LabForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent)
    , m_users(users)
    , m_clients(clients)
    , m_user(new SearchCombo(u"labUser"_s, tr("Name or e-mail")))
    , m_client(new SearchCombo(u"labClient"_s, tr("Client ID")))
    , m_scopes(new QVBoxLayout)
    , m_noScopes(new TonedLabel(tr("Choose a client to see its scopes."), Tone::Muted))
    , m_lifetime(new QComboBox)
    , m_issue(new QPushButton(icon(u"play", Tone::OnAccent), tr("Issue token")))
    , m_failure(new MessageBar(Tone::Danger))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    addFields(column);
    m_issue->setObjectName(u"issueToken"_s);
    setEmphasis(m_issue, Emphasis::Primary);
    m_failure->setObjectName(u"labFailure"_s);
    column->addSpacing(16);
    column->addWidget(m_issue);
    column->addSpacing(4);
    column->addWidget(m_failure);
    connect(m_user, &SearchCombo::searchRequested, this, &LabForm::readUsers);
    connect(m_client, &SearchCombo::searchRequested, this, &LabForm::readClients);
    connect(m_user, &SearchCombo::idChanged, this, &LabForm::updateButton);
    connect(m_client, &SearchCombo::idChanged, this, &LabForm::showScopes);
    connect(m_issue, &QPushButton::clicked, this, &LabForm::issueRequested);
    updateButton();
}

void LabForm::addFields(QVBoxLayout *column)
{
    const auto add = [column](const QString &caption, QWidget *field) {
        auto *label = new QLabel(caption);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(8);
    };
    m_lifetime->setObjectName(u"labLifetime"_s);
    add(tr("&User"), m_user);
    add(tr("&Client"), m_client);
    auto *scopes = new QLabel(tr("Scopes"));
    column->addWidget(scopes);
    m_scopes->setSpacing(4);
    m_scopes->addWidget(m_noScopes);
    column->addLayout(m_scopes);
    column->addSpacing(8);
    add(tr("&Lifetime of the access token"), m_lifetime);
    showLifetimes({});
}

void LabForm::read()
{
    readUsers({});
    readClients({});
}

void LabForm::readUsers(const QString &text)
{
    whenDone(m_users.list({core::UserFilter::State::Active, text}, {{}, kMostChoices}), this,
             [this](const core::Result<core::Page<core::UserSummary>> &page) {
                 if (!page)
                     return showFailure(page.error());
                 std::vector<SearchCombo::Choice> choices;
                 for (const core::UserSummary &user : page->rows)
                     choices.push_back({user.id.value, user.username});
                 m_user->setChoices(choices);
                 if (m_user->chooseId(m_wantedUser))
                     m_wantedUser.clear();
             });
}

void LabForm::readClients(const QString &text)
{
    whenDone(m_clients.list({core::ClientFilter::State::Active, text}, {{}, kMostChoices}), this,
             [this](const core::Result<core::Page<core::ClientSummary>> &page) {
                 if (!page)
                     return showFailure(page.error());
                 std::vector<SearchCombo::Choice> choices;
                 m_known.clear();
                 for (const core::ClientSummary &summary : page->rows) {
                     if (!summary.client.isUsable())
                         continue;
                     m_known.push_back(summary.client);
                     choices.push_back({summary.client.id.value, summary.client.id.value});
                 }
                 m_client->setChoices(choices);
                 if (m_client->chooseId(m_wantedClient))
                     m_wantedClient.clear();
             });
}

void LabForm::chooseUser(const QString &id)
{
    m_wantedUser = id;
    whenDone(m_users.find(id), this, [this](const core::Result<core::UserSummary> &user) {
        if (!user)
            return showFailure(user.error());
        m_wantedUser = user->id.value;
        readUsers(user->username); // among thousands it may not be one of the first
    });
}

void LabForm::chooseClient(const QString &id)
{
    m_wantedClient = id;
    readClients(id);
}

void LabForm::showScopes(const QString &client)
{
    const QList<QCheckBox *> before = findChildren<QCheckBox *>();
    for (QCheckBox *box : before) {
        box->setParent(nullptr);
        box->deleteLater();
    }
    const auto found = std::ranges::find(m_known, core::ClientId{client}, &core::Client::id);
    const core::Client chosen = found == m_known.end() ? core::Client() : *found;
    for (const QString &scope : chosen.scopes) {
        auto *box = new QCheckBox(scope);
        box->setObjectName(u"scope:"_s + scope);
        box->setChecked(true);
        m_scopes->addWidget(box);
    }
    m_noScopes->setVisible(chosen.scopes.isEmpty());
    m_noScopes->setText(client.isEmpty() ? tr("Choose a client to see its scopes.") : tr("This client has no scopes."));
    showLifetimes(chosen);
    updateButton();
}

void LabForm::showLifetimes(const core::Client &client)
{
    const int chosen = m_lifetime->currentData().toInt();
    m_lifetime->clear();
    m_lifetime->addItem(client.accessTokenLifetime
                            ? tr("As for this client (%1)").arg(spanText(*client.accessTokenLifetime))
                            : tr("As for this client"),
                        kClientsOwn);
    for (const int seconds : {60, 300, 900, 3600, 86400})
        m_lifetime->addItem(spanText(std::chrono::seconds(seconds)), seconds);
    m_lifetime->setCurrentIndex(qMax(0, m_lifetime->findData(chosen)));
}

core::LabRequest LabForm::request() const
{
    core::LabRequest request;
    request.user = core::UserId{m_user->currentId()};
    request.client = core::ClientId{m_client->currentId()};
    for (const QCheckBox *box : findChildren<QCheckBox *>()) {
        if (box->isChecked())
            request.scopes.append(box->text());
    }
    if (const int seconds = m_lifetime->currentData().toInt(); seconds != kClientsOwn)
        request.lifetime = std::chrono::seconds(seconds);
    return request;
}

QString LabForm::userName() const
{
    return m_user->currentText();
}

void LabForm::setBusy(bool busy)
{
    m_busy = busy;
    if (busy)
        m_failure->hide();
    updateButton();
}

void LabForm::showFailure(const core::Error &error)
{
    m_failure->showText(userText(error), error.detail);
}

void LabForm::updateButton()
{
    m_issue->setEnabled(!m_busy && !m_user->currentId().isEmpty() && !m_client->currentId().isEmpty());
}

} // namespace ui
