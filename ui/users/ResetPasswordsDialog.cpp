#include "ui/users/ResetPasswordsDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/users/PasswordList.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

ResetPasswordsDialog::ResetPasswordsDialog(core::UserBatchAdmin &batches, std::vector<core::UserId> ids,
                                           QWidget *parent)
    : FormDialog(tr("Reset passwords"), tr("Reset passwords"), parent)
    , m_batches(batches)
    , m_ids(std::move(ids))
    , m_busy(new BusyBar(BusyBar::Cancel::Possible))
{
    setObjectName(u"resetPasswordsDialog"_s);
    setMinimumWidth(680);
    auto *text = new TonedLabel(tr("Users who get a new, generated password: %n.", nullptr, int(m_ids.size())) + u' ' +
                                    tr("Their old passwords stop working and all their sessions end. The new "
                                       "passwords are shown once, to be copied or saved."),
                                Tone::Text);
    text->setObjectName(u"resetConsequence"_s);
    text->setWordWrap(true);
    content()->addWidget(text);
    content()->addWidget(m_busy);
    setCommandLine([this] {
        QString list;
        for (const core::UserId &id : m_ids)
            list += u' ' + shellWord(id.value);
        return u"for id in%1; do %2; done"_s.arg(list, gatehousedLine(u"user set-password"_s) + u" -- \"$id\""_s);
    });
}

ResetPasswordsDialog::~ResetPasswordsDialog()
{
    *m_cancelled = true;
}

void ResetPasswordsDialog::submit()
{
    setBusy(true);
    *m_cancelled = false;
    m_busy->start([cancelled = m_cancelled] { *cancelled = true; });
    const auto progress = [cancelled = m_cancelled, busy = QPointer(m_busy)](int done, int total) {
        QMetaObject::invokeMethod(qApp, [busy, done, total] {
            if (busy)
                busy->setProgress(done, total);
        });
        return !*cancelled;
    };
    whenDone(m_batches.resetPasswords(m_ids, progress), this,
             [this](const core::Result<std::vector<core::GivenPassword>> &given) {
                 setBusy(false);
                 m_busy->stop();
                 if (!given)
                     return showFailure(given.error());
                 emit passwordsReset();
                 showPasswords(*given);
             });
}

void ResetPasswordsDialog::showPasswords(const std::vector<core::GivenPassword> &given)
{
    QList<QStringList> rows;
    for (const core::GivenPassword &one : given)
        rows.append({one.username, one.email, one.password});
    QString told = tr("Passwords reset: %n.", nullptr, int(given.size()));
    if (const int missing = int(m_ids.size() - given.size()); missing > 0)
        told += u' ' + tr("Users who are not there any more: %n.", nullptr, missing);
    if (!rows.isEmpty())
        m_passwords = new PasswordList(told, rows);
    showResult(m_passwords ? static_cast<QWidget *>(m_passwords) : new TonedLabel(told, Tone::Text), tr("Done"));
}

void ResetPasswordsDialog::done(int result)
{
    if (!m_passwords || m_passwords->areTaken())
        return FormDialog::done(result);
    if (findChild<ConfirmDialog *>())
        return;
    auto *question = new ConfirmDialog(tr("Close without the passwords?"),
                                       tr("They were neither copied nor saved, and nothing can show them again once "
                                          "this is closed. The old ones do not work any more."),
                                       tr("Close without them"), {}, this);
    question->setObjectName(u"losePasswords"_s);
    connect(question, &QDialog::accepted, this, [this, result] { FormDialog::done(result); });
    question->open();
}

} // namespace ui
