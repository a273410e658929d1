#include "ui/users/PasswordChoice.h"

#include "ui/users/PasswordRules.h"
#include "ui/users/StrengthMeter.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

PasswordChoice::PasswordChoice(const core::UserAdmin &users, QWidget *parent)
    : QWidget(parent)
    , m_generate(new QRadioButton(tr("Generate a password and show it once")))
    , m_type(new QRadioButton(tr("Type a password")))
    , m_password(new QLineEdit)
    , m_strength(new StrengthMeter(m_password))
    , m_rules(new PasswordRules(users, m_password))
{
    m_generate->setObjectName(u"generatePassword"_s);
    m_type->setObjectName(u"typePassword"_s);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_generate->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_generate);
    column->addWidget(m_type);
    column->addWidget(m_password);
    column->addWidget(m_strength);
    column->addWidget(m_rules);
    const auto arrange = [this](bool typed) {
        m_password->setVisible(typed);
        m_strength->setVisible(typed);
        m_rules->setVisible(typed);
        if (typed)
            m_password->setFocus();
        emit changed();
    };
    connect(m_type, &QRadioButton::toggled, this, arrange);
    connect(m_rules, &PasswordRules::changed, this, &PasswordChoice::changed);
    arrange(false);
}

QString PasswordChoice::password() const
{
    return m_type->isChecked() ? m_password->text() : QString();
}

bool PasswordChoice::isAcceptable() const
{
    return m_generate->isChecked() || m_rules->areMet();
}

} // namespace ui
