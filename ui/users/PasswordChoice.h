#pragma once

#include "core/admin/UserAdmin.h"

#include <QWidget>

class QLineEdit;
class QRadioButton;

namespace ui {

class PasswordRules;
class StrengthMeter;

/// "Generate a password" or a typed one with the policy shown live.
class PasswordChoice : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordChoice(const core::UserAdmin &users, QWidget *parent = nullptr);
    QString password() const;  ///< empty: generate one
    bool isAcceptable() const; ///< generated, or typed and all rules met

Q_SIGNALS:
    void changed();

private:
    QRadioButton *m_generate;
    QRadioButton *m_type;
    QLineEdit *m_password;
    StrengthMeter *m_strength;
    PasswordRules *m_rules;
};

} // namespace ui
