#include "ui/clients/ClientAbout.h"

#include "ui/clients/ClientWords.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QStringList kGrants{u"authorization_code"_s,
                          u"refresh_token"_s,
                          u"client_credentials"_s,
                          u"urn:ietf:params:oauth:grant-type:device_code"_s,
                          u"urn:ietf:params:oauth:grant-type:token-exchange"_s,
                          u"password"_s};

} // namespace

ClientAbout::ClientAbout(QWidget *parent)
    : ClientFields(parent), m_firstParty(new QCheckBox(tr("First-party application: users are not asked for consent")))
{
    QFormLayout *form = makeForm(this);
    m_name = addLine(form, tr("Name"), u"name"_s);
    m_description = addLine(form, tr("Description"), u"description"_s);
    auto *grants = new QWidget;
    auto *column = new QVBoxLayout(grants);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    for (const QString &grant : kGrants) {
        auto *box = new QCheckBox(grantName(grant));
        box->setObjectName(grant);
        m_grants.append(box);
        column->addWidget(box);
    }
    form->addRow(tr("Grants"), grants);
    m_firstParty->setObjectName(u"firstParty"_s);
    form->addRow(QString(), m_firstParty);
    m_clientUri = addLine(form, tr("Its page"), u"clientUri"_s, u"https://"_s);
    m_policyUri = addLine(form, tr("Privacy policy"), u"policyUri"_s, u"https://"_s);
    m_tosUri = addLine(form, tr("Terms of use"), u"tosUri"_s, u"https://"_s);
    m_contacts = addLine(form, tr("Contacts"), u"contacts"_s, tr("E-mail addresses, separated by spaces"));
}

QLineEdit *ClientAbout::addLine(QFormLayout *form, const QString &caption, const QString &objectName,
                                const QString &placeholder)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(objectName);
    edit->setPlaceholderText(placeholder);
    form->addRow(caption, edit);
    return edit;
}

/// Why a client of this type cannot have the grant; empty: it can.
QString ClientAbout::refusedGrant(const core::Client &client, const QString &grant)
{
    if (client.isConfidential())
        return {};
    if (grant.endsWith("token-exchange"_L1))
        return tr("Token exchange needs a client that proves who it is: a confidential one.");
    if (grant == "client_credentials"_L1)
        return tr("Client credentials need a client with a secret or a key: a confidential one.");
    return {};
}

void ClientAbout::showClient(const core::Client &client)
{
    m_name->setText(client.name);
    m_description->setText(client.description);
    for (QCheckBox *box : std::as_const(m_grants))
        box->setChecked(client.allowsGrant(box->objectName()));
    for (QCheckBox *box : std::as_const(m_grants)) {
        // Only what it has already may be taken away.
        const QString why = refusedGrant(client, box->objectName());
        box->setEnabled(why.isEmpty() || box->isChecked());
        box->setToolTip(why);
        box->setText(why.isEmpty() ? grantName(box->objectName())
                                   : tr("%1 (not for public clients)", "a grant").arg(grantName(box->objectName())));
    }
    m_firstParty->setChecked(client.firstParty);
    m_clientUri->setText(client.clientUri);
    m_policyUri->setText(client.policyUri);
    m_tosUri->setText(client.tosUri);
    m_contacts->setText(client.contacts.join(u' '));
}

void ClientAbout::write(core::Client &client) const
{
    client.name = m_name->text().trimmed();
    client.description = m_description->text().trimmed();
    for (const QCheckBox *box : m_grants) { // grants that this form does not list stay as they are
        if (box->isChecked() && !client.grantTypes.contains(box->objectName()))
            client.grantTypes.append(box->objectName());
        else if (!box->isChecked())
            client.grantTypes.removeAll(box->objectName());
    }
    client.firstParty = m_firstParty->isChecked();
    client.clientUri = m_clientUri->text().trimmed();
    client.policyUri = m_policyUri->text().trimmed();
    client.tosUri = m_tosUri->text().trimmed();
    client.contacts = m_contacts->text().split(u' ', Qt::SkipEmptyParts);
}

} // namespace ui
