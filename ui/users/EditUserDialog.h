#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/FormDialog.h"

class QCheckBox;
class QLineEdit;

namespace ui {

class EditUserDialog : public FormDialog
{
    Q_OBJECT
public:
    EditUserDialog(core::UserAdmin &users, const core::UserSummary &user, QWidget *parent = nullptr);

Q_SIGNALS:
    void userSaved(const core::UserId &id);

protected:
    void submit() override;

private:
    core::UserAdmin &m_users;
    core::UserId m_id;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QCheckBox *m_verified;
};

} // namespace ui
