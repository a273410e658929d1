#include "ui/users/NewUserDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/users/PasswordChoice.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/SecretResult.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

NewUserDialog::NewUserDialog(core::UserAdmin &users, QWidget *parent)
    : FormDialog(tr("New user"), tr("Create user"), parent)
    , m_users(users)
    , m_name(new QLineEdit)
    , m_email(new QLineEdit)
    , m_verified(new QCheckBox(tr("The e-mail address is verified")))
    , m_password(new PasswordChoice(users))
{
    setObjectName(u"newUserDialog"_s);
    m_name->setObjectName(u"username"_s);
    m_email->setObjectName(u"email"_s);
    m_verified->setObjectName(u"verified"_s);
    form()->addRow(tr("User name"), m_name);
    form()->addRow(tr("E-mail"), m_email);
    form()->addRow(QString(), m_verified);
    form()->addRow(tr("Password"), m_password);
    connect(m_name, &QLineEdit::textChanged, this, &NewUserDialog::enableSubmit);
    connect(m_email, &QLineEdit::textChanged, this, &NewUserDialog::enableSubmit);
    connect(m_password, &PasswordChoice::changed, this, &NewUserDialog::enableSubmit);
    setCommandLine([this] {
        const core::NewUser user = draft();
        if (user.username.isEmpty() || user.email.isEmpty())
            return QString();
        return gatehousedLine(u"user add"_s, {user.username},
                              u" --email "_s + shellWord(user.email) + (user.verified ? u" --verified"_s : QString()) +
                                  (user.password.isEmpty() ? QString() : u" --password-stdin"_s));
    });
    enableSubmit();
}

void NewUserDialog::enableSubmit()
{
    submitButton()->setEnabled(!m_name->text().trimmed().isEmpty() && !m_email->text().trimmed().isEmpty() &&
                               m_password->isAcceptable());
}

core::NewUser NewUserDialog::draft() const
{
    return {m_name->text().trimmed(), m_email->text().trimmed(), m_password->password(), m_verified->isChecked()};
}

void NewUserDialog::submit()
{
    setBusy(true);
    const core::NewUser user = draft();
    whenDone(m_users.create(user), this, [this, name = user.username](const core::Result<core::CreatedUser> &created) {
        setBusy(false);
        if (!created)
            return showFailure(created.error());
        emit userCreated(created->id);
        if (created->generatedPassword.isEmpty())
            return accept();
        showResult(new SecretResult(tr("%1 was created. This is the generated password:").arg(name),
                                    created->generatedPassword),
                   tr("Done"));
    });
}

} // namespace ui
