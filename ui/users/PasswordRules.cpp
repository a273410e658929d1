#include "ui/users/PasswordRules.h"

#include "ui/widgets/StateMark.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct PasswordRuleContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::PasswordRules)
};

} // namespace

QString passwordRuleText(const QString &rule)
{
    if (rule == "length"_L1)
        return PasswordRuleContext::tr("Enough characters");
    if (rule == "upper"_L1)
        return PasswordRuleContext::tr("An upper-case letter");
    if (rule == "lower"_L1)
        return PasswordRuleContext::tr("A lower-case letter");
    if (rule == "digit"_L1)
        return PasswordRuleContext::tr("A digit");
    if (rule == "special"_L1)
        return PasswordRuleContext::tr("A special character");
    if (rule == "too_long"_L1)
        return PasswordRuleContext::tr("At most 72 bytes");
    if (rule == "blocklisted"_L1)
        return PasswordRuleContext::tr("Not a widely known password");
    return rule;
}

PasswordRules::PasswordRules(const core::UserAdmin &users, QLineEdit *password, QWidget *parent)
    : QWidget(parent), m_users(users)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // What an empty password lacks is the policy; rules that only some passwords break appear when they do.
    check({});
    check(password->text());
    connect(password, &QLineEdit::textChanged, this, &PasswordRules::check);
}

StateLabel *PasswordRules::lineOf(const QString &rule)
{
    StateLabel *&line = m_lines[rule];
    if (!line) {
        line = new StateLabel(this);
        line->setObjectName(u"rule_"_s + rule);
        layout()->addWidget(line);
    }
    return line;
}

void PasswordRules::check(const QString &password)
{
    const QStringList missing = m_users.missingPasswordRules(password);
    for (const QString &rule : missing)
        lineOf(rule);
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        const bool met = !missing.contains(line.key());
        line.value()->setState(met ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Ring, Tone::Muted},
                               passwordRuleText(line.key()));
    }
    m_met = missing.isEmpty();
    emit changed();
}

} // namespace ui
