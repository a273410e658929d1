#include "ui/users/SetPasswordDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/users/PasswordChoice.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

SetPasswordDialog::SetPasswordDialog(core::UserAdmin &users, const core::UserSummary &user, QWidget *parent)
    : FormDialog(tr("Set password of %1").arg(user.username), tr("Set password"), parent)
    , m_users(users)
    , m_id(user.id)
    , m_password(new PasswordChoice(users))
{
    setObjectName(u"setPasswordDialog"_s);
    form()->addRow(tr("New password"), m_password);
    if (user.activeFamilies > 0) {
        auto *warning = new TonedLabel(tr("This ends all token chains of this user: %n.", nullptr, user.activeFamilies),
                                       Tone::Waiting);
        warning->setObjectName(u"endsSessions"_s);
        warning->setWordWrap(true);
        content()->addWidget(warning);
    }
    setCommandLine([this, name = user.username] {
        return gatehousedLine(u"user set-password"_s, {name},
                              m_password->password().isEmpty() ? QString() : u" --password-stdin"_s);
    });
    connect(m_password, &PasswordChoice::changed, this,
            [this] { submitButton()->setEnabled(m_password->isAcceptable()); });
}

void SetPasswordDialog::submit()
{
    setBusy(true);
    whenDone(m_users.setPassword(m_id, m_password->password()), this, [this](const core::Result<QString> &generated) {
        setBusy(false);
        if (!generated)
            return showFailure(generated.error());
        emit passwordSet(m_id);
        if (generated->isEmpty())
            return accept();
        showResult(new SecretResult(tr("The password was changed. This is the new one:"), *generated), tr("Done"));
    });
}

} // namespace ui
