#pragma once

#include "core/admin/UserBatchAdmin.h"
#include "ui/widgets/FormDialog.h"

#include <atomic>
#include <memory>

namespace ui {

class BusyBar;
class PasswordList;

/// New passwords for several users at once: says what that does, shows the progress, then the passwords, once.
class ResetPasswordsDialog : public FormDialog
{
    Q_OBJECT
public:
    ResetPasswordsDialog(core::UserBatchAdmin &batches, std::vector<core::UserId> ids, QWidget *parent = nullptr);
    ~ResetPasswordsDialog() override;
    void done(int result) override; ///< asks before passwords would be lost

Q_SIGNALS:
    void passwordsReset();

protected:
    void submit() override;

private:
    void showPasswords(const std::vector<core::GivenPassword> &given);

    core::UserBatchAdmin &m_batches;
    std::vector<core::UserId> m_ids;
    BusyBar *m_busy;
    PasswordList *m_passwords = nullptr; ///< once there are new ones
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
};

} // namespace ui
