#include "ui/clients/ClientForm.h"

#include "ui/clients/ClientWords.h"
#include "ui/widgets/Theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QStringList kGrants{u"authorization_code"_s, u"refresh_token"_s, u"client_credentials"_s, u"password"_s};
constexpr int kLongestLifetime = 366 * 24 * 3600;

QStringList linesOf(const QPlainTextEdit *edit)
{
    static const QRegularExpression blank(u"\\s+"_s);
    return edit->toPlainText().split(blank, Qt::SkipEmptyParts);
}

QSpinBox *makeLifetime(const QString &objectName)
{
    auto *box = new QSpinBox;
    box->setObjectName(objectName);
    box->setRange(0, kLongestLifetime);
    box->setSingleStep(60);
    box->setGroupSeparatorShown(true);
    box->setSpecialValueText(ClientForm::tr("Default"));
    box->setSuffix(ClientForm::tr(" s", "seconds, behind a number"));
    return box;
}

std::optional<std::chrono::seconds> lifetimeOf(const QSpinBox *box)
{
    if (box->value() == 0)
        return std::nullopt;
    return std::chrono::seconds(box->value());
}

} // namespace

ClientForm::ClientForm(QWidget *parent) : QWidget(parent)
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"clientFormTabs"_s);
    tabs->addTab(makeBasics(), tr("Application"));
    tabs->addTab(makeTokens(), tr("Tokens"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs);
}

QPlainTextEdit *ClientForm::makeLines(const QString &objectName, const QString &placeholder)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setPlaceholderText(placeholder);
    edit->setFont(Theme::instance().monospace());
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFixedHeight(72);
    return edit;
}

QWidget *ClientForm::makeBasics()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(16);
    m_name = new QLineEdit;
    m_name->setObjectName(u"name"_s);
    m_description = new QLineEdit;
    m_description->setObjectName(u"description"_s);
    m_redirects = makeLines(u"redirectUris"_s, tr("One URI a line"));
    m_scopes = new QLineEdit;
    m_scopes->setObjectName(u"scopes"_s);
    m_scopes->setFont(Theme::instance().monospace());
    m_scopes->setPlaceholderText(tr("Separated by spaces"));
    m_origins = makeLines(u"corsOrigins"_s, tr("One origin a line, such as https://app.example.com"));
    m_grantBox = new QWidget;
    auto *grants = new QVBoxLayout(m_grantBox);
    grants->setContentsMargins(0, 4, 0, 0);
    grants->setSpacing(4);
    for (const QString &grant : kGrants) {
        auto *box = new QCheckBox(grantName(grant));
        box->setObjectName(grant);
        m_grants.append(box);
        grants->addWidget(box);
    }
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Description"), m_description);
    form->addRow(tr("Grants"), m_grantBox);
    form->addRow(tr("Redirect URIs"), m_redirects);
    form->addRow(tr("Scopes"), m_scopes);
    form->addRow(tr("CORS origins"), m_origins);
    return page;
}

QWidget *ClientForm::makeTokens()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setHorizontalSpacing(16);
    m_accessLifetime = makeLifetime(u"accessLifetime"_s);
    m_refreshLifetime = makeLifetime(u"refreshLifetime"_s);
    m_grace = new QSpinBox;
    m_grace->setObjectName(u"grace"_s);
    m_grace->setRange(0, 60);
    m_grace->setSuffix(tr(" s", "seconds, behind a number"));
    m_grace->setToolTip(tr(
        "For this long a refresh token that is used twice gets the same successor again: for answers that were lost."));
    m_reuse = new QComboBox;
    m_reuse->setObjectName(u"reusePolicy"_s);
    m_reuse->addItem(tr("The chain"), int(core::ReusePolicy::Family));
    m_reuse->addItem(tr("All chains of that user with this client"), int(core::ReusePolicy::UserAndClient));
    m_firstParty = new QCheckBox(tr("First-party application: users are not asked for consent"));
    m_firstParty->setObjectName(u"firstParty"_s);
    m_legacy401 = new QCheckBox(tr("Answer invalid_grant with 401 (older applications expect it)"));
    m_legacy401->setObjectName(u"legacy401"_s);
    form->addRow(tr("Access token lifetime"), m_accessLifetime);
    form->addRow(tr("Refresh token lifetime"), m_refreshLifetime);
    form->addRow(tr("Grace period"), m_grace);
    form->addRow(tr("A reused token revokes"), m_reuse);
    form->addRow(QString(), m_firstParty);
    form->addRow(QString(), m_legacy401);
    return page;
}

void ClientForm::setClient(const core::Client &client)
{
    m_client = client;
    m_name->setText(client.name);
    m_description->setText(client.description);
    m_redirects->setPlainText(client.redirectUris.join(u'\n'));
    m_scopes->setText(client.scopes.join(u' '));
    m_origins->setPlainText(client.corsOrigins.join(u'\n'));
    for (QCheckBox *box : std::as_const(m_grants))
        box->setChecked(client.allowsGrant(box->objectName()));
    m_accessLifetime->setValue(int(client.accessTokenLifetime.value_or(std::chrono::seconds(0)).count()));
    m_refreshLifetime->setValue(int(client.refreshTokenLifetime.value_or(std::chrono::seconds(0)).count()));
    m_grace->setValue(int(client.graceSeconds.count()));
    m_reuse->setCurrentIndex(m_reuse->findData(int(client.reusePolicy)));
    m_firstParty->setChecked(client.firstParty);
    m_legacy401->setChecked(client.legacy401);
}

core::Client ClientForm::client() const
{
    core::Client changed = m_client;
    changed.name = m_name->text().trimmed();
    changed.description = m_description->text().trimmed();
    changed.redirectUris = linesOf(m_redirects);
    changed.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
    changed.corsOrigins = linesOf(m_origins);
    for (const QCheckBox *box : m_grants) { // grants that this form does not list stay as they are
        changed.grantTypes.removeAll(box->objectName());
        if (box->isChecked())
            changed.grantTypes.append(box->objectName());
    }
    changed.accessTokenLifetime = lifetimeOf(m_accessLifetime);
    changed.refreshTokenLifetime = lifetimeOf(m_refreshLifetime);
    changed.graceSeconds = std::chrono::seconds(m_grace->value());
    changed.reusePolicy = core::ReusePolicy(m_reuse->currentData().toInt());
    changed.firstParty = m_firstParty->isChecked();
    changed.legacy401 = m_legacy401->isChecked();
    return changed;
}

} // namespace ui
