#include "ui/lab/LabForm.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/ClientCombo.h"
#include "ui/lab/ProfileBar.h"
#include "ui/lab/UserCombo.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kClientsOwn = 0;

/// Everybody may have these, whatever the client's own scopes are; with `openid` user info answers, so that a command
/// that was copied shows a 200.
const QStringList &scopesForAll()
{
    static const QStringList scopes{u"openid"_s, u"profile"_s, u"email"_s};
    return scopes;
}

} // namespace

LabForm::LabForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent)
    , m_users(users)
    , m_clients(clients)
    , m_user(new UserCombo(users, u"labUser"_s, tr("Name or e-mail")))
    , m_client(new ClientCombo(clients, u"labClient"_s, tr("Client ID")))
    , m_profiles(new ProfileBar([this] {
        return LabProfile{{}, request(), userName()};
    }))
    , m_scopes(new QVBoxLayout)
    , m_noScopes(new TonedLabel(tr("Choose a client to see its scopes."), Tone::Muted))
    , m_lifetime(new QComboBox)
    , m_issue(new QPushButton(icon(u"play", Tone::OnAccent), tr("Issue token")))
    , m_failure(new MessageBar(Tone::Danger))
{
    auto *fields = new QWidget;
    auto *inner = new QVBoxLayout(fields);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(4);
    addFields(inner);
    inner->addStretch();
    m_issue->setObjectName(u"issueToken"_s);
    m_issue->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    setEmphasis(m_issue, Emphasis::Primary);
    m_failure->setObjectName(u"labFailure"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8); // the grip below is not the button's
    column->setSpacing(8);
    column->addWidget(new ScrollPane(fields), 1);
    column->addWidget(m_issue); // never out of sight, however many scopes there are
    column->addWidget(m_failure);
    connectChoices();
    connect(m_issue, &QPushButton::clicked, this, &LabForm::issue);
    connect(m_profiles, &ProfileBar::chosen, this, &LabForm::choose);
    connect(m_profiles, &ProfileBar::forgotten, this, &LabForm::profileForgotten);
    updateButton();
}

void LabForm::connectChoices()
{
    connect(m_user, &UserCombo::filled, this, &LabForm::takeWantedUser);
    connect(m_client, &ClientCombo::filled, this, &LabForm::takeWantedClient);
    connect(m_user, &UserCombo::failed, this, &LabForm::showFailure);
    connect(m_client, &ClientCombo::failed, this, &LabForm::showFailure);
    connect(m_user, &SearchCombo::picked, this, [this] { m_wantedUser.renew({}, Missing::Ignored); });
    connect(m_client, &SearchCombo::picked, this, [this] { m_wantedClient.renew({}, Missing::Ignored); });
    connect(m_user, &SearchCombo::idChanged, this, &LabForm::updateButton);
    connect(m_client, &SearchCombo::idChanged, this, &LabForm::showScopes);
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
    column->addWidget(m_profiles);
    column->addSpacing(8);
    add(tr("&User"), m_user);
    add(tr("&Client"), m_client);
    auto *scopes = new QLabel(tr("Scopes"));
    m_noScopes->setWordWrap(true);
    column->addWidget(scopes);
    m_scopes->setSpacing(4);
    m_scopes->addWidget(m_noScopes);
    column->addLayout(m_scopes);
    column->addSpacing(8);
    add(tr("&Lifetime of the access token"), m_lifetime);
    showLifetimes({});
}

/// Who is still wanted comes with the list: a plain one might be too short for them.
void LabForm::read()
{
    if (m_wantedUser.id.isEmpty())
        m_user->read();
    else
        chooseUser(m_wantedUser.id, m_wantedUser.missing);
    if (m_wantedClient.id.isEmpty())
        m_client->read();
    else
        chooseClient(m_wantedClient.id, m_wantedClient.missing);
}

void LabForm::takeWantedUser()
{
    if (m_user->chooseId(m_wantedUser.id))
        m_wantedUser.id.clear();
}

void LabForm::takeWantedClient()
{
    if (m_client->chooseId(m_wantedClient.id))
        m_wantedClient.id.clear();
    showWanted();
}

int LabForm::Wish::renew(const QString &newId, Missing newMissing)
{
    id = newId;
    missing = newMissing;
    return ++round;
}

void LabForm::chooseUser(const QString &id, Missing missing)
{
    const int asked = m_wantedUser.renew(id, missing);
    whenDone(m_users.find(id), this, [this, missing, asked](const core::Result<core::UserSummary> &user) {
        if (asked != m_wantedUser.round)
            return; // somebody else was wanted or picked since
        if (user && user->active && !user->deleted) {
            m_wantedUser.id = user->id.value;
            return m_user->read(user->username); // among thousands it may not be one of the first
        }
        m_wantedUser.id.clear(); // else they would be chosen much later, when somebody enables them
        m_user->read();
        if (missing == Missing::Ignored)
            return;
        if (user)
            m_failure->showText(tr("%1 may not sign in and gets no tokens.").arg(user->username));
        else
            showFailure(user.error());
    });
}

void LabForm::chooseClient(const QString &id, Missing missing)
{
    const int asked = m_wantedClient.renew(id, missing);
    const core::ClientId client{id};
    whenDone(m_clients.find(client), this, [this, missing, asked](const core::Result<core::ClientSummary> &found) {
        if (asked != m_wantedClient.round)
            return;
        if (found && found->client.isUsable())
            return m_client->read(found->client.id.value);
        m_wantedClient.id.clear(); // a list of those that match it would stay empty
        m_client->read();
        if (missing == Missing::Ignored)
            return;
        if (found)
            m_failure->showText(
                tr("%1 is disabled or deleted and gets no tokens.", "a client").arg(found->client.id.value));
        else
            showFailure(found.error());
    });
}

void LabForm::choose(const LabProfile &profile)
{
    m_wanted = profile.request;
    chooseUser(profile.request.user.value);
    chooseClient(profile.request.client.value);
}

void LabForm::chooseProfile(const QString &name)
{
    for (const LabProfile &profile : LabProfiles::all()) {
        if (profile.name == name) {
            m_profiles->read(name);
            choose(profile);
        }
    }
}

void LabForm::readProfiles()
{
    m_profiles->read();
}

/// Scopes and lifetime of a profile, as soon as its client is the chosen one.
void LabForm::showWanted()
{
    if (!m_wanted || m_client->currentId() != m_wanted->client.value)
        return;
    for (QCheckBox *box : findChildren<QCheckBox *>())
        box->setChecked(m_wanted->scopes.contains(box->text()));
    const int seconds = int(m_wanted->lifetime.value_or(std::chrono::seconds(kClientsOwn)).count());
    if (m_lifetime->findData(seconds) < 0)
        m_lifetime->addItem(spanText(std::chrono::seconds(seconds)), seconds);
    m_lifetime->setCurrentIndex(m_lifetime->findData(seconds));
    m_wanted.reset();
}

void LabForm::showScopes()
{
    const QList<QCheckBox *> before = findChildren<QCheckBox *>();
    for (QCheckBox *box : before) {
        box->setParent(nullptr);
        box->deleteLater();
    }
    const core::Client chosen = m_client->chosen().value_or(core::Client());
    QStringList offered = chosen.id.isEmpty() ? QStringList() : scopesForAll();
    for (const QString &scope : chosen.scopes) {
        if (!offered.contains(scope))
            offered.append(scope);
    }
    for (const QString &scope : std::as_const(offered)) {
        auto *box = new QCheckBox(scope);
        box->setObjectName(u"scope:"_s + scope);
        box->setChecked(chosen.scopes.contains(scope) || scope == scopesForAll().constFirst());
        m_scopes->addWidget(box);
    }
    m_noScopes->setVisible(offered.isEmpty());
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
    for (const int seconds : {10, 60, 300, 900, 3600, 86400, 2592000})
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
}

void LabForm::showFailure(const core::Error &error)
{
    m_failure->showText(userText(error), error.detail);
}

bool LabForm::isComplete() const
{
    return !m_user->currentId().isEmpty() && !m_client->currentId().isEmpty();
}

/// The button stays enabled while one is on its way: a disabled one would lose the focus.
void LabForm::issue()
{
    if (!m_busy && isComplete())
        emit issueRequested();
}

void LabForm::updateButton()
{
    m_issue->setEnabled(isComplete());
}

} // namespace ui
