#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/FormDialog.h"

namespace ui {

class PasswordChoice;

class SetPasswordDialog : public FormDialog
{
    Q_OBJECT
public:
    SetPasswordDialog(core::UserAdmin &users, const core::UserSummary &user, QWidget *parent = nullptr);

Q_SIGNALS:
    void passwordSet(const core::UserId &id);

protected:
    void submit() override;

private:
    core::UserAdmin &m_users;
    core::UserId m_id;
    PasswordChoice *m_password;
};

} // namespace ui
