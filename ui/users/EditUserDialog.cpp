#include "ui/users/EditUserDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandLine.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

EditUserDialog::EditUserDialog(core::UserAdmin &users, const core::UserSummary &user, QWidget *parent)
    : FormDialog(tr("Edit %1", "a user").arg(user.username), tr("Save changes"), parent)
    , m_users(users)
    , m_id(user.id)
    , m_name(new QLineEdit(user.username))
    , m_email(new QLineEdit(user.email))
    , m_verified(new QCheckBox(tr("The e-mail address is verified")))
{
    setObjectName(u"editUserDialog"_s);
    m_name->setObjectName(u"username"_s);
    m_email->setObjectName(u"email"_s);
    m_verified->setObjectName(u"verified"_s);
    m_verified->setChecked(user.verified);
    form()->addRow(tr("User name"), m_name);
    form()->addRow(tr("E-mail"), m_email);
    form()->addRow(QString(), m_verified);
    setCommandLine([this, name = user.username] {
        return gatehousedLine(u"user set"_s, {name},
                              u" --name "_s + shellWord(m_name->text().trimmed()) + u" --email "_s +
                                  shellWord(m_email->text().trimmed()) + u" --verified "_s +
                                  (m_verified->isChecked() ? u"yes"_s : u"no"_s));
    });
}

void EditUserDialog::submit()
{
    setBusy(true);
    const auto saved =
        m_users.update(m_id, m_name->text().trimmed(), m_email->text().trimmed(), m_verified->isChecked());
    whenDone(saved, this, [this](const core::Result<void> &result) {
        setBusy(false);
        if (!result)
            return showFailure(result.error());
        emit userSaved(m_id);
        accept();
    });
}

} // namespace ui
