#include "ui/users/UserSearch.h"

#include "ui/async/WhenDone.h"

#include <QPromise>

namespace ui {

using namespace Qt::StringLiterals;

QFuture<std::vector<SearchHit>> searchUsers(core::UserAdmin &users, const QString &text, int most, QObject *owner)
{
    auto promise = std::make_shared<QPromise<std::vector<SearchHit>>>();
    promise->start();
    core::UserFilter wanted;
    wanted.text = text;
    whenDone(users.list(wanted, {{}, qBound(1, most, 100)}), owner,
             [promise](const core::Result<core::Page<core::UserSummary>> &page) {
                 std::vector<SearchHit> hits;
                 if (page) {
                     for (const core::UserSummary &user : page->rows)
                         hits.push_back({user.username, user.email, u"user:"_s + user.id.value});
                 }
                 promise->addResult(hits);
                 promise->finish();
             });
    return promise->future();
}

} // namespace ui
