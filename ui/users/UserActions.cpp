#include "ui/users/UserActions.h"

#include "ui/async/WhenDone.h"
#include "ui/users/ResetPasswordsDialog.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/PageFrame.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

std::vector<core::UserId> idsOf(const UserActions::Users &users,
                                const std::function<bool(const core::UserSummary &)> &concerned)
{
    std::vector<core::UserId> ids;
    for (const core::UserSummary &user : users) {
        if (concerned(user))
            ids.push_back(user.id);
    }
    return ids;
}

constexpr int kMostClientsNamed = 8;

} // namespace

UserActions::UserActions(core::UserAdmin &users, core::UserBatchAdmin &batches, PageFrame *page)
    : QObject(page), m_users(users), m_batches(batches), m_page(page)
{}

void UserActions::run(QFuture<core::Result<Ids>> change, const std::function<void(const Ids &changed)> &tell)
{
    whenDone(change, this, [this, tell](const core::Result<Ids> &ids) {
        if (!ids)
            return m_page->showFailure(ids.error());
        m_page->hideFailure();
        emit changed();
        tell(*ids);
    });
}

void UserActions::setActive(const Users &users, bool active)
{
    const Ids ids = idsOf(users, [&](const auto &user) { return user.active != active && !user.deleted; });
    if (ids.empty())
        return m_page->showNotice(active ? tr("All of them are enabled already.")
                                         : tr("All of them are disabled already."));
    run(m_users.setActive(ids, active), [=, this](const Ids &changed) { tellActive(users, changed, active); });
}

QString UserActions::stateTold(const Users &users, const Ids &ids, bool active)
{
    const int count = int(ids.size());
    const auto is = [&](const core::UserSummary &user) { return count == 1 && user.id == ids.front(); };
    if (const auto only = std::ranges::find_if(users, is); only != users.end())
        return (active ? tr("%1 was enabled.", "a user") : tr("%1 was disabled.", "a user")).arg(only->username);
    return active ? tr("Users enabled: %n.", nullptr, count) : tr("Users disabled: %n.", nullptr, count);
}

/// Undo takes back what was done, not what was shown: between the two somebody else may have changed a user.
void UserActions::tellActive(const Users &users, const Ids &ids, bool active)
{
    QString told = stateTold(users, ids, active);
    if (const int others = int(users.size()) - int(ids.size()); others > 0)
        told += u' ' + tr("Left as they were: %n.", "users", others);
    if (ids.empty())
        return m_page->showNotice(told);
    m_page->showNotice(told, tr("Undo"), [this, users, ids, active] {
        run(m_users.setActive(ids, !active),
            [=, this](const Ids &back) { m_page->showNotice(stateTold(users, back, !active)); });
    });
}

void UserActions::unlock(const Users &users)
{
    const Ids ids = idsOf(users, [](const auto &user) { return !user.deleted; });
    run(m_users.unlock(ids), [this, users](const Ids &unlocked) {
        const int count = int(unlocked.size());
        if (count == 0)
            return m_page->showNotice(tr("None of them was locked."));
        m_page->showNotice(users.size() == 1 && count == 1 ? tr("%1 was unlocked.").arg(users.front().username)
                                                           : tr("Users unlocked: %n.", nullptr, count));
    });
}

void UserActions::remove(const Users &users)
{
    const Ids ids = idsOf(users, [](const auto &user) { return !user.deleted; });
    if (ids.empty())
        return;
    run(m_users.remove(ids), [this, users](const Ids &removed) {
        const int count = int(removed.size());
        const QString told = users.size() == 1 && count == 1
                                 ? tr("%1 was deleted.", "a user").arg(users.front().username)
                                 : tr("Users deleted: %n.", nullptr, count);
        if (removed.empty())
            return m_page->showNotice(told);
        m_page->showNotice(told, tr("Undo"), [this, users, removed] {
            run(m_users.restore(removed), [this, users](const Ids &restored) { tellRestored(users, restored); });
        });
    });
}

void UserActions::restore(const Users &users)
{
    const Ids ids = idsOf(users, [](const auto &user) { return user.deleted; });
    if (ids.empty())
        return;
    run(m_users.restore(ids), [this, users](const Ids &restored) { tellRestored(users, restored); });
}

void UserActions::tellRestored(const Users &users, const Ids &restored)
{
    const int count = int(restored.size());
    m_page->showNotice(users.size() == 1 && count == 1 ? tr("%1 was restored.", "a user").arg(users.front().username)
                                                       : tr("Users restored: %n.", nullptr, count));
}

void UserActions::confirmEndSessions(const Users &users)
{
    const Ids ids = idsOf(users, [](const auto &user) { return !user.deleted; });
    if (ids.empty())
        return;
    const QString title = users.size() == 1 ? tr("End all sessions of %1").arg(users.front().username)
                                            : tr("End all sessions of these users: %n", nullptr, int(ids.size()));
    auto *dialog = new ConfirmDialog(title, tr("Counting what ends…"), tr("End sessions"), {}, m_page);
    dialog->setObjectName(u"endSessionsDialog"_s);
    dialog->setCommandLine([ids] {
        QStringList values;
        for (const core::UserId &id : ids)
            values << id.value;
        return gatehousedLine(u"user end-sessions"_s, values);
    });
    whenDone(m_batches.previewEnd(ids), dialog, [dialog](const core::Result<core::EndPreview> &preview) {
        dialog->setConsequence(preview ? endPreviewText(*preview)
                                       : tr("What ends could not be counted. All of these users' browsers are signed "
                                            "out, and all their token chains end."));
    });
    connect(dialog, &QDialog::accepted, this, [this, ids] {
        whenDone(m_batches.endSessions(ids), this, [this](const core::Result<core::EndedSessions> &ended) {
            if (!ended)
                return m_page->showFailure(ended.error());
            m_page->hideFailure();
            emit changed();
            m_page->showNotice(tr("Browsers signed out: %n.", nullptr, ended->browsers) + u' ' +
                               tr("Token chains ended: %n.", nullptr, ended->chains));
        });
    });
    dialog->open();
}

void UserActions::confirmReset(const Users &users)
{
    Users living;
    std::ranges::copy_if(users, std::back_inserter(living), [](const auto &user) { return !user.deleted; });
    if (living.empty())
        return;
    auto *dialog = new ResetPasswordsDialog(m_batches, idsOf(living, [](const auto &) { return true; }), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResetPasswordsDialog::passwordsReset, this, &UserActions::changed);
    dialog->open();
}

QString endPreviewText(const core::EndPreview &preview)
{
    QString text = UserActions::tr("Browsers that are signed out: %n.", nullptr, preview.browsers) + u'\n' +
                   UserActions::tr("Token chains that end: %n.", nullptr, preview.chains);
    QStringList clients;
    for (const auto &client : preview.byClient) {
        if (clients.size() == kMostClientsNamed) {
            clients << UserActions::tr("and more");
            break;
        }
        clients << UserActions::tr("%1: %2", "a client, its number of chains")
                       .arg(client.client.value, QLocale().toString(client.chains));
    }
    if (!clients.isEmpty())
        text += u'\n' + clients.join(u", "_s);
    return text + u"\n\n"_s +
           UserActions::tr("Every application has to sign in again. Services that check access tokens by signature "
                           "alone accept those that are already out until they expire.");
}

} // namespace ui
