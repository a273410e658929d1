#include "ui/clients/NewClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientAddresses.h"
#include "ui/clients/ClientCommand.h"
#include "ui/clients/ClientIdEdit.h"
#include "ui/clients/ClientTokens.h"
#include "ui/clients/QuickStartPane.h"
#include "ui/clients/RedirectTester.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHintIndent = 26; ///< below the words of a radio button

TonedLabel *hint(const QString &text)
{
    auto *label = new TonedLabel(text, Tone::Muted);
    label->setWordWrap(true);
    return label;
}

} // namespace

NewClientDialog::NewClientDialog(core::ClientAdmin &clients, const SnippetServer &server, QWidget *parent)
    : FormDialog(tr("New client"), tr("Next"), parent)
    , m_clients(clients)
    , m_server(server)
    , m_where(new TonedLabel({}, Tone::Muted))
    , m_steps(new QStackedWidget)
    , m_types(new QButtonGroup(this))
    , m_id(new ClientIdEdit)
    , m_name(new QLineEdit)
    , m_addresses(new ClientAddresses(clients, ClientAddresses::Extent::SignIn,
                                      {{tr("Name"), m_name}, {tr("Client ID"), m_id}}))
    , m_tokens(new ClientTokens(ClientTokens::Extent::Usual))
    , m_pkce(new QCheckBox(tr("Require PKCE: a stolen authorization code is worth nothing")))
    , m_firstParty(new QCheckBox(tr("First-party application: users are not asked for consent")))
    , m_back(addButton(tr("Back"), u"back"_s))
{
    setObjectName(u"newClientDialog"_s);
    setMinimumWidth(640);
    m_where->setObjectName(u"wizardStep"_s);
    m_steps->setObjectName(u"wizardSteps"_s);
    m_steps->addWidget(makePurpose());
    m_steps->addWidget(makeNames());
    m_steps->addWidget(makeTokens());
    content()->addWidget(m_where);
    content()->addWidget(m_steps, 1);
    connect(m_types, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            applyType();
    });
    connect(m_name, &QLineEdit::textChanged, m_id, &ClientIdEdit::followName);
    connect(m_id, &ClientIdEdit::changed, this, [this] {
        updateSubmit();
        hideFailure();
    });
    connect(m_addresses, &ClientAddresses::edited, this, &NewClientDialog::recheck);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_steps->currentIndex() - 1); });
    setCommandLine([this] {
        const core::Client client = draft();
        if (!m_id->isGood())
            return QString();
        return clientCommand(client, u"client add"_s, {client.id.value}, u" --metadata -"_s);
    });
    m_types->button(int(ApplicationType::Native))->setChecked(true);
    goTo(Purpose);
}

QWidget *NewClientDialog::makePurpose()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const auto type : {ApplicationType::Native, ApplicationType::SinglePage, ApplicationType::WebServer,
                            ApplicationType::Service, ApplicationType::Device, ApplicationType::LegacyPassword}) {
        auto *choice = new QRadioButton(applicationTypeName(type));
        choice->setObjectName(u"type%1"_s.arg(int(type)));
        choice->setFont(Theme::instance().heading());
        choice->setAccessibleDescription(applicationTypeHint(type));
        m_types->addButton(choice, int(type));
        auto *about = hint(applicationTypeHint(type));
        about->setContentsMargins(kHintIndent, 0, 0, 8);
        column->addWidget(choice);
        column->addWidget(about);
    }
    column->addStretch();
    return page;
}

QWidget *NewClientDialog::makeNames()
{
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(255);
    m_name->setPlaceholderText(tr("What users read when they are asked for consent"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_addresses);
    column->addStretch();
    return page;
}

QWidget *NewClientDialog::makeTokens()
{
    auto *page = new QWidget;
    m_pkce->setObjectName(u"requirePkce"_s);
    m_firstParty->setObjectName(u"firstParty"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_tokens);
    column->addWidget(m_pkce);
    column->addWidget(m_firstParty);
    column->addStretch();
    return page;
}

void NewClientDialog::goTo(int step)
{
    m_steps->setCurrentIndex(step);
    const QStringList titles{tr("What is it?"), tr("Name and addresses"), tr("Tokens")};
    m_where->setText(tr("Step %1 of %2: %3", "of the wizard that makes a client")
                         .arg(QString::number(step + 1), QString::number(int(StepCount)), titles.value(step)));
    m_back->setVisible(step > 0);
    submitButton()->setText(step + 1 < StepCount ? tr("Next") : tr("Create client"));
    updateSubmit();
    hideFailure();
    if (step == Names)
        m_name->setFocus();
}

void NewClientDialog::updateSubmit()
{
    submitButton()->setEnabled(m_steps->currentIndex() == Purpose || m_id->isGood());
}

void NewClientDialog::setDefaultLifetimes(const DefaultLifetimes &lifetimes)
{
    m_tokens->setDefaultLifetimes(lifetimes);
}

void NewClientDialog::applyType()
{
    m_defaults = safeDefaults(ApplicationType(m_types->checkedId()));
    m_addresses->showClient(m_defaults);
    m_tokens->showClient(m_defaults);
    const bool signsIn = m_defaults.allowsGrant(u"authorization_code"_s);
    m_pkce->setVisible(signsIn);
    m_pkce->setChecked(m_defaults.needsPkce());
    m_pkce->setEnabled(m_defaults.isConfidential());
    m_pkce->setToolTip(m_defaults.isConfidential() ? QString() : tr("A public client always needs PKCE."));
    m_firstParty->setVisible(signsIn || m_defaults.allowsGrant(u"urn:ietf:params:oauth:grant-type:device_code"_s));
    m_firstParty->setChecked(false);
}

core::Client NewClientDialog::draft() const
{
    core::Client client = m_defaults;
    client.id = core::ClientId{m_id->id()};
    client.name = m_name->text().trimmed();
    if (client.name.isEmpty())
        client.name = client.id.value;
    if (m_addresses->isNeeded())
        m_addresses->write(client);
    m_tokens->write(client);
    if (client.isConfidential())
        client.requirePkce = m_pkce->isChecked() && client.allowsGrant(u"authorization_code"_s);
    client.firstParty = m_firstParty->isChecked();
    return client;
}

void NewClientDialog::submit()
{
    if (m_steps->currentIndex() == Names) {
        if (const QString fault = redirectFault(); !fault.isEmpty()) {
            showFailureText(fault);
            m_blamesRedirects = true;
            return m_addresses->focusRedirects();
        }
    }
    if (m_steps->currentIndex() + 1 < StepCount)
        return goTo(m_steps->currentIndex() + 1);
    create();
}

/// What the server would refuse, said where it is typed; empty: nothing is known.
QString NewClientDialog::redirectFault() const
{
    if (!m_addresses->isNeeded())
        return {};
    const QStringList uris = draft().redirectUris;
    if (uris.isEmpty())
        return tr("A redirect URI is missing: the address to which users come back after they signed in.");
    for (const QString &uri : uris) {
        if (const core::RedirectMatch match = m_clients.matchRedirect({uri}, uri); !match.matches)
            return tr("%1: %2", "a redirect URI, what is wrong with it").arg(uri, redirectReason(match));
    }
    return {};
}

/// What was complained of is judged again while it is mended; a complaint of another field stays.
void NewClientDialog::recheck()
{
    if (failureText().isEmpty() || !m_blamesRedirects)
        return;
    if (const QString fault = redirectFault(); fault.isEmpty())
        hideFailure();
    else
        showFailureText(fault);
}

/// Goes back to the step where the fault can be mended.
bool NewClientDialog::knowsTheFault(const core::Error &error)
{
    static const QStringList names{u"client_id"_s, u"client_name"_s, u"redirect_uris"_s, u"cors_origins"_s};
    if (error.kind != core::ErrorKind::AlreadyExists && !names.contains(error.field))
        return false;
    goTo(Names);
    m_blamesRedirects = error.field == "redirect_uris"_L1;
    if (m_blamesRedirects)
        m_addresses->focusRedirects();
    return true;
}

void NewClientDialog::create()
{
    setBusy(true);
    const core::Client client = draft();
    whenDone(m_clients.create(client), this, [this, client](const core::Result<core::CreatedClient> &created) {
        setBusy(false);
        if (!created) {
            knowsTheFault(created.error());
            return showFailure(created.error()); // beside the form; what was typed stays
        }
        emit clientCreated(created->id);
        showResult(makeResult(client, created->secret), tr("Done"));
    });
}

QWidget *NewClientDialog::makeResult(const core::Client &client, const QString &secret)
{
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    if (secret.isEmpty()) {
        auto *told =
            new TonedLabel(tr("%1 was created. It is public: it has no secret.").arg(client.id.value), Tone::Text);
        told->setObjectName(u"created"_s);
        told->setWordWrap(true);
        column->addWidget(told);
    } else {
        column->addWidget(
            new SecretResult(tr("%1 was created. This is its client secret:").arg(client.id.value), secret));
    }
    auto *heading = new QLabel(tr("Quick start"));
    heading->setFont(Theme::instance().heading());
    auto *snippets = new QuickStartPane;
    snippets->showClient(client, m_server);
    auto *scroll = new ScrollPane(snippets);
    scroll->setMinimumSize(760, 380);
    column->addWidget(heading);
    column->addWidget(scroll, 1);
    return result;
}

} // namespace ui
