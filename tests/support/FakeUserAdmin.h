#pragma once

#include "core/admin/UserAdmin.h"
#include "tests/support/FakeAnswers.h"

#include <algorithm>

namespace tests {

inline core::UserSummary aUser(const QString &name)
{
    core::UserSummary user;
    user.id = core::UserId{QStringLiteral("id-") + name};
    user.username = name;
    user.email = name + QStringLiteral("@example.com");
    user.verified = true;
    user.createdAt = core::fromMillis(1'750'000'000'000);
    return user;
}

/// Users in memory: the list is `users`, in order.
class FakeUserAdmin : public core::UserAdmin, public FakeAnswers
{
public:
    std::vector<core::UserSummary> users;
    QStringList calls;     ///< "remove id-anna id-bert"
    QStringList alreadySo; ///< ids that a change leaves as they are: somebody else was there before

    QFuture<core::Result<core::Page<core::UserSummary>>> list(core::UserFilter filter, core::PageRequest page) override
    {
        core::Page<core::UserSummary> found;
        for (const auto &user : users) {
            if (!matches(user, filter))
                continue;
            if (found.matching++ >= page.after.toInt() && int(found.rows.size()) < page.limit)
                found.rows.push_back(user);
        }
        const qint64 end = page.after.toInt() + qint64(found.rows.size());
        found.next = end < found.matching ? QString::number(end) : QString();
        found.total = qint64(users.size());
        return answer(core::Result<core::Page<core::UserSummary>>(found));
    }
    QFuture<core::Result<core::UserSummary>> find(QString idOrName) override
    {
        for (const auto &user : users) {
            if (user.id.value == idOrName || user.username == idOrName)
                return answer(core::Result<core::UserSummary>(user));
        }
        return answer(core::Result<core::UserSummary>(core::fail(core::ErrorKind::NotFound, {})));
    }
    QFuture<core::Result<core::CreatedUser>> create(core::NewUser user) override
    {
        calls.append(QStringLiteral("create ") + user.username);
        const QString generated = user.password.isEmpty() ? QStringLiteral("Gen3rated!pass") : QString();
        if (!failNext)
            users.push_back(aUser(user.username));
        return answer(core::Result<core::CreatedUser>(core::CreatedUser{aUser(user.username).id, generated}));
    }
    QFuture<core::Result<void>> update(core::UserId id, QString username, QString email, bool verified) override
    {
        change({id}, QStringLiteral("update"), [&](core::UserSummary &user) {
            user.username = username;
            user.email = email;
            user.verified = verified;
        });
        return answer(core::Result<void>());
    }
    QFuture<core::Result<QString>> setPassword(core::UserId id, QString password) override
    {
        calls.append(QStringLiteral("setPassword ") + id.value);
        return answer(core::Result<QString>(password.isEmpty() ? QStringLiteral("Gen3rated!pass") : QString()));
    }
    QFuture<core::Result<std::vector<core::UserId>>> setActive(std::vector<core::UserId> ids, bool active) override
    {
        return change(ids, active ? QStringLiteral("enable") : QStringLiteral("disable"),
                      [active](core::UserSummary &user) { user.active = active; });
    }
    QFuture<core::Result<std::vector<core::UserId>>> unlock(std::vector<core::UserId> ids) override
    {
        return change(ids, QStringLiteral("unlock"), [](core::UserSummary &user) { user.lockedUntil.reset(); });
    }
    QFuture<core::Result<std::vector<core::UserId>>> remove(std::vector<core::UserId> ids) override
    {
        return change(ids, QStringLiteral("remove"), [](core::UserSummary &user) { user.deleted = true; });
    }
    QFuture<core::Result<std::vector<core::UserId>>> restore(std::vector<core::UserId> ids) override
    {
        return change(ids, QStringLiteral("restore"), [](core::UserSummary &user) { user.deleted = false; });
    }
    QFuture<core::Result<int>> endSessions(core::UserId id) override
    {
        calls.append(QStringLiteral("endSessions ") + id.value);
        for (auto &user : users) {
            if (user.id == id && !failNext)
                user.activeFamilies = 0;
        }
        return answer(core::Result<int>(1));
    }
    QStringList missingPasswordRules(const QString &password) const override
    {
        QStringList missing;
        const auto none = [&](auto test) { return std::ranges::none_of(password, test); };
        if (password.size() < 8)
            missing.append(QStringLiteral("length"));
        if (none([](QChar c) { return c.isUpper(); }))
            missing.append(QStringLiteral("upper"));
        if (none([](QChar c) { return c.isLower(); }))
            missing.append(QStringLiteral("lower"));
        if (none([](QChar c) { return c.isDigit(); }))
            missing.append(QStringLiteral("digit"));
        if (none([](QChar c) { return c.isPunct() || c.isSymbol(); }))
            missing.append(QStringLiteral("special"));
        return missing;
    }

private:
    static bool matches(const core::UserSummary &user, const core::UserFilter &filter)
    {
        if (!user.username.contains(filter.text, Qt::CaseInsensitive) &&
            !user.email.contains(filter.text, Qt::CaseInsensitive))
            return false;
        for (const QStringList &parts : filter.names) {
            if (std::ranges::none_of(
                    parts, [&](const QString &part) { return user.username.contains(part, Qt::CaseInsensitive); }))
                return false;
        }
        return std::ranges::all_of(filter.states, [&](auto state) { return isIn(user, state); }) &&
               isIn(user, filter.state);
    }
    static bool isIn(const core::UserSummary &user, core::UserFilter::State state)
    {
        switch (state) {
        case core::UserFilter::State::All:
            return !user.deleted;
        case core::UserFilter::State::Active:
            return !user.deleted && user.active && !user.lockedUntil;
        case core::UserFilter::State::Disabled:
            return !user.deleted && !user.active;
        case core::UserFilter::State::Locked:
            return !user.deleted && user.lockedUntil;
        case core::UserFilter::State::NeverSignedIn:
            return !user.deleted && !user.lastLoginAt;
        case core::UserFilter::State::Deleted:
            return user.deleted;
        }
        return false;
    }
    QFuture<core::Result<std::vector<core::UserId>>> change(const std::vector<core::UserId> &ids, const QString &what,
                                                            const std::function<void(core::UserSummary &)> &how)
    {
        QString call = what;
        std::vector<core::UserId> changed;
        for (auto &user : users) {
            if (std::ranges::find(ids, user.id) == ids.end())
                continue;
            call += u' ' + user.id.value;
            if (alreadySo.contains(user.id.value))
                continue;
            changed.push_back(user.id);
            if (!failNext)
                how(user);
        }
        calls.append(call);
        return answer(core::Result<std::vector<core::UserId>>(changed));
    }
};

} // namespace tests
