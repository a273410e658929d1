#pragma once

#include "core/admin/UserAdmin.h"

#include <QMap>
#include <QWidget>

class QLineEdit;

namespace ui {

class StateLabel;

/// The password policy as a list whose lines are ticked while the password is typed.
class PasswordRules : public QWidget
{
    Q_OBJECT
public:
    PasswordRules(const core::UserAdmin &users, QLineEdit *password, QWidget *parent = nullptr);
    bool areMet() const { return m_met; }

Q_SIGNALS:
    void changed();

private:
    void check(const QString &password);
    StateLabel *lineOf(const QString &rule);

    const core::UserAdmin &m_users;
    QMap<QString, StateLabel *> m_lines;
    bool m_met = false;
};

/// A rule of the policy by its name ("upper"), for people.
QString passwordRuleText(const QString &rule);

} // namespace ui
