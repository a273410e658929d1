#pragma once

#include "core/admin/UserAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/users/User.h"

namespace core {

class DatabaseUserAdmin final : public UserAdmin
{
public:
    explicit DatabaseUserAdmin(const AdminContext &context) : m_context(context) { }
    QFuture<Result<Page<UserSummary>>> list(UserFilter filter, PageRequest page) override;
    QFuture<Result<UserSummary>> find(QString idOrName) override;
    QFuture<Result<CreatedUser>> create(NewUser user) override;
    QFuture<Result<void>> update(UserId id, QString username, QString email, bool verified) override;
    QFuture<Result<QString>> setPassword(UserId id, QString password) override;
    QFuture<Result<int>> setActive(std::vector<UserId> ids, bool active) override;
    QFuture<Result<int>> unlock(std::vector<UserId> ids) override;
    QFuture<Result<int>> remove(std::vector<UserId> ids) override;
    QFuture<Result<int>> restore(std::vector<UserId> ids) override;
    QFuture<Result<int>> endSessions(UserId id) override;
    QStringList missingPasswordRules(const QString &password) const override;

private:
    /// A policy-conforming password of 20 characters.
    QString generatedPassword() const;
    Result<QString> hashOf(const QString &password) const;
    /// Applies `change` to each user in one transaction, with an audit row each; answers how many it changed.
    template <class Change>
    QFuture<Result<int>> changeEach(std::vector<UserId> ids, EventType event, Change change);

    const AdminContext &m_context;
};

} // namespace core
