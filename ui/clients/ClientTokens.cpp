#include "ui/clients/ClientTokens.h"

#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestLifetime = 5 * 366 * 24 * 3600;

QSpinBox *makeLifetime(const QString &objectName)
{
    auto *box = new QSpinBox;
    box->setObjectName(objectName);
    box->setRange(0, kLongestLifetime);
    box->setSingleStep(60);
    box->setGroupSeparatorShown(true);
    box->setSpecialValueText(ClientTokens::tr("Default"));
    box->setSuffix(ClientTokens::tr(" s", "seconds, behind a number"));
    return box;
}

std::optional<std::chrono::seconds> lifetimeOf(const QSpinBox *box)
{
    if (box->value() == 0)
        return std::nullopt;
    return std::chrono::seconds(box->value());
}

} // namespace

ClientTokens::ClientTokens(Extent extent, QWidget *parent)
    : ClientFields(parent)
    , m_form(makeForm(this))
    , m_scopes(new QLineEdit)
    , m_resources(makeLines(u"resources"_s, tr("One URI a line; empty: the server's own audience")))
    , m_accessLifetime(makeLifetime(u"accessLifetime"_s))
    , m_refreshLifetime(makeLifetime(u"refreshLifetime"_s))
    , m_grace(new QSpinBox)
    , m_reuse(new QComboBox)
    , m_legacy401(new QCheckBox(tr("Answer invalid_grant with 401 (older applications expect it)")))
{
    m_scopes->setObjectName(u"scopes"_s);
    m_scopes->setFont(Theme::instance().monospace());
    m_scopes->setPlaceholderText(tr("Separated by spaces"));
    m_grace->setObjectName(u"grace"_s);
    m_grace->setRange(0, 60);
    m_grace->setSuffix(tr(" s", "seconds, behind a number"));
    m_reuse->setObjectName(u"reusePolicy"_s);
    m_reuse->addItem(tr("The chain"), int(core::ReusePolicy::Family));
    m_reuse->addItem(tr("All chains of that user with this client"), int(core::ReusePolicy::UserAndClient));
    m_legacy401->setObjectName(u"legacy401"_s);
    m_form->addRow(tr("Scopes"), m_scopes);
    m_form->addRow(tr("Access token lifetime"), m_accessLifetime);
    m_form->addRow(tr("Refresh token lifetime"), m_refreshLifetime);
    m_form->addRow(tr("Grace period"), m_grace);
    addNote(m_form, tr("For this long a refresh token that is used twice gets the same successor again: for answers "
                       "that were lost on the way."));
    m_form->addRow(tr("A reused token revokes"), m_reuse);
    m_form->addRow(tr("Resources"), m_resources);
    m_form->addRow(QString(), m_legacy401);
    for (QWidget *field : std::initializer_list<QWidget *>{m_reuse, m_resources, m_legacy401})
        m_form->setRowVisible(field, extent == Extent::All);
}

void ClientTokens::setDefaultLifetimes(const DefaultLifetimes &lifetimes)
{
    for (const auto &[box, lifetime] :
         {std::pair(m_accessLifetime, lifetimes.access), std::pair(m_refreshLifetime, lifetimes.refresh)}) {
        if (lifetime)
            box->setSpecialValueText(tr("Default: %1", "lifetime of a token").arg(spanText(*lifetime)));
    }
}

void ClientTokens::showClient(const core::Client &client)
{
    m_scopes->setText(client.scopes.join(u' '));
    m_resources->setPlainText(client.resources.join(u'\n'));
    m_accessLifetime->setValue(int(client.accessTokenLifetime.value_or(std::chrono::seconds(0)).count()));
    m_refreshLifetime->setValue(int(client.refreshTokenLifetime.value_or(std::chrono::seconds(0)).count()));
    m_grace->setValue(int(client.graceSeconds.count()));
    m_reuse->setCurrentIndex(m_reuse->findData(int(client.reusePolicy)));
    m_legacy401->setChecked(client.legacy401);
}

void ClientTokens::write(core::Client &client) const
{
    client.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
    client.resources = linesOf(m_resources);
    client.accessTokenLifetime = lifetimeOf(m_accessLifetime);
    client.refreshTokenLifetime = lifetimeOf(m_refreshLifetime);
    client.graceSeconds = std::chrono::seconds(m_grace->value());
    client.reusePolicy = core::ReusePolicy(m_reuse->currentData().toInt());
    client.legacy401 = m_legacy401->isChecked();
}

} // namespace ui
