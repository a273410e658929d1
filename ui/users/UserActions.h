#pragma once

#include "core/admin/UserBatchAdmin.h"

#include <QObject>

#include <functional>
#include <vector>

namespace ui {

class PageFrame;

/// What can be done with the selected users, one or many: changes, tells how many were changed, and offers Undo where
/// there is one.
class UserActions : public QObject
{
    Q_OBJECT
public:
    using Users = std::vector<core::UserSummary>;
    UserActions(core::UserAdmin &users, core::UserBatchAdmin &batches, PageFrame *page);

    void setActive(const Users &users, bool active);
    void unlock(const Users &users);
    void remove(const Users &users);
    void restore(const Users &users);
    void confirmEndSessions(const Users &users); ///< with a preview of what ends
    void confirmReset(const Users &users);       ///< new passwords, shown once

Q_SIGNALS:
    void changed();

private:
    using Ids = std::vector<core::UserId>;
    void run(QFuture<core::Result<Ids>> change, const std::function<void(const Ids &changed)> &tell);
    static QString stateTold(const Users &users, const Ids &ids, bool active);
    void tellActive(const Users &users, const Ids &ids, bool active);
    void tellRestored(const Users &users, const Ids &restored);

    core::UserAdmin &m_users;
    core::UserBatchAdmin &m_batches;
    PageFrame *m_page;
};

/// "Signs out 2 browsers and ends 5 token chains: web-app 3, mobile 2."
QString endPreviewText(const core::EndPreview &preview);

} // namespace ui
