#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/FormDialog.h"

class QCheckBox;
class QLineEdit;

namespace ui {

class PasswordChoice;

class NewUserDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit NewUserDialog(core::UserAdmin &users, QWidget *parent = nullptr);

Q_SIGNALS:
    void userCreated(const core::UserId &id);

protected:
    void submit() override;

private:
    core::NewUser draft() const;
    void enableSubmit();

    core::UserAdmin &m_users;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QCheckBox *m_verified;
    PasswordChoice *m_password;
};

} // namespace ui
