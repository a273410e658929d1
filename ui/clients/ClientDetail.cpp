#include "ui/clients/ClientDetail.h"

#include "ui/clients/ClientChangeText.h"
#include "ui/clients/ClientRevisionDialog.h"
#include "ui/clients/ClientWords.h"
#include "ui/clients/QuickStartPane.h"
#include "ui/clients/WeaknessList.h"
#include "ui/widgets/ActionRows.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBeforeDetail = 16;

} // namespace

ClientDetail::ClientDetail(QWidget *parent)
    : QWidget(parent)
    , m_name(new TonedLabel({}, Tone::Text))
    , m_state(new StateLabel)
    , m_quickStart(new QuickStartPane)
    , m_tabs(new QTabWidget)
    , m_consents(new ActionRows(tr("Revoke…"), tr("Nobody has consented to this client yet.")))
    , m_history(new ActionRows(tr("Show…"), tr("The audit log tells of no change of this client.")))
    , m_deletedCard(new Card(tr("Deleted")))
    , m_deletedText(new QLabel)
    , m_weaknesses(new WeaknessList)
    , m_facts(new FactList)
{
    m_name->setObjectName(u"detailName"_s);
    m_name->setFont(Theme::instance().heading());
    m_state->setObjectName(u"detailState"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addStretch();
    m_tabs->setObjectName(u"clientTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(new ScrollPane(makeFacts()), tr("Details"));
    m_tabs->addTab(makeQuickStart(), tr("Quick start"));
    m_consents->setObjectName(u"clientConsents"_s);
    connect(m_consents, &ActionRows::chosen, this,
            [this](const QString &user) { emit revokeRequested(core::UserId{user}); });
    m_tabs->addTab(new ScrollPane(m_consents), tr("Consents"));
    m_history->setObjectName(u"clientHistory"_s);
    connect(m_history, &ActionRows::chosen, this,
            [this](const QString &index) { emit revisionRequested(index.toInt()); });
    m_tabs->addTab(new ScrollPane(m_history), tr("History"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kBeforeDetail, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_tabs, 1);
    column->addWidget(makeActions()); // below the tabs: always in sight
}

QSize ClientDetail::minimumSizeHint() const
{
    const int widest = qMax(m_tabs->tabBar()->sizeHint().width(), m_actions->minimumSizeHint().width());
    return {kBeforeDetail + widest, QWidget::minimumSizeHint().height()};
}

/// Where that ends what scrolls.
void ClientDetail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.drawLine(kBeforeDetail, m_actions->y(), width(), m_actions->y());
}

QWidget *ClientDetail::makeQuickStart()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *larger = new QPushButton(tr("Open larger"));
    larger->setObjectName(u"openQuickStart"_s);
    auto *environment = new QPushButton(tr("Copy .env"));
    environment->setObjectName(u"copyEnvironment"_s);
    line->addWidget(larger);
    line->addWidget(environment);
    line->addStretch();
    connect(larger, &QPushButton::clicked, this, &ClientDetail::quickStartRequested);
    connect(environment, &QPushButton::clicked, this, &ClientDetail::environmentRequested);
    column->addLayout(line);
    column->addWidget(new ScrollPane(m_quickStart), 1);
    return page;
}

void ClientDetail::makeDeletedCard()
{
    m_deletedText->setObjectName(u"deletedText"_s);
    m_deletedText->setWordWrap(true);
    m_deletedCard->body()->addWidget(m_deletedText);
    auto *restore = new QPushButton(tr("Restore"));
    restore->setObjectName(u"restoreClient"_s);
    m_deletedCard->addControl(restore);
    connect(restore, &QPushButton::clicked, this, &ClientDetail::restoreRequested);
}

QWidget *ClientDetail::makeFacts()
{
    makeDeletedCard();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_deletedCard);
    column->addWidget(m_weaknesses);
    addFacts();
    column->addWidget(m_facts);
    column->addStretch();
    return page;
}

void ClientDetail::addFacts()
{
    m_id = m_facts->addText(tr("Client ID"), u"detailId"_s);
    m_type = m_facts->addText(tr("Type"), u"detailType"_s);
    m_grants = m_facts->addText(tr("Grants"), u"detailGrants"_s);
    m_scopes = m_facts->addText(tr("Scopes"), u"detailScopes"_s);
    m_redirects = m_facts->addText(tr("Redirect URIs"), u"detailRedirects"_s);
    m_demands = m_facts->addText(tr("Requires"), u"detailDemands"_s);
    m_lifetimes = m_facts->addText(tr("Lifetimes"), u"detailLifetimes"_s);
    m_rotate = new QPushButton(tr("Rotate secret…"));
    m_rotate->setObjectName(u"rotateSecret"_s);
    m_secret = addSecret(tr("Secret"), u"detailSecret"_s, m_rotate);
    m_retire = new QPushButton(tr("End old secret…"));
    m_retire->setObjectName(u"retireSecret"_s);
    m_oldSecret = addSecret(tr("Old secret"), u"detailOldSecret"_s, m_retire);
    connect(m_rotate, &QPushButton::clicked, this, &ClientDetail::rotateRequested);
    connect(m_retire, &QPushButton::clicked, this, &ClientDetail::retireRequested);
    m_chains = m_facts->addText(tr("Active chains"), u"detailChains"_s);
    m_lastToken = m_facts->addText(tr("Last token"), u"detailLastToken"_s);
    m_use = m_facts->addText(tr("Issued in 30 days"), u"detailUse"_s);
    m_use->setToolTip(tr("At sign-ins and to services; refreshed tokens are not counted."));
    for (QLabel *label : {m_id, m_scopes})
        label->setFont(Theme::instance().monospace());
}

/// What is known of a secret, and below it what can be done with it.
QLabel *ClientDetail::addSecret(const QString &caption, const QString &objectName, QPushButton *button)
{
    auto *text = new QLabel;
    text->setObjectName(objectName);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(text);
    column->addWidget(button, 0, Qt::AlignLeft);
    m_facts->addWidget(caption, both);
    return text;
}

QWidget *ClientDetail::makeActions()
{
    m_actions = new QWidget;
    auto *grid = new QGridLayout(m_actions);
    grid->setContentsMargins(0, 12, 0, 0);
    grid->setSpacing(8);
    const auto add = [&](const QString &text, const QString &name, int row, int column) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        grid->addWidget(button, row, column);
        grid->setColumnStretch(column, 1);
        return button;
    };
    m_edit = add(tr("Edit…"), u"editClient"_s, 0, 0);
    m_copy = add(tr("Duplicate…"), u"duplicateClient"_s, 0, 1);
    m_active = add({}, u"setActive"_s, 0, 2);
    auto *chains = add(tr("Token chains"), u"openChains"_s, 1, 0);
    auto *audit = add(tr("Audit log"), u"openAudit"_s, 1, 1);
    auto *file = add(tr("Export as JSON…"), u"exportClient"_s, 1, 2);
    connect(m_copy, &QPushButton::clicked, this, &ClientDetail::duplicateRequested);
    connect(file, &QPushButton::clicked, this, &ClientDetail::exportRequested);
    connect(m_edit, &QPushButton::clicked, this, &ClientDetail::editRequested);
    connect(m_active, &QPushButton::clicked, this, [this] { emit activeRequested(!m_isActive); });
    connect(chains, &QPushButton::clicked, this, &ClientDetail::chainsRequested);
    connect(audit, &QPushButton::clicked, this, &ClientDetail::auditRequested);
    return m_actions;
}

void ClientDetail::showClient(const core::ClientSummary &client, const SnippetServer &server)
{
    m_name->setText(client.client.name.isEmpty() ? client.client.id.value : client.client.name);
    m_state->setState(clientMark(client.client), clientStateWord(client.client));
    m_weaknesses->setRules(client.weaknesses);
    showFacts(client);
    m_quickStart->showClient(client.client, server);
    const bool exists = !client.client.deletedAt;
    m_isActive = client.client.isActive;
    m_active->setText(m_isActive ? tr("Disable") : tr("Enable"));
    m_edit->setEnabled(exists);
    m_active->setEnabled(exists);
    m_rotate->setEnabled(exists && client.client.usesSecret());
    m_rotate->setVisible(m_rotate->isEnabled());
    m_retire->setEnabled(exists && client.client.usesSecret() && client.hasOldSecret);
    m_retire->setVisible(m_retire->isEnabled());
    m_deletedCard->setVisible(!exists);
    if (client.removedForGoodAt)
        m_deletedText->setText(
            tr("It gets no tokens. Removed for good on %1.")
                .arg(QLocale().toString(core::toDateTime(*client.removedForGoodAt).date(), QLocale::ShortFormat)));
    if (std::exchange(m_shown, client.client.id) != client.client.id)
        m_use->setText(QString());
}

void ClientDetail::showFacts(const core::ClientSummary &summary)
{
    const core::Client &client = summary.client;
    QStringList grants;
    for (const QString &grant : client.grantTypes)
        grants.append(grantName(grant));
    m_id->setText(client.id.value);
    m_type->setText(client.isRegistered
                        ? tr("%1, registered itself", "the type of a client").arg(clientTypeWord(client.type))
                        : clientTypeWord(client.type));
    m_grants->setText(grants.join(u", "_s));
    m_scopes->setText(client.scopes.join(u' '));
    const bool hasNone = client.redirectUris.isEmpty(); // a word, which is not in the font of addresses
    m_redirects->setText(hasNone ? tr("none") : client.redirectUris.join(u'\n'));
    m_redirects->setFont(hasNone ? font() : Theme::instance().monospace());
    m_lifetimes->setText(tr("access %1, refresh %2, grace %3", "lifetimes of tokens")
                             .arg(lifetimeText(client.accessTokenLifetime, m_defaultLifetimes.access),
                                  lifetimeText(client.refreshTokenLifetime, m_defaultLifetimes.refresh),
                                  spanText(client.graceSeconds)));
    m_demands->setText(demandsText(client));
    showSecrets(summary);
    m_chains->setText(QLocale().toString(summary.activeFamilies));
    m_lastToken->setText(relativeTime(summary.lastTokenAt, currentTime()));
    m_lastToken->setToolTip(summary.lastTokenAt ? exactTime(*summary.lastTokenAt) : QString());
}

QString ClientDetail::demandsText(const core::Client &client) const
{
    QStringList demands{authMethodName(client)};
    if (client.needsPkce() && client.isConfidential() && client.allowsGrant(u"authorization_code"_s))
        demands.append(u"PKCE"_s);
    if (client.requirePushedRequests)
        demands.append(tr("pushed requests"));
    if (client.requireDpop)
        demands.append(u"DPoP"_s);
    return demands.join(u", "_s);
}

void ClientDetail::showSecrets(const core::ClientSummary &client)
{
    const core::Instant now = currentTime();
    const auto used = [&](const std::optional<core::Instant> &at) {
        return at ? tr("last used %1", "a secret; %1 is a time").arg(relativeTime(*at, now))
                  : tr("never used", "a secret");
    };
    const bool hasOld = client.client.usesSecret() && client.hasOldSecret;
    if (!client.client.usesSecret()) {
        m_secret->setText(tr("none"));
    } else if (!client.hasSecret) {
        m_secret->setText(tr("none yet"));
    } else {
        QStringList lines;
        lines.append(client.secretCreatedAt
                         ? tr("set %1", "a secret; %1 is a time").arg(relativeTime(*client.secretCreatedAt, now))
                         : tr("set", "a secret exists"));
        lines.append(client.secretExpiresAt
                         ? tr("expires %1", "a secret; %1 is a time").arg(relativeTime(*client.secretExpiresAt, now))
                         : tr("never expires", "a secret"));
        lines.append(used(client.secretLastUsedAt));
        m_secret->setText(lines.join(u'\n'));
    }
    m_oldSecret->setText(
        hasOld && client.oldSecretUntil
            ? tr("works until %1", "a secret; %1 is a time").arg(shortLocalTime(*client.oldSecretUntil)) + u'\n' +
                  used(client.oldSecretLastUsedAt)
            : tr("none"));
}

void ClientDetail::showConsents(const std::vector<core::ConsentSummary> &consents)
{
    QList<ActionRows::Row> rows;
    for (const core::ConsentSummary &consent : consents)
        rows.append({consent.user.value, consent.username,
                     tr("%1, %2", "scopes that a user consented to, how long ago")
                         .arg(consent.scopes.join(u' '), relativeTime(consent.updatedAt, currentTime())),
                     exactTime(consent.updatedAt)});
    m_consents->setRows(rows);
}

void ClientDetail::showHistory(const std::vector<core::ClientRevision> &revisions)
{
    QList<ActionRows::Row> rows;
    for (size_t i = 0; i < revisions.size(); ++i) {
        QStringList members;
        for (const core::ClientChange &change : revisions[i].changes)
            members << clientMemberName(change.member);
        const bool isChange = revisions[i].event == "client_updated"_L1;
        rows.append({QString::number(i), clientEventWord(revisions[i]),
                     tr("%1 by %2", "a time, who did it")
                             .arg(relativeTime(revisions[i].at, currentTime()), revisions[i].actor) +
                         (isChange ? u"\n"_s + members.join(u", "_s) : QString()),
                     exactTime(revisions[i].at)});
    }
    m_history->setRows(rows);
}

void ClientDetail::showUse(const core::GrantUse &use)
{
    const auto found = std::ranges::find(use.clients, m_shown, &core::GrantUse::OfClient::client);
    QStringList parts;
    if (found != use.clients.end()) {
        for (auto grant = found->lastMonth.cbegin(); grant != found->lastMonth.cend(); ++grant)
            parts << tr("%1: %2 (24 h: %3)", "a grant, numbers of tokens in 30 days and in 24 hours")
                         .arg(grantName(grant.key()), QLocale().toString(*grant),
                              QLocale().toString(found->lastDay.value(grant.key())));
    }
    m_use->setText(parts.isEmpty() ? tr("none", "tokens") : parts.join(u'\n'));
}

int ClientDetail::tab() const
{
    return m_tabs->currentIndex();
}

void ClientDetail::setTab(int index)
{
    if (index >= 0 && index < m_tabs->count())
        m_tabs->setCurrentIndex(index);
}

} // namespace ui
