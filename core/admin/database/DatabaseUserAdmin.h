#pragma once

#include "core/admin/UserAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/sessions/UserEnding.h"
#include "core/users/User.h"

namespace core {

class DatabaseUserAdmin final : public UserAdmin
{
public:
    explicit DatabaseUserAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<Page<UserSummary>>> list(UserFilter filter, PageRequest page) override;
    QFuture<Result<UserSummary>> find(QString nameOrId) override;
    QFuture<Result<CreatedUser>> create(NewUser user) override;
    QFuture<Result<void>> update(UserId id, QString username, QString email, bool verified) override;
    QFuture<Result<QString>> setPassword(UserId id, QString password) override;
    QFuture<Result<std::vector<UserId>>> setActive(std::vector<UserId> ids, bool active) override;
    QFuture<Result<std::vector<UserId>>> unlock(std::vector<UserId> ids) override;
    QFuture<Result<std::vector<UserId>>> remove(std::vector<UserId> ids) override;
    QFuture<Result<std::vector<UserId>>> restore(std::vector<UserId> ids) override;
    QFuture<Result<int>> endSessions(UserId id) override;
    QStringList missingPasswordRules(const QString &password) const override;

private:
    /// False, having changed nothing, when the user is so already; else fills in what the audit row tells.
    using Change = std::function<Result<bool>(Transaction &, const UserId &, QJsonObject &data)>;

    /// A password of 24 characters that satisfies every policy.
    QString generatedPassword() const;
    Result<QString> acceptedPassword(const QString &given) const;
    Result<QString> hashOf(const QString &password) const;
    Result<void> record(Transaction &transaction, EventType type, const UserId &id, const QJsonObject &data) const;
    Result<SessionEnding::Outcome> endEverything(Transaction &transaction, const UserId &id) const;
    Result<std::vector<UserId>> applyToEach(const std::vector<UserId> &ids, EventType event,
                                            const Change &change) const;
    /// One transaction, an audit row each; `afterwards` for each that was changed, once that is durable.
    QFuture<Result<std::vector<UserId>>> changeEach(std::vector<UserId> ids, EventType event, Change change,
                                                    std::function<void(const UserId &)> afterwards = {});

    const AdminContext &m_context;
};

} // namespace core
